import SQL

/// Whom one letter for many may go to, as the database sees it: what `Obstacle` says of one customer, and where emails
/// of the type's class can go.
struct MailingRules {
    private let correspondenceClass: CorrespondenceClass
    private let forbidding: [ID<CustomerStatus>]
    private let today: Day

    init(for type: CorrespondenceType, in office: Office) throws {
        correspondenceClass = type.correspondenceClass
        forbidding = try CustomerStatus.all(in: office).filter { !$0.allowsCorrespondence }.map(\.id)
        today = office.today
    }

    /// What keeps a letter from `customer c`, as the number of a reason: the law first, then the customer's wish, then
    /// the address.
    ///
    /// - Parameter reason: where nothing does.
    func reason(else reason: BulkItem.Reason) -> SQL {
        """
        CASE \(SQL.joined(obstacles.map { condition, reason in "WHEN \(condition) THEN \(reason.rawValue) " }, by: ""))
          ELSE \(reason.rawValue) END
        """
    }

    /// Whether anything keeps a letter from `customer c`.
    var isKeptFrom: SQL { "(\(SQL.joined(obstacles.map(\.0), by: " OR ")))" }

    private var obstacles: [(SQL, BulkItem.Reason)] {
        var obstacles: [(SQL, BulkItem.Reason)] = [("c.status_id IN \(SQL.list(forbidding))", .statusForbids)]
        if correspondenceClass == .creditControl {
            obstacles.append(
                (
                    """
                    c.id IN (SELECT f.customer_id FROM customer_flag f JOIN flag g ON g.id = f.flag_id
                      WHERE g.name = \(BreathingSpace.flagName)
                        AND (f.since IS NULL OR f.since <= \(today)) AND (f.until IS NULL OR f.until >= \(today)))
                    """, .breathingSpace
                ))
        }
        if correspondenceClass == .marketing { obstacles.append(("c.marketing_consent = 0", .noMarketingConsent)) }
        obstacles.append(("c.receives_email = 0", .receivesNoEmail))
        obstacles.append(("(c.email_classes & \(correspondenceClass.emailBit)) = 0", .noUsableEmail))
        return obstacles
    }
}

extension CorrespondenceClass {
    /// Its bit in `customer.email_classes`.
    fileprivate var emailBit: Int {
        switch self {
        case .billing: 1
        case .creditControl: 2
        case .customerServices: 4
        case .marketing: 8
        }
    }
}
