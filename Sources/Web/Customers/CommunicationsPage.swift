import FastCGI
import Postroom

/// Where calls, meetings and promises will be recorded.
enum CommunicationsPage {
    static func show(_ visit: Visit) throws -> Reply {
        try CustomerFrame(visit).show("customers/communications", at: .communications, [])
    }
}
