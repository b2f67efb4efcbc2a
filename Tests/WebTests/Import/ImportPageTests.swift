import FastCGI
import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Importing in the browser` {
    private static let accounts =
        "Account No,Company,Mail\n12345,Hartley & Sons,accounts@hartley.example\n20001,Łódź Bakery,\n"

    private static func upload(
        _ text: String, as subject: String = "accounts", by clerk: Clerk, named name: String = "my.csv"
    ) {
        clerk.open("/import")
        clerk.send("/import", [("subject", subject)], file: "file", named: name, Array(text.utf8))
    }

    /// The hidden fields of the check page.
    private static func answers(on clerk: Clerk) -> [(name: String, value: String)] {
        clerk.page.components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst().compactMap { part in
            let pieces = part.components(separatedBy: "\"")
            return pieces[0] == "form_token" ? nil : (pieces[0], pieces[2])
        }
    }

    @Test func `goes from file to mapping to check to import`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .manager, at: office)
        Self.upload(Self.accounts, by: clerk)
        #expect(clerk.address.hasPrefix("/import/files/"))
        #expect(clerk.page.contains("Łódź Bakery") && clerk.page.contains("2 rows"))
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=accounts&c0=account%20number&c1=name&c2=email")
        #expect(clerk.page.contains("Import 2 accounts"))
        #expect(try CustomerList().page(in: clerk.office).count == 0)
        clerk.send("\(files)/run", Self.answers(on: clerk))
        #expect(clerk.address.hasPrefix("/import/runs/"))
        #expect(clerk.page.contains("<dt>Added</dt><dd>2</dd>"))
        #expect(clerk.open("/import").contains("my.csv"))
        #expect(clerk.open("/customers").contains("Łódź Bakery"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `shows currencies, dates, totals and the first rows before anything is stored`() throws {
        let office = try TestOffice.open()
        let cast = Cast(office)
        try cast.customer("12345", "Hartley & Sons")
        let clerk = try Clerk.signedIn(as: .manager, at: office)
        Self.upload(
            "Number,Account No,Date,Due date,Amount,Outstanding\nI1,12345,2026-10-01,2026-10-31,100.00,40.00\n"
                + "I2,12345,2026-11-05,2026-12-05,20.50,20.50\n", as: "invoices", by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=invoices")
        #expect(clerk.page.contains("<dd>GBP <span class=\"hint\">The file names none, so it is the customer’s own."))
        #expect(clerk.page.contains("<dt>Amounts</dt><dd>£120.50</dd>"))
        #expect(clerk.page.contains("<dt>Outstanding</dt><dd>£60.50</dd>"))
        #expect(clerk.page.contains("<dt>Dates</dt><dd>1 October 2026 to 5 November 2026</dd>"))
        #expect(clerk.page.contains("data-label=\"Due date\">31 Oct 2026</td>"))
        clerk.open("\(files)/check?subject=invoices&currency=USD")
        #expect(clerk.page.contains("<dd>USD <span") && clerk.page.contains("USD, as chosen on the page before"))
        #expect(clerk.page.contains("$120.50"))
        #expect(try office.database.first("SELECT count(*) FROM invoice") { $0[0] as Int } == 0)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `warns of what is no email address, by its line, and imports it all the same`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload("Account No,Name,Email\n1,Good Ltd,a@good.example\n2,Odd Ltd,not-an-email\n", by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=accounts")
        #expect(clerk.page.contains("<strong>One warning</strong>"))
        #expect(clerk.page.contains("data-label=\"Line\">3</td>"))
        #expect(clerk.page.contains("“not-an-email” is no email address; nothing will be sent to it"))
        clerk.send("\(files)/run", Self.answers(on: clerk))
        clerk.open("/customers/2/contacts")
        #expect(clerk.page.contains("Not an email address; imported as it was"))
        #expect(!clerk.page.contains("Not an email address: Not"))
    }

    @Test func `says what a file looks like where something else was chosen`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        let invoices = "Invoice No,Account No,Name,Date,Due date,Amount\nI1,1,Good Ltd,2026-11-01,2026-12-01,5.00\n"
        Self.upload(invoices, by: clerk)
        #expect(clerk.page.contains("<strong>This looks like invoices</strong>"))
        #expect(clerk.page.contains("?subject=invoices\">Read it as invoices</a>"))
        Self.upload(invoices, as: "invoices", by: clerk)
        #expect(!clerk.page.contains("This looks like"))
        Self.upload(Self.accounts, by: clerk)
        #expect(!clerk.page.contains("This looks like"))
    }

    @Test func `refuses at once what has no columns`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload("Ring Mr Hartley on Monday\nand the bakery\n", by: clerk, named: "Notes.txt")
        #expect(clerk.status == 422 && clerk.page.contains("No columns were found in Notes.txt."))
    }

    @Test func `imports once for two presses of the button`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .manager, at: office)
        Self.upload(Self.accounts, by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        let check = "\(files)/check?subject=accounts&c0=account%20number&c1=name&c2=email"
        var runs: [String] = []
        clerk.open(check)
        let answers = Self.answers(on: clerk)
        for _ in 1...2 {
            clerk.send("\(files)/run", answers)
            runs.append(clerk.address)
            clerk.open(check)
        }
        #expect(runs[0] == runs[1])
        #expect(try ImportRun.recent(in: office).count == 1)
        #expect(clerk.page.contains("There is nothing to import"))
    }

    @Test func `remembers the columns of a file of the same shape`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        let odd = "Foo,Bar\n777,Odd Ltd\n"
        Self.upload(odd, by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=accounts&c0=account%20number&c1=name")
        clerk.send("\(files)/run", Self.answers(on: clerk))
        Self.upload("Foo,Bar\n778,Odder Ltd\n", by: clerk)
        #expect(clerk.page.contains("Set as for the last file of this shape"))
        #expect(clerk.page.contains("<option value=\"account number\" selected>"))
    }

    @Test(arguments: [("60.00", true), ("100.00", false)])
    func `warns of payments that the invoices were already reduced by`(outstanding: String, mayDouble: Bool) throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        func bring(_ text: String, as subject: String, press: Bool) {
            Self.upload(text, as: subject, by: clerk)
            clerk.open(clerk.address.replacing("?", with: "/check?"))
            if press {
                clerk.send(
                    String(clerk.address.replacing("/check", with: "/run").prefix { $0 != "?" }),
                    Self.answers(on: clerk))
            }
        }
        bring("account number,name\n1,Good Ltd\n", as: "accounts", press: true)
        bring(
            "invoice number,account number,date,due date,amount,outstanding\n"
                + "I1,1,2026-09-01,2026-10-01,100.00,\(outstanding)\n", as: "invoices", press: true)
        bring(
            "payment reference,account number,date,amount,invoice number\nP1,1,2026-10-01,40.00,I1\n", as: "payments",
            press: false)
        #expect(clerk.page.contains("Import 1 payment"))
        #expect(clerk.page.contains("1 payment may count twice") == mayDouble)
        #expect(clerk.page.contains("Every payment lowers what its customer owes.") != mayDouble)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `speaks of the other rows only where there are some, and of one row as one`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload("Account No,Name\n,Nameless\n", by: clerk)
        clerk.open("\(clerk.address.prefix { $0 != "?" })/check?subject=accounts")
        #expect(clerk.page.contains("my.csv, 1 row of accounts.") && clerk.page.contains("One row is left out"))
        #expect(clerk.page.contains("There is nothing to import") && !clerk.page.contains("The others can be imported"))
        Self.upload("Account No,Name\n1,Good Ltd\n,Nameless\n", by: clerk)
        clerk.open("\(clerk.address.prefix { $0 != "?" })/check?subject=accounts")
        #expect(clerk.page.contains("my.csv, 2 rows of accounts.") && clerk.page.contains("The others can be imported"))
    }

    @Test func `names bad lines before, after, and in a file`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload("Account No,Name\n1,Good Ltd\n,Nameless\n1,Twice Ltd\n", by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=accounts")
        #expect(clerk.page.contains("2 rows are left out") && clerk.page.contains("data-label=\"Line\">3<"))
        clerk.send("\(files)/run", Self.answers(on: clerk))
        #expect(clerk.page.contains("Finished, 2 rejected") && clerk.page.contains("data-label=\"Line\">4<"))
        let run = clerk.address
        clerk.open("\(run)/rejects")
        #expect(clerk.page.contains("Line,Reason") && clerk.page.contains("Twice Ltd"))
        #expect(clerk.header("Content-Disposition")?.contains("my-rejects.csv") == true)
    }

    @Test(arguments: [
        ("", "This file is empty"), ("\u{FEFF}", "empty"), ("PK\u{3}\u{4}rest", "workbook"), ("%PDF-1.7", "PDF"),
        ("A,B\n\"open,1\n", "never closed"), ("A,B\nx\u{0}y,1\n", "zero byte"),
    ])
    func `refuses what is no CSV and keeps nothing`(text: String, words: String) throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .manager, at: office)
        Self.upload(text, by: clerk)
        #expect(clerk.status == 422)
        #expect(clerk.title.hasPrefix("Error: Import"))
        #expect(clerk.page.contains(words) && clerk.page.contains("id=\"file-error\""))
        #expect(try office.database.first("SELECT count(*) FROM document") { $0[0] as Int } == 0)
    }

    @Test func `refuses UTF-16 in words that mend it`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        clerk.open("/import")
        let bytes: [UInt8] = [0xFF, 0xFE] + Self.accounts.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        clerk.send("/import", [("subject", "accounts")], file: "file", named: "a.csv", bytes)
        #expect(clerk.status == 422 && clerk.page.contains("CSV UTF-8"))
    }

    @Test func `refuses more than 20 MB with a friendly page`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        clerk.open("/import")
        let bytes = [UInt8](repeating: 65, count: (20 << 20) + 1)
        clerk.send("/import", [("subject", "accounts")], file: "file", named: "a.csv", bytes)
        #expect(clerk.status == 413 && clerk.page.contains("Files can be up to 20 MB"))
    }

    @Test func `names a missing column and stays on the mapping`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload("Number,Account,Date\nI1,12345,2026-11-01\n", as: "invoices", by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=invoices")
        #expect(clerk.status == 422)
        #expect(clerk.page.contains("No column of the file is the due date"))
        #expect(clerk.page.contains("<a href=\"#columns\">"))
    }

    @Test func `refuses one field for two columns`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload(Self.accounts, by: clerk)
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=accounts&c0=name&c1=name&c2=")
        #expect(clerk.status == 422 && clerk.page.contains("Two columns are set to “name”"))
    }

    @Test func `asks what 01 02 2026 means, then goes on`() throws {
        let clerk = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        Self.upload(Self.accounts, by: clerk)
        let accounts = clerk.address.prefix { $0 != "?" }
        clerk.open("\(accounts)/check?subject=accounts&c0=account%20number&c1=name&c2=email")
        clerk.send("\(accounts)/run", Self.answers(on: clerk))
        Self.upload(
            "Number,Account number,Date,Due date,Amount\nI1,12345,01/02/2026,03/04/2026,10.00\n", as: "invoices",
            by: clerk)
        #expect(clerk.page.contains("1 February 2026") && clerk.page.contains("2 January 2026"))
        let files = clerk.address.prefix { $0 != "?" }
        clerk.open("\(files)/check?subject=invoices")
        #expect(clerk.status == 422 && clerk.page.contains("href=\"#dates\""))
        clerk.open("\(files)/check?subject=invoices&dates=dmy")
        #expect(clerk.status == 200 && clerk.page.contains("Import 1 invoice<"))
    }

    @Test func `is for managers, and for one's own organisation`() throws {
        let office = try TestOffice.open()
        let manager = try Clerk.signedIn(as: .manager, at: office)
        Self.upload(Self.accounts, by: manager)
        let address = manager.address
        let staff = try Clerk.signedIn(as: .staff, at: office)
        for path in ["/import", address] {
            staff.open(path)
            #expect(staff.status == 403)
        }
        let other = try Organisation.found(code: "other", name: "Other Ltd", in: office.database, clock: office.clock)
        let elsewhere = office.acting(as: Actor(.postroom, organisationID: other.id, timeZone: other.timeZone))
        let stranger = try Clerk.signedIn(as: .manager, at: elsewhere, name: "Tom Aldridge")
        stranger.open(address)
        #expect(stranger.status == 404)
    }

    @Test func `takes no other document for an upload`() throws {
        let office = try TestOffice.open()
        let letter = try Document.keep(
            Array("%PDF".utf8), as: .letter, named: "a.pdf", mediaType: "application/pdf", in: office)
        let clerk = try Clerk.signedIn(as: .manager, at: office)
        clerk.open("/import/files/\(letter.number)?subject=accounts")
        #expect(clerk.status == 404)
    }
}
