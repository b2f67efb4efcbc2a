/// What a gateway answered, whatever the status.
package struct HTTPReply: Sendable {
    package let status: Int
    /// In the order received; names in lower case.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The first value of a header.
    /// - Parameter name: in lower case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}
