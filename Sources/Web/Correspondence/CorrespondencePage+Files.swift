import FastCGI
import Postroom
import Zip

/// The record's files: the letter, its versions, its bills.
extension CorrespondencePage {
    /// The letter as a file; where bills are what is sent, the bill, or all of them in one ZIP.
    static func download(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let papers = try record.papers(in: visit.office)
        let reply = papers.areBills ? try bundle(record, papers, visit) : try letter(record, visit, download: true)
        try record.markDownloaded(in: visit.office)
        return reply
    }

    /// The letter for the frame on the page; looking at it is no download.
    static func letter(_ visit: Visit) throws -> Reply {
        try letter(try find(visit), visit, download: false)
    }

    /// One of the bills, by its place.
    static func bill(_ visit: Visit) throws -> Reply {
        let papers = try find(visit).papers(in: visit.office)
        guard papers.areBills, let place = Int(visit["position"]), papers.attached.indices.contains(place - 1) else {
            throw TurnedAway.notFound
        }
        return try file(papers.attached[place - 1].document, as: papers.attached[place - 1].filename, visit)
    }

    /// The PDF of one version.
    static func versionPDF(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let version = try VersionPage.find(record, visit)
        let name = record.filename.replacing(".pdf", with: "-version-\(version.number).pdf")
        return try file(version.document, as: name, visit)
    }

    private static func letter(_ record: Correspondence, _ visit: Visit, download: Bool) throws -> Reply {
        guard let id = record.documentID, let document = try Document.find(id, in: visit.office) else {
            throw record.status == .failed
                ? TurnedAway.conflict("There is no document. \(record.failure)")
                : TurnedAway.conflict("The document is still being generated. Try again in a moment.")
        }
        return try file(document, as: record.filename, visit, download: download)
    }

    private static func bundle(_ record: Correspondence, _ papers: Papers, _ visit: Visit) throws -> Reply {
        if let complaint = papers.complaint { throw TurnedAway.conflict("There is no document. \(complaint)") }
        guard let first = papers.attached.first else {
            throw TurnedAway.conflict("The document is still being generated. Try again in a moment.")
        }
        guard papers.attached.count > 1 else { return try file(first.document, as: first.filename, visit) }
        var archive = ZipArchive(modified: record.createdAt.seconds)
        for paper in papers.attached {
            archive.add(try paper.document.bytes(in: visit.office), named: paper.filename)
        }
        var reply = Reply.bytes(archive.finished(), type: "application/zip")
        reply.offer(as: record.filename.replacing(".pdf", with: ".zip"))
        return reply
    }

    private static func file(
        _ document: Document, as name: String, _ visit: Visit, download: Bool = true
    ) throws -> Reply {
        var reply = Reply.bytes(try document.bytes(in: visit.office), type: document.mediaType)
        reply.offer(as: name, download: download)
        return reply
    }
}
