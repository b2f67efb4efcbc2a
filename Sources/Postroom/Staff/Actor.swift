package import Foundation

/// Who is acting, and for which organisation.
package struct Actor: Sendable {
    package enum Who: Sendable, Equatable {
        case staff(ID<Staff>, name: String, role: Role)
        /// Postroom itself: the runner, an import from the command line, a rule.
        case postroom
        /// Postroom itself, for somebody who had the right when they asked for it.
        case errand(ID<Staff>, name: String)
        /// An office just opened: nobody may do anything yet.
        case nobody
    }

    /// Who sits in an office before anybody came in.
    package static let nobody = Actor(.nobody, organisationID: ID(0), timeZone: .gmt)

    package let who: Who
    package let organisationID: ID<Organisation>
    package let timeZone: TimeZone

    package init(_ who: Who, organisationID: ID<Organisation>, timeZone: TimeZone) {
        (self.who, self.organisationID, self.timeZone) = (who, organisationID, timeZone)
    }

    /// Postroom at work for somebody who asked for it earlier; where nobody did, for itself.
    init(for asker: (id: ID<Staff>, name: String)?, organisationID: ID<Organisation>, timeZoneName: String) {
        self.init(
            asker.map { .errand($0.id, name: $0.name) } ?? .postroom, organisationID: organisationID,
            timeZone: TimeZone(identifier: timeZoneName) ?? .gmt)
    }

    /// `nil` where Postroom itself acts.
    package var staffID: ID<Staff>? {
        switch who {
        case .staff(let id, _, _), .errand(let id, _): id
        case .postroom, .nobody: nil
        }
    }

    package var name: String {
        switch who {
        case .staff(_, let name, _), .errand(_, let name): name
        case .postroom, .nobody: "Postroom"
        }
    }

    package func may(_ level: Right.Level, of area: Right.Area) -> Bool {
        switch who {
        case .postroom, .errand: true
        case .nobody: false
        case .staff(_, _, let role): role.level(of: area) >= level
        }
    }
}
