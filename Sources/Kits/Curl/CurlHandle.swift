import CCurl
import Glibc

/// One libcurl easy handle, with the settings that everyone here needs. Used by the thread that made it.
final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    private let problem: UnsafeMutablePointer<CChar>

    init() {
        Self.ignoreBrokenPipes()
        guard let pointer = curl_easy_init() else { preconditionFailure("libcurl could not start") }
        self.pointer = pointer
        problem = .allocate(capacity: Int(CURL_ERROR_SIZE))
        problem.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        set(CURLOPT_ERRORBUFFER, pointer: problem)
        set(CURLOPT_NOSIGNAL, 1)  // libcurl's own alarms are not for programs with threads
        set(CURLOPT_PROXY, "")  // settings come from us, never from the environment
    }

    deinit {
        curl_easy_cleanup(pointer)
        problem.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) {
        check(ccurl_set_long(pointer, option, value), option)
    }

    func set(_ option: CURLoption, size: Int) {
        check(ccurl_set_size(pointer, option, curl_off_t(size)), option)
    }

    /// - Parameter value: libcurl keeps a copy.
    func set(_ option: CURLoption, _ value: String?) {
        check(value.map { ccurl_set_string(pointer, option, $0) } ?? ccurl_set_string(pointer, option, nil), option)
    }

    func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) {
        check(ccurl_set_pointer(pointer, option, value), option)
    }

    /// - Parameter value: not copied; must outlive the transfer.
    func set(_ option: CURLoption, list value: UnsafeMutablePointer<curl_slist>?) {
        check(ccurl_set_list(pointer, option, value), option)
    }

    func set(_ option: CURLoption, callback value: @escaping ccurl_callback) {
        check(ccurl_set_callback(pointer, option, value), option)
    }

    func setReplyTimeout(_ timeout: Duration) {
        check(ccurl_set_reply_timeout(pointer, timeout.milliseconds), CURLOPT_SERVER_RESPONSE_TIMEOUT)
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        ccurl_get_long(pointer, info, &value)
        return value
    }

    func size(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        ccurl_get_size(pointer, info, &value)
        return Int(value)
    }

    func perform() -> CURLcode {
        problem[0] = 0
        return curl_easy_perform(pointer)
    }

    /// What went wrong in the last transfer, in libcurl's words.
    func explanation(_ code: CURLcode) -> String {
        let detail = String(cString: problem)
        return detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    }

    /// True where a connection is kept whose peer has neither hung up nor spoken since.
    var hasIdleConnection: Bool {
        guard let socket else { return false }
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) < 0 && errno == EAGAIN
    }

    /// Cuts the kept connection. Letting go of the handle would otherwise say QUIT and wait long for an answer.
    func cut() {
        if let socket { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// The connection that is kept, or in use.
    var socket: curl_socket_t? {
        var socket = curl_socket_t(-1)
        return ccurl_get_socket(pointer, &socket) == CURLE_OK && socket >= 0 ? socket : nil
    }

    private func check(_ code: CURLcode, _ option: CURLoption) {
        precondition(code == CURLE_OK, "libcurl does not know option \(option.rawValue)")
    }

    /// A peer that hangs up must not end the process. Blocking the signal for this thread is enough, because the signal
    /// of a broken pipe goes to the thread that wrote.
    private static func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

extension Duration {
    /// Whole milliseconds, rounded up: a time limit of next to nothing is still a limit, and 0 would mean none.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// Whole seconds, rounded up.
    var wholeSeconds: Int { (milliseconds + 999) / 1000 }
}
