import Foundation

/// What a program can check of PDF/UA-1 in a file such as ours, without forms, links, pictures of dots or outlines.
///
/// - Source: the Matterhorn Protocol 1.1 of the PDF Association, whose numbers the complaints begin with.
struct Matterhorn {
    let paper: PaperInside
    var complaints: [String] = []
    /// The structure element of each mark, by page and number.
    var owners: [String: String] = [:]
    var headings: [Int] = []

    static func complaints(about pdf: [UInt8]) throws -> [String] {
        var check = Matterhorn(paper: try PaperInside(pdf))
        check.checkDocument()
        let root = check.paper.catalog["/StructTreeRoot"]
        for part in check.kids(of: root) { check.checkPart(part, parent: root, page: nil) }
        check.checkHeadings()
        let parents = check.parents
        for (index, (name, page)) in check.paper.pages.enumerated() {
            check.checkPage(page, named: name, parents: parents, where: "page \(index + 1)")
        }
        return check.complaints
    }

    mutating func require(_ isSo: Bool, _ complaint: String) {
        if !isSo { complaints.append(complaint) }
    }

    mutating func checkDocument() {
        let catalog = paper.catalog
        let marks = paper.dictionary(catalog["/MarkInfo"])
        require(marks?["/Marked"] as? Bool == true, "06-000 not marked as tagged")
        require(marks?["/Suspects"] as? Bool != true, "04-001 suspects")
        let metadata = paper.bytes(catalog["/Metadata"]).map { String(decoding: $0, as: UTF8.self) } ?? ""
        require(!metadata.isEmpty, "06-001 no metadata")
        require(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "06-002 no PDF/UA identifier")
        require(metadata.contains(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</), "06-003 no title")
        let preferences = paper.dictionary(catalog["/ViewerPreferences"])
        require(preferences?["/DisplayDocTitle"] as? Bool == true, "07-001 title not displayed")
        let language = paper.text(catalog["/Lang"]) ?? ""
        require(language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]+)*/) != nil, "11-006 language “\(language)”")
    }
}
