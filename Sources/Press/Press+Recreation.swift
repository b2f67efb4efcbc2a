package import Postroom

/// What became of a wish for a new version.
package enum Recreated {
    /// It has a new version, or its bills were linked anew.
    case recreated(Correspondence)
    /// Another version was made since the page was opened.
    case already
    /// Nothing was made; the sentence says why.
    case refused(String)
}

extension Press {
    /// Makes a new version from the same frozen content and the current template, beside the old one. Where bills are
    /// what is sent, their current files are linked.
    ///
    /// - Parameter seen: the newest version that whoever asked had before them, 0 for none.
    package func recreate(_ record: Correspondence, seen: Int, in office: Office) throws -> Recreated {
        try office.require(.edit, of: .correspondence)
        guard let type = try CorrespondenceType.find(record.typeID, in: office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        if try record.carriesBills(in: office) {
            let linked = try record.relinkBills(in: office)
            return linked.failure.isEmpty ? .recreated(linked) : .refused(linked.failure)
        }
        guard let letter = type.letterTemplate else {
            return .refused(
                "\(type.name) has no letter template any more, so there is nothing to make a new version with.")
        }
        guard try record.newestVersion(in: office) == seen else { return .already }
        let template = try TemplateVersion.current(of: letter, in: office)
        do {
            let printed = try self.letter(
                try Gaps(of: record, in: office), template: template, created: record.createdAt)
            let kept = try record.keepAnew(
                pdf: printed.bytes, pages: printed.pageCount, template: template, seen: seen, in: office)
            return kept.map { .recreated($0) } ?? .already
        } catch let error as CannotPrint {
            guard record.documentID == nil else { return .refused("No new version was made. \(error.reason)") }
            _ = try record.markFailed(error.reason, in: office)
            return .refused("No PDF could be made. \(error.reason)")
        }
    }

    /// What one version of a letter says, page after page, as it is read.
    ///
    /// - Returns: `nil` where the template can no longer be filled.
    package func words(
        of record: Correspondence, template: ID<TemplateVersion>, in office: Office
    ) throws -> String? {
        guard let template = try TemplateVersion.find(template, in: office) else { return nil }
        do {
            let pictures = try pictures(
                try Gaps(of: record, in: office), template: template, created: record.createdAt)
            return pictures.pages.map(\.words).joined(separator: " ")
        } catch is CannotPrint {
            return nil
        }
    }
}
