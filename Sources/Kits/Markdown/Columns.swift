/// How wide a text is in a typewriter's letters, near enough: one for each Unicode scalar. Telling
/// characters apart would cost more than all the rest of the rendering.
extension StringProtocol {
    var columns: Int {
        var count = 0
        for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
