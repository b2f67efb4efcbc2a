import Foundation

extension FrozenContent {
    init(json: String) throws {
        self = try JSONDecoder().decode(FrozenContent.self, from: Data(json.utf8))
    }

    /// With sorted keys, so that equal content is equal text.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
