import Foundation

extension String {
    /// Fit for one piece of an address or the value of a field in one: everything but letters, digits and `-._~`
    /// is written as `%XX`.
    var percentEncoded: String {
        if isUnreserved { return self }
        var text: [UInt8] = []
        text.reserveCapacity(utf8.count * 3)
        for byte in utf8 {
            if Self.isUnreserved(byte) {
                text.append(byte)
            } else {
                text += [37] + Array(String(byte, radix: 16, uppercase: true).padded.utf8)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What `percentEncoded` was made from; `nil` where it is not well formed.
    var percentDecoded: String? { removingPercentEncoding }

    private var isUnreserved: Bool {
        utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.isUnreserved) } ?? utf8.allSatisfy(Self.isUnreserved)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }

    private var padded: String { utf8.count < 2 ? "0" + self : self }
}
