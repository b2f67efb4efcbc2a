import Foundation
import Postroom
import Press
import Support
import Testing

@testable import Web

/// Pictures that are kept for all threads of the front desk.
@Suite struct `The shelf of pictures` {
    let office: Office
    let letters: [(document: Document, pictures: LetterPictures)]

    init() throws {
        office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        let (office, press) = (office, Press())
        let customer = try cast.customer("12345")
        letters = try (1...4).map { number in
            let (letter, pictures) = try press.finishToShow(
                try cast.letter(to: customer, token: "letter \(number)"), in: office)
            let id = try #require(letter.documentID)
            let document = try #require(try Document.find(id, in: office))
            return (document, try #require(pictures))
        }
    }

    @Test func `finds a letter by the digest of its PDF and its reference`() {
        let shelf = PictureShelf()
        shelf.put(letters[0].pictures, of: letters[0].document, "12345/C001")
        #expect(
            shelf.pictures(of: letters[0].document, "12345/C001")?.pages.map(\.svg)
                == letters[0].pictures.pages.map(\.svg))
        #expect(shelf.pictures(of: letters[0].document, "12345/C002") == nil)
        #expect(shelf.pictures(of: letters[1].document, "12345/C001") == nil)
    }

    @Test func `lets the oldest go, and holds no more than it may`() {
        let size = letters[0].pictures.pages.reduce(0) { $0 + $1.svg.utf8.count + $1.words.utf8.count }
        let shelf = PictureShelf(most: size * 9 / 2)
        for turn in 1...3 {
            for (index, letter) in letters.enumerated() {
                shelf.put(letter.pictures, of: letter.document, "\(turn)/\(index)")
            }
        }
        let kept = (1...3).flatMap { turn in
            letters.indices.filter { shelf.pictures(of: letters[$0].document, "\(turn)/\($0)") != nil }.map {
                "\(turn)/\($0)"
            }
        }
        #expect(kept == ["3/0", "3/1", "3/2", "3/3"])
    }

    @Test func `does not take what would push out all others`() {
        let shelf = PictureShelf(most: 1000)
        shelf.put(letters[0].pictures, of: letters[0].document, "12345/C001")
        #expect(shelf.pictures(of: letters[0].document, "12345/C001") == nil)
    }

    @Test func `serves many threads at once`() {
        let shelf = PictureShelf(most: 2_000_000)
        let letters = letters
        DispatchQueue.concurrentPerform(iterations: 400) { turn in
            let (document, pictures) = letters[turn % letters.count]
            shelf.put(pictures, of: document, "\(turn)")
            if let found = shelf.pictures(of: document, "\(turn)") {
                precondition(found.pages[0].svg == pictures.pages[0].svg)
            }
        }
        #expect(shelf.pictures(of: letters[0].document, "nobody") == nil)
    }
}
