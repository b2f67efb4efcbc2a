/// What made-up customers are put together from.
enum SampleWords {
    static let firstNames = [
        "Amina", "Bryn", "Catrin", "Dev", "Elspeth", "Farah", "Gethin", "Harriet", "Imran", "Joan",
        "Kofi", "Leila",
        "Mairi", "Nikhil", "Olwen", "Piotr", "Quentin", "Rhian", "Stefan", "Tilda", "Umar", "Vera",
        "Wyn", "Yusuf", "Zoë",
    ]
    static let lastNames = [
        "Ackroyd", "Baptiste", "Crowther", "Dhillon", "Eastwood", "Fairburn", "Greenhalgh", "Hussain",
        "Illingworth",
        "Jagger", "Kowalczyk", "Lumb", "Mistry", "Naylor", "Ormerod", "Pickles", "Quarmby", "Rawnsley",
        "Sugden",
        "Thackray", "Umpleby", "Varley", "Womersley", "Yeadon", "Żuraw",
    ]
    static let trades = [
        "Joinery", "Catering", "Dental Care", "Print", "Textiles", "Plumbing", "Vehicle Hire",
        "Roofing", "Bakery",
        "Nursery", "Electrical", "Interiors", "Garage", "Laundry", "Brewery", "Opticians", "Landscapes",
        "Logistics",
        "Cycles", "Architects",
    ]
    static let endings = ["Ltd", "Ltd", "Ltd", "& Sons", "LLP", "Partners", "Group plc", "CIC"]
    static let streets = [
        "Mill Lane", "Chapel Street", "Station Road", "Wharf Street", "Church Hill", "Canal Road",
        "Park Row",
        "Victoria Terrace", "Moorside Avenue", "Bridge Gate",
    ]
    static let towns = [
        ("Leeds", "LS"), ("Bradford", "BD"), ("Halifax", "HX"), ("Wakefield", "WF"),
        ("Huddersfield", "HD"),
        ("Sheffield", "S"), ("York", "YO"), ("Harrogate", "HG"), ("Hull", "HU"), ("Doncaster", "DN"),
    ]
}
