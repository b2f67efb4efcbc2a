import Foundation

/// Where the bytes of a file to import come from. They can be read as often as need be.
package enum ImportSource: Sendable {
    case bytes([UInt8])
    case file(path: String)

    /// The bytes from the beginning, a piece at a time, so that no file has to fit into memory.
    func pieces() throws -> Pieces {
        switch self {
        case .bytes(let bytes): return Pieces(bytes: bytes)
        case .file(let path):
            return Pieces(handle: try FileHandle(forReadingFrom: URL(fileURLWithPath: path)))
        }
    }

    /// One reading of a source.
    struct Pieces {
        private static let size = 1 << 18
        private var bytes: [UInt8]?
        private let handle: FileHandle?

        fileprivate init(bytes: [UInt8]) {
            (self.bytes, handle) = (bytes, nil)
        }

        fileprivate init(handle: FileHandle) {
            (bytes, self.handle) = (nil, handle)
        }

        /// The next piece; `nil` at the end.
        mutating func next() throws -> [UInt8]? {
            if let handle {
                guard let data = try handle.read(upToCount: Self.size), !data.isEmpty else { return nil }
                return [UInt8](data)
            }
            defer { bytes = nil }
            return bytes
        }
    }
}
