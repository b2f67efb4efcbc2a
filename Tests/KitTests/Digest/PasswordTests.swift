import Digest
import Testing

@Suite struct `A password` {
    @Test func `is recognised by its digest and no other is`() throws {
        let digest = try Password.digest(of: "correct horse ÄÖ 😀", cost: 1)
        #expect(digest.hasPrefix("$y$"))
        #expect(try Password.matches("correct horse ÄÖ 😀", digest: digest))
        #expect(try !Password.matches("correct horse", digest: digest))
        #expect(try !Password.matches("", digest: digest))
    }

    @Test func `has another digest each time, for the salt is fresh`() throws {
        #expect(try Password.digest(of: "same", cost: 1) != Password.digest(of: "same", cost: 1))
    }

    @Test func `is recognised by a digest made elsewhere`() throws {
        let digest = "$y$j75$xNOA1mJXZPbHKJTDqv1m3.$.I3silQOwymAE9aDzFidtGtabGwFuTohjDCT1Sf99Z1"
        #expect(try Password.matches("postroom", digest: digest))
        #expect(try !Password.matches("Postroom", digest: digest))
    }

    @Test func `has the library's own cost unless told otherwise`() throws {
        #expect(try Password.digest(of: "costly").hasPrefix("$y$j9T$"))
    }

    @Test(arguments: ["", "$y$", "$y$j9T$", "$y$!!$salt$hash", "plain", "*0", "$6$salt$hash", "ab1234567890."])
    func `matches no malformed or foreign digest`(digest: String) throws {
        #expect(try !Password.matches("postroom", digest: digest))
    }

    @Test func `matches no digest that was cut or lengthened`() throws {
        let digest = try Password.digest(of: "postroom", cost: 1)
        #expect(try !Password.matches("postroom", digest: String(digest.dropLast())))
        #expect(try !Password.matches("postroom", digest: digest + "A"))
        #expect(try !Password.matches("postroom", digest: digest + "\0"))
    }

    @Test func `longer than the library reads is refused, never cut`() throws {
        let longest = String(repeating: "a", count: 511)
        let digest = try Password.digest(of: longest, cost: 1)
        #expect(try Password.matches(longest, digest: digest))
        #expect(try !Password.matches(longest + "a", digest: digest))
        #expect(throws: PasswordError.tooLong) { try Password.digest(of: longest + "a", cost: 1) }
    }

    @Test func `with a zero byte is refused, never cut`() throws {
        #expect(throws: PasswordError.containsZeroByte) { try Password.digest(of: "abc\0def", cost: 1) }
        let digest = try Password.digest(of: "abc", cost: 1)
        #expect(try !Password.matches("abc\0def", digest: digest))
    }
}
