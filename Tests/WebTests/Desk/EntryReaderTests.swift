import FastCGI
import Postroom
import Testing
import Web

@Suite struct `Reading an entry` {
    private enum Channel: String { case email, letter }

    private func reader(_ value: String?) -> EntryReader {
        EntryReader(Form(fields: Fields(value.map { [("field", $0)] } ?? [])))
    }

    @Test func `takes the blanks off a text`() {
        var entry = reader(" \u{A0} Hartley & Sons\t ")
        #expect(entry.text("field", "Name", max: 14) == "Hartley & Sons")
        #expect(entry.problems.isEmpty)
    }

    @Test(arguments: [nil, "", "   "])
    func `misses a text that must be there`(value: String?) {
        var entry = reader(value)
        #expect(entry.text("field", "Name", max: 10) == "")
        #expect(entry.problems == [Problem(field: "field", "Name must be filled in.")])
        var other = reader(value)
        #expect(other.optionalText("field", "Name", max: 10) == nil)
        #expect(other.problems.isEmpty)
    }

    @Test func `counts characters as people do, and says how many there are`() {
        var entry = reader("e\u{301}👩‍👩‍👧")
        #expect(entry.text("field", "Name", max: 2).count == 2)
        var long = reader("abcd")
        _ = long.text("field", "Name", max: 3)
        #expect(long.problems.map(\.message) == ["Name must be 3 characters or fewer; it has 4."])
    }

    @Test func `allows line ends only in texts of several lines`() {
        var line = reader("one\r\ntwo")
        _ = line.text("field", "Name", max: 100)
        #expect(line.problems.map(\.message) == ["Name must be one line of plain text."])
        var lines = reader("one\r\ntwo\r\n")
        #expect(lines.optionalLines("field", "Notes", max: 100) == "one\ntwo")
        var control = reader("a\u{7}b")
        _ = control.optionalLines("field", "Notes", max: 100)
        #expect(control.problems.count == 1)
    }

    @Test(arguments: [
        ("7", 7), (" 30 ", 30), ("0", nil), ("31", nil), ("7.5", nil), ("x", nil), ("9999999999999999999", nil),
    ])
    func `takes whole numbers within their range`(value: String, number: Int?) {
        var entry = reader(value)
        #expect(entry.optionalNumber("field", "Days", in: 1...30) == number)
        #expect(entry.problems.isEmpty == (number != nil))
    }

    @Test(arguments: [
        ("2026-11-20", true), ("2024-02-29", true), ("2026-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
        ("2026-13-01", false), ("2026-04-31", false), ("20/11/2026", false), ("2026-1-1", false), ("0000-01-01", false),
        ("２０２６-11-20", false),
    ])
    func `takes days that there are`(value: String, isDay: Bool) {
        var entry = reader(value)
        #expect(entry.day("field", "Due date") == (isDay ? value : ""))
        #expect(entry.problems.isEmpty == isDay)
    }

    @Test func `takes only what the page offered`() {
        var entry = reader("letter")
        #expect(entry.choice("field", "Channel", of: Channel.self) == .letter)
        var other = reader("pigeon")
        #expect(other.choice("field", "Channel", of: Channel.self) == nil)
        #expect(other.problems.map(\.message) == ["Choose one for Channel."])
        #expect(reader("on").isTicked("field") && !reader(nil).isTicked("field"))
    }

    @Test func `names problems in the order of the page, one for each field`() {
        var entry = EntryReader(Form(fields: Fields([("days", "x")])))
        _ = entry.text("name", "Name", max: 10)
        _ = entry.number("days", "Days", in: 1...30)
        _ = entry.day("due", "Due date")
        entry.refuse("name", "Name is taken")
        #expect(entry.problems.map(\.field) == ["name", "days", "due", "name"])
    }
}
