/// Where a letter goes. Lines are stored as parts and printed without the empty ones.
package struct PostalAddress: Hashable, Sendable {
    package var line1 = ""
    package var line2 = ""
    package var line3 = ""
    package var city = ""
    package var county = ""
    package var postcode = ""
    package var country = ""

    package init(
        line1: String = "", line2: String = "", line3: String = "", city: String = "", county: String = "",
        postcode: String = "", country: String = ""
    ) {
        (self.line1, self.line2, self.line3) = (line1, line2, line3)
        (self.city, self.county, self.postcode, self.country) = (city, county, postcode, country)
    }

    /// The lines to print, top to bottom.
    package var lines: [String] {
        [line1, line2, line3, city, county, postcode, country].map(\.trimmed).filter { !$0.isEmpty }
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// The lines of an addressee: names first, then the address, at most `limit` of them.
    ///
    /// Too many lines are made fewer by joining what belongs together, county first, so nothing is lost.
    package func lines(below names: [String], limit: Int = 7) -> [String] {
        var parts = [line1, line2, line3, city, county, postcode, country].map(\.trimmed)
        var result: [String] { names.filter { !$0.isEmpty } + parts.filter { !$0.isEmpty } }
        for (upper, lower) in [(3, 4), (1, 2), (0, 1), (3, 5)] where result.count > limit {
            guard !parts[lower].isEmpty else { continue }
            parts[upper] = [parts[upper], parts[lower]].filter { !$0.isEmpty }.joined(separator: ", ")
            parts[lower] = ""
        }
        return result
    }
}
