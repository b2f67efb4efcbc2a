/// Why a listener could not be opened or could not go on.
package enum ListenerError: Error, Equatable {
    /// A Unix socket's path may be at most 107 bytes long.
    case pathTooLong(String)
    /// Something that is not a socket stands at the path; it is left alone.
    case notASocket(String)
    /// Another process answers there; two of them would steal each other's requests.
    case inUse(String)
    /// The kernel refused: which call, and its errno.
    case refused(call: String, errno: Int32)
}
