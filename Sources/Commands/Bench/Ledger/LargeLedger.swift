import Foundation

/// Two CSV files with headings such as real ledgers have them.
struct LargeLedger {
    static let customers = 100_000
    static let invoicesEach = 10
    static let rows = customers * (1 + invoicesEach)

    let accounts: URL
    let invoices: URL

    init(in folder: URL) throws {
        accounts = folder.appending(path: "accounts.csv")
        invoices = folder.appending(path: "invoices.csv")
        try Self.write(
            accounts, heading: "cust_number,name_customer,first_name,last_name,address,city,county,postal,phone1,email"
        ) {
            "\($0),Wharf & Sons Trading \($0) Ltd,Jo,Wharf\($0),\($0 % 200) Dock Street,Leeds,West Yorkshire,LS10 1JF,0113 496 0100,"
                + "jo.\($0)@customer.example\n"
        }
        try Self.write(
            invoices, heading: "doc_id,cust_number,posting_date,due_in_date,total_open_amount,cust_payment_terms"
        ) {
            customer in
            (0..<Self.invoicesEach).map { line in
                let day = 10 + (customer + line) % 19
                return
                    "\(customer * 100 + line),\(customer),2026-0\(1 + line % 9)-\(day),2026-\(line % 2 == 0 ? 10 : 11)-\(day),"
                    + "\(10 + (customer * 37 + line * 411) % 9_000).\(10 + line),NAA8\n"
            }.joined()
        }
    }

    private static func write(_ file: URL, heading: String, row: (Int) -> String) throws {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        var text = heading + "\n"
        for customer in 1_000_000..<(1_000_000 + customers) {
            text += row(customer)
            if text.utf8.count > 1 << 20 {
                try handle.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }
}
