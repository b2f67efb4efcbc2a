import Mustache
import Testing

@Suite struct `A template with a gap` {
    @Test(arguments: [
        ("a\n{{nobody}}", 2, "there is no value named \"nobody\""),
        ("{{a.nobody}}", 1, "there is no value named \"a.nobody\""),
        ("\n\n  {{#nobody}}\n{{/nobody}}", 3, "there is no value named \"nobody\""),
        ("{{^nobody}}{{/nobody}}", 1, "there is no value named \"nobody\""),
        ("{{>nobody}}", 1, "there is no template \"nobody\""),
        ("{{<nobody}}{{/nobody}}", 1, "there is no template \"nobody\""),
        ("{{a}}", 1, "\"a\" is a list or a record, not a text"),
    ]) func `is refused where views must be whole`(source: String, line: Int, message: String) throws {
        let template = try Template(source, name: "letter")
        #expect(throws: MustacheError(template: "letter", line: line, message: message)) {
            try template.render(["a": ["b": "x"]])
        }
        #expect(throws: Never.self) { try template.render(["a": ["b": "x"]], strictness: .lenient) }
    }

    @Test func `is content with null and with what is empty`() throws {
        let template = try Template("({{a}}{{#b}}x{{/b}}{{^c}}y{{/c}})", name: "letter")
        #expect(try template.render(["a": nil, "b": nil, "c": []]) == Array("(y)".utf8))
    }

    @Test func `tells the template a partial's gap is in`() throws {
        let set = try TemplateSet(sources: ["a": "\n{{>b}}", "b": "x\ny {{nobody}}"])
        #expect(throws: MustacheError(template: "b", line: 2, message: "there is no value named \"nobody\"")) {
            try set.render("a", [:])
        }
    }

    @Test func `lists every gap without a value, once`() throws {
        let set = try TemplateSet(sources: ["foot": "{{sender}}"])
        let template = try Template(
            "{{name}} {{street}}\n{{town}} {{#rows}}{{amount}}{{due}}{{/rows}}{{^none}}{{/none}}\n{{>foot}}",
            name: "letter")
        let data: Value = ["name": "Ada", "street": "", "town": nil, "rows": [["amount": "1"], ["due": "today"]]]
        let gaps = try set.missingNames(of: template, in: data)
        #expect(gaps.map(\.name) == ["street", "town", "due", "amount", "none", "sender"])
        #expect(gaps.map(\.template) == ["letter", "letter", "letter", "letter", "letter", "foot"])
        #expect(gaps.map(\.line) == [1, 2, 2, 2, 2, 1])
        #expect(
            try template.missingNames(in: ["name": "a", "street": "b", "town": 0, "rows": [], "none": nil]).isEmpty)
    }

    @Test func `names all it refers to before there is any data`() throws {
        let template = try Template(
            "{{a}}{{#b}}{{c.d}}{{.}}{{/b}}\n{{^e}}{{/e}}{{{a}}}{{>p}}{{>*f}}{{<q}}{{$g}}{{h}}{{/g}}{{/q}}",
            name: "letter")
        #expect(template.names == ["a", "b", "c.d", "e", "f", "h"])
        #expect(template.gaps.last == Gap(name: "h", template: "letter", line: 2))
        #expect(template.parts.map(\.name) == ["p", "q"])
        #expect(TemplateSet([template]).strayParts.map(\.name) == ["p", "q"])
    }
}

@Suite struct `A broken template` {
    @Test(arguments: [
        ("{{#a}}\n{{b}}", 1, "\"a\" is opened and never closed"),
        ("x\n{{/a}}", 2, "\"a\" is closed and was never opened"),
        ("{{#a}}\n{{^b}}\n{{/a}}", 3, "\"a\" is closed where \"b\" of line 2 is still open"),
        ("x\n\n{{a", 3, "the tag is never closed"),
        ("{{{a}}", 1, "the tag is never closed"),
        ("{{ }}", 1, "the tag names nothing"),
        ("{{#}}{{/}}", 1, "the tag names nothing"),
        ("{{two words}}", 1, "\"two words\" is not a name: a name has no white space"),
        ("{{=<%=}}", 1, "two new delimiters are needed, as in {{=<% %>=}}"),
        ("{{<p}}{{$a}}{{/p}}", 1, "\"p\" is closed where \"a\" of line 1 is still open"),
    ]) func `is refused with the line and the fault`(source: String, line: Int, message: String) {
        #expect(throws: MustacheError(template: "letter", line: line, message: message)) {
            try Template(source, name: "letter")
        }
    }

    @Test func `that puts itself in for ever is stopped`() throws {
        let set = try TemplateSet(sources: ["a": "{{>b}}", "b": "{{<a}}{{/a}}"])
        #expect(throws: MustacheError.self) { try set.render("a", [:]) }
    }
}
