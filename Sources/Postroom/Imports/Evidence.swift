/// What the values of a file prove about how its dates and amounts are written.
struct Evidence {
    private var dates: [String: WrittenDate?] = [:]
    private var orders: Set<DateOrder> = []
    private var marks: Set<WrittenAmount.Mark> = []
    private var doubt: (column: Int, text: String, date: WrittenDate)?

    mutating func addDate(_ text: String, column: Int) {
        guard dates[text] == nil else { return }
        let date = WrittenDate(text)
        // Dates repeat, so each is looked at once; a file of other things must not fill the memory.
        if dates.count < 20_000 { dates[text] = .some(date) }
        guard let date else { return }
        if let order = date.proves { orders.insert(order) }
        if date.isAmbiguous, doubt == nil { doubt = (column, text, date) }
    }

    mutating func addAmount(_ text: String) {
        if let mark = WrittenAmount(text)?.proves { marks.insert(mark) }
    }

    /// The order that at least one date proves and none contradicts.
    var order: DateOrder? { orders.count == 1 ? orders.first : nil }

    /// The decimal mark that at least one amount proves and none contradicts.
    var mark: WrittenAmount.Mark? { marks.count == 1 ? marks.first : nil }

    /// The question that is left where a date can be read in two ways and nothing else decides.
    func question(_ headings: [String]) -> DateQuestion? {
        guard order == nil, let doubt, let dayFirst = doubt.date.day(.dayFirst),
            let monthFirst = doubt.date.day(.monthFirst)
        else { return nil }
        return DateQuestion(
            heading: headings[doubt.column], example: doubt.text, dayFirst: dayFirst,
            monthFirst: monthFirst)
    }
}
