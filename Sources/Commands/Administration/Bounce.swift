import Foundation
import Glibc
import Postroom
import Runner

/// Takes in one message that came back, from a mail server's pipe.
///
///     returns: "|/srv/postroom/bin/postroom bounce"
///
/// The exit code is what mail servers understand (sysexits.h): anything of ours that goes wrong is 75, so that the
/// server keeps the message and comes again.
enum Bounce: Subcommand {
    static let name = "bounce"
    static let usage = "bounce [--recipient ADDRESS]"
    static let sentence = "Takes in a message that came back, as a mail server hands it over on the input."
    static let options = ["recipient"]

    private static let tryAgain: Int32 = 75
    private static let nothingThere: Int32 = 65
    /// Of a longer message the beginning is enough.
    private static let longest = 4 << 20

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let bytes = message()
        guard !bytes.isEmpty else {
            Administration.complain("There is no message on the input.")
            return nothingThere
        }
        do {
            let workplace = try Workplace.open()
            let office = Office(database: workplace.database, clock: workplace.clock, actor: .nobody)
            let taken = try ReturnIntake(office: office)
                .take(bytes, arrivedAt: recipients(arguments.option("recipient")), from: .pipe)
            return tell(taken)
        } catch {
            Administration.complain(String(describing: error))
            return tryAgain
        }
    }

    private static func tell(_ taken: ReturnIntake.Taken) -> Int32 {
        switch taken.outcome {
        case .recorded(let message): print("\(taken.kind.rawValue): message \(message.number)")
        case .repeated: print("\(taken.kind.rawValue): known already")
        case .unmatched: print("\(taken.kind.rawValue): about no message of ours")
        case .tooEarly:
            Administration.complain("The message that this is about is still being sent.")
            return tryAgain
        }
        return 0
    }

    /// Where it was delivered: as the command says, and as Postfix, Exim, qmail and Courier put it beside a pipe.
    private static func recipients(_ option: String?) -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let names = ["ORIGINAL_RECIPIENT", "RECIPIENT", "EXTENSION", "EXT", "LOCAL", "LOCAL_PART_SUFFIX", "DEFAULT"]
        return [option].compactMap(\.self) + names.compactMap { environment[$0] }
    }

    /// The whole input is read, so that no server sees a broken pipe, and the beginning of it kept.
    private static func message() -> [UInt8] {
        var message: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return message }
            if message.count < longest { message += piece[..<count] }
        }
    }
}
