/// One thing that the `postroom` command does.
protocol Subcommand {
    static var name: String { get }
    static var usage: String { get }
    static var sentence: String { get }
    /// Names of options that are followed by a value.
    static var options: [String] { get }
    /// Names of options that stand alone.
    static var switches: [String] { get }

    /// - Returns: the exit code.
    static func run(_ arguments: inout Arguments) throws -> Int32
}

extension Subcommand {
    static var options: [String] { [] }
    static var switches: [String] { [] }
}

/// Thrown where the words of a command make no sense; exit code 2.
struct Misuse: Error {
    let sentence: String
}

/// Thrown where something cannot be done; exit code 1.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }
}
