import Postroom
import Press

extension Emailing {
    init(_ record: Correspondence, _ visit: Visit) throws {
        try self.init(record, with: visit.press, site: visit.settings.publicURL, in: visit.office)
    }
}
