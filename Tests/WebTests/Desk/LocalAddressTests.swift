import Testing
import Web

@Suite struct `An address to return to` {
    @Test(arguments: ["/", "/customers", "/customers?q=a&x=%20"])
    func `is kept within this site`(address: String) { #expect(LocalAddress.safe(address) == address) }

    @Test(arguments: [
        nil, "", "//example.test", "https://example.test", "/\\example.test", "/a\r\nb", "javascript:x", "/é",
    ])
    func `is the front page where it leads elsewhere`(address: String?) { #expect(LocalAddress.safe(address) == "/") }
}
