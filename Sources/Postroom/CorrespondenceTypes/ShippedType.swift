/// A type as Postroom ships it, with its letter and its email.
struct ShippedType {
    let code: String
    let name: String
    let purpose: String
    let correspondenceClass: CorrespondenceClass
    let rules: CorrespondenceType.Rules
    let sections: [ContentSection]
    /// `nil`: it has no letter of its own.
    let letter: TemplateText?
    let email: TemplateText

    /// In the order of the Add menu.
    static let all = [
        welcome, copyInvoices, failedPayment, overdueAccount, suspensionWarning, finalNotice, statementOfAccount,
        firstReminder, secondReminder, autoTopUpNotice,
    ]

    init(
        code: String, name: String, purpose: String, correspondenceClass: CorrespondenceClass, isBulkSafe: Bool,
        showsPeriod: Bool = false, trigger: Occurrence.Kind? = nil, sections: [ContentSection], letter: TemplateText?,
        email: TemplateText
    ) {
        (self.code, self.name, self.purpose) = (code, name, purpose)
        self.correspondenceClass = correspondenceClass
        var rules = CorrespondenceType.Rules()
        (rules.isBulkSafe, rules.showsPeriod, rules.trigger) = (isBulkSafe, showsPeriod, trigger)
        // What is made by itself waits until somebody sends it.
        rules.isInSendLetters = trigger != nil
        // A statement shows all that happened on an account: whoever reads an address that nobody has confirmed is told
        // only that one is waiting.
        rules.unverifiedEmail = showsPeriod ? .notice : .full
        self.rules = rules
        (self.sections, self.letter, self.email) = (sections, letter, email)
    }
}

/// Sections that several types have.
extension ContentSection {
    static let overdue = ContentSection(
        kind: .overdueInvoices, key: "invoices", label: "Overdue invoices", isRequired: true)

    static let paragraph = ContentSection(
        kind: .text, key: "text", label: "Extra paragraph", hint: "Goes below the list of invoices. Plain text.",
        isRequired: false)

    static func payBy(days: Int) -> ContentSection {
        ContentSection(
            kind: .date, key: "pay_by", label: "Pay by", hint: "The day by which we ask for payment.",
            isRequired: true, proposedDays: days)
    }

    static func numbers(_ label: String, hint: String) -> ContentSection {
        ContentSection(kind: .numbers, key: "numbers", label: label, hint: hint, isRequired: false)
    }
}
