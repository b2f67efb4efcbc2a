/// A letter to a customer: a record with a number, frozen content, a PDF, and what became of it.
package struct Correspondence: Sendable, Equatable {
    package let id: ID<Correspondence>
    package let customerID: ID<Customer>
    package let account: String
    package let customerName: String
    package let number: Number
    package let typeID: ID<CorrespondenceType>
    package let typeCode: String
    package let typeName: String
    package let date: Day
    package let status: Status
    package let origin: Origin
    package let amount: Money?
    package let templateVersionID: ID<TemplateVersion>?
    package let documentID: ID<Document>?
    /// The state of the organisation whose name and bank details it bears.
    package let organisationVersion: Int
    /// Why no PDF could be made; empty otherwise.
    package let failure: String
    package let createdAt: Moment
    package let createdBy: String
    package let emailedAt: Moment?
    package let deliveredAt: Moment?
    package let hasDeliveryProblem: Bool
    package let version: Int

    /// `12345/C001`
    package var reference: String { "\(account)/\(number.text)" }

    /// `12345-C001-overdue-account.pdf`
    package var filename: String { Self.filename(account: account, number: number, type: typeCode) }

    static func filename(account: String, number: Number, type: String) -> String {
        "\(account)-\(number.text)-\(type).pdf"
    }

    package enum Status: String, Sendable, CaseIterable {
        case pending, ready, failed
        case awaitingApproval = "awaiting approval"
        case emailed, posted, delivered
        case notSent = "not sent"

        package var title: String {
            switch self {
            case .pending: "Pending"
            case .ready: "Ready"
            case .failed: "Failed"
            case .awaitingApproval: "Awaiting approval"
            case .emailed: "Emailed"
            case .posted: "Posted"
            case .delivered: "Delivered"
            case .notSent: "Not sent"
            }
        }
    }

    package enum Origin: String, Sendable {
        case manual, bulk
        case adHoc = "ad hoc"
        case automatic, collection, plan
    }

    /// The number within the account, shown as `C001`; four digits after C999.
    package struct Number: Hashable, Sendable {
        package let value: Int

        package init(_ value: Int) {
            self.value = value
        }

        /// Reads `C001`, `c1`: ignores case and leading zeros.
        package init?(text: String) {
            guard let letter = text.first, letter == "C" || letter == "c", let value = Int(text.dropFirst()),
                text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }), value > 0
            else { return nil }
            self.value = value
        }

        package var text: String { "C" + value.padded(to: 3) }
    }
}
