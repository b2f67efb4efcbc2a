import Configuration
import Foundation
import Memory
import Web

// postroom-web, the front desk: answers requests on a Unix socket. It holds no password of any relay.
Heap.share(2, pieces: 500)
do {
    let configuration = try Configuration.read()
    let relay = configuration.relay
    let reception = Reception(
        database: configuration.databasePath, data: configuration.dataDirectory, socket: configuration.socketPath,
        threads: configuration.webThreads,
        settings: WebSettings(
            outboxFolder: relay == nil ? configuration.outboxPath : nil,
            formerOutbox: relay == nil ? nil : configuration.outboxPath,
            relayName: relay.map { "\($0.host):\($0.port)" } ?? "", publicURL: configuration.publicURL))
    try reception.open(stoppingOn: [SIGTERM, SIGINT])
} catch {
    FileHandle.standardError.write(Data("postroom-web: \(error)\n".utf8))
    exit(1)
}
