import FastCGI
import Mustache
import Postroom

/// Settings > Users: who can sign in, and what they are.
enum StaffListPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.view, of: .staff)
        let people = try Staff.all(in: office)
        let seen = try Staff.lastSeen(in: office)
        let count = people.count { $0.maySignIn }
        return try visit.show(
            "team/index", title: "Users", at: .users,
            [
                ("lead", .text(count == 1 ? "One person can sign in" : "\(count.grouped) people can sign in")),
                ("may_edit", .bool(office.actor.may(.edit, of: .staff))),
                ("rows", .list(people.map { row($0, seen: seen[$0.id], in: office) })),
            ])
    }

    private static func row(_ staff: Staff, seen: Moment?, in office: Office) -> Value {
        let duties = [
            staff.isAccountManager ? "Account manager" : nil, staff.isCreditController ? "Credit controller" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        return [
            "address": .text("/staff/\(staff.id.number)"), "name": .text(staff.name), "email": .text(staff.email),
            "role": .text(staff.role.title), "duties": duties.isEmpty ? .null : .text(duties),
            "may_sign_in": .bool(staff.maySignIn), "seen": Value(seen?.dayAndTime(in: office.actor.timeZone)),
            "is_self": .bool(staff.id == office.actor.staffID),
        ]
    }
}
