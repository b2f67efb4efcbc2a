/// Names and values in the order in which they were sent; a name may stand more than once.
package struct Fields: Sendable {
    package private(set) var all: [(name: String, value: String)] = []

    package init(_ pairs: [(name: String, value: String)] = []) { all = pairs }

    /// Reads `a=1&b=2`, strictly decoded.
    package init(urlencoded text: some Collection<UInt8>, limit: Int) throws(Unreadable) {
        for pair in text.split(separator: UInt8(ascii: "&")) {
            guard all.count < limit else { throw .tooLarge }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try PercentEncoding.decode(halves[0], plusIsSpace: true)
            let value = halves.count == 2 ? try PercentEncoding.decode(halves[1], plusIsSpace: true) : ""
            all.append((name, value))
        }
    }

    mutating func append(_ name: String, _ value: String) { all.append((name, value)) }

    /// The first value of that name.
    package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    /// Every value of that name, in order.
    package func all(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }
}
