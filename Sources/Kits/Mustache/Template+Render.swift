extension Template {
    /// Fills a template that puts in no other.
    ///
    /// - Returns: UTF-8.
    package func render(
        _ data: Value, escape: Escape = .html, strictness: Strictness = .strict
    ) throws(MustacheError) -> [UInt8] {
        try TemplateSet().render(self, data, escape: escape, strictness: strictness)
    }

    /// Every gap that would stay without a value: absent, null or an empty text.
    package func missingNames(in data: Value) throws(MustacheError) -> [Gap] {
        try TemplateSet().missingNames(of: self, in: data)
    }
}
