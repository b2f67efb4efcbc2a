import Foundation

extension String {
    /// Fit for one piece of an address or the value of a field in one: everything but letters, digits and `-._~`
    /// is written as `%XX`.
    var percentEncoded: String {
        var text: [UInt8] = []
        text.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: text.append(byte)
            default: text += [37] + Array(String(byte, radix: 16, uppercase: true).padded.utf8)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What `percentEncoded` was made from; `nil` where it is not well formed.
    var percentDecoded: String? { removingPercentEncoding }

    private var padded: String { utf8.count < 2 ? "0" + self : self }
}
