import Postroom

/// Why a customer is not on the list, in words.
enum LeftOffWords {
    /// - Parameter type: of the letter, where it is still known.
    static func words(_ reason: BulkItem.Reason, _ type: CorrespondenceType?) -> String {
        switch reason {
        case .nothingOverdue: return "Nothing is overdue"
        case .everythingDisputed: return "Everything overdue is disputed"
        case .statusForbids: return "The customer status does not allow correspondence"
        case .breathingSpace: return "In a breathing space: nobody may ask for payment"
        case .noMarketingConsent: return "Has not agreed to receive marketing"
        case .receivesNoEmail: return "Is set to receive no correspondence by email"
        case .noUsableEmail:
            guard let type else { return "No email address that works" }
            return "No email address for \(type.correspondenceClass.title) letters that works"
        default: return "Left off"
        }
    }
}
