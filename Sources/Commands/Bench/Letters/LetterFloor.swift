/// The same page drawn by Pango and Cairo from C, with nothing kept from one letter to the next.
struct LetterFloor {
    private let program: String

    init(on ground: Ground) throws {
        program = try ground.floor("letter-floor", packages: ["pangocairo"])
    }

    /// Milliseconds of the processor for each of so many letters.
    func milliseconds(count: Int) throws -> Double {
        let words = try Child.output(of: [program, String(count)], core: 0)
        guard let each = Double(words.filter { !$0.isWhitespace }) else {
            preconditionFailure("the floor prints one number: \(words)")
        }
        return each
    }
}
