import Glibc

/// The bell by which the web tells the runner that something lies in the tray: a named pipe beside the database.
///
/// Only a hint. A ring that nobody hears costs the message the runner's next look, a second later.
package enum Doorbell {
    /// The pipe's name in the data folder.
    package static let filename = "wake"

    /// Rings. Never waits and never fails: nobody may be listening.
    package static func ring(data folder: String) {
        let pipe = open("\(folder)/\(filename)", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        guard pipe >= 0 else { return }
        var byte: UInt8 = 1
        _ = write(pipe, &byte, 1)  // a full pipe has rung often enough
        close(pipe)
    }
}
