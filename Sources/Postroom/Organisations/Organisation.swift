package import Foundation

/// A seller in whose name letters go out. One installation may hold several.
package struct Organisation: Sendable, Equatable, Codable {
    package let id: ID<Organisation>
    package var code: String
    package var name: String
    package var particulars: Particulars
    package var address: [String]
    package var telephone: String
    package var email: String
    package var website: String
    package var timeZoneName: String
    package var currency: Currency
    package var letterLayout: String
    /// `RRGGBB`
    package var accentColour: String
    package var bank: BankDetails
    package var sender: Sender
    package var signatory: Signatory
    package var version: Int

    /// What the law wants on every business letter and email.
    ///
    /// - Source: The Company, Limited Liability Partnership and Business (Names and Trading Disclosures)
    ///   Regulations 2015, regulations 24 and 25.
    package struct Particulars: Sendable, Equatable, Codable {
        package var legalName: String
        package var registeredIn: String
        package var registeredNumber: String
        package var registeredOffice: String
        package var vatNumber: String

        package init(
            legalName: String, registeredIn: String = "", registeredNumber: String = "", registeredOffice: String = "",
            vatNumber: String = ""
        ) {
            (self.legalName, self.registeredIn, self.registeredNumber) = (legalName, registeredIn, registeredNumber)
            (self.registeredOffice, self.vatNumber) = (registeredOffice, vatNumber)
        }
    }

    /// Where customers pay to.
    package struct BankDetails: Sendable, Equatable, Codable {
        package var bank = ""
        package var accountName = ""
        package var sortCode = ""
        package var accountNumber = ""
        package var iban = ""

        package init() {}
    }

    /// From whom emails come.
    package struct Sender: Sendable, Equatable, Codable {
        package var name = ""
        /// Empty: nothing can be emailed.
        package var email = ""
        package var replyTo = ""

        package init() {}
    }

    /// Who signs letters.
    package struct Signatory: Sendable, Equatable, Codable {
        package var name = ""
        package var title = ""

        package init() {}
    }

    package var timeZone: TimeZone { TimeZone(identifier: timeZoneName) ?? .gmt }

    /// Why nothing can be emailed in its name; `nil`: it can.
    package var senderComplaint: String? {
        guard EmailAddress(sender.email) == nil else { return nil }
        return "\(name) has no sender address yet. An administrator can set it."
    }
}
