import Mustache
import Postroom

/// How far a run has come, in figures that reconcile at every moment.
struct MailingProgress {
    let state: String
    /// Of its letters, those that no mail server has taken yet.
    let onTheWay: Int
    let isMoving: Bool
    let entries: [(String, Value)]

    init(_ mailing: BulkMailing, in office: Office) throws {
        let counts = mailing.counts
        let isLeaving = try mailing.isLeaving(in: office)
        isMoving = mailing.state == .running || isLeaving
        let onTheWay = try mailing.onTheWay(in: office)
        self.onTheWay = onTheWay
        let health = try RunnerHealth.look(in: office.database, clock: office.clock)
        let isHeldUp = (isMoving || onTheWay > 0) && (!health.isWell || !health.note.isEmpty)
        let (title, tone) = Self.state(mailing, isLeaving: isLeaving, onTheWay: onTheWay)
        let made = counts.selected - counts.waiting
        state = title
        let bar = Self.bar(mailing, isLeaving: isLeaving, onTheWay: onTheWay)
        entries = [
            ("state", .text(title)), ("tone", .text(tone)), ("is_running", .bool(mailing.state == .running)),
            (
                "is_moving",
                .bool(isMoving || onTheWay > 0 || (mailing.state == .cancelled && !mailing.isExplained))
            ),
            ("refresh", .integer(isMoving ? 1_500 : 15_000)), ("refresh_list", .integer(isMoving ? 5_000 : 15_000)),
            ("on_the_way", .text(Self.count(onTheWay))), ("has_on_the_way", .bool(onTheWay > 0)),
            ("waits", .bool(onTheWay > 0 && !isMoving)), ("waiting_emails", .text(Self.emails(onTheWay))),
            ("confirmation", .text(MailingWords.confirmation(mailing.action))),
            ("is_create", .bool(mailing.action == .create)), ("reminder", .text(MailingWords.reminder)),
            ("is_emailed", .bool(mailing.action == .createAndEmail)),
            ("is_cancelled", .bool(mailing.state == .cancelled)),
            ("selected", .text(counts.selected.grouped)), ("selected_number", .integer(counts.selected)),
            ("made", .text(made.grouped)), ("bar", .integer(bar.done)), ("bar_end", .integer(bar.all)),
            ("percent", .integer(bar.all == 0 ? 100 : bar.done * 100 / bar.all)),
            ("is_made", .bool(mailing.state == .done)),
            ("is_finished", .bool(mailing.state == .done && !isMoving && onTheWay == 0)),
            ("created_number", .integer(counts.created)), ("failed_number", .integer(counts.failed)),
            ("skipped_number", .integer(counts.skipped)),
            ("not_skipped_number", .integer(counts.created + counts.failed)),
            ("created", .text(counts.created.grouped)), ("failed", .text(counts.failed.grouped)),
            ("has_failed", .bool(counts.failed > 0)), ("skipped", .text(counts.skipped.grouped)),
            ("waiting", .text(counts.waiting.grouped)), ("emailed", .text(counts.emailed.grouped)),
            ("undelivered", .text(counts.undelivered.grouped)), ("has_undelivered", .bool(counts.undelivered > 0)),
            ("kept_for_post", .text(counts.keptForPost.grouped)), ("has_post", .bool(counts.keptForPost > 0)),
            ("listed", .text(counts.listed.grouped)), ("unticked", .text(counts.unticked.grouped)),
            ("left_off", .text(counts.leftOff.grouped)), ("not_matched", .text(counts.notMatched.grouped)),
            ("is_explained", .bool(mailing.isExplained || counts.notMatched > 0)),
            ("is_filtered", .bool(mailing.mode == .filters)),
            ("rate", Value(Self.rate(mailing))),
            ("time_left", mailing.state == .running ? .text(Self.timeLeft(mailing, now: office.now)) : .null),
            ("ended", Value(mailing.endedAt?.dayAndTime(in: office.actor.timeZone))),
            ("updated", .text(Self.clock(office.now, in: office))),
            ("held_up", isHeldUp ? .text(health.isWell ? Self.sentence(health.note) : health.sentence) : .null),
        ]
    }

    private static func count(_ onTheWay: Int) -> String {
        onTheWay.grouped + (onTheWay >= BulkMailing.mostOnTheWay ? " or more" : "")
    }

    private static func emails(_ count: Int) -> String {
        count == 1 ? "1 email waits" : "\(Self.count(count)) emails wait"
    }

    private static func state(_ mailing: BulkMailing, isLeaving: Bool, onTheWay: Int) -> (String, String) {
        switch mailing.state {
        case .selected: ("Not started", "warn")
        case .running: (mailing.action == .create ? "Creating" : "Creating and emailing", "info")
        case .cancelled: ("Cancelled", "warn")
        case .done where isLeaving: ("Emailing", "info")
        case .done where onTheWay > 0: ("Created, \(emails(onTheWay))", "warn")
        case .done:
            mailing.counts.failed > 0
                ? ("Finished, \(mailing.counts.failed.grouped) failed", "warn") : ("Finished", "good")
        }
    }

    /// How far all of it has come: with Create and Email half of it is that the emails leave.
    private static func bar(_ mailing: BulkMailing, isLeaving: Bool, onTheWay: Int) -> (done: Int, all: Int) {
        let counts = mailing.counts
        let made = counts.selected - counts.waiting
        guard mailing.action == .createAndEmail else { return (made, counts.selected) }
        guard mailing.state == .running || isLeaving || onTheWay > 0 else { return (made * 2, counts.selected * 2) }
        let over = counts.emailed + counts.keptForPost + counts.failed + counts.skipped
        return (made + min(made, over), counts.selected * 2)
    }

    private static func rate(_ mailing: BulkMailing) -> String? {
        let made = mailing.counts.selected - mailing.counts.waiting
        guard mailing.worked > 0, made > 0 else { return nil }
        let rate = max(1, made / mailing.worked)
        return rate == 1 ? "1 letter a second" : "\(rate.grouped) letters a second"
    }

    private static func timeLeft(_ mailing: BulkMailing, now: Moment) -> String {
        let made = mailing.counts.selected - mailing.counts.waiting
        guard made > 0 else { return "About to begin" }
        let spent = max(1, mailing.worked)
        let seconds = mailing.counts.waiting * spent / made
        switch seconds {
        case ..<15: return "A few seconds left"
        case ..<90: return "About a minute left"
        case ..<5_400: return "About \((seconds + 30) / 60) minutes left"
        default: return "About \((seconds + 1_800) / 3_600) hours left"
        }
    }

    /// What the runner says of itself, as a sentence.
    private static func sentence(_ note: String) -> String {
        let words = note.hasPrefix("held up: ") ? String(note.dropFirst(9)) : note
        return words.prefix(1).uppercased() + words.dropFirst() + (words.hasSuffix(".") ? "" : ".")
    }

    private static func clock(_ moment: Moment, in office: Office) -> String {
        let second = moment.seconds % 60
        return "\(moment.time(in: office.actor.timeZone)):\(second < 10 ? "0" : "")\(second)"
    }
}
