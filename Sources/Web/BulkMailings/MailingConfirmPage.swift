import FastCGI
import Mustache
import Postroom
import Press

/// The list of customers before anything is made: who is on it, who was left off and why.
enum MailingConfirmPage {
    static func show(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        if let elsewhere = elsewhere(mailing, visit) { return elsewhere }
        return try MailingConfirmView(mailing, visit).reply()
    }

    /// Every button of the page keeps the ticks first.
    static func send(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        if let elsewhere = elsewhere(mailing, visit) { return elsewhere }
        let sent = SentTicks(visit.form)
        guard case .kept(var now) = try mailing.tick(sent.ticked, untick: sent.unticked, in: visit.office) else {
            return elsewhere(try find(visit), visit) ?? visit.redirect(to: "/bulk-mailings")
        }
        let button = visit.form["do"] ?? ""
        let words = (visit.form["find"] ?? "").trimmed
        let page = max(1, Int(visit.form["page"] ?? "") ?? 1)
        switch button {
        case "create": return try start(now, sent, page: page, visit)
        case "all", "none":
            if case .kept(let changed) = try now.tickAll(button == "all", in: visit.office) { now = changed }
            return visit.redirect(
                to: address(now, page: page),
                saying: button == "all" ? "Everybody on the list is ticked." : "Nobody on the list is ticked.")
        case "recent": return try untickRecent(now, page: page, visit)
        case "find": return visit.redirect(to: address(now, find: words))
        case let text where text.hasPrefix("page:"):
            return visit.redirect(to: address(now, page: Int(text.dropFirst(5)) ?? 1))
        default:
            let isSearch = !words.isEmpty && words != visit.form["found"]
            return visit.redirect(
                to: words.isEmpty ? address(now, page: page) : address(now, find: words),
                saying: isSearch ? nil : "The ticks are kept.")
        }
    }

    private static func untickRecent(_ mailing: BulkMailing, page: Int, _ visit: Visit) throws -> Reply {
        let place = address(mailing, page: page)
        guard let days = Int((visit.form["days"] ?? "").trimmed), (1...999).contains(days) else {
            return visit.redirect(to: place, saying: "Nobody was unticked. Days must be a whole number from 1 to 999.")
        }
        guard case .kept(let now) = try mailing.untickSent(inLast: days, in: visit.office) else {
            return visit.redirect(to: place)
        }
        let count = now.counts.unticked - mailing.counts.unticked
        let what = "\(mailing.typeName) was sent or made \(days == 1 ? "today" : "in the last \(days) days")"
        return visit.redirect(
            to: place,
            saying: count == 0
                ? "Nobody was unticked: no \(what) for anybody who is ticked."
                : "\(count.counting("customer")) \(count == 1 ? "was" : "were") unticked: \(what).")
    }

    /// What a script sends a moment after each tick, so that nothing is lost when the page is left.
    static func keepTicks(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        let most = MailingLine.pageSize
        let ticked = Positions(text: visit.form["on"] ?? "", most: most)
        let unticked = Positions(text: visit.form["off"] ?? "", most: most)
        guard case .kept(let now) = try mailing.tick(ticked.all, untick: unticked.all, in: visit.office) else {
            throw TurnedAway.conflict("Create Letters was pressed meanwhile.")
        }
        return .text(try MailingConfirmView.overdue(of: now, in: visit.office))
    }

    /// The letter of the first who is ticked, as a PDF; nothing is kept.
    static func preview(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        let office = visit.office
        guard let draft = try mailing.firstDraft(in: office) else { return try noPreview(["Nobody is ticked."], visit) }
        switch try draft.frozen(in: office) {
        case .refused(let problems): return try noPreview(problems.map(\.message), visit)
        case .frozen(let content, let date):
            do {
                let printed = try Printing.preview(
                    Proof(customer: draft.customer, type: draft.type, content: content, date: date), with: visit.press,
                    in: office)
                var reply = Reply.bytes(printed.bytes, type: "application/pdf")
                reply.offer(as: "preview.pdf", download: false)
                return reply
            } catch let error as CannotPrint {
                return try noPreview([error.reason], visit)
            }
        }
    }

    private static func noPreview(_ reasons: [String], _ visit: Visit) throws -> Reply {
        try NewCorrespondencePage.framed(
            visit, "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
    }

    static func leftOff(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        var sheet = CSVWriter(headings: ["Account Number", "Customer", "Reason", "Detail"])
        let type = try CorrespondenceType.find(mailing.typeID, in: visit.office)
        try mailing.eachLeftOff(in: visit.office) { line in
            sheet.add([line.account, line.name, LeftOffWords.words(line.reason, type), line.detail])
        }
        return sheet.reply(named: "bulk-mailing-\(mailing.id.number)-left-off.csv")
    }

    static func notRecognised(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        var sheet = CSVWriter(headings: ["Account Number"])
        for number in try mailing.unknownAccounts(in: visit.office) { sheet.add([number]) }
        return sheet.reply(named: "bulk-mailing-\(mailing.id.number)-not-recognised.csv")
    }

    // MARK: Create Letters

    private static func start(
        _ mailing: BulkMailing, _ sent: SentTicks, page: Int, _ visit: Visit
    ) throws -> Reply {
        let office = visit.office
        // What somebody read on the button is what they meant; another window may have changed it since.
        if mailing.counts.selected > 0, let expected = sent.expected, expected != mailing.counts.selected {
            return visit.redirect(
                to: address(mailing, page: page),
                saying: "The ticks were changed in another window: \(mailing.counts.selected.grouped) of "
                    + "\(mailing.counts.listed.grouped) are ticked now. Nothing has been created. Look at the list and "
                    + "press Create Letters again.")
        }
        let criteria = try MailingWords.criteria(of: mailing, in: office).joined(separator: "; ")
        switch try mailing.start(criteria: criteria, in: office) {
        case .started:
            visit.house?.wakeRunner()
            return visit.redirect(to: mailing.address, announcing: MailingWords.confirmation(mailing.action))
        case .already: return visit.redirect(to: mailing.address)
        case .tooLate: return visit.redirect(to: "/bulk-mailings", saying: "This list was discarded.")
        case .refused(let problems): return try MailingConfirmView(mailing, visit, problems).reply()
        }
    }

    // MARK: Places

    static func find(_ visit: Visit) throws -> BulkMailing {
        try visit.office.require(.edit, of: .sending)
        guard let id = ID<BulkMailing>(text: visit["mailing"]),
            let mailing = try BulkMailing.find(id, in: visit.office)
        else { throw TurnedAway.notFound }
        return mailing
    }

    /// Where a list leads that cannot be confirmed any more.
    private static func elsewhere(_ mailing: BulkMailing, _ visit: Visit) -> Reply? {
        switch mailing.state {
        case .selected: nil
        case .cancelled where mailing.startedAt == nil:
            visit.redirect(to: "/bulk-mailings", saying: "This list was discarded.")
        case .running, .done, .cancelled: visit.redirect(to: mailing.address)
        }
    }

    static func address(_ mailing: BulkMailing, page: Int = 1, find: String = "") -> String {
        let query = find.isEmpty ? (page > 1 ? "?page=\(page)" : "") : "?find=\(find.percentEncoded)"
        return "\(mailing.address)/confirm\(query)"
    }
}

extension BulkMailing {
    var address: String { "/bulk-mailings/\(id.number)" }
}
