import Mustache
import Testing

@Suite struct `A layout` {
    private static let layout = """
        <title>{{$title}}Post{{/title}}</title>
        <main>
          {{$main}}
          nothing
          {{/main}}
        </main>

        """

    @Test(arguments: [
        Filling("{{$a}}default {{b}}{{/a}}", ["b": "x"], "default x"),
        Filling("{{<p}}{{/p}}\n", parts: ["p": "[{{$a}}d{{/a}}]"], "[d]"),
        Filling("{{<p}}{{$a}}mine{{/a}}{{/p}}", ["a": "data"], parts: ["p": "[{{$a}}d{{/a}}]"], "[mine]"),
        Filling("{{<p}} chatter {{#x}}{{/x}} {{$a}}mine{{/a}} more {{/p}}", parts: ["p": "[{{$a}}d{{/a}}]"], "[mine]"),
        Filling("{{>p}}{{<p}}{{$a}}1{{/a}}{{/p}}{{>p}}", parts: ["p": "{{$a}}0{{/a}}"], "010"),
        Filling("{{<p}}{{$b}}2{{/b}}{{/p}}", parts: ["p": "{{$a}}1{{/a}}{{$b}}x{{/b}}"], "12"),
        Filling("({{<nobody}}{{$a}}1{{/a}}{{/nobody}})", "()"),
        Filling("{{<*w}}{{$a}}1{{/a}}{{/ * w}}", ["w": "p"], parts: ["p": "{{$a}}{{/a}}"], "1"),
    ]) func `takes what the page puts in place of its blocks`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }

    @Test(arguments: [
        Filling(
            "{{<p}}{{$a}}c{{/a}}{{/p}}",
            parts: ["p": "{{<g}}{{$a}}p{{/a}}{{/g}}", "g": "{{$a}}g{{/a}}"], "c"),
        Filling("{{<p}}{{/p}}", parts: ["p": "{{<g}}{{$a}}p{{/a}}{{/g}}", "g": "{{$a}}g{{/a}}"], "p"),
        Filling(
            "{{<p}}{{$b}}child{{/b}}{{/p}}",
            parts: ["p": "{{<g}}{{$a}}<{{$b}}p{{/b}}>{{/a}}{{/g}}", "g": "[{{$a}}g{{/a}}]"], "[<child>]"),
        Filling("{{<p}}{{$a}}1{{$a}}2{{/a}}{{/a}}{{/p}}", parts: ["p": "{{$a}}{{/a}}"], "12"),
        Filling(
            "{{<p}}{{$a}}{{fruit}}{{/a}}{{/p}}", ["fruit": "apple", "in": ["fruit": "pear"]],
            parts: ["p": "{{#in}}{{$a}}{{/a}}{{/in}}"], "pear"),
        Filling("{{<p}}{{$a}}x{{/a}}{{/p}}", parts: ["p": "{{>q}}", "q": "{{$a}}d{{/a}}"], "x"),
    ]) func `may have a layout of its own, and the outermost page has the say`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }

    @Test(arguments: [
        Filling("{{<p}}{{$a}}\n1\n\n2\n{{/a}}{{/p}}", parts: ["p": "{{$a}}d{{/a}}"], "1\n\n2\n"),
        Filling("a\n  {{<p}}\n  {{/p}}\nb", parts: ["p": "1\n2\n"], "a\n  1\n  2\nb"),
        Filling("a\n  {{<p}}{{/p}} b\n", parts: ["p": "1\n2"], "a\n  1\n2 b\n"),
        Filling("{{<p}}{{$a}}\n1\n2{{/a}}{{/p}}", parts: ["p": "a\n  {{$a}}{{/a}}\nb"], "a\n  1\n  2\nb"),
        Filling("{{<p}}{{/p}}", parts: ["p": "a\n  {{$a}}{{/a}}\nb"], "a\nb"),
        Filling("{{<p}}{{$a}}\n    1\n      2\n{{/a}}{{/p}}", parts: ["p": "  {{$a}}\n  {{/a}}\n"], "  1\n    2\n"),
        Filling("{{<p}}{{$a}}\n1\n2\n{{/a}}{{/p}}", parts: ["p": "{{$a}}\n  d\n{{/a}}\n"], "  1\n  2\n"),
        Filling("{{<p}}{{$a}}\n1\n{{/a}}{{/p}}", parts: ["p": "a\n  {{$a}}d{{/a}}\n"], "a\n  1\n\n"),
        Filling(
            "{{<p}}\n{{$a}}\n3\n{{/a}}\n{{/p}}\n",
            parts: ["p": "{{<g}}{{$b}}\n  1\n  {{$a}}\n    2\n  {{/a}}\n{{/b}}{{/g}}\n", "g": "{{$b}}{{/b}}"],
            "1\n  3\n"),
        Filling(
            "{{<layout}}\n{{$title}}Ada{{/title}}\n{{$main}}\n<p>\n  {{name}}\n</p>\n{{/main}}\n{{/layout}}\n",
            ["name": "x\ny"], parts: ["layout": layout],
            "<title>Ada</title>\n<main>\n  <p>\n    x\ny\n  </p>\n</main>\n"),
        Filling(
            "{{<layout}}{{/layout}}", parts: ["layout": layout],
            "<title>Post</title>\n<main>\n  nothing\n</main>\n"),
    ]) func `indents what is put in as its own lines are`(case filling: Filling) throws {
        #expect(try filling.filled() == filling.expected)
    }
}
