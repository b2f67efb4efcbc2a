import Foundation

/// postroom-web behind the shipped nginx, both on the first core; visitors come from the second.
final class MeasuredSite {
    let customers: ManyCustomers
    let web: Child
    let door: FrontDoor
    let cookie: String

    init(_ count: Int = ManyCustomers.usual, on ground: Ground) throws {
        customers = try ManyCustomers(count, on: ground)
        cookie = try customers.cookie()
        web = try Child(
            [ground.program("postroom-web")], core: 0, in: ground.root,
            environment: ["POSTROOM_DATA": customers.data.path], log: customers.data.appending(path: "web.log"))
        let socket = customers.data.appending(path: "web.sock").path
        for _ in 0..<500 where web.isRunning && access(socket, W_OK) != 0 { usleep(10_000) }
        door = try FrontDoor(
            data: customers.data, files: ground.root.appending(path: "public"), core: 0, on: ground)
    }

    func close() {
        door.close()
        web.stop()
    }
}
