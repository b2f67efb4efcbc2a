import Foundation

/// What an organisation's particulars must look like before they stand on a letter.
extension Organisation {
    /// Everything that is wrong, in the order in which the page shows the fields.
    package var problems: [Problem] {
        var problems: [Problem] = []
        func check(_ field: String, _ isRight: Bool, _ message: String) {
            if !isRight { problems.append(Problem(field: field, message)) }
        }
        check("name", !name.trimmed.isEmpty, "Enter the name that customers know you by.")
        check("legal_name", !particulars.legalName.trimmed.isEmpty, "Enter the legal name.")
        check("address", address.count <= 6, "Address must have six lines or fewer.")
        check(
            "address", address.allSatisfy { $0.count <= 60 }, "Lines of the address must have 60 characters or fewer.")
        check("email", Self.isAddress(email), "Enter an email address like accounts@example.com, or none.")
        check(
            "website", website.isEmpty || !website.contains(where: \.isWhitespace) && website.contains("."),
            "Enter a website like www.example.com, or none.")
        check(
            "sender_email", Self.isAddress(sender.email), "Enter an email address like accounts@example.com, or none.")
        check("reply_to", Self.isAddress(sender.replyTo), "Enter an email address like accounts@example.com, or none.")
        check("bank_sort_code", Self.isSortCode(bank.sortCode), "Sort code must be six digits, such as 00-00-00.")
        check(
            "bank_account_number", Self.isAccountNumber(bank.accountNumber), "Account number must be six to ten digits."
        )
        check("bank_iban", Self.isIBAN(bank.iban), "This IBAN has a mistake in it: its check digits do not fit.")
        check("accent_colour", Self.isColour(accentColour), "Enter a colour as six digits, such as 1f3a5f.")
        check(
            "accent_colour", !Self.isColour(accentColour) || Self.isDark(accentColour),
            "This colour is too pale to be read on white paper. Choose a darker one.")
        check("time_zone", TimeZone(identifier: timeZoneName) != nil, "Choose a time zone.")
        return problems
    }

    /// What the law wants on letters of a company and is not filled in yet.
    package var missingParticulars: [String] {
        let name = " \(particulars.legalName.folded) "
        let isCompany = [" ltd", " limited ", " plc ", " llp ", " cyf "].contains { name.contains($0) }
        guard isCompany else { return [] }
        return [
            (particulars.registeredNumber, "registered number"),
            (particulars.registeredIn, "part of the United Kingdom"),
            (particulars.registeredOffice, "registered office"),
        ].filter(\.0.isEmpty).map(\.1)
    }

    private static func isAddress(_ text: String) -> Bool { text.isEmpty || EmailAddress(text) != nil }

    private static func isSortCode(_ text: String) -> Bool {
        let digits = text.filter { $0 != "-" && $0 != " " }
        return text.isEmpty || digits.count == 6 && digits.allSatisfy(isDigit)
    }

    private static func isAccountNumber(_ text: String) -> Bool {
        text.isEmpty || (6...10).contains(text.count) && text.allSatisfy(isDigit)
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// - Source: ISO 13616: country and check digits go to the end, letters count from 10, the rest by 97 is 1.
    private static func isIBAN(_ text: String) -> Bool {
        let letters = Array(text.uppercased().filter { $0 != " " })
        guard !text.isEmpty else { return true }
        guard (15...34).contains(letters.count), letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            letters[0].isLetter, letters[1].isLetter, isDigit(letters[2]), isDigit(letters[3])
        else { return false }
        var rest = 0
        for letter in letters[4...] + letters[..<4] {
            guard let value = letter.hexDigitValue ?? Int(String(letter), radix: 36) else { return false }
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97
        }
        return rest == 1
    }

    private static func isColour(_ text: String) -> Bool {
        text.utf8.count == 6 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    /// Whether it stands out from white paper at least 3 to 1.
    ///
    /// - Source: WCAG 2.2, relative luminance and contrast ratio.
    private static func isDark(_ colour: String) -> Bool {
        guard let number = Int(colour, radix: 16) else { return false }
        let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        return 1.05 / (luminance + 0.05) >= 3
    }
}
