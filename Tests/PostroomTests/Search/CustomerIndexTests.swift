import Postroom
import Support
import Testing

@Suite struct `Looking for customers by words` {
    let office: Office

    init() throws {
        office = try TestOffice.open()
        let cast = Cast(office)
        for number in 1...12 { try cast.customer("S-\(number)", "Sparrow \(number) Ltd") }
        try cast.customer("O-1", "O’Brien 100% Wool_Co")
        try cast.point(.email, "Mona.Lund@wolle-werk.example", of: try cast.customer("O-2", "Ærø Søren"))
    }

    @Test(arguments: [
        ("sparrow 12", ["S-12"]), ("sparrow 1", ["S-1", "S-10", "S-11", "S-12"]), ("ltd sparrow 7", ["S-7"]),
        ("o'brien", ["O-1"]), ("O’Brien", ["O-1"]), ("wool 0%", ["O-1"]), ("wool _c", ["O-1"]), ("sparrow %", []),
        ("aero", ["O-2"]), ("soren", ["O-2"]), ("\u{0}", []),
        ("mona", ["O-2"]), ("Mona.Lu", ["O-2"]), ("wolle-w", ["O-2"]), ("@wolle", ["O-2"]), ("mona.lund@wol", ["O-2"]),
        ("lund@wolle-werk.example", []), ("wer", []), ("spar\u{0}row 12", ["S-12"]),
    ])
    func `finds`(words: String, accounts: [String]) throws {
        var list = CustomerList()
        list.words = words
        #expect(Set(try list.page(in: office).lines.map(\.account)) == Set(accounts))
    }
}
