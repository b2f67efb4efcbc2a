import Foundation
import Mustache
import Testing

@Suite struct `A set of templates` {
    @Test func `is read from a folder and the folders in it`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "views-\(UUID().uuidString)")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "customers"), withIntermediateDirectories: true)
        try Data("<b>{{$body}}{{/body}}</b>".utf8).write(to: folder.appending(path: "layout.html"))
        try Data("{{<layout}}{{$body}}{{name}}{{/body}}{{/layout}}".utf8)
            .write(to: folder.appending(path: "customers/show.mustache"))
        try Data("# {{name}}".utf8).write(to: folder.appending(path: "customers/letter.md"))
        try Data("not a view {{".utf8).write(to: folder.appending(path: "customers/notes.txt"))
        let set = try TemplateSet(folder: folder.path)
        #expect(set.names == ["customers/letter", "customers/show", "layout"])
        #expect(try set.render("customers/show", ["name": "Łucja & Co"]) == Array("<b>Łucja &amp; Co</b>".utf8))

        try Data().write(to: folder.appending(path: "layout.md"))
        #expect(throws: MustacheError(template: "layout.md", line: 0, message: "layout.html has the same name")) {
            try TemplateSet(folder: folder.path)
        }
    }

    @Test func `has no template nobody wrote`() throws {
        #expect(TemplateSet()["a"] == nil)
        #expect(throws: MustacheError(template: "a", line: 0, message: "there is no template of this name")) {
            try TemplateSet().render("a", [:])
        }
    }

    @Test func `escapes as it is told`() throws {
        let template = try Template("{{a}}|{{{a}}}", name: "letter")
        #expect(try template.render(["a": "<*>"], escape: .none) == Array("<*>|<*>".utf8))
        let escape = Escape.custom { $0.replacing("*", with: "\\*") }
        #expect(try template.render(["a": "<*>"], escape: escape) == Array("<\\*>|<*>".utf8))
    }

    @Test func `escapes each special character wherever it stands, and no other`() throws {
        let template = try Template("{{a}}", name: "letter")
        let entities: [UInt8: String] = [0x26: "&amp;", 0x3C: "&lt;", 0x3E: "&gt;", 0x22: "&quot;"]
        for byte in UInt8(1)..<128 {
            let character = String(UnicodeScalar(byte))
            for position in 0..<18 {
                let before = String(repeating: "é", count: position / 2) + String(repeating: "x", count: position % 2)
                let filled = try template.render(["a": .text(before + character + "tail")])
                #expect(filled == Array((before + (entities[byte] ?? character) + "tail").utf8))
            }
        }
    }

    @Test func `writes long pages and records of changing shape right`() throws {
        let set = try TemplateSet(sources: ["a": "{{#rows}}{{n}}{{#t}}{{t}}{{/t}};{{/rows}}"])
        let rows: [Value] = (0..<20_000).map { index in
            index.isMultiple(of: 2) ? ["n": .integer(index), "t": "&"] : ["x": 1, "t": nil, "n": .integer(index)]
        }
        let expected = (0..<20_000).map { "\($0)" + ($0.isMultiple(of: 2) ? "&amp;;" : ";") }.joined()
        #expect(try set.render("a", ["rows": .list(rows)]) == Array(expected.utf8))
    }
}

@Suite struct `Data for a template` {
    @Test func `is read from JSON, with numbers as they are written`() throws {
        let json = #"{"a":1.21,"b":1,"c":"ü\n","d":[true,false,null,{"e":-0.5}],"f":9007199254740993}"#
        let data = try Value(json: Data(json.utf8))
        let expected: Value = [
            "f": 9_007_199_254_740_993, "d": [true, false, nil, ["e": -0.5]], "c": "ü\n", "b": 1, "a": 1.21,
        ]
        #expect(data == expected)
        let template = try Template("{{a}} {{b}} {{#d}}{{e}}{{/d}} {{f}}", name: "t")
        #expect(
            try template.render(data, strictness: .lenient) == Array("1.21 1 -0.5 9007199254740993".utf8))
    }

    @Test(arguments: ["", "{", "[1,]x", "{\"a\"}"]) func `is refused when it is no JSON`(json: String) {
        #expect(throws: (any Error).self) { try Value(json: Data(json.utf8)) }
    }

    @Test func `is a record that can be changed name by name`() {
        var record = Record([("a", 1), ("b", 2)])
        record["a"] = "one"
        record["b"] = nil
        record["c"] = 3
        #expect(Value.record(record) == ["c": 3, "a": "one"])
        #expect(record["b"] == nil && record.count == 2)
        #expect(Value(nil) == .null && Value("x") == "x")
    }
}
