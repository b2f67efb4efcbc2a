import Postroom
import Press
import Synchronization

/// Pictures of letters that were drawn together with the very bytes that are kept, for all threads of the front desk:
/// whoever saves a letter sees it next, and whoever sees it looks again. Holds a few, the oldest goes first.
///
/// A picture is found by the digest of its PDF, so it cannot be shown for another one; whether the bytes that are kept
/// still have that digest, whoever asks has looked before.
package final class PictureShelf: Sendable {
    private struct Key: Hashable {
        let digest: String
        let reference: String
    }

    private struct State {
        var letters: [Key: LetterPictures] = [:]
        /// The oldest first.
        var keys: [Key] = []
        var bytes = 0
    }

    private let most: Int
    private let state = Mutex(State())

    /// - Parameter most: bytes of pictures; some two dozen letters of one page.
    package init(most: Int = 4 << 20) {
        self.most = most
    }

    func pictures(of document: Document, _ reference: String) -> LetterPictures? {
        state.withLock { $0.letters[Key(digest: document.digest, reference: reference)] }
    }

    func put(_ pictures: LetterPictures, of document: Document, _ reference: String) {
        let key = Key(digest: document.digest, reference: reference)
        let size = Self.size(of: pictures)
        guard size <= most / 4 else { return }
        state.withLock { state in
            guard state.letters.updateValue(pictures, forKey: key) == nil else { return }
            state.keys.append(key)
            state.bytes += size
            while state.bytes > most, let old = state.letters.removeValue(forKey: state.keys.removeFirst()) {
                state.bytes -= Self.size(of: old)
            }
        }
    }

    private static func size(of pictures: LetterPictures) -> Int {
        pictures.pages.reduce(0) { $0 + $1.svg.utf8.count + $1.words.utf8.count }
    }
}
