import Foundation
import Postroom
import Press

/// The drop folder: bills that other systems put into `bills/` of the data folder are taken in and moved to `done/`, or to
/// `refused/` with a file beside them that says why. A folder inside it named after an organisation is that one's alone.
///
/// A file is taken in first and moved then: where the runner is killed between, the next look finds the same bill and
/// changes nothing.
struct BillFolder {
    /// So many at one look; the rest waits for the next, a few seconds later.
    private static let atOnce = 100
    /// A file that changed within this time, in seconds, may still be growing.
    private static let settling = 2
    private static let largest = 64_000_000

    private static let ambiguous =
        "Several organisations have an invoice of this number. Put the file into the folder with the organisation’s code."

    let folder: URL
    let offices: [Office]
    let log: RunnerLog

    init(data: String, offices: [Office], log: RunnerLog) {
        folder = URL(fileURLWithPath: data).appendingPathComponent("bills")
        (self.offices, self.log) = (offices, log)
    }

    /// Takes in what lies there.
    func empty(isOver: Flag) throws {
        if !FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try empty(folder, for: offices, isOver: isOver)
        let codes = try offices.map { try Organisation.current(in: $0).code }
        for (code, office) in zip(codes, offices) where !["done", "refused"].contains(code) && !isOver.isUp {
            try empty(folder.appendingPathComponent(code), for: [office], isOver: isOver)
        }
    }

    private func empty(_ folder: URL, for offices: [Office], isOver: Flag) throws {
        let files = settled(in: folder)
        guard !files.isEmpty else { return }
        let lists = files.filter { $0.pathExtension.lowercased() == "csv" }
        var index = BillIndex.none
        for list in lists { index = try read(list).map(index.joined) ?? index }
        var intakes: [ID<Organisation>: BillIntake] = [:]
        var counts = (taken: 0, refused: 0)
        for file in files.filter({ !lists.contains($0) }).prefix(Self.atOnce) where !isOver.isUp {
            guard let bytes = bytes(of: file) else { continue }
            let name = file.lastPathComponent
            let number = index.invoice(of: name)
            let owners = try offices.count == 1 ? offices : offices.filter { try isKnown(number, name, in: $0) }
            let office = owners.first ?? offices[0]
            let intake = try intakes[office.organisationID] ?? BillIntake.begin(.folder, in: office)
            intakes[office.organisationID] = intake
            let outcome =
                try owners.count > 1
                ? intake.refuse(name, Self.ambiguous, in: office)
                : intake.take(unchecked: bytes, named: name, for: number, in: office)
            let isRefused = outcome.outcome == .refused
            try move(file, to: folder.appendingPathComponent(isRefused ? "refused" : "done"), reason: outcome.reason)
            if isRefused { counts.refused += 1 } else { counts.taken += 1 }
        }
        if settled(in: folder).allSatisfy(lists.contains) {
            for list in lists { try move(list, to: folder.appendingPathComponent("done"), reason: "") }
        }
        log.note(
            counts.refused == 0 ? .info : .warning, "bills from the drop folder", "taken \(counts.taken)",
            "refused \(counts.refused)")
    }

    private func isKnown(_ number: String?, _ name: String, in office: Office) throws -> Bool {
        try (number.map { [$0] } ?? BillIntake.numbers(in: name))
            .contains { try Invoice.account(ofNumber: $0, in: office) != nil }
    }

    /// Plain files that have stopped growing; hidden ones and those of copying programs are left alone.
    private func settled(in folder: URL) -> [URL] {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .isSymbolicLinkKey, .contentModificationDateKey]
        guard
            let all = try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
        else { return [] }
        let latest = Date().addingTimeInterval(TimeInterval(-Self.settling))
        return all.filter { file in
            guard let facts = try? file.resourceValues(forKeys: keys), facts.isRegularFile == true,
                facts.isSymbolicLink != true, let changed = facts.contentModificationDate
            else { return false }
            return changed <= latest && !["part", "tmp", "filepart"].contains(file.pathExtension.lowercased())
        }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func read(_ list: URL) throws -> BillIndex? {
        guard let bytes = bytes(of: list) else { return nil }
        switch try BillIndex.read(bytes) {
        case .read(let index): return index
        case .refused(let problem):
            try move(
                list, to: list.deletingLastPathComponent().appendingPathComponent("refused"), reason: problem.message)
            return nil
        }
    }

    /// `nil`: it cannot be read; it stays where it is, and the log says so.
    private func bytes(of file: URL) -> [UInt8]? {
        do {
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            // Too large in any case; its beginning is enough to refuse it by its size.
            guard size <= Self.largest else { return [UInt8](repeating: 0, count: Self.largest) }
            return [UInt8](try Data(contentsOf: file))
        } catch {
            log.note(.warning, "a file in the drop folder cannot be read")
            return nil
        }
    }

    /// A name that is taken already gets the time before its ending.
    private func move(_ file: URL, to target: URL, reason: String) throws {
        let files = FileManager.default
        try files.createDirectory(at: target, withIntermediateDirectories: true)
        var place = target.appendingPathComponent(file.lastPathComponent)
        var number = 1
        while files.fileExists(atPath: place.path) {
            number += 1
            let stem = file.deletingPathExtension().lastPathComponent
            place = target.appendingPathComponent("\(stem)-\(number).\(file.pathExtension)")
        }
        try files.moveItem(at: file, to: place)
        guard !reason.isEmpty else { return }
        try Data((reason + "\n").utf8).write(to: place.appendingPathExtension("txt"))
    }
}
