import Digest
import Testing

@Suite struct `A SHA-256 digest` {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]) func `is the one the standard publishes`(text: String, expected: String) {
        #expect(Hex.string(SHA256.digest(of: text.utf8)) == expected)
        #expect(Hex.string(SHA256.digest(of: Array(text.utf8))) == expected)
    }

    @Test func `does not depend on how the bytes were cut`() {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var digest = SHA256()
        digest.update(bytes[..<1])
        digest.update([])
        digest.update(bytes[1..<777])
        digest.update(bytes[777...].lazy.map { $0 })
        #expect(digest.finish() == SHA256.digest(of: bytes))
    }

    @Test func `of a million letters a is the published one`() {
        let digest = SHA256.digest(of: [UInt8](repeating: 0x61, count: 1_000_000))
        #expect(Hex.string(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}

@Suite struct `A keyed digest` {
    @Test func `is the one RFC 4231 publishes`() {
        let first = HMAC.sha256(Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
        #expect(Hex.string(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let second = HMAC.sha256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(Hex.string(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test func `takes an empty key and an empty message`() {
        #expect(
            Hex.string(HMAC.sha256([], key: []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }
}

@Suite struct `Bytes written as text` {
    @Test func `are read back in hexadecimal of either case`() {
        #expect(Hex.string([0, 1, 0xAB, 0xFF]) == "0001abff")
        #expect(Hex.bytes("0001abFF") == [0, 1, 0xAB, 0xFF])
        #expect(Hex.bytes("") == [])
    }

    @Test(arguments: ["0", "0g", "zz", "00 1", "é"]) func `are nothing when the hexadecimal is broken`(text: String) {
        #expect(Hex.bytes(text) == nil)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ]) func `are base64 as RFC 4648 shows it, without padding`(text: String, expected: String) {
        #expect(Base64URL.string(text.utf8) == expected)
        #expect(Base64URL.bytes(expected) == Array(text.utf8))
    }

    @Test func `use the alphabet of addresses`() {
        #expect(Base64URL.string([0xFB, 0xFF, 0xFE]) == "-__-")
        #expect(Base64URL.bytes("-__-") == [0xFB, 0xFF, 0xFE])
    }

    @Test(arguments: ["Z", "Zh", "Zm9", "Zg==", "Zm9+", "Zm9/", "Zm 9"])
    func `have only one base64 spelling`(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }
}

@Suite struct `Chance` {
    @Test func `gives as many bytes as asked and never the same`() {
        #expect(SecureRandom.bytes(0) == [])
        #expect(SecureRandom.bytes(33).count == 33)
        #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
    }

    @Test func `makes tokens of 43 characters and 32 bytes`() {
        let token = SecureRandom.token()
        #expect(token.utf8.count == 43)
        #expect(Base64URL.bytes(token)?.count == 32)
        #expect(token != SecureRandom.token())
    }
}

@Suite struct `Comparing secrets` {
    @Test func `says equal only for the very same bytes`() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
        #expect(ConstantTime.equal([UInt8](), []))
        #expect(ConstantTime.equal("token", "token"))
        #expect(!ConstantTime.equal("token", "Token"))
    }
}
