import Mustache
import Testing

/// A template, its data, the templates it may put in, and what comes out.
struct Filling: Sendable, CustomTestStringConvertible {
    let source: String
    let data: Value
    var parts: [String: String] = [:]
    let expected: String

    init(_ source: String, parts: [String: String] = [:], _ expected: String) {
        self.init(source, [:], parts: parts, expected)
    }

    init(_ source: String, _ data: Value, parts: [String: String] = [:], _ expected: String) {
        self.source = source
        self.data = data
        self.parts = parts
        self.expected = expected
    }

    var testDescription: String { source.debugDescription }

    func filled(escape: Escape = .html, strictness: Strictness = .lenient) throws -> String {
        let set = try TemplateSet(sources: parts)
        let bytes = try set.render(Template(source, name: "page"), data, escape: escape, strictness: strictness)
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite struct `A filled template` {
    @Test(arguments: [
        Filling("Dear {{name}},", ["name": "Ada"], "Dear Ada,"),
        Filling("{{ name }}|{{{ name }}}|{{& name }}", ["name": "<&\">'"], "&lt;&amp;&quot;&gt;'|<&\">'|<&\">'"),
        Filling(
            "{{a}} {{b}} {{c}} {{d}} {{e}}", ["a": 85, "b": 1.21, "c": 2.0, "d": true, "e": nil], "85 1.21 2 true "),
        Filling("({{nobody}})", "()"),
        Filling("{{name}}", ["name": "{{other}}", "other": "no"], "{{other}}"),
        Filling("  {{name}}\n", ["name": "x"], "  x\n"),
        Filling("{{a.b.c}}", ["a": ["b": ["c": "deep"]]], "deep"),
        Filling("({{a.b.c}})", ["a": ["b": [:]], "c": "shallow"], "()"),
        Filling("({{#a}}{{b.c}}{{/a}})", ["a": ["b": [:]], "b": ["c": "outer"]], "()"),
        Filling("({{a.b}})", ["a.b": "one key"], "()"),
        Filling("{{.}}", "world", "world"),
        Filling("no tag { at }} all", "no tag { at }} all"),
        Filling("", ""),
    ]) func `has values in place of names`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }

    @Test(arguments: [
        Filling("a{{! quiet }}b", "ab"),
        Filling("a\n  {{! quiet\n still }}  \nb", "a\nb"),
        Filling("a\r\n{{! quiet }}\r\nb", "a\r\nb"),
        Filling("  {{! first }}\nb", "b"),
        Filling("a\n  {{! last }}", "a\n"),
        Filling("  12 {{! quiet }}\n", "  12 \n"),
        Filling("{{=<% %>=}}<% name %> {{name}}", ["name": "x"], "x {{name}}"),
        Filling("|\n {{= | | =}} \n|name|\n|={{ }}=|\n{{name}}", ["name": "x"], "|\nx\nx"),
        Filling("{{= <% %> =}}<%& name %>", ["name": "<"], "<"),
    ]) func `shows neither comments nor changes of delimiters`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }

    @Test(arguments: [
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": true], "yes"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": false], "no"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": nil], "no"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": []], "no"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": ""], "no"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": 0], "no"),
        Filling("{{#a}}yes{{/a}}{{^a}}no{{/a}}", [:], "no"),
        Filling("{{#a}}{{b}}{{/a}}", ["a": ["b": "in"], "b": "out"], "in"),
        Filling("{{#a}}{{b}}{{/a}}", ["a": [["b": "1"], [:], ["b": "3"]], "b": "2"], "123"),
        Filling("{{#a}}({{.}}){{/a}}", ["a": [1, 2.5, "<", true]], "(1)(2.5)(&lt;)(true)"),
        Filling("{{#.}}({{#.}}{{.}}{{/.}}){{/.}}", [[1, 2], [3]], "(12)(3)"),
        Filling("{{#a}}({{.}}){{/a}}", ["a": "text"], "(text)"),
        Filling("{{#a.b}}{{c}}{{/a.b}}", ["a": ["b": ["c": "x"]]], "x"),
        Filling("{{#a}}{{#b}}{{c}}{{d}}{{/b}}{{/a}}", ["a": ["c": "1"], "b": ["d": "2"]], "12"),
        Filling("{{#a}}{{#a}}{{/a}}x{{/a}}", ["a": true], "x"),
        Filling("1\n{{#a}}\n2\n{{/a}}\n3\n", ["a": true], "1\n2\n3\n"),
        Filling("1\r\n{{#a}}\r\n2\r\n{{/a}}\r\n3", ["a": true], "1\r\n2\r\n3"),
        Filling("1\n  {{^a}}\n2\n  {{/a}}", "1\n2\n"),
        Filling("{{# a }}x{{/ a }}", ["a": true], "x"),
    ]) func `repeats, shows or leaves out its sections`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }

    @Test(arguments: [
        Filling("({{>p}})", parts: ["p": "part"], "(part)"),
        Filling("({{> p }})", ["a": "x"], parts: ["p": "{{a}}"], "(x)"),
        Filling("({{>nobody}})", "()"),
        Filling(
            "{{>p}}", ["c": "X", "n": [["c": "Y", "n": []]]], parts: ["p": "{{c}}<{{#n}}{{>p}}{{/n}}>"], "X<Y<>>"),
        Filling("|\n  {{>p}}\n|", ["a": "<\n->"], parts: ["p": "1\n{{{a}}}\n2\n"], "|\n  1\n  <\n->\n  2\n|"),
        Filling("  {{>p}}\n>", parts: ["p": ">\n>"], "  >\n  >>"),
        Filling("  {{a}}  {{>p}}\n", ["a": "|"], parts: ["p": ">\n>"], "  |  >\n>\n"),
        Filling(" {{>p}}\n", parts: ["p": "a\n {{>q}}\nb\n", "q": "1\n2\n"], " a\n  1\n  2\n b\n"),
        Filling(" {{>p}}\n", ["s": [1, 2]], parts: ["p": "{{#s}}\n{{.}}!\n{{/s}}\n-\n"], " 1!\n 2!\n -\n"),
        Filling("  {{>p}}\n", ["s": false], parts: ["p": "x{{#s}}\n{{/s}}y\n"], "  xy\n"),
        Filling("{{>p}}", parts: ["p": "{{=| |=}}|! c |{{a}}"], "{{a}}"),
        Filling("{{>*which}}", ["which": "p"], parts: ["p": "part"], "part"),
        Filling("({{> * which.one }})", ["which": ["one": "p"]], parts: ["p": "part"], "(part)"),
        Filling("({{>*nobody}})", parts: ["nobody": "part"], "()"),
    ]) func `has partials put in, indented as their tags`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }
}
