import Testing

/// What every page that refuses something keeps to, whichever test has opened it.
enum Refusals {
    /// What is wrong with a field is said in a sentence, to its end.
    static func expectSentences(in page: String, at address: String) {
        guard page.contains("field-error") else { return }
        let complaint = #/class="field-error"[^>]*>(?:<svg[^>]*><use[^>]*></svg>)?\s*(?:<span>)?([^<]+)</#
        for match in page.matches(of: complaint) {
            let text = match.output.1
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "a full stop is missing at \(address): \(text)")
        }
    }
}
