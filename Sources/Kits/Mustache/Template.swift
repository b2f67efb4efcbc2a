/// A text with gaps, compiled once and filled often.
package struct Template: Sendable {
    let code: Code

    package var name: String { code.template }

    /// - Throws: where the text breaks the rules: a section left open, a stray close, a tag without an end.
    package init(_ source: String, name: String) throws(MustacheError) {
        try self.init(bytes: Array(source.utf8), name: name)
    }

    /// - Parameter bytes: UTF-8.
    package init(bytes: [UInt8], name: String) throws(MustacheError) {
        var compiler = Compiler(source: bytes, template: name)
        code = try compiler.compile()
    }

    /// Every place that asks the data for a name, in the order of the text, without the dot.
    package var gaps: [Gap] {
        code.ops.compactMap { op in
            switch op.kind {
            case .escaped, .raw, .section, .inverted: break
            case .partial, .parent: guard op.dynamic else { return nil }
            case .text, .block: return nil
            }
            let name = code.names[Int(op.name)]
            return name.isDot ? nil : Gap(name: name.whole, template: self.name, line: Int(op.line))
        }
    }

    /// Every name asked for, once, in the order of the text.
    package var names: [String] {
        var seen: Set<String> = []
        return gaps.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The templates this one puts in, as partials or as parents.
    package var parts: [Gap] {
        code.ops.filter { ($0.kind == .partial || $0.kind == .parent) && !$0.dynamic }.map { op in
            Gap(name: code.names[Int(op.name)].whole, template: name, line: Int(op.line))
        }
    }
}
