import FastCGI
import Mustache
import Postroom

/// What `views/bulk-mailings/confirm.html` shows.
struct MailingConfirmView {
    private let mailing: BulkMailing
    private let visit: Visit
    private let problems: [Problem]
    private let words: String
    private let page: Int
    private let pages: Int
    private let type: CorrespondenceType?

    init(_ mailing: BulkMailing, _ visit: Visit, _ problems: [Problem] = []) throws {
        type = try CorrespondenceType.find(mailing.typeID, in: visit.office)
        (self.mailing, self.visit, self.problems) = (mailing, visit, problems)
        words = (visit.query["find"] ?? "").trimmed
        pages = max(1, (mailing.counts.listed + MailingLine.pageSize - 1) / MailingLine.pageSize)
        let asked = Int(visit.query["page"] ?? visit.form["page"] ?? "") ?? 1
        page = min(max(1, asked), pages)
    }

    func reply() throws -> Reply {
        let office = visit.office
        let from = (page - 1) * MailingLine.pageSize + 1
        let lines =
            words.isEmpty
            ? try mailing.lines(from: from, in: office) : try mailing.lines(matching: words, in: office)
        let title = "\(mailing.counts.listed.counting("customer")) for \(mailing.typeName)"
        return try visit.show(
            "bulk-mailings/confirm", title: ErrorSummary.title(title, problems), at: .bulkMailing,
            crumbs: [Crumb("Bulk Mailing", "/bulk-mailings/new"), Crumb("Confirm customers")],
            status: ErrorSummary.status(problems),
            try summary(title, in: office) + list(lines) + (try leftOff(in: office)) + ErrorSummary.entries(problems))
    }

    /// What the ticked owe that is overdue, in words.
    static func overdue(of mailing: BulkMailing, in office: Office) throws -> String {
        words(for: try mailing.overdueOfTicked(in: office))
    }

    private static func words(for overdue: (sums: [Money], nothing: Int, byPost: Int)?) -> String {
        guard let overdue else { return "Not added up for so many" }
        let sums = overdue.sums.isEmpty ? "Nothing" : overdue.sums.map(\.text).joined(separator: ", ")
        return overdue.nothing > 0 && !overdue.sums.isEmpty
            ? "\(sums); nothing from \(overdue.nothing.grouped)" : sums
    }

    private func summary(_ title: String, in office: Office) throws -> [(String, Value)] {
        let counts = mailing.counts
        let owed = try mailing.overdueOfTicked(in: office)
        let byPost = mailing.action == .createAndEmail ? owed?.byPost ?? 0 : 0
        return [
            ("heading", .text(title)), ("address", .text(mailing.address)), ("number", .integer(mailing.id.number)),
            ("action", .text(mailing.action.title)), ("is_create", .bool(mailing.action == .create)),
            ("reminder", .text(MailingWords.reminder)),
            ("criteria", .list(try MailingWords.criteria(of: mailing, in: office).map { .text($0) })),
            ("matched", .text((counts.listed + counts.leftOff).counting("customer"))),
            ("has_left_off", .bool(counts.leftOff > 0)), ("left_off", .text(counts.leftOff.grouped)),
            ("listed", .text(counts.listed.grouped)), ("is_empty", .bool(counts.listed == 0)),
            ("ticked", .text(counts.selected.grouped)), ("unticked", .text(counts.unticked.grouped)),
            ("seen", .integer(counts.selected)), ("total", .integer(counts.listed)),
            ("overdue", .text(Self.words(for: owed))),
            ("by_post", byPost == 0 ? .null : .text(byPost.grouped)),
            ("selected_at", .text(mailing.createdAt.dayAndTime(in: office.actor.timeZone))),
            ("selected_by", .text(mailing.createdBy)),
        ]
    }

    private func list(_ lines: [MailingLine]) -> [(String, Value)] {
        let today = visit.office.today
        return [
            ("has_rows", .bool(!lines.isEmpty)),
            ("shown", .text(Positions(lines.map(\.position)).text)),
            ("was", .text(Positions(lines.filter { !$0.isTicked }.map(\.position)).text)),
            ("rows", .list(lines.map { row($0, today) })),
            ("page", .integer(page)), ("pages", .integer(pages)), ("is_paged", .bool(pages > 1 && words.isEmpty)),
            ("has_sent", .bool(lines.contains { $0.lastSentAt != nil || $0.unsentSince != nil })),
            ("type_name", .text(mailing.typeName)),
            ("can_search", .bool(mailing.counts.listed > 20)),
            ("first_shown", .text((lines.first?.position ?? 0).grouped)),
            ("last_shown", .text((lines.last?.position ?? 0).grouped)),
            ("previous", page > 1 ? .integer(page - 1) : .null), ("next", page < pages ? .integer(page + 1) : .null),
            ("find", .text(words)), ("is_found", .bool(!words.isEmpty)),
            ("found_count", .text(lines.count.counting("customer"))),
            ("is_found_cut", .bool(!words.isEmpty && lines.count == MailingLine.mostFound)),
        ]
    }

    private func row(_ line: MailingLine, _ today: Day) -> Value {
        let notes = [owed(line, today), byPost(line)] + earlier(line)
        let words = notes.compactMap(\.self).joined(separator: "; ")
        return [
            "place": .integer(line.position), "account": .text(line.account), "name": .text(line.name),
            "address": .text(CustomerFrame.address(line.account)), "is_ticked": .bool(line.isTicked),
            "note": words.isEmpty ? .null : .text(words.prefix(1).uppercased() + words.dropFirst()),
        ]
    }

    private func owed(_ line: MailingLine, _ today: Day) -> String? {
        guard line.overdue.minor > 0 else {
            return type?.asksForOverdue == true ? "nothing overdue in \(line.overdue.currency.code) by now" : nil
        }
        let days = line.oldestDue.map { today - $0 }
        return "\(line.overdue.text) overdue" + (days.map { " by \($0.counting("day"))" } ?? "")
    }

    private func byPost(_ line: MailingLine) -> String? {
        line.wantsPost && mailing.action == .createAndEmail ? "wants letters by post: made, not emailed" : nil
    }

    /// When it was sent before, and that one was made which waits.
    private func earlier(_ line: MailingLine) -> [String?] {
        [
            line.lastSentAt.map { "last sent \(EarlierLetter.day($0, in: visit.office))" },
            line.unsentSince.map { "made \(EarlierLetter.day($0, in: visit.office)) and not sent" },
        ]
    }

    private func leftOff(in office: Office) throws -> [(String, Value)] {
        let reasons = try mailing.leftOffReasons(in: office)
        let unknown = try mailing.unknownAccounts(in: office)
        let some = unknown.prefix(10).map { $0.shortened(to: 40) }.joined(separator: ", ")
        return [
            ("nothing_overdue", Value(Self.nothingOverdue(reasons.first { $0.reason == .nothingOverdue }?.count ?? 0))),
            (
                "reasons",
                .list(
                    reasons.map {
                        ["words": .text(LeftOffWords.words($0.reason, type)), "count": .text($0.count.grouped)]
                    })
            ),
            ("ignored", Value(Self.ignoredSentence(try mailing.ignoredAccounts(in: office)))),
            ("has_unknown", .bool(!unknown.isEmpty)), ("unknown", .text(Self.unknownSentence(unknown.count, some))),
        ]
    }

    private static func nothingOverdue(_ count: Int) -> String? {
        count == 0 ? nil : "\(count == 1 ? "1 gets" : "\(count.grouped) get") none: nothing is overdue."
    }

    private static func ignoredSentence(_ numbers: [String]) -> String? {
        guard !numbers.isEmpty else { return nil }
        let some = numbers.prefix(10).map { $0.shortened(to: 40) }.joined(separator: ", ")
        let rest = numbers.count > 10 ? " and \(numbers.count - 10) more" : ""
        return
            "A line counts by its first number, so these were passed over: \(some)\(rest). Put each on a line of its own."
    }

    private static func unknownSentence(_ count: Int, _ some: String) -> String {
        let rest = count > 10 ? " and \((count - 10).grouped) more." : "."
        return count == 1
            ? "1 account number was not recognised and has been skipped: \(some)\(rest)"
            : "\(count.grouped) account numbers were not recognised and have been skipped: \(some)\(rest)"
    }
}
