/// A ZIP file whose entries are stored as they are: for files that are compressed already, such as PDFs.
///
/// The same entries give the same bytes. Up to 65,535 entries and 4 GB, beyond which the format needs its larger form.
///
/// - Source: APPNOTE.TXT 6.3.10, .ZIP File Format Specification, sections 4.3 and 4.4.
package struct ZipArchive {
    private static let version: UInt16 = 20
    /// Names are UTF-8.
    private static let flags: UInt16 = 1 << 11

    private let date: UInt16
    private let time: UInt16
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var names: Set<String> = []

    /// - Parameter modified: what every entry says of its time, unix seconds, UTC.
    package init(modified: Int) {
        (date, time) = DOSTime.of(modified)
    }

    /// Adds a file. A second one of the same name gets a number before its ending.
    package mutating func add(_ file: [UInt8], named name: String) {
        precondition(
            bytes.count + file.count < 4 << 30 - 1 << 20 && names.count < 65_535, "the plain form of a ZIP file")
        let name = Array(unused(name).utf8)
        let offset = bytes.count
        var facts: [UInt8] = []
        facts.put(Self.version)
        facts.put(Self.flags)
        facts.put(0 as UInt16)
        facts.put(time)
        facts.put(date)
        facts.put(CRC32.of(file))
        facts.put(UInt32(file.count))
        facts.put(UInt32(file.count))
        facts.put(UInt16(name.count))
        facts.put(0 as UInt16)
        bytes.put(0x0403_4b50 as UInt32)
        bytes += facts + name + file

        directory.put(0x0201_4b50 as UInt32)
        directory.put(Self.version)
        directory += facts
        // No comment, first disk, no attributes.
        for _ in 0..<3 { directory.put(0 as UInt16) }
        directory.put(0 as UInt32)
        directory.put(UInt32(offset))
        directory += name
    }

    /// The whole file.
    package func finished() -> [UInt8] {
        var end: [UInt8] = []
        end.put(0x0605_4b50 as UInt32)
        end.put(0 as UInt16)
        end.put(0 as UInt16)
        end.put(UInt16(names.count))
        end.put(UInt16(names.count))
        end.put(UInt32(directory.count))
        end.put(UInt32(bytes.count))
        end.put(0 as UInt16)
        return bytes + directory + end
    }

    private mutating func unused(_ name: String) -> String {
        // What unpacks it must not be led out of its folder.
        let clean = String(name.map { "/\\:".contains($0) || $0.isNewline ? "-" : $0 })
        let dot = clean.lastIndex(of: ".") ?? clean.endIndex
        var (candidate, number) = (clean, 2)
        while !names.insert(candidate).inserted {
            candidate = "\(clean[..<dot])-\(number)\(clean[dot...])"
            number += 1
        }
        return candidate
    }
}

extension [UInt8] {
    fileprivate mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
