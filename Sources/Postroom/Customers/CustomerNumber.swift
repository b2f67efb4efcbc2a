/// A number by which a customer is served: of a telephone, a line, a meter.
package struct CustomerNumber: Sendable, Equatable {
    package let id: ID<CustomerNumber>
    package let number: String
    /// What it is called: `Front office`; may be empty.
    package let label: String
    package let status: Status

    package enum Status: String, Sendable {
        case active, ceased
    }

    /// Letters and digits in lower case, by which two spellings of one number are known to be the same.
    static func key(_ number: String) -> String {
        number.folded.filter { $0.isLetter || $0.isNumber }
    }
}
