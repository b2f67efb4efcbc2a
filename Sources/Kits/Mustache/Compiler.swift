/// Turns the source of a template into steps.
///
/// - Source: the Mustache specification, version 1.4, without lambdas.
struct Compiler {
    /// A section, block or parent that still waits for its end.
    private struct Opened {
        let kind: Op.Kind
        let content: String
        let line: Int
        let op: Int
        /// The indentation taken off the lines outside, restored when this ends.
        let dedent: [UInt8]
    }

    private var scanner: Scanner
    private var ops: [Op] = []
    private var bytes: [UInt8] = []
    private var names: [Code.Name] = []
    private var indexOfName: [String: Int32] = [:]
    private var opened: [Opened] = []
    private var startsLine = true
    private var dedent: [UInt8] = []
    private var canExtendText = false

    init(source: [UInt8], template: String) {
        scanner = Scanner(source: source, template: template)
    }

    mutating func compile() throws(MustacheError) -> Code {
        var start = 0
        while let tag = try scanner.next() {
            try compile(tag, textFrom: start)
            start = scanner.position
        }
        text(start..<scanner.source.count)
        if let last = opened.last {
            throw MustacheError(
                template: scanner.template, line: last.line, message: "\"\(last.content)\" is opened and never closed")
        }
        return Code(template: scanner.template, ops: ops, bytes: bytes, names: names)
    }

    private mutating func compile(_ tag: Tag, textFrom start: Int) throws(MustacheError) {
        let before = start..<tag.range.lowerBound
        switch tag.kind {
        case .escaped, .raw:
            text(before)
            try add(tag.kind == .raw ? .raw : .escaped, tag)
        case .comment, .delimiters:
            _ = standalone(tag, textFrom: start)
        case .section, .inverted:
            let alone = standalone(tag, textFrom: start)
            try open(tag.kind == .section ? .section : .inverted, tag, alone: alone)
        case .partial:
            let alone = standalone(tag, textFrom: start)
            let lead = alone ? self.lead(of: tag) : 0..<0
            try add(.partial, tag, alone: alone, lead: lead)
        case .parent:
            try openParent(tag, before)
        case .block:
            try openBlock(tag, before)
        case .close:
            try close(tag, before)
        }
    }

    // MARK: Sections

    private mutating func open(_ kind: Op.Kind, _ tag: Tag, alone: Bool, lead: Range<Int32> = 0..<0)
        throws(MustacheError)
    {
        let op = ops.count
        try add(kind, tag, alone: alone, lead: lead)
        opened.append(Opened(kind: kind, content: plain(tag.content), line: tag.line, op: op, dedent: dedent))
    }

    private mutating func close(_ tag: Tag, _ before: Range<Int>) throws(MustacheError) {
        let content = plain(tag.content)
        guard let last = opened.last else { throw error(tag, "\"\(content)\" is closed and was never opened") }
        guard last.content == content else {
            throw error(tag, "\"\(content)\" is closed where \"\(last.content)\" of line \(last.line) is still open")
        }
        let isArgument = last.kind == .block && parent(of: opened.count - 1) != nil
        switch last.kind {
        case .parent: text(before)
        case _ where isArgument: text(before.lowerBound..<contentEnd(before))
        default:
            if !standalone(tag, textFrom: before.lowerBound), startsLine { addText(0..<0) }
        }
        opened.removeLast()
        dedent = last.dedent
        ops[last.op].body = Int32(ops.count - last.op - 1)
        canExtendText = false
        if last.kind == .parent { finishParent(last.op, tag) }
    }

    // MARK: Inheritance

    /// A parent has its line for itself when nothing stands before its opening and after its closing tag:
    /// what is in between is not written anyway.
    private mutating func openParent(_ tag: Tag, _ before: Range<Int>) throws(MustacheError) {
        let isFirst = scanner.isBlank(before: tag.range.lowerBound)
        text(isFirst ? before.lowerBound..<lineStart(before) : before)
        try open(.parent, tag, alone: isFirst, lead: isFirst ? lead(of: tag) : 0..<0)
        startsLine = false
    }

    private mutating func finishParent(_ index: Int, _ tag: Tag) {
        keepBlocks(of: index)
        guard ops[index].standalone, let end = scanner.lineEnd(after: tag.range.upperBound) else {
            ops[index].startsLine = ops[index].startsLine || ops[index].standalone
            ops[index].standalone = false
            startsLine = false
            return
        }
        startsLine = true
        scanner.advance(to: end)
    }

    /// Of what stands in a parent only the blocks count; the rest is commentary.
    private mutating func keepBlocks(of parent: Int) {
        var kept: [Op] = []
        var index = parent + 1
        while index < ops.count {
            let next = index + 1 + Int(ops[index].body)
            if ops[index].kind == .block { kept += ops[index..<next] }
            index = next
        }
        ops.replaceSubrange((parent + 1)..., with: kept)
        ops[parent].body = Int32(kept.count)
    }

    private mutating func openBlock(_ tag: Tag, _ before: Range<Int>) throws(MustacheError) {
        let isArgument = parent(of: opened.count) != nil
        let isFirst = scanner.isBlank(before: tag.range.lowerBound)
        let end = scanner.lineEnd(after: tag.range.upperBound)
        if let end, isArgument || isFirst {
            try openBlock(tag, before, contentFrom: end)
        } else if isFirst, !isArgument, let tail = try pairTail(tag) {
            text(before.lowerBound..<lineStart(before))
            let index = ops.count
            try add(.block, tag, alone: true, lead: lead(of: tag))
            ops[index].bytes = tail
        } else {
            text(before)
            try open(.block, tag, alone: false)
            startsLine = isArgument
        }
    }

    /// A block whose content begins on the next line. The content's own indentation is taken off,
    /// and put back, for this content or another's, where the block is written.
    private mutating func openBlock(_ tag: Tag, _ before: Range<Int>, contentFrom end: Int) throws(MustacheError) {
        text(before.lowerBound..<contentEnd(before))
        let first = scanner.skipBlanks(from: end)
        let isEmpty = first == scanner.source.count || scanner.closes(at: first)
        let firstLine = scanner.lineStart(of: first)
        let indent = isEmpty ? blanks(before: tag) : Array(scanner.source[firstLine..<first])
        let start = Int32(bytes.count)
        bytes += relative(indent)
        try open(.block, tag, alone: true, lead: start..<Int32(bytes.count))
        dedent = isEmpty ? dedent : indent
        startsLine = true
        scanner.advance(to: end)
    }

    /// For `{{$name}}{{/name}}` alone on its line: the end of that line.
    private mutating func pairTail(_ tag: Tag) throws(MustacheError) -> Range<Int32>? {
        guard scanner.closes(at: tag.range.upperBound) else { return nil }
        var ahead = scanner
        guard let close = try ahead.next(), close.content == tag.content,
            let end = ahead.lineEnd(after: close.range.upperBound)
        else { return nil }
        let newline = ahead.skipBlanks(from: close.range.upperBound, newlines: false)
        let start = Int32(bytes.count)
        bytes += scanner.source[newline..<end]
        ahead.advance(to: end)
        scanner = ahead
        return start..<Int32(bytes.count)
    }

    /// The parent whose direct content this depth of nesting is, if it is one's.
    private func parent(of depth: Int) -> Opened? {
        guard depth > 0, opened[depth - 1].kind == .parent else { return nil }
        return opened[depth - 1]
    }

    // MARK: Lines

    /// Writes the text before a tag. Where the tag has its line for itself, the line goes with it.
    private mutating func standalone(_ tag: Tag, textFrom start: Int) -> Bool {
        let before = start..<tag.range.lowerBound
        guard scanner.isBlank(before: tag.range.lowerBound),
            let end = scanner.lineEnd(after: tag.range.upperBound)
        else {
            text(before)
            return false
        }
        text(before.lowerBound..<lineStart(before))
        scanner.advance(to: end)
        return true
    }

    private func lineStart(_ range: Range<Int>) -> Int {
        max(range.lowerBound, scanner.lineStart(of: range.upperBound))
    }

    /// The end of a block's content: before the blanks that only indent the closing tag.
    private func contentEnd(_ range: Range<Int>) -> Int {
        scanner.isBlank(before: range.upperBound) ? lineStart(range) : range.upperBound
    }

    private func blanks(before tag: Tag) -> [UInt8] {
        guard scanner.isBlank(before: tag.range.lowerBound) else { return [] }
        return Array(scanner.source[scanner.lineStart(of: tag.range.lowerBound)..<tag.range.lowerBound])
    }

    private mutating func lead(of tag: Tag) -> Range<Int32> {
        let start = Int32(bytes.count)
        bytes += relative(blanks(before: tag))
        return start..<Int32(bytes.count)
    }

    private func relative(_ blanks: [UInt8]) -> ArraySlice<UInt8> {
        blanks.dropFirst(zip(blanks, dedent).prefix { $0 == $1 }.count)
    }

    // MARK: Steps

    private mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = bytes.count
        var index = range.lowerBound
        while index < range.upperBound {
            if !dedent.isEmpty, index == 0 || scanner.source[index - 1] == UInt8(ascii: "\n") {
                let line = scanner.source[index..<range.upperBound]
                index += zip(line, dedent).prefix { $0 == $1 }.count
            }
            let rest = scanner.source[index..<range.upperBound]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
            bytes += scanner.source[index..<end]
            index = end
        }
        guard bytes.count > start else { return }
        addText(Int32(start)..<Int32(bytes.count))
        startsLine = bytes.last == UInt8(ascii: "\n")
    }

    private mutating func addText(_ range: Range<Int32>) {
        if canExtendText, let last = ops.indices.last, ops[last].bytes.upperBound == range.lowerBound {
            ops[last].bytes = ops[last].bytes.lowerBound..<range.upperBound
        } else {
            ops.append(Op(kind: .text, startsLine: startsLine, line: Int32(scanner.line), bytes: range))
        }
        startsLine = false
        canExtendText = true
    }

    private mutating func add(_ kind: Op.Kind, _ tag: Tag, alone: Bool = false, lead: Range<Int32> = 0..<0)
        throws(MustacheError)
    {
        let isDynamic = tag.content.hasPrefix("*") && (kind == .partial || kind == .parent)
        let content = isDynamic ? String(plain(tag.content).dropFirst()) : tag.content
        guard !content.isEmpty else { throw error(tag, "the tag names nothing") }
        guard !content.contains(where: \.isWhitespace) else {
            throw error(tag, "\"\(content)\" is not a name: a name has no white space")
        }
        var op = Op(kind: kind, standalone: alone, dynamic: isDynamic, line: Int32(tag.line), lead: lead)
        op.startsLine = startsLine && !alone
        op.name = index(of: content)
        op.isPlain = !content.utf8.contains(UInt8(ascii: "."))
        ops.append(op)
        if !alone { startsLine = false }
        canExtendText = false
    }

    /// The content of a tag as it is compared: `* name` and `*name` are the same.
    private func plain(_ content: String) -> String {
        guard content.hasPrefix("*") else { return content }
        return "*" + content.dropFirst().drop(while: \.isWhitespace)
    }

    private mutating func index(of name: String) -> Int32 {
        if let known = indexOfName[name] { return known }
        let index = Int32(names.count)
        names.append(Code.Name(name))
        indexOfName[name] = index
        return index
    }

    private func error(_ tag: Tag, _ message: String) -> MustacheError {
        MustacheError(template: scanner.template, line: tag.line, message: message)
    }
}
