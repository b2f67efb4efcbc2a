import CFastCGI
import Glibc

/// One thread's conversations with the web server: hear, read, answer, and listen again where the connection is kept.
///
/// The connection is accepted here and handed to libfcgi, which would otherwise wait without limit for the rest of
/// a half-sent request, could not be woken to stop, would belong to one connection until that is closed, and would
/// linger up to two seconds over each close.
final class Worker {
    private let switchboard: Switchboard
    private let turns: Turns
    private let handler: (Request) -> Reply
    private var opening = Opening()
    private let exchange: UnsafeMutablePointer<FCGX_Request>
    private let records = RecordWriter()

    init(switchboard: Switchboard, turns: Turns, handler: @escaping (Request) -> Reply) {
        (self.switchboard, self.turns, self.handler) = (switchboard, turns, handler)
        exchange = .allocate(capacity: 1)
        // No listening socket for libfcgi: after a connection that was no request it must come back, not wait.
        FCGX_InitRequest(exchange, -1, 0)
    }

    deinit {
        FCGX_Free(exchange, 1)
        exchange.deallocate()
    }

    func work() throws {
        let seat = turns.enter()
        defer { turns.leave(seat) }
        while let connection = try switchboard.next() {
            try turns.work(in: seat) {
                if converse(on: connection) { try switchboard.keep(connection) }
            }
        }
    }

    /// Answers one request, and closes the connection unless it is kept.
    private func converse(on connection: Int32) -> Bool {
        guard opening.isRequest(on: connection) else {
            close(connection)
            return false
        }
        exchange.pointee.ipcFd = connection
        exchange.pointee.keepConnection = 1  // libfcgi reads from the descriptor it finds instead of accepting one
        guard FCGX_Accept_r(exchange) == 0 else { return false }  // cut off meanwhile; libfcgi has closed it
        let isKept = answer() && exchange.pointee.keepConnection != 0
        FCGX_Free(exchange, 0)  // the reply is out already, and the connection is closed here, without lingering
        if !isKept { close(connection) }
        exchange.pointee.ipcFd = -1
        return isKept
    }

    /// False where the request was not read or the reply not taken to its end: what follows would be taken for another.
    private func answer() -> Bool {
        let parameters = Parameters(block: exchange.pointee.envp)
        let input = exchange.pointee.in
        let body = Body(length: parameters.contentLength) { room in
            Int(FCGX_GetStr(room.baseAddress, Int32(clamping: room.count), input))
        }
        let reply: Reply
        if let request = Request(parameters: parameters, body: body) {
            reply = handler(request)
        } else {
            reply = .text("The request has no method or no path.", status: 400)
        }
        // The web server calls it a failure of ours if we close while it is still sending.
        let isRead = body.drain()
        let records = records
        records.begin(request: exchange.pointee.requestId, on: exchange.pointee.ipcFd)
        ReplyWriter(withBody: parameters["REQUEST_METHOD"] != "HEAD") { records.put(UnsafeRawBufferPointer($0)) }
            .write(reply)
        return records.finish() && isRead
    }
}
