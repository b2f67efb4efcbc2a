import Postroom
import Press

/// Previews, pictures and emails of letters, for the pages that show and send them.
enum Printing {
    /// The letter as it would be with the next number, as a PDF.
    static func preview(_ proof: Proof, with press: Press, in office: Office) throws -> PrintedLetter {
        let template = try Press.letterTemplate(of: proof.type.id, in: office)
        return try press.preview(try gaps(of: proof, in: office), template: template, created: office.now)
    }

    /// The letter as it would be with the next number, as pictures of its pages.
    static func pictures(_ proof: Proof, with press: Press, in office: Office) throws -> LetterPictures {
        let template = try Press.letterTemplate(of: proof.type.id, in: office)
        return try press.pictures(try gaps(of: proof, in: office), template: template, created: office.now)
    }

    /// The pages of a kept letter as pictures. The letter is printed once more from what was frozen, and only where
    /// that gives the very bytes that are kept, the pictures drawn with it are known to show them. What was found out
    /// once is not found out again while the kept bytes still have their digest.
    ///
    /// - Returns: `nil` where it gives others, because a font or the program has changed since, or the kept bytes are
    ///   damaged.
    static func pictures(
        of correspondence: Correspondence, kept document: Document, _ visit: Visit
    ) throws -> LetterPictures? {
        let office = visit.office
        let kept: [UInt8]
        do {
            kept = try document.bytes(in: office)
        } catch is Document.Damaged {
            return nil
        }
        if let known = visit.shelf.pictures(of: document, correspondence.reference) { return known }
        guard let version = correspondence.templateVersionID,
            let template = try TemplateVersion.find(version, in: office)
        else { return nil }
        let gaps = try Gaps(of: correspondence, in: office)
        do throws(CannotPrint) {
            let (again, pictures) = try visit.press.letterWithPictures(
                gaps, template: template, created: correspondence.createdAt)
            guard again.bytes == kept else { return nil }
            visit.shelf.put(pictures, of: document, correspondence.reference)
            return pictures
        } catch {
            return nil
        }
    }

    /// Makes the PDF of a correspondence that was just written, and has its pictures at hand for who will look at it.
    static func finish(_ correspondence: Correspondence, _ visit: Visit) throws -> Correspondence {
        let (printed, pictures) = try visit.press.finishToShow(correspondence, in: visit.office)
        if let pictures, let id = printed.documentID, let document = try Document.find(id, in: visit.office) {
            visit.shelf.put(pictures, of: document, printed.reference)
        }
        return printed
    }

    private static func gaps(of proof: Proof, in office: Office) throws -> Gaps {
        let next = try Correspondence.nextNumber(for: proof.customer.id, in: office)
        return Gaps(
            content: proof.content, type: proof.type, organisation: try Organisation.current(in: office),
            reference: "\(proof.customer.account)/\(next.text)", date: proof.date)
    }
}
