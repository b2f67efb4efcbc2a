import FastCGI
import Testing

@Suite struct `A form` {
    private func read(_ text: String, limits: Limits = Limits()) throws -> Form {
        let type = [("content-type", "application/x-www-form-urlencoded; charset=UTF-8")]
        return try Request("POST", "/", body: Array(text.utf8), headers: type).form(limits: limits)
    }

    @Test func `keeps repeated fields in their order`() throws {
        let form = try read("tick=3&name=Hartley+%26+Sons&tick=1&tick=2&empty=&bare")
        #expect(form["name"] == "Hartley & Sons")
        #expect(form.all("tick") == ["3", "1", "2"])
        #expect(form["tick"] == "3")
        #expect(form["empty"] == "")
        #expect(form["bare"] == "")
        #expect(form["absent"] == nil)
    }

    @Test func `reads any script`() throws {
        #expect(try read("n=%E5%8C%97%E4%BA%AC+%D8%A7%D9%84%C5%81%C3%B3d%C5%BA")["n"] == "北京 الŁódź")
        #expect(try read("n=Zażółć")["n"] == "Zażółć")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%GG", "a=%FF", "a=%C3", "%ED%A0%80=1", "a=%00", "a=b%00c", "a=%c0%af"])
    func `is malformed where an escape is broken or the text is not UTF-8`(text: String) {
        #expect { try read(text) } throws: { ($0 as? Unreadable)?.status == 400 }
    }

    @Test func `is too large past its bytes or its fields`() throws {
        var limits = Limits()
        limits.fieldBytes = 20
        limits.fields = 3
        #expect(try read("a=1&b=2&c=3", limits: limits).fields.all.count == 3)
        #expect(throws: Unreadable.tooLarge) { try read("a=1&b=2&c=3&d=4", limits: limits) }
        #expect(throws: Unreadable.tooLarge) { try read("a=123456789012345678901", limits: limits) }
    }

    @Test func `is not read from a body of another kind`() {
        let request = Request("POST", "/", body: [123, 125], headers: [("Content-Type", "application/json")])
        #expect { try request.form() } throws: { ($0 as? Unreadable)?.status == 400 }
    }

    @Test func `is empty without a body`() throws {
        #expect(try Request("POST", "/").form().fields.all.isEmpty)
    }
}
