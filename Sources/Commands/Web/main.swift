import Foundation
import Web

// postroom-web: the front desk. Holds no password of any relay.
let environment = ProcessInfo.processInfo.environment
let data = environment["POSTROOM_DATA"] ?? "data"
let reception = Reception(
    database: "\(data)/postroom.sqlite", socket: "\(data)/web.sock", views: "views", assets: "1", threads: 4,
    wake: {}, log: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
do {
    try reception.open(stoppingOn: [SIGTERM, SIGINT])
} catch {
    FileHandle.standardError.write(Data("postroom-web: \(error)\n".utf8))
    exit(1)
}
