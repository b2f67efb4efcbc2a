import CFastCGI
import Glibc

/// One thread's conversation with the web server: accept, read, answer, close; one request for each connection.
///
/// The connection is accepted here and handed to libfcgi, which would otherwise wait without limit for the rest of
/// a half-sent request, could not be woken to stop, and would linger up to two seconds over each close.
final class Worker {
    private let socket: ListeningSocket
    private let handler: (Request) -> Reply
    private var opening = Opening()
    private let exchange: UnsafeMutablePointer<FCGX_Request>
    private let records = RecordWriter()

    init(socket: ListeningSocket, handler: @escaping (Request) -> Reply) {
        self.socket = socket
        self.handler = handler
        exchange = .allocate(capacity: 1)
        // No listening socket for libfcgi: after a connection that was no request it must come back, not wait.
        FCGX_InitRequest(exchange, -1, 0)
    }

    deinit {
        FCGX_Free(exchange, 1)
        exchange.deallocate()
    }

    func work() throws {
        while let connection = try socket.accept() { converse(on: connection) }
    }

    private func converse(on connection: Int32) {
        guard opening.isRequest(on: connection) else {
            close(connection)
            return
        }
        exchange.pointee.ipcFd = connection
        exchange.pointee.keepConnection = 1  // libfcgi reads from the descriptor it finds instead of accepting one
        guard FCGX_Accept_r(exchange) == 0 else { return }  // cut off meanwhile; libfcgi has closed it
        answer()
        FCGX_Free(exchange, 0)  // the reply is out already, and the connection is closed here, without lingering
        if exchange.pointee.ipcFd >= 0 { close(exchange.pointee.ipcFd) }
        exchange.pointee.ipcFd = -1
    }

    private func answer() {
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
        body.drain()
        let records = records
        records.begin(request: exchange.pointee.requestId, on: exchange.pointee.ipcFd)
        ReplyWriter(withBody: parameters["REQUEST_METHOD"] != "HEAD") { records.put(UnsafeRawBufferPointer($0)) }
            .write(reply)
        records.finish()
    }
}
