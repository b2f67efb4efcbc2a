import FastCGI
import Mustache
import Postroom
import Press

/// The letter of a correspondence as pictures of its pages, which show in every browser, unlike a PDF in a frame.
extension CorrespondencePage {
    /// One page. Its address names the PDF that it shows, so what it shows never changes.
    static func picture(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        guard let number = Int(visit["page"]), let id = record.documentID,
            let document = try Document.find(id, in: visit.office),
            let letter = try Printing.pictures(of: record, kept: document, visit),
            let page = letter.pages.first(where: { $0.number == number })
        else { throw TurnedAway.notFound }
        var reply = Reply.bytes(Array(page.svg.utf8), type: "image/svg+xml")
        if visit.query["v"] == mark(document) {
            reply[header: "Cache-Control"] = "private, max-age=31536000, immutable"
        }
        return reply
    }

    /// What the record's page shows of the letter; empty where the pictures cannot be proven to be the kept PDF. The
    /// first page stands in the page itself: it is there sooner than anything that has to be asked for.
    static func sheets(_ record: Correspondence, _ document: Document?, _ visit: Visit) throws -> Value {
        guard let document,
            let letter = try Printing.pictures(of: record, kept: document, visit)
        else { return .list([]) }
        return .list(
            letter.pages.map { page in
                let place = "Page \(page.number) of \(letter.pages.count) of letter \(record.reference)"
                return [
                    "address": .text("\(record.address)/pages/\(page.number)?v=\(mark(document))"),
                    "words": .text(page.words.isEmpty ? place : "\(place): \(opening(page.words))"),
                    "picture": page.number == 1 ? .text(page.svg) : .null,
                ]
            })
    }

    private static func mark(_ document: Document) -> String { String(document.digest.prefix(8)) }

    /// The first words, about three lines of them.
    private static func opening(_ words: String) -> String {
        guard words.count > 240 else { return words }
        let cut = words.prefix(240)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }
}
