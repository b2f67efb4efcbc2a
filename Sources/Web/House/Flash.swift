import FastCGI
import Postroom

/// A message that answers the last action: written with a redirect, shown once on the next page.
package struct Flash {
    /// Whether it says what begins, which may be over before anybody reads it.
    package let isAnnouncement: Bool
    package let words: String

    private static let name = "postroom-flash"
    /// Before the words of an announcement; percent-encoded words never begin with it.
    private static let mark = "*"

    init(_ words: String, isAnnouncement: Bool = false) {
        self.words = words
        self.isAnnouncement = isAnnouncement
    }

    init?(in request: Request) {
        guard let value = request.cookie(Self.name) else { return nil }
        let isAnnouncement = value.hasPrefix(Self.mark)
        let words = (isAnnouncement ? String(value.dropFirst()) : value).percentDecoded
        guard let words, !words.isEmpty else { return nil }
        self.init(words, isAnnouncement: isAnnouncement)
    }

    /// Its words on a page on which all of it is over, or not yet.
    func words(isOver: Bool) -> String {
        isAnnouncement && isOver ? "\(words) By now that is over; what came of it stands below." : words
    }

    func cookie(on visit: Visit) -> Cookie {
        let text = words.shortened(to: 400).percentEncoded
        return Cookie(
            name: Self.name, value: isAnnouncement ? Self.mark + text : text, isSecure: visit.request.isSecure,
            lifetime: 60)
    }

    static func removed(on visit: Visit) -> Cookie {
        Cookie(name: name, value: "", isSecure: visit.request.isSecure, lifetime: 0)
    }
}
