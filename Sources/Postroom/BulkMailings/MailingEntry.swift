/// A bulk mailing as its form holds it: what to send, how, and to whom. Not yet believed.
package struct MailingEntry: Sendable {
    /// `nil`: none was chosen.
    package var type: ID<CorrespondenceType>?
    package var action = BulkMailing.Action.create
    package var mode = BulkMailing.Mode.filters
    package var filter = CustomerFilter()
    /// As pasted.
    package var accounts = ""
    /// What every letter says alike, by the key of the type's section; what is empty is not said.
    package var dates: [String: String] = [:]
    package var texts: [String: String] = [:]
    /// The form as it was sent, so that it can be filled in again.
    package var fields: [(name: String, value: String)] = []

    package init() {}

    /// The types that can be sent to many. Each stands in the form under its own name.
    package static func types(in office: Office) throws -> [CorrespondenceType] {
        try CorrespondenceType.available(in: office).filter(\.rules.isBulkSafe)
    }

    /// The sections that can say the same to everybody.
    package static func commonSections(of type: CorrespondenceType) -> [ContentSection] {
        type.sections.filter { $0.kind == .date || $0.kind == .text }
    }

    /// The name of the field for a section of a type.
    package static func field(_ type: ID<CorrespondenceType>, _ section: ContentSection) -> String {
        "say_\(type.number)_\(section.key)"
    }

    /// The type, if it can be sent to many, and what has to be put right.
    func checked(in office: Office) throws -> (CorrespondenceType?, [Problem]) {
        guard let id = type else {
            return (nil, [Problem(field: "type", "Choose a correspondence type.")])
        }
        guard let type = try CorrespondenceType.find(id, in: office) else {
            return (nil, [Problem(field: "type", "Choose a correspondence type from the list.")])
        }
        if let problem = type.obstacleToMany { return (nil, [problem]) }
        let problems = Self.commonSections(of: type).compactMap { problem(with: $0, of: type, today: office.today) }
        return (type, problems)
    }

    private func problem(
        with section: ContentSection, of type: CorrespondenceType, today: Day
    ) -> Problem? {
        let field = Self.field(type.id, section)
        let written = (section.kind == .date ? dates : texts)[section.key]?.trimmed ?? ""
        guard !written.isEmpty else {
            let isMissing = section.kind == .text && section.isRequired
            return isMissing ? Problem(field: field, "\(section.label) must be filled in.") : nil
        }
        if section.kind == .text {
            return written.count > Draft.longestText
                ? Problem(field: field, "\(section.label) can have 10,000 characters at most.") : nil
        }
        guard let day = Day(text: written) else {
            return Problem(field: field, "\(section.label) must be a day, month and year.")
        }
        return day < today ? Problem(field: field, "\(section.label) must be today or later.") : nil
    }
}

extension CorrespondenceType {
    /// Why it cannot be sent to many; `nil` where it can.
    var obstacleToMany: Problem? {
        if !isAvailable { return Problem(field: "type", "\(name) is switched off. Choose another type.") }
        if !rules.isBulkSafe {
            return Problem(
                field: "type",
                "\(name) needs details of one customer, so it cannot be sent to many. Choose another type.")
        }
        return nil
    }
}
