/// What a browser wants of an address: to see it, or to have something done. HEAD is a GET whose content is left out.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"

    init?(_ name: String) { self.init(rawValue: name == "HEAD" ? "GET" : name) }
}
