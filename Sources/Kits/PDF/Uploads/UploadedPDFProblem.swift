/// Why a file that somebody brought cannot be used, in words they can act on.
package enum UploadedPDFProblem: Error, Hashable, CustomStringConvertible {
    case notPDF
    case damaged
    case needsPassword
    case withoutPages

    package var description: String {
        switch self {
        case .notPDF: "This file is not a PDF."
        case .damaged:
            "This PDF is damaged. Open it in the program that made it, save it again and upload the new file."
        case .needsPassword: "This PDF is locked with a password. Upload a copy without one."
        case .withoutPages: "This PDF has no pages."
        }
    }
}
