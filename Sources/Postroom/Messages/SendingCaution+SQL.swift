import SQL

/// Something that whoever is about to send should know about the customer.
package struct SendingCaution: Sendable, Equatable {
    package let message: String
    /// Nothing may be sent, rather than that somebody should think twice.
    package var isBar = false
}

extension Correspondence {
    /// What speaks against sending it, the gravest first.
    package func cautions(in office: Office) throws -> [SendingCaution] {
        guard let type = try CorrespondenceType.find(typeID, in: office),
            let customer = try Customer.find(customerID, in: office)
        else { return [] }
        let obstacles = try type.obstacles(for: customer, on: office.today, in: office)
        let cautions = obstacles.map { SendingCaution(message: $0.message, isBar: $0.stops(.manual)) }
        return cautions + (try preferences(of: customer, in: office))
    }

    /// Wishes of the customer's that a person's own decision outweighs.
    private func preferences(of customer: Customer, in office: Office) throws -> [SendingCaution] {
        var cautions: [SendingCaution] = []
        if customer.isOnHold { cautions.append(SendingCaution(message: "This customer is on hold.")) }
        let prefersPost = try office.database.exists(
            "SELECT 1 FROM customer WHERE id = \(customerID) AND preferred_channel = 'post'")
        if prefersPost {
            cautions.append(
                SendingCaution(
                    message: "This customer prefers letters by post. Sent by hand, it is emailed all the same."))
        } else if !customer.receivesEmail {
            cautions.append(
                SendingCaution(
                    message:
                        "This customer is not set to receive email correspondence. Sent by hand, it is emailed all "
                        + "the same."))
        }
        return cautions
    }
}
