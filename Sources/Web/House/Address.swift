import Postroom

/// Where records have their pages.
extension Customer {
    var address: String { "/customers/\(account.text.percentEncoded)" }
}

extension Correspondence {
    var address: String { "/customers/\(account.percentEncoded)/correspondence/\(number.text)" }
}

extension Message {
    var address: String { "/messages/\(id.number)" }
}
