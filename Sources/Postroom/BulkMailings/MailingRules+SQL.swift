import SQL

/// Whom one letter for many may go to, as the database sees it: what `Obstacle` says of one customer, and where emails
/// of the type's class can go.
struct MailingRules {
    private let correspondenceClass: CorrespondenceClass
    private let forbidding: [ID<CustomerStatus>]
    private let asksForOverdue: Bool
    private let today: Day

    init(for type: CorrespondenceType, in office: Office) throws {
        correspondenceClass = type.correspondenceClass
        asksForOverdue = type.asksForOverdue
        forbidding = try CustomerStatus.all(in: office).filter { !$0.allowsCorrespondence }.map(\.id)
        today = office.today
    }

    /// What keeps a letter from `customer c`, as the number of a reason: that there is nothing to ask for, then the law,
    /// the customer's wish, and the address.
    ///
    /// - Parameter reason: where nothing does.
    func reason(else reason: BulkItem.Reason) -> SQL {
        """
        CASE WHEN \(hasNothingOverdue) THEN \(BulkItem.Reason.nothingOverdue.rawValue)
          WHEN \(isAllDisputed) THEN \(BulkItem.Reason.everythingDisputed.rawValue)
          \(SQL.joined(obstacles.map { condition, reason in "WHEN \(condition) THEN \(reason.rawValue) " }, by: ""))
          ELSE \(reason.rawValue) END
        """
    }

    /// Whether what stands with `customer c` itself keeps a letter away that has something to say.
    var isKeptByItself: SQL {
        "(NOT \(hasNothingOverdue) AND (\(SQL.joined(ownObstacles.map(\.0), by: " OR "))))"
    }

    /// Whether the letter would ask `customer c` for nothing. The kept figure is of the customer's own currency and
    /// decides nearly always; only where it is nothing are the open invoices looked at.
    var hasNothingOverdue: SQL {
        guard asksForOverdue else { return "FALSE" }
        return "(c.overdue <= 0 AND NOT \(hasAnythingToAsk))"
    }

    /// Whether `customer c` owes something overdue and disputes all of it, so that the letter would ask for nothing.
    private var isAllDisputed: SQL {
        guard asksForOverdue else { return "FALSE" }
        return """
            (c.overdue > 0 AND EXISTS (
              SELECT 1 FROM invoice d INDEXED BY invoice_disputed
              WHERE d.customer_id = c.id AND d.status = 'disputed' AND d.outstanding <> 0)
              AND NOT \(hasAnythingToAsk))
            """
    }

    private var hasAnythingToAsk: SQL {
        """
        EXISTS (
          SELECT 1 FROM invoice o WHERE o.customer_id = c.id AND o.due_date < \(today) AND o.outstanding > 0
            AND o.outstanding <> 0 AND o.status <> 'void' AND o.status <> 'disputed')
        """
    }

    /// How many of those who meet the conditions are kept by a breathing space and nothing else; `nil` where letters
    /// of the type may go to them all the same. It looks at those few only.
    func breathing(_ conditions: SQL) -> SQL? {
        guard correspondenceClass == .creditControl else { return nil }
        return """
            SELECT count(*) FROM flag g CROSS JOIN customer_flag f CROSS JOIN customer c
            WHERE \(isBreathing) AND f.flag_id = g.id AND c.id = f.customer_id AND \(conditions)
              AND NOT \(isKeptByItself) AND NOT \(hasNothingOverdue) AND NOT \(isAllDisputed)
            """
    }

    /// How many of those who meet the conditions are kept by what they dispute, and by nothing else of their own; `nil`
    /// for letters that do not ask for what is overdue. It looks at those few only.
    func disputing(_ conditions: SQL) -> SQL? {
        guard asksForOverdue else { return nil }
        return """
            SELECT count(*) FROM (
                SELECT DISTINCT customer_id FROM invoice INDEXED BY invoice_disputed
                WHERE status = 'disputed' AND outstanding <> 0) AS few
              CROSS JOIN customer c
            WHERE c.id = few.customer_id AND \(conditions) AND \(isAllDisputed) AND NOT \(isKeptByItself)
            """
    }

    private var isBreathing: SQL { BreathingSpace.holds(on: today) }

    private var obstacles: [(SQL, BulkItem.Reason)] {
        guard correspondenceClass == .creditControl else { return ownObstacles }
        let breathing: SQL = """
            c.id IN (SELECT f.customer_id FROM customer_flag f JOIN flag g ON g.id = f.flag_id WHERE \(isBreathing))
            """
        var obstacles = ownObstacles
        obstacles.insert((breathing, .breathingSpace), at: 1)
        return obstacles
    }

    private var ownObstacles: [(SQL, BulkItem.Reason)] {
        var obstacles: [(SQL, BulkItem.Reason)] = [("c.status_id IN \(SQL.list(forbidding))", .statusForbids)]
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
