/// How the values of a file are read as dates, amounts and currencies.
struct RowReading {
    private let order: DateOrder
    private let mark: WrittenAmount.Mark?
    /// The currency of rows that name none.
    let currency: Currency?
    private var days: [String: Day] = [:]

    init(dates: DateOrder?, mark: WrittenAmount.Mark?, currency: Currency?) {
        // Without an answer no date of the file can be read in two ways.
        (order, self.mark, self.currency) = (dates ?? .dayFirst, mark, currency)
    }

    /// A date that must be there.
    mutating func day(_ field: ImportField, _ row: ImportRow) throws(BadRow) -> Day {
        let text = try row.required(field)
        if let known = days[text] { return known }
        guard let day = WrittenDate(text)?.day(order) else {
            throw BadRow("the \(field.name) “\(text.shortened(to: 40))” is no date")
        }
        guard (1900...2199).contains(day.parts.year) else {
            throw BadRow("the \(field.name) is in the year \(day.parts.year)")
        }
        if days.count < 20_000 { days[text] = day }
        return day
    }

    /// An amount in minor units; `nil` where no column fills it or the value is empty.
    func minor(_ field: ImportField, _ row: ImportRow, _ currency: Currency) throws(BadRow) -> Int? {
        guard let text = row.text(field), !text.isEmpty else { return nil }
        guard let amount = WrittenAmount(text) else {
            throw BadRow("the \(field.name) “\(text.shortened(to: 40))” is no amount")
        }
        do {
            return try amount.minor(of: currency, mark: mark)
        } catch {
            throw BadRow(
                error.reason.replacing("the amount", with: "the \(field.name)", maxReplacements: 1))
        }
    }

    /// The row's own currency, else the one given for the whole file.
    func currency(_ row: ImportRow) throws(BadRow) -> Currency? {
        guard let text = row.text(.currency), !text.isEmpty else { return currency }
        guard let currency = Currency(code: text) else {
            throw BadRow("“\(text.shortened(to: 20))” is no currency code")
        }
        return currency
    }
}
