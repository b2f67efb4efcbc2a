import Mustache
package import Postroom

/// What is wrong with a template before anybody is written to with it.
package enum TemplateCheck {
    /// One thing that has to be put right.
    package struct Finding: Sendable, Equatable {
        package enum Part: String, Sendable {
            case subject, body
        }

        package let part: Part
        /// Counted from 1; 0 where it is about the whole.
        package let line: Int
        package let message: String
    }

    /// Everything wrong with the words of a template for a type; empty where they can be used.
    package static func findings(in text: TemplateText, for type: CorrespondenceType) -> [Finding] {
        findings(in: text.subject, .subject, for: type) + findings(in: text.body, .body, for: type)
    }

    private static func findings(
        in words: String, _ part: Finding.Part, for type: CorrespondenceType
    ) -> [Finding] {
        let template: Mustache.Template
        do {
            template = try Mustache.Template(words, name: part.rawValue)
        } catch {
            return [Finding(part: part, line: error.line, message: error.message.capitalisedFirst + ".")]
        }
        let text =
            part == .subject ? TemplateText(subject: words, body: "") : TemplateText(subject: "", body: words)
        let unknown: [String]
        do {
            unknown = try Gaps.unknown(in: text, for: type)
        } catch {
            return [Finding(part: part, line: 0, message: error.reason)]
        }
        return unknown.map { written in
            Finding(
                part: part, line: line(of: written, in: template),
                message: "\(written) is not known.\(suggestion(for: written, type))")
        } + misplaced(in: words, part, template)
    }

    /// The first line on which something stands as written.
    private static func line(of written: String, in template: Mustache.Template) -> Int {
        let name = written.filter { $0 != "{" && $0 != "}" && $0 != ">" }.trimmed
        let places = written.contains(">") ? template.parts : template.gaps
        return places.first { $0.name == name }?.line ?? 0
    }

    /// A block fills lines of its own: beside other words it would tear them apart.
    private static func misplaced(
        in words: String, _ part: Finding.Part, _ template: Mustache.Template
    ) -> [Finding] {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        return template.parts.filter { Place(rawValue: $0.name) != nil }.compactMap { place in
            let written = "{{> \(place.name)}}"
            guard part == .body else {
                return Finding(part: part, line: place.line, message: "\(written) cannot stand in the subject.")
            }
            guard lines.indices.contains(place.line - 1) else { return nil }
            let line = String(lines[place.line - 1])
            let isAlone =
                line.trimmed.wholeMatch(of: /\{\{>\s*[^}\s]+\s*\}\}/) != nil
                && line.prefix { $0 == " " }.count < 4
            return isAlone
                ? nil : Finding(part: part, line: place.line, message: "\(written) must stand on a line of its own.")
        }
    }

    /// The known name that is most like it, where one is nearly the same.
    private static func suggestion(for written: String, _ type: CorrespondenceType) -> String {
        let isBlock = written.contains(">")
        let name = written.filter { $0 != "{" && $0 != "}" && $0 != ">" }.trimmed
        let known = Gaps.names(for: type).filter { ($0.use == .block) == isBlock }
        let nearest = known.map { ($0, distance($0.name, name)) }.min { $0.1 < $1.1 }
        guard let (best, steps) = nearest, steps <= max(2, name.count / 4) else { return "" }
        return isBlock ? " Did you mean {{> \(best.name)}}?" : " Did you mean {{\(best.name)}}?"
    }

    /// How many letters have to be changed, added or taken away to make one name the other.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one), Array(other))
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, second) in right.enumerated() {
                let cost = letter == second ? diagonal : diagonal + 1
                diagonal = row[j + 1]
                row[j + 1] = min(cost, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
