package import Postroom

extension Press {
    /// Makes the PDF of a correspondence that has none yet, between two transactions: the press never works while one
    /// is open. A letter that cannot be printed is left Failed, with the reason. What has no letter of its own is ready
    /// when the bills of its invoices are there.
    ///
    /// - Returns: the record as it is afterwards.
    package func finish(_ correspondence: Correspondence, in office: Office) throws -> Correspondence {
        try finish(correspondence, in: office) { gaps, template, created throws(CannotPrint) in
            (try letter(gaps, template: template, created: created), ())
        }.0
    }

    /// The same for somebody who will look at it next: with pictures of the pages of the PDF that is now kept.
    ///
    /// - Returns: no pictures where no PDF was made.
    package func finishToShow(
        _ correspondence: Correspondence, in office: Office
    ) throws -> (Correspondence, LetterPictures?) {
        try finish(correspondence, in: office) { gaps, template, created throws(CannotPrint) in
            try letterWithPictures(gaps, template: template, created: created)
        }
    }

    private func finish<More>(
        _ correspondence: Correspondence, in office: Office,
        print: (Gaps, TemplateVersion, Moment) throws(CannotPrint) -> (PrintedLetter, More)
    ) throws -> (Correspondence, More?) {
        guard correspondence.status == .pending || correspondence.status == .failed else {
            return (correspondence, nil)
        }
        guard try CorrespondenceType.find(correspondence.typeID, in: office)?.letterTemplate != nil else {
            return (try correspondence.settleBills(in: office), nil)
        }
        do {
            let template = try Press.letterTemplate(of: correspondence.typeID, in: office)
            let (letter, more) = try print(
                try Gaps(of: correspondence, in: office), template, correspondence.createdAt)
            return (
                try correspondence.keep(
                    pdf: letter.bytes, pages: letter.pageCount, template: template.id, in: office), more
            )
        } catch let error as CannotPrint {
            return (try correspondence.markFailed(error.reason, in: office), nil)
        }
    }

    /// The letter template that new letters of a type are made with.
    ///
    /// - Throws: `CannotPrint` where the type has none.
    package static func letterTemplate(of type: ID<CorrespondenceType>, in office: Office) throws -> TemplateVersion {
        guard let letter = try CorrespondenceType.find(type, in: office)?.letterTemplate else {
            throw CannotPrint(reason: "This correspondence type has no letter template.")
        }
        return try TemplateVersion.current(of: letter, in: office)
    }
}

extension Gaps {
    /// What a correspondence says, in the name of the organisation as it was when it was written.
    package init(of correspondence: Correspondence, in office: Office) throws {
        guard let type = try CorrespondenceType.find(correspondence.typeID, in: office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        self.init(
            content: try correspondence.content(in: office), type: type,
            organisation: try Organisation.version(correspondence.organisationVersion, in: office),
            reference: correspondence.reference, date: correspondence.date)
    }
}
