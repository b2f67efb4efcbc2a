/// What the customers of the sample office are served by: numbers from the ranges that Ofcom keeps for drama.
enum SampleNumbers {
    static let all: [(account: String, number: String, label: String)] = [
        ("12345", "0113 496 0142", "Workshop"), ("12345", "0113 496 0143", "Office"),
        ("12345", "07700 900142", "Mark’s mobile"),
        ("11560", "01274 496 0111", "Depot 2"), ("11560", "01274 496 0112", "Night desk"),
        ("12031", "07700 900031", ""), ("12777", "07700 900277", "Broadband and line"),
        ("13106", "0113 496 0310", "Switchboard"), ("13106", "0113 496 0311", "Dispatch"),
        ("13733", "07700 900733", ""), ("12106", "0113 496 0106", "Garage"), ("12106", "07700 900106", "Recovery van"),
        ("14766", "07700 900476", ""), ("10977", "0113 496 0977", "Reception"),
    ]

    /// Out of use, and still known.
    static let ceased: [(account: String, number: String, label: String)] = [("12345", "0113 496 0144", "Fax")]
}
