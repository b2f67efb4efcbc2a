import Postroom
import Support

extension Clerk {
    /// Somebody of this role before the page of `12345/C001`, a letter that is printed and was never sent.
    static func withLetter(as role: Role) throws -> (office: Office, clerk: Clerk, customer: Customer) {
        let office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        let customer = try cast.customer("12345")
        let clerk = try signedIn(as: role, at: office)
        try cast.letter(to: customer, token: "letter")
        clerk.open("/customers/12345/correspondence/C001")
        clerk.send("/customers/12345/correspondence/C001/recreate", [("seen_version", "0")])
        return (office, clerk, customer)
    }
}
