import Testing

@Suite struct `A test` {
    @Test func `names no host of anybody's`() throws {
        let files = try Checkout.files(under: "Tests", ending: [".swift", ".py", ".json"])
        #expect(files.count > 20)
        #expect(files.filter { $0.name != "HostTests.swift" }.flatMap(HostRules.complaints) == [])
    }

    @Test(arguments: [
        "http://www.bigbank.com/pay", "to: priya@gmail.com", "relay = smtp.provider.net", "10.0.0.7",
        "https://shop.london/",
    ])
    func `that did would be found`(line: String) {
        #expect(HostRules.foreignHosts(in: line[...]).count == 1)
    }

    @Test(arguments: [
        "http://127.0.0.1:8080/", "janet@hartley.example", "mail.postroom.test", "https://example.com/x", "192.0.2.1",
        "axe 4.12.1",
    ])
    func `may name those kept for examples`(line: String) {
        #expect(HostRules.foreignHosts(in: line[...]) == [])
    }
}
