import CPango

/// Compresses streams as PDF's FlateDecode wants them. Keeps zlib's tables between streams.
final class Deflater {
    /// How hard to try: `quick` for what is written once, `best` for what is kept and used again.
    enum Level: Int32 {
        case quick = 4
        case best = 9
    }

    private let streams: [Level: UnsafeMutablePointer<z_stream>]

    init() {
        var streams: [Level: UnsafeMutablePointer<z_stream>] = [:]
        for level in [Level.quick, .best] {
            let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
            stream.initialize(to: z_stream())
            let status = deflateInit_(stream, level.rawValue, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
            precondition(status == Z_OK, "zlib starts unless memory has run out")
            streams[level] = stream
        }
        self.streams = streams
    }

    deinit {
        for stream in streams.values {
            deflateEnd(stream)
            stream.deallocate()
        }
    }

    func deflate(_ bytes: [UInt8], level: Level = .quick) -> [UInt8] {
        guard let stream = streams[level] else { preconditionFailure("every level has its stream") }
        deflateReset(stream)
        let room = Int(deflateBound(stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            bytes.withUnsafeBufferPointer { input in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(room)
                let status = CPango.deflate(stream, Z_FINISH)
                precondition(status == Z_STREAM_END, "the bound is large enough for everything")
                count = room - Int(stream.pointee.avail_out)
            }
        }
    }
}
