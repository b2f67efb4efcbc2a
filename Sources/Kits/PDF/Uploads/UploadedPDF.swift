import CQPDF

/// A PDF that somebody brought, opened and checked from end to end before it is believed.
///
/// A file that readers would have to repair is refused: what one reader mends, the next one drops.
package struct UploadedPDF: Sendable {
    package let bytes: [UInt8]
    package let pages: [PageSize]
    /// The file opens without a password but restricts what may be done with it.
    package let isEncrypted: Bool

    /// The measures of one page in points, as it is shown (turned pages with their sides exchanged).
    package struct PageSize: Hashable, Sendable {
        package let width: Double
        package let height: Double

        /// 210 × 297 mm upright, give or take a millimetre.
        package var isA4Portrait: Bool { abs(width - 595.28) < 3 && abs(height - 841.89) < 3 }
    }

    package var pageCount: Int { pages.count }

    package init(_ bytes: [UInt8]) throws(UploadedPDFProblem) {
        let file = try QPDFFile(reading: bytes)
        try file.check()
        self.bytes = bytes
        isEncrypted = file.isEncrypted
        pages = try file.pageSizes()
    }
}
