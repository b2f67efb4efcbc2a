import Postroom
import Testing

@Suite struct `Pasted account numbers` {
    @Test(arguments: [
        ("12345\n20007", ["12345", "20007"]),
        ("  12345 \r\n\r\n\t20007\r\n", ["12345", "20007"]),
        ("12345\r20007\r", ["12345", "20007"]),
        ("12345,\n20007,,", ["12345", "20007"]),
        ("12345,Hartley & Sons,1234.50\n20007;Żółw;0", ["12345", "20007"]),
        ("12345\tHartley\n", ["12345"]),
        ("\"12345\",\"Hartley, Sons\"\n'20007'", ["12345", "20007'"]),
        ("\"AB\"\"1\",x", ["AB\"1"]),
        ("\u{FEFF}Account Number,Name on account\r\n12345,Hartley", ["12345"]),
        ("account_no\n12345", ["12345"]),
        ("12345\nab1\nAB1\n12345\n", ["12345", "ab1"]),
        ("'+441,x", ["+441"]),
        ("\u{00A0}12345\u{00A0}\n", ["12345"]),
        ("", []), ("\n\n , \n\"\"\n", []),
    ])
    func `are read as people paste them`(text: String, numbers: [String]) {
        #expect(PastedAccounts(text).numbers == numbers)
    }

    @Test(arguments: [
        ("0100000272, 99999 0100000933\n1", ["99999", "0100000933"]),
        ("A100;b200,B200\nA100\tC-300", ["b200", "C-300"]),
        ("12345,Hartley & Sons,1234.50", []), ("12345,2026-11-20", []), ("12345,,", []), ("12345 99999", []),
        ("12345,100.00", []), ("12345,7", []), ("Account Number,No1\n12345", []),
    ])
    func `say what they pass over where a line holds several`(text: String, ignored: [String]) {
        #expect(PastedAccounts(text).ignored == ignored)
    }

    @Test func `have a heading on the first line only`() {
        #expect(PastedAccounts("12345\nAccount\n").numbers == ["12345", "Account"])
    }

    @Test func `are twenty thousand lines at most, repeats among them`() {
        let line = "12345\n"
        #expect(!PastedAccounts("Account Number\n\n" + String(repeating: line, count: 20_000)).isTooLong)
        let long = PastedAccounts(String(repeating: line, count: 30_000))
        #expect(long.isTooLong && long.numbers == ["12345"])
    }
}
