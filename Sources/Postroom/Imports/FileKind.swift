/// Tells from the first bytes of a file whether it can be read as separated values at all.
enum FileKind {
    /// What is wrong with the file, or `nil`.
    static func problem(of start: [UInt8]) -> Problem? {
        if start.isEmpty { return Problem(field: "file", "The file is empty.") }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
            || alternatesZeros(start)
        {
            return Problem(
                field: "file",
                "The file is in UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”, then import that."
            )
        }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return Problem(
                field: "file", "This is a workbook. Save its sheet as “CSV UTF-8”, then import that.")
        }
        if start.starts(with: Array("%PDF".utf8)) {
            return Problem(field: "file", "This is a PDF. Export the list as CSV, then import that.")
        }
        return nil
    }

    /// The separator that a first line like `sep=;` names.
    static func namedSeparator(_ start: [UInt8]) -> Separator? {
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        guard text.count >= 5, text.starts(with: Array("sep=".utf8)) else { return nil }
        let end = text.dropFirst(5).first
        guard end == nil || end == 0x0A || end == 0x0D else { return nil }
        return Separator(rawValue: text[text.startIndex + 4])
    }

    /// UTF-16 without a mark: in plain text every other byte is zero.
    private static func alternatesZeros(_ start: [UInt8]) -> Bool {
        let sample = start.prefix(64)
        return sample.count { $0 == 0 } * 5 >= sample.count * 2
    }
}
