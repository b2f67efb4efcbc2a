/// Text in other than ASCII, as headers carry it: one or more encoded words.
///
/// A word is at most 75 characters long and never splits a character of the text. Source: RFC 2047 §2, §5.
enum EncodedWords {
    /// How a word is dressed. Q stays half readable and is shorter for mostly Latin text, B for all other text.
    private enum Dress: UInt8 {
        case q = 0x51
        case b = 0x42
    }

    /// `=?UTF-8?Q?` and `?=`.
    private static let overhead = 12

    /// Writes the text after a space; in one word, on a line of its own if need be, where it fits one: some readers
    /// leave a space between two.
    static func write(_ text: String, to header: inout HeaderWriter) {
        let utf8 = Array(text.utf8)
        let bare = utf8.count { isBare($0) }
        let dress: Dress = bare + 3 * (utf8.count - bare) <= (utf8.count + 2) / 3 * 4 ? .q : .b
        let mostRoom = HeaderWriter.width - 1 - overhead
        let fitsOne = end(of: utf8, from: 0, dress: dress, room: mostRoom) == utf8.count
        var start = 0
        while start < utf8.count {
            var room = mostRoom - header.column
            if room < 16 || (fitsOne && end(of: utf8, from: 0, dress: dress, room: room) < utf8.count) {
                header.breakLine()
                room = max(mostRoom - header.column, 16)  // after a very long name the line is longer for once
            }
            let end = end(of: utf8, from: start, dress: dress, room: room)
            header.write(word(utf8[start..<end], dress: dress), afterSpace: true)
            start = end
        }
    }

    /// Where the next word must end so that it fits the room and splits no character.
    private static func end(of utf8: [UInt8], from start: Int, dress: Dress, room: Int) -> Int {
        var (index, length) = (start, 0)
        while index < utf8.count {
            var next = index + 1
            while next < utf8.count, utf8[next] & 0xC0 == 0x80 { next += 1 }
            switch dress {
            case .q: length += next - index == 1 && isBare(utf8[index]) ? 1 : 3 * (next - index)
            case .b: length = (next - start + 2) / 3 * 4
            }
            if length > room { break }
            index = next
        }
        return index
    }

    private static func word(_ utf8: ArraySlice<UInt8>, dress: Dress) -> [UInt8] {
        var word = Array("=?UTF-8?".utf8)
        word.append(dress.rawValue)
        word.append(UInt8(ascii: "?"))
        switch dress {
        case .b: word.append(contentsOf: Base64.encode(Array(utf8), lineLength: nil))
        case .q:
            for byte in utf8 {
                if byte == UInt8(ascii: " ") {
                    word.append(UInt8(ascii: "_"))
                } else if isBare(byte) {
                    word.append(byte)
                } else {
                    word.append(UInt8(ascii: "="))
                    word.append(Hexadecimal.digit(byte >> 4))
                    word.append(Hexadecimal.digit(byte & 15))
                }
            }
        }
        word.append(UInt8(ascii: "?"))
        word.append(UInt8(ascii: "="))
        return word
    }

    /// What may stand bare in a Q word even within a name (RFC 2047 §5 rule 3), and the space, which becomes `_`.
    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "*"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
