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
    /// that gives the very bytes that were kept, the pictures are known to show them.
    ///
    /// - Returns: `nil` where it gives others, because a font or the program has changed since.
    static func pictures(
        of correspondence: Correspondence, kept document: Document, with press: Press, in office: Office
    ) throws -> LetterPictures? {
        guard let version = correspondence.templateVersionID,
            let template = try TemplateVersion.find(version, in: office)
        else { return nil }
        let gaps = try Gaps(of: correspondence, in: office)
        do throws(CannotPrint) {
            let again = try press.letter(gaps, template: template, created: correspondence.createdAt)
            guard document.consists(of: again.bytes) else { return nil }
            return try press.pictures(gaps, template: template, created: correspondence.createdAt)
        } catch {
            return nil
        }
    }

    private static func gaps(of proof: Proof, in office: Office) throws -> Gaps {
        let next = try Correspondence.nextNumber(for: proof.customer.id, in: office)
        return Gaps(
            content: proof.content, type: proof.type, organisation: try Organisation.current(in: office),
            reference: "\(proof.customer.account)/\(next.text)", date: proof.date)
    }
}
