/// A compiled template's steps and what they refer to; shared, never changed.
final class Code: Sendable {
    /// A name as written and cut at its dots.
    struct Name: Sendable {
        let whole: String
        let first: String
        let rest: [String]

        init(_ whole: String) {
            let parts = whole == "." ? [] : whole.split(separator: ".", omittingEmptySubsequences: false)
            self.whole = whole
            first = parts.first.map(String.init) ?? ""
            rest = parts.dropFirst().map(String.init)
        }

        /// Whether it is the dot, which means the value at hand.
        var isDot: Bool { first.isEmpty && rest.isEmpty }
    }

    let template: String
    // Where steps and bytes lie, without the counting and checking that an array brings to each of a thousand steps.
    // Unsafe only in that the compiler cannot see that nobody writes there after `init`.
    nonisolated(unsafe) let ops: UnsafeBufferPointer<Op>
    nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
    let names: [Name]
    /// The names' first parts once more, because a whole `Name` is dear to copy.
    let firsts: [String]

    init(template: String, ops: [Op], bytes: [UInt8], names: [Name]) {
        self.template = template
        self.ops = Self.kept(ops)
        self.bytes = Self.kept(bytes)
        self.names = names
        firsts = names.map(\.first)
    }

    deinit {
        ops.deallocate()
        bytes.deallocate()
    }

    private static func kept<Element>(_ list: [Element]) -> UnsafeBufferPointer<Element> {
        let kept = UnsafeMutableBufferPointer<Element>.allocate(capacity: list.count)
        _ = kept.initialize(from: list)
        return UnsafeBufferPointer(kept)
    }

    func error(_ op: Op, _ message: String) -> MustacheError {
        MustacheError(template: template, line: Int(op.line), message: message)
    }
}
