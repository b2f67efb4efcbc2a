import FastCGI
import Mustache
import Postroom
import Press

/// Update Correspondence: Recreate, and what a version changed.
enum VersionPage {
    static func recreate(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let seen = visit.form["seen_version"].flatMap { Int($0) } ?? 0
        switch try visit.press.recreate(record, seen: seen, in: visit.office) {
        case .recreated(let after):
            let papers = try after.papers(in: visit.office)
            guard !papers.areBills else {
                return visit.redirect(to: after.address, saying: "The current bills are linked.")
            }
            let newest = try after.newestVersion(in: visit.office)
            guard newest > 1 else {
                return visit.redirect(to: after.address, saying: "The PDF has been made.")
            }
            return visit.redirect(
                to: "\(after.address)/versions/\(newest)", saying: "Version \(newest) has been made.")
        case .already:
            let newest = try record.newestVersion(in: visit.office)
            return visit.redirect(
                to: newest > 1 ? "\(record.address)/versions/\(newest)" : record.address,
                saying: "Version \(newest) has been made already.")
        case .refused(let reason): return visit.redirect(to: record.address, saying: reason)
        }
    }

    /// What changed between a version and the one before it.
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let office = visit.office
        let version = try find(record, visit)
        let versions = try LetterVersion.of(record.id, in: office)
        guard let before = versions.first(where: { $0.number == version.number - 1 }) else { throw TurnedAway.notFound }
        let words = try [before, version].map { one in
            try one.templateVersionID.flatMap { try visit.press.words(of: record, template: $0, in: office) }
        }
        let isSame = before.document.digest == version.document.digest
        var changes: [WordChange] = []
        if let old = words[0], let new = words[1] { changes = WordChange.between(old, new) }
        return try visit.show(
            "correspondence/version", title: "Version \(version.number), \(record.reference)", at: .customerList,
            crumbs: CorrespondencePage.crumbs(record, "Version \(version.number)"),
            [
                ("reference", .text(record.reference)), ("address", .text(record.address)),
                ("number", .integer(version.number)), ("before", .integer(before.number)),
                ("made", .text(version.madeAt.dayAndTime(in: office.actor.timeZone))), ("by", .text(version.madeBy)),
                ("template", .text(step(before.template, version.template, "version "))),
                ("pages", .text(step(before.document.pages, version.document.pages, ""))),
                ("size", .text("\(before.document.size.asFileSize) → \(version.document.size.asFileSize)")),
                ("pdf", .text("\(record.address)/versions/\(version.number)/pdf")),
                ("before_pdf", .text("\(record.address)/versions/\(before.number)/pdf")),
                ("is_same", .bool(isSame)), ("is_known", .bool(words.allSatisfy { $0 != nil })),
                ("has_changes", .bool(changes.contains { $0.kind != .same })),
                ("before_was_sent", .bool(before.wasSent)),
                (
                    "changes",
                    .list(
                        changes.map { change in
                            [
                                "text": .text(change.text), "is_added": .bool(change.kind == .added),
                                "is_removed": .bool(change.kind == .removed), "is_same": .bool(change.kind == .same),
                            ]
                        })
                ),
            ])
    }

    static func find(_ record: Correspondence, _ visit: Visit) throws -> LetterVersion {
        guard let number = Int(visit["version"]),
            let version = try LetterVersion.of(record.id, in: visit.office).first(where: { $0.number == number })
        else { throw TurnedAway.notFound }
        return version
    }

    /// `version 1 → version 3`, or `version 3, as before`.
    private static func step(_ before: Int?, _ after: Int?, _ word: String) -> String {
        func text(_ number: Int?) -> String { number.map { "\(word)\($0)" } ?? "not known" }
        return before == after ? "\(text(after)), as before" : "\(text(before)) → \(text(after))"
    }
}
