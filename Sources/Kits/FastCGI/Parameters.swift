import Glibc

/// What the web server says about a request: names and values, copied once and read when asked for.
package struct Parameters: Sendable {
    private struct Entry {
        let name: Range<Int>
        let value: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    /// Copies a block of `NAME=value` strings closed by a null pointer, as libfcgi keeps it.
    init(block: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) {
        bytes.reserveCapacity(2048)
        entries.reserveCapacity(32)
        var next = block
        while let line = next.pointee {
            let length = strlen(line)
            let nameLength = strchr(line, Int32(UInt8(ascii: "="))).map { UnsafePointer($0) - UnsafePointer(line) }
            append(UnsafeRawBufferPointer(start: line, count: length), nameLength: nameLength ?? length)
            next += 1
        }
    }

    package init(_ pairs: [(name: String, value: String)]) {
        for pair in pairs {
            let line = Array("\(pair.name)=\(pair.value)".utf8)
            line.withUnsafeBytes { append($0, nameLength: pair.name.utf8.count) }
        }
    }

    private mutating func append(_ line: UnsafeRawBufferPointer, nameLength: Int) {
        let start = bytes.count
        bytes.append(contentsOf: line)
        let equals = start + nameLength
        entries.append(Entry(name: start..<equals, value: min(equals + 1, bytes.count)..<bytes.count))
    }

    /// The value of the first parameter of that name; bytes that are not UTF-8 are shown as U+FFFD.
    package subscript(name: String) -> String? {
        var name = name
        return name.withUTF8 { wanted in
            bytes.withUnsafeBufferPointer { held in
                for entry in entries where entry.name.count == wanted.count {
                    guard held[entry.name].elementsEqual(wanted) else { continue }
                    return String(decoding: held[entry.value], as: UTF8.self)
                }
                return nil
            }
        }
    }

    /// Every parameter, in the order in which the web server sent it.
    package var all: [(name: String, value: String)] {
        entries.map {
            (String(decoding: bytes[$0.name], as: UTF8.self), String(decoding: bytes[$0.value], as: UTF8.self))
        }
    }

    /// The announced size of the body in bytes; nil where none was announced or it is no number.
    var contentLength: Int? {
        self["CONTENT_LENGTH"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}
