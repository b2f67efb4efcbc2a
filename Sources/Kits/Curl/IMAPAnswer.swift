import CCurl

/// What the server sends back for one command; libcurl's callback writes here.
final class IMAPAnswer {
    private(set) var bytes: [UInt8] = []
    private let longest: Int

    init(longest: Int) {
        self.longest = longest
    }

    static let taking: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let answer = Unmanaged<IMAPAnswer>.fromOpaque(context).takeUnretainedValue()
        guard answer.bytes.count + size * count <= answer.longest else { return 0 }
        answer.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }
}
