import Foundation
import Testing

/// What every page that refuses something keeps to, whichever test has opened it.
enum Refusals {
    /// What is wrong with a field is said in a sentence, to its end.
    static func expectSentences(in page: String, at address: String) {
        for part in page.components(separatedBy: "class=\"field-error\"").dropFirst() {
            let text = (part.components(separatedBy: "</p>").first ?? "").components(separatedBy: "> ").last ?? ""
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "a full stop is missing at \(address): \(text)")
        }
    }
}
