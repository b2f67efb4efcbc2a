/// Fills one template with one set of data. Made for one rendering and thrown away.
struct Renderer: ~Copyable {
    /// A template and where its names' guesses begin.
    struct Sheet {
        let code: Code
        let base: Int
    }

    /// What a child template puts in place of its parent's blocks.
    private struct Overrides {
        let sheet: Sheet
        let parent: Int
    }

    /// A value that names are looked up in. It lies in the data, which is held until everything is written.
    private struct Context {
        let value: UnsafePointer<Value>
        /// Nil where the value is no record.
        let entries: Record.Entries?

        init(_ value: UnsafePointer<Value>) {
            self.value = value
            if case .record(let record) = value.pointee { entries = record.lent } else { entries = nil }
        }
    }

    /// Templates may put in themselves as long as the data gets smaller; further than this it never does.
    private static let deepest = 200

    /// Most pages fit. More than 64 KB at once would make the allocator tidy up at every page.
    private static let room = 60 << 10

    private let set: TemplateSet
    private let escape: Escape
    private let isStrict: Bool
    private var output = Output(capacity: Self.room)
    /// The data: one value, which everything below points into.
    private let data: UnsafeMutablePointer<Value>
    private var contexts: [Context]
    private var overrides: [Overrides] = []
    private var depth = 0
    /// Where each name stood in the last record that had it.
    private var guesses: [UInt16]
    private var missing: [Gap]?

    init(set: TemplateSet, data: Value, escape: Escape, strictness: Strictness, extraNames: Int = 0) {
        self.set = set
        self.escape = escape
        isStrict = strictness == .strict
        self.data = .allocate(capacity: 1)
        self.data.initialize(to: data)
        contexts = [Context(self.data)]
        contexts.reserveCapacity(16)
        guesses = [UInt16](repeating: 0, count: set.nameCount + extraNames)
    }

    deinit {
        data.deinitialize(count: 1)
        data.deallocate()
    }

    mutating func render(_ sheet: Sheet) throws(MustacheError) -> [UInt8] {
        try run(sheet, 0..<sheet.code.ops.count, indent: [])
        return output.bytes
    }

    mutating func collect(_ sheet: Sheet) throws(MustacheError) -> [Gap] {
        missing = []
        try run(sheet, 0..<sheet.code.ops.count, indent: [])
        var seen: Set<Gap> = []
        return (missing ?? []).filter { seen.insert($0).inserted }
    }

    private mutating func run(_ sheet: Sheet, _ range: Range<Int>, indent: [UInt8]) throws(MustacheError) {
        let code = sheet.code
        var index = range.lowerBound
        while index < range.upperBound {
            let op = code.ops[index]
            let body = (index + 1)..<(index + 1 + Int(op.body))
            if op.startsLine, !indent.isEmpty, op.kind != .text { output.append(indent) }
            switch op.kind {
            case .text: write(op, of: code, indent: indent)
            case .escaped, .raw: try interpolate(op, of: sheet)
            case .section: try section(op, sheet, body, indent: indent)
            case .inverted:
                if try !(find(op, of: sheet)?.pointee.isTruthy ?? false) { try run(sheet, body, indent: indent) }
            case .partial: try partial(op, sheet, indent: indent)
            case .parent:
                overrides.append(Overrides(sheet: sheet, parent: index))
                try partial(op, sheet, indent: indent)
                overrides.removeLast()
            case .block: try block(op, sheet, body, indent: indent)
            }
            index = body.upperBound
        }
    }

    // MARK: Writing

    @inline(__always)
    private mutating func write(_ op: Op, of code: Code, indent: [UInt8]) {
        if indent.isEmpty {
            write(op.bytes, of: code)
        } else {
            writeLines(op, of: code, indent: indent)
        }
    }

    private mutating func write(_ range: Range<Int32>, of code: Code) {
        output.append(UnsafeBufferPointer(rebasing: code.bytes[Int(range.lowerBound)..<Int(range.upperBound)]))
    }

    private mutating func writeLines(_ op: Op, of code: Code, indent: [UInt8]) {
        var start = op.bytes.lowerBound
        var startsLine = op.startsLine
        if startsLine, op.bytes.isEmpty { output.append(indent) }
        while start < op.bytes.upperBound {
            if startsLine { output.append(indent) }
            var end = start
            while end < op.bytes.upperBound, code.bytes[Int(end)] != UInt8(ascii: "\n") { end += 1 }
            end = min(end + 1, op.bytes.upperBound)
            write(start..<end, of: code)
            start = end
            startsLine = true
        }
    }

    private mutating func interpolate(_ op: Op, of sheet: Sheet) throws(MustacheError) {
        guard let value = try find(op, of: sheet)?.pointee else { return }
        if missing != nil, value == .null || value == .text("") { note(op, of: sheet.code) }
        if case .text(let text) = value {
            write(text, isEscaped: op.kind == .escaped)
        } else if let text = value.printed {
            write(text, isEscaped: op.kind == .escaped)
        } else if isStrict, value != .null {
            throw sheet.code.error(op, "\"\(sheet.code.names[Int(op.name)].whole)\" is a list or a record, not a text")
        }
    }

    @inline(__always)
    private mutating func write(_ text: String, isEscaped: Bool) {
        guard isEscaped else { return output.append(text) }
        switch escape {
        case .html: output.appendEscaped(text)
        case .none: output.append(text)
        case .custom(let escape): output.append(escape(text))
        }
    }

    // MARK: Sections

    private mutating func section(_ op: Op, _ sheet: Sheet, _ body: Range<Int>, indent: [UInt8]) throws(MustacheError) {
        guard let value = try find(op, of: sheet) else { return }
        if case .list(let values) = value.pointee {
            // The list lies in the data and stays there while its values are gone through.
            guard let first = values.withUnsafeBufferPointer({ $0.baseAddress }) else { return }
            for index in values.indices { try run(sheet, body, over: first + index, indent: indent) }
        } else if value.pointee.isTruthy {
            try run(sheet, body, over: value, indent: indent)
        }
    }

    private mutating func run(
        _ sheet: Sheet, _ body: Range<Int>, over value: UnsafePointer<Value>, indent: [UInt8]
    ) throws(MustacheError) {
        contexts.append(Context(value))
        try run(sheet, body, indent: indent)
        contexts.removeLast()
    }

    // MARK: Partials, parents and blocks

    private mutating func partial(_ op: Op, _ sheet: Sheet, indent: [UInt8]) throws(MustacheError) {
        var name = sheet.code.names[Int(op.name)].whole
        if op.dynamic {
            guard let found = try find(op, of: sheet)?.pointee.printed else { return }
            name = found
        }
        let inner = inset(op, of: sheet.code, indent: indent)
        guard let part = set.sheet(name) else {
            guard isStrict else { return }
            throw sheet.code.error(op, "there is no template \"\(name)\"")
        }
        guard depth < Self.deepest else {
            throw sheet.code.error(op, "\"\(name)\" puts itself in without end")
        }
        depth += 1
        try run(part, 0..<part.code.ops.count, indent: inner)
        depth -= 1
    }

    private mutating func block(_ op: Op, _ sheet: Sheet, _ body: Range<Int>, indent: [UInt8]) throws(MustacheError) {
        let start = output.count
        let inner = inset(op, of: sheet.code, indent: indent)
        if let (index, found) = override(of: sheet.code.names[Int(op.name)].whole) {
            let other = overrides[index].sheet
            let hidden = overrides[index...]
            // Inside, only those count that were handed to the template the content was written in.
            overrides.removeSubrange(index...)
            let content = (found + 1)..<(found + 1 + Int(other.code.ops[found].body))
            try run(other, content, indent: inner)
            overrides += hidden
        } else {
            try run(sheet, body, indent: op.standalone ? inner : indent)
        }
        if output.count > start, !output.endsLine { write(op.bytes, of: sheet.code) }
    }

    /// The outermost child has the say.
    private func override(of name: String) -> (override: Int, op: Int)? {
        for index in overrides.indices {
            let code = overrides[index].sheet.code
            let parent = overrides[index].parent
            let end = parent + 1 + Int(code.ops[parent].body)
            var block = parent + 1
            while block < end {
                if code.names[Int(code.ops[block].name)].whole == name { return (index, block) }
                block += 1 + Int(code.ops[block].body)
            }
        }
        return nil
    }

    /// The indentation for what is put in here: none where the tag shares its line with something else.
    private mutating func inset(_ op: Op, of code: Code, indent: [UInt8]) -> [UInt8] {
        if !op.standalone {
            write(op.lead, of: code)
            return []
        }
        return op.lead.isEmpty ? indent : indent + code.bytes[Int(op.lead.lowerBound)..<Int(op.lead.upperBound)]
    }

    // MARK: Names

    /// The value of a step's name; nil when there is none and that is allowed.
    private mutating func find(_ op: Op, of sheet: Sheet) throws(MustacheError) -> UnsafePointer<Value>? {
        if let value = value(op, of: sheet) { return value }
        if missing != nil {
            note(op, of: sheet.code)
        } else if isStrict {
            throw sheet.code.error(op, "there is no value named \"\(sheet.code.names[Int(op.name)].whole)\"")
        }
        return nil
    }

    @inline(__always)
    private mutating func value(_ op: Op, of sheet: Sheet) -> UnsafePointer<Value>? {
        let index = Int(op.name)
        if op.isPlain { return value(sheet.code.firsts[index], sheet.base + index) }
        let name = sheet.code.names[index]
        if name.isDot { return contexts.last?.value }
        return value(name.first, sheet.base + index).flatMap { dig(name.rest, in: $0) }
    }

    /// The value in the innermost record that has the name.
    @inline(__always)
    private mutating func value(_ name: String, _ place: Int) -> UnsafePointer<Value>? {
        let guess = Int(guesses[place])
        for level in contexts.indices.reversed() {
            guard let entries = contexts[level].entries, let found = entries.index(of: name, near: guess)
            else { continue }
            if found != guess { guesses[place] = UInt16(clamping: found) }
            return entries.value(at: found)
        }
        return nil
    }

    private func dig(_ names: [String], in value: UnsafePointer<Value>) -> UnsafePointer<Value>? {
        var value = value
        for name in names {
            guard let entries = Context(value).entries, let found = entries.index(of: name, near: 0) else { return nil }
            value = entries.value(at: found)
        }
        return value
    }

    private mutating func note(_ op: Op, of code: Code) {
        missing?.append(
            Gap(name: code.names[Int(op.name)].whole, template: code.template, line: Int(op.line)))
    }
}
