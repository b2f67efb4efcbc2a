/// A way to reach a customer, as a file gives it or the database has it.
struct PointRecord: Equatable {
    var id = 0
    let kind: ContactPoint.Kind
    let value: String
    let key: String
    /// Whether it belongs to the contact that imports keep, or to the customer where there is no contact.
    var isImported = true
    var isDefault = false
    var isValid = true

    /// The addresses of a value; several may be separated by semicolons, commas or spaces.
    static func emails(_ text: String) -> [PointRecord] {
        text.split { ";, \n".contains($0) }.map { part in
            guard let address = EmailAddress(String(part)) else {
                return PointRecord(
                    kind: .email, value: String(part), key: part.lowercased(), isValid: false)
            }
            return PointRecord(kind: .email, value: address.text, key: address.key)
        }
    }

    /// - Parameter kind: what the column says; a British number says itself whether it is a mobile.
    static func telephone(_ text: String, kind: ContactPoint.Kind) -> PointRecord? {
        guard let number = TelephoneNumber(text) else { return nil }
        return PointRecord(kind: number.kind ?? kind, value: number.text, key: number.key)
    }
}
