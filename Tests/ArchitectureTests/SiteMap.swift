/// The addresses of the site as lines of `METHOD /address audience`.
enum SiteMap {
    /// Read from the list of routes in `Site.swift`, in its order.
    static func lines(of site: SourceFile) -> [String] {
        site.text.matches(of: /Route\(\s*\.(\w+),\s*"([^"]+)"(?:,\s*for:\s*\.(\w+))?/).map {
            "\($0.1.uppercased()) \($0.2) \($0.3 ?? "staff")"
        }
    }

    /// Lines of the checked-in map, without its comments.
    static func lines(checkedIn map: SourceFile) -> [String] {
        map.lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }.map(String.init)
    }
}
