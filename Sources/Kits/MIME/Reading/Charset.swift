import Foundation

/// Text in the character sets that mail still comes in.
enum Charset {
    /// The text; bytes that mean nothing become the replacement character, never an error.
    ///
    /// - Parameter name: as a header names it. An unknown one is read as UTF-8, or as Latin where it is none.
    static func text(_ bytes: some Collection<UInt8>, _ name: String?) -> String {
        switch name?.lowercased() ?? "" {
        case "iso-8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252", "windows-1250", "iso-8859-2":
            return latin(bytes)
        case "utf-16", "utf-16le", "utf-16be":
            let encoding: String.Encoding = name?.lowercased() == "utf-16be" ? .utf16BigEndian : .utf16
            return String(data: Data(bytes), encoding: encoding) ?? latin(bytes)
        case "iso-2022-jp": return String(data: Data(bytes), encoding: .iso2022JP) ?? latin(bytes)
        case "shift_jis", "shift-jis": return String(data: Data(bytes), encoding: .shiftJIS) ?? latin(bytes)
        default: return String(validating: bytes, as: UTF8.self) ?? latin(bytes)
        }
    }

    /// Every byte of it is a character, so it never fails.
    private static func latin(_ bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }
}
