/// Deals strips out to pages. Strips that keep together move on together; a table that goes on repeats its headings.
struct Pager {
    struct Placed {
        let strip: Strip
        /// Points from the top of the page.
        let top: Double
    }

    let firstTop: Double
    let nextTop: Double
    let bottom: Double

    func pages(of strips: [Strip]) -> [[Placed]] {
        var pages: [[Placed]] = [[]]
        var y = firstTop
        var headings: [Int: Strip] = [:]
        for chain in Self.chains(of: strips) {
            let height = Self.height(of: chain, isAtTop: pages[pages.count - 1].isEmpty)
            if y + height > bottom, !pages[pages.count - 1].isEmpty {
                pages.append([])
                y = nextTop
                repeatHeading(for: chain, headings: headings, page: &pages[pages.count - 1], y: &y)
            }
            for strip in chain {
                if case .tableRow(let table, true) = strip.part { headings[table] = strip }
                if y + strip.height > bottom, !pages[pages.count - 1].isEmpty {
                    pages.append([])
                    y = nextTop
                    repeatHeading(for: [strip], headings: headings, page: &pages[pages.count - 1], y: &y)
                }
                if !pages[pages.count - 1].isEmpty { y += strip.spaceBefore }
                if strip.isAtFoot { y = max(y, bottom - strip.height) }
                pages[pages.count - 1].append(Placed(strip: strip, top: y))
                y += strip.height
            }
        }
        return pages
    }

    /// A table that was begun on an earlier page gets its headings again, as decoration: nobody wants them read twice.
    private func repeatHeading(for chain: [Strip], headings: [Int: Strip], page: inout [Placed], y: inout Double) {
        guard let first = chain.first, case .tableRow(let table, false) = first.part, var again = headings[table] else {
            return
        }
        again.part = .decoration
        page.append(Placed(strip: again, top: y))
        y += again.height
    }

    /// Rows of strips that must not be parted.
    private static func chains(of strips: [Strip]) -> [[Strip]] {
        var chains: [[Strip]] = []
        var isOpen = false
        for strip in strips {
            if isOpen { chains[chains.count - 1].append(strip) } else { chains.append([strip]) }
            isOpen = strip.keepsWithNext
        }
        return chains
    }

    private static func height(of chain: [Strip], isAtTop: Bool) -> Double {
        chain.enumerated().reduce(0) { sum, item in
            sum + item.element.height + (isAtTop && item.offset == 0 ? 0 : item.element.spaceBefore)
        }
    }
}
