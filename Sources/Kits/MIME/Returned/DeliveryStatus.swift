/// What a delivery status notification says for machines, one entry a recipient. Source: RFC 3464 §2; RFC 6533 §3.
struct DeliveryStatus: Sendable {
    struct Entry: Sendable {
        var fields: [String: String] = [:]

        /// The one whom we wrote to, as far as it is told, then the one at whom it ended.
        var addresses: [String] {
            let names = [
                "original-recipient", "x-original-recipient", "final-recipient", "x-actual-recipient",
                "x-final-recipient",
            ]
            var found: [String] = []
            for name in names {
                guard let value = fields[name] else { continue }
                for address in DeliveryStatus.addresses(value) where !found.contains(address) { found.append(address) }
            }
            return found
        }
        /// `failed`, in lower case and without remarks; empty where it is not told.
        var action: String {
            let value = fields["action"] ?? ""
            return String(value.lowercased().prefix { $0.isLetter })
        }
        var status: EnhancedStatus? { EnhancedStatus.first(in: fields["status"] ?? "") }
        /// The other server's words, without the kind of server before them.
        var diagnostic: String { DeliveryStatus.afterKind(fields["diagnostic-code"] ?? fields["x-diagnostic"] ?? "") }

        fileprivate var isWhole: Bool {
            (fields["final-recipient"] ?? fields["original-recipient"]) != nil
                && (fields["action"] ?? fields["status"]) != nil
        }
    }

    private(set) var message: [String: String] = [:]
    private(set) var entries: [Entry] = []

    private static let perRecipient: Set<String> = [
        "original-recipient", "final-recipient", "action", "status", "remote-mta", "diagnostic-code",
        "last-attempt-date", "final-log-id", "will-retry-until", "x-actual-recipient", "x-original-recipient",
        "x-final-recipient", "x-diagnostic", "x-supplementary-info", "x-display-name", "localized-errors",
    ]

    /// With one of these a recipient begins, where all is told about the one before.
    private static let beginners: Set<String> = ["original-recipient", "final-recipient"]

    /// Reads the blocks of fields; a missing empty line between recipients, or one too many within one, is forgiven.
    init(_ text: ArraySlice<UInt8>) {
        var entry = Entry()
        var rest = text
        while !rest.isEmpty {
            while let first = rest.first, first == 0x0A || first == 0x0D { rest.removeFirst() }
            let (header, end) = ReceivedHeader.read(rest)
            for field in header.fields {
                guard Self.perRecipient.contains(field.name) else {
                    message[field.name] = message[field.name] ?? field.value
                    continue
                }
                let isNext = Self.beginners.contains(field.name) && entry.isWhole
                if isNext || entry.fields[field.name] != nil { finish(&entry) }
                entry.fields[field.name] = field.value
            }
            if entry.isWhole { finish(&entry) }
            guard end > rest.startIndex else {
                var lines = Lines(rest)  // no header at all: passed over line by line
                guard lines.next() != nil else { break }
                rest = rest[lines.position...]
                continue
            }
            rest = rest[end...]
        }
        finish(&entry)
    }

    /// `rfc822; <mary@example.com>` as the address it means, and once more decoded where it is written in hexadecimal.
    static func addresses(_ value: String) -> [String] {
        var text = afterKind(value)
        if let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            text = String(text[text.index(after: open)..<close])
        }
        text = String(text.prefix { $0 != "(" }).trimmingSpaces
        if text.contains("\\x{") { text = unescaped(text) }
        guard !text.isEmpty else { return [] }
        let plain = String(decoding: Hexadecimal.decoded(Array(text.utf8)[...], mark: UInt8(ascii: "+")), as: UTF8.self)
        return plain == text ? [text] : [text, plain]
    }

    /// `\x{E9}` in an address that could not travel as it is. Source: RFC 6533 §3.
    private static func unescaped(_ text: String) -> String {
        text.replacing(/\\x\{([0-9A-Fa-f]{1,6})\}/) { match in
            guard let number = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(number) else { return "" }
            return String(Character(scalar))
        }
    }

    /// `smtp; 550 no` without its `smtp;`.
    static func afterKind(_ value: String) -> String {
        guard let mark = value.firstIndex(of: ";"), value.distance(from: value.startIndex, to: mark) <= 20,
            !value[..<mark].contains("@"), !value[..<mark].contains("<")
        else { return value.trimmingSpaces }
        return String(value[value.index(after: mark)...]).trimmingSpaces
    }

    private mutating func finish(_ entry: inout Entry) {
        if !entry.fields.isEmpty, entries.count < 100 { entries.append(entry) }
        entry = Entry()
    }
}
