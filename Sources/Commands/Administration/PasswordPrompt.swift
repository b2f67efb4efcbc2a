import Foundation
import Glibc
import Postroom

/// Asks for a new password: hidden and twice where somebody types it, a line where a program hands it over. Never an
/// argument: those can be seen by everybody on the machine.
enum PasswordPrompt {
    static func ask() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) ?? "" }
        let password = try hidden("Password, at least \(Staff.shortestPassword) characters (it is not shown): ")
        if let problem = Staff.passwordProblem(password) { throw Refusal(problem.message) }
        guard try hidden("The same once more: ") == password else {
            throw Refusal("The two were not the same, so nobody was added.")
        }
        return password
    }

    private static func hidden(_ prompt: String) throws -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw Refusal("The terminal does not answer.") }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        // Whoever gives up here gets the terminal back as it was.
        let interrupted = signal(SIGINT) { number in
            var now = termios()
            tcgetattr(STDIN_FILENO, &now)
            now.c_lflag |= tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &now)
            signal(number, SIG_DFL)
            raise(number)
        }
        // Before the prompt: what is typed after it must neither be shown nor lost.
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        FileHandle.standardError.write(Data(prompt.utf8))
        defer {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
            signal(SIGINT, interrupted)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine(strippingNewline: true) ?? ""
    }
}
