/// A customer's invoices and the money that came in, in one currency, as far as a statement needs them.
struct AccountBook {
    struct Bill {
        let id: ID<Invoice>
        let number: String
        let date: Day
        let due: Day
        /// Minor units; below zero for a credit note.
        let amount: Int
        let outstanding: Int
        /// What of which payment was set against it.
        var settlements: [(day: Day, amount: Int)] = []

        /// What the ledger says was settled without a payment that it knows. Nobody can tell the day, so it counts
        /// from the day of the invoice: a statement never asks for money that the ledger does not ask for.
        var unexplained: Int { amount - outstanding - settlements.reduce(0) { $0 + $1.amount } }

        /// What is open at the end of a day.
        func open(on day: Day) -> Int {
            guard date <= day else { return 0 }
            return amount - unexplained - settlements.filter { $0.day <= day }.reduce(0) { $0 + $1.amount }
        }
    }

    struct Receipt {
        let reference: String
        let method: String
        let date: Day
        /// Minor units; below zero for a refund.
        let amount: Int
    }

    let currency: Currency
    /// By date, the same day by number.
    var bills: [Bill] = []
    /// By date. Only what was taken: failed and reversed payments do not count, pending ones not yet.
    var receipts: [Receipt] = []

    /// What happened from one day to another, both counted, and how old is what is open at the end.
    func statement(from: Day, to: Day) -> FrozenContent.Statement {
        var lines: [FrozenContent.Statement.Line] = []
        var opening = 0
        for (day, line) in movements where day <= to {
            if day < from { opening += line.amount } else { lines.append(line) }
        }
        let closing = lines.reduce(opening) { $0 + $1.amount }
        return FrozenContent.Statement(
            currency: currency.code, opening: opening, lines: lines, closing: closing,
            ageing: ageing(on: to, closing: closing))
    }

    /// Everything that moved the balance, in order: on one day invoices first, each followed by what settled it.
    private var movements: [(Day, FrozenContent.Statement.Line)] {
        let billed = bills.flatMap { bill in
            var lines = [(bill.date, line(of: bill))]
            if bill.unexplained != 0 { lines.append((bill.date, settledLine(of: bill))) }
            return lines
        }
        let received = receipts.map { ($0.date, line(of: $0)) }
        // Merged by hand: each side is in order, and invoices come first on their day.
        var merged: [(Day, FrozenContent.Statement.Line)] = []
        merged.reserveCapacity(billed.count + received.count)
        var next = 0
        for item in billed {
            while next < received.count, received[next].0 < item.0 {
                merged.append(received[next])
                next += 1
            }
            merged.append(item)
        }
        return merged + received[next...]
    }

    private func line(of bill: Bill) -> FrozenContent.Statement.Line {
        .init(
            date: bill.date.text, kind: bill.amount < 0 ? .creditNote : .invoice, reference: bill.number, method: "",
            due: bill.amount < 0 ? "" : bill.due.text, amount: bill.amount)
    }

    private func settledLine(of bill: Bill) -> FrozenContent.Statement.Line {
        .init(
            date: bill.date.text, kind: .settled, reference: bill.number, method: "", due: "",
            amount: -bill.unexplained)
    }

    private func line(of receipt: Receipt) -> FrozenContent.Statement.Line {
        .init(
            date: receipt.date.text, kind: receipt.amount < 0 ? .refund : .payment, reference: receipt.reference,
            method: receipt.method, due: "", amount: -receipt.amount)
    }

    private func ageing(on day: Day, closing: Int) -> FrozenContent.Ageing {
        var ageing = FrozenContent.Ageing()
        for bill in bills {
            let open = bill.open(on: day)
            guard open > 0 else { continue }
            switch day - bill.due {
            case ...0: ageing.current += open
            case 1...30: ageing.to30 += open
            case 31...60: ageing.to60 += open
            case 61...90: ageing.to90 += open
            default: ageing.over90 += open
            }
        }
        // Credit notes and money that stands against no invoice yet: all that makes the balance less than what is open.
        ageing.onAccount = closing - ageing.current - ageing.overdue
        return ageing
    }
}
