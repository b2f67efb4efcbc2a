import Postroom
import Testing

@Suite struct `The difference of two texts` {
    private func signs(_ old: String, _ new: String) -> [String] {
        LineDifference(from: old, to: new).lines.map { line in
            switch line.change {
            case .same: " \(line.text)"
            case .added: "+\(line.text)"
            case .removed: "-\(line.text)"
            }
        }
    }

    @Test func `is told line by line`() {
        #expect(signs("a\nb\nc", "a\nx\nc\nd") == [" a", "-b", "+x", " c", "+d"])
        #expect(signs("a", "a") == [" a"])
        #expect(LineDifference(from: "a\nb", to: "a\nb").isEmpty)
    }

    @Test func `can be read back into both texts`() {
        let (old, new) = ("one\ntwo\nthree\nfour\ntwo", "two\nthree\nfive\ntwo\nsix")
        let lines = LineDifference(from: old, to: new).lines
        #expect(lines.filter { $0.change != .added }.map(\.text).joined(separator: "\n") == old)
        #expect(lines.filter { $0.change != .removed }.map(\.text).joined(separator: "\n") == new)
    }

    @Test func `leaves out what stayed, far from any change`() {
        let old = (1...20).map(String.init).joined(separator: "\n")
        let new = old.replacing("10", with: "ten")
        let excerpt = LineDifference(from: old, to: new).excerpt(around: 1)
        #expect(excerpt.map { $0?.text ?? "…" } == ["…", "9", "10", "ten", "11", "…"])
    }
}
