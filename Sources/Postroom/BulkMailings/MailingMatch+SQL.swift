import SQL

/// How many customers a form picks, before anything is written down.
package struct MailingMatch: Sendable, Equatable {
    package let matched: Int
    /// Of those: no letter may go to them. `nil`: no type was chosen, so nobody knows.
    package let leftOff: Int?
    /// Of those: the letter would ask for what is overdue, and nothing is.
    package var nothingOverdue = 0
    /// Of what was pasted, the numbers that nobody has.
    package let unknown: Int
    /// False where only a part could be looked at in the time, see `CustomerTally`.
    package var isExact = true

    /// How many letters it would be; `nil` where no type was chosen.
    package var letters: Int? { leftOff.map { max(0, matched - $0 - nothingOverdue) } }

    /// Reads one index, whatever the filter, and no longer than a form may take.
    package static func count(_ entry: MailingEntry, in office: Office) throws -> MailingMatch {
        try office.require(.view, of: .customers)
        let (type, _) = try entry.checked(in: office)
        let rules = try type.map { try MailingRules(for: $0, in: office) }
        if entry.mode == .accounts { return try count(PastedAccounts(entry.accounts), rules, in: office) }
        let tallies = try entry.filter.tallies(
            of: rules.map { [$0.isKeptByItself, $0.hasNothingOverdue] } ?? [], in: office)
        guard let rules, tallies[0].isExact else {
            return MailingMatch(
                matched: tallies[0].count, leftOff: rules == nil ? nil : tallies[1].count,
                nothingOverdue: rules == nil ? 0 : tallies[2].count, unknown: 0, isExact: tallies[0].isExact)
        }
        let conditions = SQL.joined(try entry.filter.conditions(in: office), by: " AND ")
        let few = try [rules.breathing(conditions), rules.disputing(conditions)].compactMap(\.self)
            .map { try office.database.first($0) { $0[0] as Int } ?? 0 }
        return MailingMatch(
            matched: tallies[0].count, leftOff: tallies[1].count + few.reduce(0, +), nothingOverdue: tallies[2].count,
            unknown: 0)
    }

    private static func count(
        _ pasted: PastedAccounts, _ rules: MailingRules?, in office: Office
    ) throws -> MailingMatch {
        guard let type = try MailingEntry.types(in: office).first, !pasted.isTooLong else {
            return MailingMatch(matched: 0, leftOff: nil, unknown: 0)
        }
        // Who is known does not depend on the type.
        let (found, unknown) = try NamedCustomer.find(
            pasted.numbers, try rules ?? MailingRules(for: type, in: office), in: office)
        let nothing = rules == nil ? 0 : found.count { $0.reason == .nothingOverdue }
        return MailingMatch(
            matched: found.count, leftOff: rules == nil ? nil : found.count { $0.reason != .named } - nothing,
            nothingOverdue: nothing, unknown: unknown.count)
    }
}
