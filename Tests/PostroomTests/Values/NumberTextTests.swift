import Postroom
import Testing

@Suite struct `Numbers in words` {
    @Test(arguments: [(0, "0 letters"), (1, "1 letter"), (2, "2 letters"), (1_234, "1,234 letters")])
    func `count in the singular and the plural, thousands apart`(number: Int, words: String) {
        #expect(number.counting("letter") == words)
    }
}
