import Postroom
import Runner
import SQL
import Support
import Testing

/// Bounces of many mail systems, in many shapes: 42 systems, each in some thirty.
@Suite struct `Bounces of many mail systems` {
    private static let count = 1_260

    @Test func `lead to their message, and never to another`() throws {
        let returns = try Returns(letters: Self.count)
        var missed: [String] = []
        var misread: [String] = []
        for (number, letter) in returns.letters.enumerated() {
            let sample = BounceCorpus.sample(number, about: letter)
            let taken = try returns.take(sample.bytes)
            if case .recorded(let message) = taken.outcome {
                #expect(try message == returns.id(of: letter), "\(sample.name) led to another message")
            } else {
                missed.append("\(sample.name): \(taken)")
            }
            let isRight = sample.kind == .other ? taken.kind == .other : taken.kind.rawValue == sample.kind.rawValue
            if !isRight { misread.append("\(sample.name): \(taken.kind), not \(sample.kind)") }
        }
        #expect(BounceCorpus.systemCount >= 40)
        #expect(missed.count * 100 <= Self.count, "more than 1 % not matched: \(missed.prefix(40))")
        #expect(misread.count * 100 <= Self.count * 3, "more than 3 % misread: \(misread.prefix(40))")
    }

    @Test func `lead to their message also where nothing but its Message-ID is ours`() throws {
        let returns = try Returns(letters: 420, hasReturnAddress: false)
        var missed: [String] = []
        for (number, letter) in returns.letters.enumerated() {
            let sample = BounceCorpus.sample(number, about: letter)
            let taken = try returns.take(sample.bytes)
            if case .recorded(let message) = taken.outcome {
                #expect(try message == returns.id(of: letter), "\(sample.name) led to another message")
            } else {
                missed.append(sample.name)
            }
        }
        // What gives nothing back and names no recipient cannot be known by anybody.
        #expect(missed.count * 20 <= 420, "more than 5 % not matched: \(missed.prefix(40))")
    }

    @Test func `about letters that were never sent are counted and change nothing`() throws {
        let returns = try Returns(letters: 40)
        for (number, letter) in returns.letters.enumerated() {
            let forged = SentLetter(
                key: String(letter.key.reversed()), sender: letter.sender,
                returnPath: "returns+\(String(letter.key.reversed()))@post.calderfibre.example",
                recipient: letter.recipient, subject: letter.subject, date: letter.date)
            let taken = try returns.take(BounceCorpus.sample(number, about: forged).bytes)
            #expect(taken.outcome == .unmatched, "\(BounceCorpus.sample(number, about: forged).name)")
        }
        #expect(try returns.office.database.exists("SELECT 1 FROM message WHERE state <> 'sent'") == false)
        let counted: Int? = try returns.office.database.first(
            "SELECT count(*) FROM delivery_report WHERE message_id IS NULL"
        ) { $0[0] }
        #expect((counted ?? 0) > 30)
    }

    @Test func `cut off anywhere are read without harm`() throws {
        let returns = try Returns(letters: 60)
        for (number, letter) in returns.letters.enumerated() {
            let sample = BounceCorpus.sample(number, about: letter)
            for share in [3, 10, 35, 60, 85, 97] {
                let taken = try returns.take(Array(sample.bytes.prefix(sample.bytes.count * share / 100)))
                if case .recorded(let message) = taken.outcome { #expect(try message == returns.id(of: letter)) }
            }
        }
    }
}
