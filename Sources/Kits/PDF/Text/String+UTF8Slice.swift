extension String {
    /// The part of the text between two UTF-8 offsets.
    func utf8Slice(_ range: Range<Int>) -> Substring {
        self[utf8.index(startIndex, offsetBy: range.lowerBound)..<utf8.index(startIndex, offsetBy: range.upperBound)]
    }
}

extension Unicode.Scalar {
    /// Joiners, direction marks and the like, which are not drawn in any font.
    var isDefaultIgnorable: Bool { properties.isDefaultIgnorableCodePoint }
}
