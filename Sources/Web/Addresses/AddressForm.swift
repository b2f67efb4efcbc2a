import FastCGI
import Mustache
import Postroom

/// The form of an email address: what it is, whose it is, what goes there.
struct AddressForm {
    var entry = ContactPoint.Entry()
    var problems: [Problem] = []

    init(_ point: ContactPoint) {
        entry.email = point.value
        entry.contact = point.contactID
        entry.isDefault = point.isDefault
        entry.classes = point.classes
    }

    /// The form as it comes back; without fields a new one, for this contact.
    init(_ form: Form, contact: ID<Contact>? = nil) {
        entry.email = form["email"] ?? ""
        entry.contact = form["contact"].flatMap { ID(text: $0) } ?? contact
        entry.isDefault = form["is_default"] != nil
        entry.classes = Set(CorrespondenceClass.allCases.filter { form[Self.name($0)] != nil })
    }

    private static func name(_ kind: CorrespondenceClass) -> String {
        "for_\(kind.rawValue.replacing(" ", with: "_"))"
    }

    /// What the view asks for.
    func entries(_ contacts: [Contact], customer: Customer) -> [(String, Value)] {
        var email = FormField("email", "Email address", .line(type: "email"), value: entry.email)
        (email.limit, email.isRequired, email.autocomplete) = (254, true, "off")
        let choices =
            [(value: "", title: "\(customer.name), its own")]
            + contacts.map { (value: "\($0.id.number)", title: $0.name) }
        let contact = FormField("contact", "Whose", .choice(choices), value: entry.contact.map { "\($0.number)" } ?? "")
        return [
            email.entry(problems), contact.entry(problems), ("is_default", .bool(entry.isDefault)),
            (
                "classes",
                .list(
                    CorrespondenceClass.allCases.map { kind in
                        [
                            "name": .text(Self.name(kind)), "title": .text(kind.title),
                            "is_ticked": .bool(entry.classes.contains(kind)),
                        ]
                    })
            ),
        ]
    }
}
