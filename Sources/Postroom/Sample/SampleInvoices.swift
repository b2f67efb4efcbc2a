/// The ledger of the sample office, in days before today; see `SampleLedger`.
enum SampleInvoices {
    static let open: [(account: String, items: String)] = [
        (
            "12345",
            "48:412.50#INV-204417 20:411.00#INV-204893 6:411.00#INV-205260 -12:618.00#INV-205377 79:398.00:0.00"
        ),
        ("11560", "71:3102.00 40:3102.00 -5:2708.40 102:3102.00:0.00"),
        ("13871", "44:1559.46 14:1559.46"),
        ("14766", "39:204.00 9:204.00 -21:204.00"),
        ("10977", "33:1220.05 -3:1220.05 64:1220.05:0.00"),
        ("12031", "93:62.12 62:62.12 32:62.12"),
        ("11203", "41:174.90 11:174.90 -19:174.90"),
        ("14390", "36:149.00 -6:149.00"),
        ("13106", "118:4180.00 87:4180.00 57:4520.00"),
        ("12777", "34:31.06 4:31.06 -26:31.06"),
        ("14518", "52:348.00 22:348.00 -8:348.00"),
        ("12418", "62:4725.00 31:4725.00 -2:5928.00 -14:5928.75"),
        ("14022", "205:77.40"),
        ("10482", "31:420.00 -1:420.00"),
        ("15020", "38:183.00 8:183.00"),
        ("15101", "27:1845.00 -3:1845.00"),
        ("15102", "55:960.40 25:960.40"),
        ("15103", "12:2310.75 -18:2310.75"),
        ("15104", "47:7200.00 17:7200.00"),
        ("15105", "66:5480.00 5:5480.00 -25:5480.00"),
        ("15106", "3:799.90"),
        ("15107", "29:248000 -1:248000"),
        ("15310", "19:88.20 -11:88.20"),
        ("11888", "16:42.00"),
        ("12106", "74:96.00 43:96.00 13:96.00"),
        ("12990", "23:24.50"),
        ("13044", "10:18240.00 -20:18240.00"),
        ("13219", "-4:1320.00"),
        ("13402", "88:140.00:60.00 58:140.00 28:140.00"),
        ("13555", "-7:512.30 24:512.30:0.00"),
        ("13610", "310:1640.00"),
        ("13733", "7:38.00 -23:38.00"),
        ("13902", "21:690.00 50:690.00:120.00"),
        ("14107", "-9:255.00"),
        ("14251", "132:90.00 101:90.00 70:90.00"),
        ("14633", "30:1475.20 0:1475.20"),
        ("14899", "-16:64.00"),
        ("15205", "18:333.33 48:333.33"),
        ("15277", "2:9604.00 -28:9604.00"),
    ]

    /// One customer with three hundred open invoices, for letters of many pages.
    static let many: (account: String, items: String) = (
        "13300",
        (0..<300).map { index in
            let pence = 4_000 + (index * 7_919) % 90_000
            return "\(310 - index):\(pence / 100).\((pence % 100).padded(to: 2))"
        }.joined(separator: " ")
    )

    /// Money that came in; what stands on no invoice stays on account.
    static let payments:
        [(
            account: String, daysAgo: Int, amount: String, method: String, status: String,
            reference: String
        )] =
            [
                ("12345", 2, "150.00", "bank transfer", "taken", "HARTLEY"),
                ("14107", 12, "400.00", "direct debit", "taken", "RHODES DD"),
                ("11560", 15, "3102.00", "direct debit", "failed", "PENNINE"),
                ("13402", 6, "60.00", "bank transfer", "taken", "HEBDEN PLAN"),
                ("14899", 4, "120.00", "card", "taken", "LARK"),
                ("10482", 1, "420.00", "direct debit", "pending", "BRIGHTWATER"),
                ("12031", 9, "62.12", "direct debit", "failed", "LLEWELLYN"),
                ("12777", 3, "31.06", "direct debit", "failed", "RAHMAN"),
                ("15020", 7, "183.00", "direct debit", "failed", "BLUE DOOR"),
                ("14766", 5, "204.00", "card", "failed", ""),
                ("13733", 2, "20.00", "card", "taken", ""),
                ("13733", 33, "20.00", "card", "taken", ""),
                ("12106", 1, "30.00", "card", "taken", ""),
            ]

    /// What the bank said of payments that failed, by account.
    static let failures = [
        ("11560", "Refer to payer"), ("12031", "No instruction"), ("12777", "Refer to payer"),
        ("15020", "Instruction cancelled"), ("14766", "Card expired"),
    ]

    /// Accounts whose credit tops itself up by card.
    static let toppedUp = ["13733", "12106"]

    /// Invoices that were paid since, for statements: days since they were due, the amount, days since it was paid.
    static let paid: [(account: String, items: [(number: String, due: Int, amount: String, paid: Int)])] = [
        (
            "12345",
            [
                ("INV-202118", 201, "398.00", 196), ("INV-202560", 170, "398.00", 171),
                ("INV-202902", 140, "398.00", 112),
                ("INV-202969", 109, "398.00", 108),
            ]
        ),
        (
            "12418",
            [
                ("INV-202140", 184, "4725.00", 180), ("INV-202588", 153, "4725.00", 150),
                ("INV-202931", 123, "4725.00", 121),
                ("INV-202975", 92, "4725.00", 61),
            ]
        ),
        ("10977", [("INV-202199", 155, "1220.05", 152), ("INV-202633", 125, "1220.05", 119)]),
        ("12777", [("INV-202702", 95, "31.06", 94), ("INV-202940", 64, "31.06", 63)]),
    ]
}
