import PDF
import Postroom

/// A PDF that somebody brought and that may be kept: opened from end to end, unlocked, of a bearable length.
package struct CheckedPDF: Sendable {
    package let bytes: [UInt8]
    package let pages: Int

    /// - Throws: `Unfit`, with a sentence for whoever brought it.
    package init(_ bytes: [UInt8]) throws(Unfit) {
        guard !bytes.isEmpty else { throw Unfit(sentence: "This file is empty.") }
        guard bytes.count <= AttachmentLimit.usual else {
            throw Unfit(
                sentence: "This file has \(bytes.count.asFileSize); "
                    + "\(AttachmentLimit.usual.asFileSize) are the most that one can have.")
        }
        let file: UploadedPDF
        do {
            file = try UploadedPDF(bytes)
        } catch {
            throw Unfit(sentence: error.description)
        }
        guard !file.isEncrypted else {
            throw Unfit(
                sentence: "This PDF is encrypted, and some readers would not open it. Save a copy without protection.")
        }
        guard file.pageCount <= AttachmentLimit.pages else {
            throw Unfit(
                sentence:
                    "This PDF has \(file.pageCount.grouped) pages; \(AttachmentLimit.pages) are the most that one can "
                    + "have.")
        }
        self.bytes = bytes
        pages = file.pageCount
    }

    /// Why a file cannot be kept.
    package struct Unfit: Error, Sendable, Equatable {
        package let sentence: String
    }
}
