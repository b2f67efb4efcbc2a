extension Todo {
    /// A TODO as the form holds it, not yet believed.
    package struct Entry: Sendable, Equatable {
        package var about = About.customer
        package var text = ""
        package var details = ""
        package var kind = Todo.kinds[0]
        package var isInProgress = false
        /// `YYYY-MM-DD`, or empty for no date.
        package var dueOn = ""
        /// `YYYY-MM-DD`, or empty where it is not to sleep.
        package var snoozedUntil = ""
        /// `nil`: anyone.
        package var assignedTo: ID<Staff>?

        package init() {}

        /// The form of a TODO that is there.
        package init(_ todo: Todo) {
            about = todo.about
            (text, details, kind) = (todo.text, todo.details, todo.kind)
            isInProgress = todo.status == .inProgress
            dueOn = todo.dueOn?.text ?? ""
            snoozedUntil = todo.snoozedUntil?.text ?? ""
            assignedTo = todo.assigneeID
        }

        var due: Day? { Day(text: dueOn.trimmed) }
        var sleep: Day? { Day(text: snoozedUntil.trimmed) }

        /// What has to be put right, by field.
        ///
        /// - Parameter before: the TODO that is being amended; what it has already may stay.
        func problems(before: Todo? = nil, in office: Office) throws -> [Problem] {
            var problems: [Problem] = []
            func refuse(_ field: String, _ message: String) { problems.append(Problem(field: field, message)) }
            let length = text.trimmed.count
            if length == 0 { refuse("text", "Say what is to be done.") }
            if length > longestText { refuse("text", "Use 500 characters at most; there are \(length).") }
            if details.count > longestDetails { refuse("details", "Details can have 10,000 characters at most.") }
            if !kinds.contains(kind), kind != before?.kind { refuse("kind", "Choose a type from the list.") }
            if due == nil, !dueOn.trimmed.isEmpty {
                refuse("due", "Enter the due date as a day, month and year, or leave it empty.")
            }
            if !snoozedUntil.trimmed.isEmpty, snoozedUntil.trimmed != before?.snoozedUntil?.text ?? "" {
                if sleep == nil {
                    refuse("snoozed", "Enter the day it comes back as a day, month and year, or leave it empty.")
                } else if let sleep, sleep <= office.today {
                    refuse("snoozed", "Snooze it until tomorrow or later.")
                }
            }
            if let staff = assignedTo, staff != before?.assigneeID,
                try !Staff.all(in: office).contains(where: { $0.id == staff && $0.maySignIn })
            {
                refuse("assigned", "Choose somebody from the list, or anyone.")
            }
            return problems
        }
    }

    package enum Added: Equatable {
        case added(ID<Todo>)
        case refused([Problem])
    }

    /// What came of changing one.
    package enum Changed: Equatable {
        case changed
        /// Somebody changed it meanwhile: as it is now.
        case outdated(Todo)
        case refused([Problem])
    }
}
