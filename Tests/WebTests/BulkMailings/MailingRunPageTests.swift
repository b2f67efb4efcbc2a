import Postroom
import SQL
import Support
import Testing
import Web

/// What a person sees of a run. The runner's part is played by hand.
@Suite struct `The page of a bulk mailing` {
    private let office: Office
    private let cast: Cast
    private let debtors: [Customer]

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        debtors = try (1...4).map { [cast] in try cast.debtor($0) }
        try cast.keepFigures()
    }

    private func set(
        _ mailing: BulkMailing, _ position: Int, _ outcome: BulkItem.Outcome, _ reason: BulkItem.Reason,
        detail: Int? = nil, failure: String = ""
    ) throws {
        try office.database.run(
            """
            UPDATE bulk_item SET outcome = \(outcome.rawValue), reason = \(reason.rawValue), detail = \(detail),
              failure = \(failure) WHERE mailing_id = \(mailing.id) AND position = \(position)
            """)
        let column: SQL = outcome == .failed ? "failed" : outcome == .skipped ? "skipped" : "created"
        try office.database.run("UPDATE bulk_mailing SET \(column) = \(column) + 1 WHERE id = \(mailing.id)")
    }

    @Test(.proves(115, 147, 149)) func `confirms that letters are being emailed, and leads to another`() throws {
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/bulk-mailings/\(mailing.id.number)")
        #expect(clerk.status == 200 && clerk.page.contains("Letters are being emailed."))
        #expect(clerk.page.contains("href=\"/bulk-mailings/new\">Another Bulk Mailing</a>"))
        #expect(clerk.page.contains("http-equiv=\"refresh\""))
        #expect(!clerk.page.contains("automatically sent"))
    }

    @Test(.proves(114, 148)) func `confirms that letters are being created, and says who must send them`() throws {
        let mailing = try cast.mailing(.create, to: debtors)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/bulk-mailings/\(mailing.id.number)")
        #expect(clerk.page.contains("Letters are being created."))
        #expect(clerk.page.contains("Correspondence has not been automatically sent - please check and send."))
        #expect(clerk.page.contains("href=\"/send-letters\""))
    }

    @Test func `says of every customer what became of them and why`() throws {
        let mailing = try cast.mailing(.create, to: debtors)
        try set(mailing, 1, .skipped, .nothingToAsk)
        try set(mailing, 2, .failed, .trouble, failure: "The page is too long.")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let address = "/bulk-mailings/\(mailing.id.number)"
        clerk.open(address)
        #expect(clerk.page.contains("The page is too long.") && clerk.page.contains("2 of 4"))
        clerk.open(address + "?part=skipped")
        #expect(clerk.page.contains("Paid: nothing overdue") && !clerk.page.contains("too long"))
        clerk.open(address + "?find=B10001")
        #expect(clerk.page.contains("Paid: nothing overdue"))
        clerk.open(address + "?find=12345")
        #expect(clerk.page.contains("This mailing did not look at 12345"))
        clerk.open(address + "/items.csv?part=skipped")
        #expect(clerk.page.contains("B10001,Debtor 1 Ltd,Skipped,Paid: nothing overdue"))
        clerk.open("/customers/B10001/bulk-mailings")
        #expect(clerk.page.contains("Overdue Account, mailing \(mailing.id.number)"))
        #expect(clerk.page.contains("Paid: nothing overdue"))
        clerk.open("/customers/12345/bulk-mailings")
        #expect(clerk.page.contains("No bulk mailing has looked at"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `names the letter and the day where a filter kept somebody out`() throws {
        let type = try #require(try CorrespondenceType.find(code: "first-reminder", in: office))
        var filter = CustomerFilter()
        filter.notReceived.types = [type.id]
        filter.notReceived.noMoreThan = 7
        let mailing = try cast.mailing(.create, to: debtors, mode: .filters, filter: filter)
        try set(mailing, 3, .notMatched, .received, detail: office.now.seconds - 4 * 86_400)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/bulk-mailings/\(mailing.id.number)?part=not-matched")
        #expect(clerk.page.contains("First Reminder was sent on 16 November 2026"))
        #expect(clerk.page.contains("Has not received First Reminder in the last 7 days"))
    }

    @Test func `tries again only what failed, and only once`() throws {
        let mailing = try cast.mailing(.create, to: debtors)
        try set(mailing, 2, .failed, .trouble, failure: "The page is too long.")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let address = "/bulk-mailings/\(mailing.id.number)"
        clerk.open(address)
        clerk.send(address + "/retry", [])
        #expect(clerk.page.contains("1 letter will be tried again."))
        let again = try cast.mailing(mailing.id)
        #expect(again.counts.failed == 0 && again.counts.waiting == 4 && again.state == .running)
        clerk.send(address + "/retry", [])
        #expect(clerk.page.contains("Nothing failed that could be tried again."))
        #expect(clerk.page.contains("Retried: 1 letter that failed"))
    }

    @Test func `is cancelled with a reason, once`() throws {
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let address = "/bulk-mailings/\(mailing.id.number)"
        clerk.open(address + "/cancel")
        clerk.send(address + "/cancel", [("reason", " ")])
        #expect(clerk.status == 422 && clerk.page.contains("Reason must be filled in."))
        #expect(try cast.mailing(mailing.id).state == .running)
        clerk.send(address + "/cancel", [("reason", "The wrong letter")])
        #expect(clerk.page.contains("The bulk mailing is cancelled.") && clerk.page.contains("The wrong letter"))
        #expect(try cast.mailing(mailing.id).state == .cancelled)
        clerk.open(address + "/cancel")
        #expect(clerk.page.contains("There was nothing left to cancel."))
    }

    /// Four letters made and put into the tray, and the run at its end.
    private func finished() throws -> BulkMailing {
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        for (index, debtor) in debtors.enumerated() {
            let letter = try cast.printed(to: debtor, token: "letter-\(index)")
            try cast.queue(letter, to: ["p\(index)@one.example"], token: "press-\(index)")
            try set(mailing, index + 1, .created, .named)
            try office.database.run(
                "UPDATE correspondence SET bulk_mailing_id = \(mailing.id) WHERE id = \(letter.id)")
            try office.database.run(
                """
                UPDATE bulk_item SET correspondence_id = \(letter.id)
                WHERE mailing_id = \(mailing.id) AND position = \(index + 1)
                """)
        }
        try office.database.run(
            "UPDATE bulk_mailing SET state = 'done', ended_at = \(office.now), explained_at = \(office.now)")
        try office.database.run("UPDATE message SET state = 'sent', attempts = 1, sent_at = \(office.now)")
        try office.database.run("UPDATE correspondence SET status = 'emailed', emailed_at = \(office.now)")
        return mailing
    }

    @Test(arguments: ["deferred", "queued"])
    func `does not say finished while the mail server has not taken all`(state: String) throws {
        let mailing = try finished()
        let address = "/bulk-mailings/\(mailing.id.number)"
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open(address)
        #expect(clerk.page.contains(">Finished</span>") && !clerk.page.contains("part=on-the-way"))
        for table in ["message", "correspondence"] {
            let reset: SQL =
                table == "message"
                ? """
                UPDATE message SET state = \(state), attempts = 1, sent_at = NULL, last_reply = '451 4.7.1 Later'
                WHERE correspondence_id = (SELECT min(id) FROM correspondence)
                """
                : """
                UPDATE correspondence SET status = 'ready', emailed_at = NULL
                WHERE id = (SELECT min(id) FROM correspondence)
                """
            try office.database.run(reset)
        }
        try office.database.run("UPDATE bulk_mailing SET emailed = 3")
        clerk.open(address)
        #expect(!clerk.page.contains(">Finished"))
        #expect(clerk.page.contains("Created, 1 email waits"))
        #expect(clerk.page.contains("<dt>On the way</dt><dd>1</dd>"))
        clerk.open(address + "?part=on-the-way")
        #expect(clerk.page.contains("B10001/C001") && !clerk.page.contains("B10002/C001"))
        #expect(clerk.page.contains("451 4.7.1 Later") == (state == "deferred"))
        clerk.open(address + "/items.csv?part=on-the-way")
        #expect(clerk.page.contains("B10001,") && !clerk.page.contains("B10002,"))
        clerk.open("/bulk-mailings")
        #expect(clerk.page.contains("<small>3 emailed</small>") && clerk.page.contains(">Emailing</span>"))
        #expect(clerk.faults.isEmpty)
    }

    @Test(arguments: [
        ("failed", false), ("uncertain", false), ("bounced", false), ("deferred", true), ("queued", true),
    ])
    func `can be cancelled at its end only where something is still to leave`(state: String, isLeft: Bool) throws {
        let mailing = try finished()
        try office.database.run("UPDATE message SET state = \(state) WHERE id = (SELECT min(id) FROM message)")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let address = "/bulk-mailings/\(mailing.id.number)"
        clerk.open(address)
        #expect(clerk.page.contains("href=\"\(address)/cancel\"") == isLeft)
        let decided = try cast.mailing(mailing.id).cancel(reason: "Too late", in: office)
        #expect(decided == (isLeft ? .done : .tooLate))
        #expect(try cast.mailing(mailing.id).state == (isLeft ? .cancelled : .done))
    }

    @Test func `keeps what it says of those not matched when it is cancelled`() throws {
        let mailing = try cast.mailing(.createAndEmail, to: debtors, mode: .filters, filter: CustomerFilter())
        try office.database.run("UPDATE bulk_mailing SET not_matched = 7, explained_at = \(office.now)")
        #expect(try cast.mailing(mailing.id).cancel(reason: "Wrong", in: office) == .done)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/bulk-mailings/\(mailing.id.number)")
        #expect(clerk.page.contains("<dd>7</dd><dd>everybody else, each with the reason</dd>"))
    }

    @Test func `of another organisation is not found`() throws {
        let neighbour = try cast.neighbour()
        let theirs = try neighbour.mailing(.create, to: [try neighbour.customer("90001")])
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        for path in ["", "/items.csv", "/cancel"] {
            clerk.open("/bulk-mailings/\(theirs.id.number)\(path)")
            #expect(clerk.status == 404)
        }
        clerk.open("/customers")
        clerk.send("/bulk-mailings/\(theirs.id.number)/retry", [])
        #expect(clerk.status == 404)
    }
}
