import Foundation

/// The `postroom` command: one word says what to do.
enum Administration {
    static var subcommands: [any Subcommand.Type] {
        [
            Migrate.self, ImportFile.self, ImportBills.self, LoadSample.self, AddStaff.self, AddOrganisation.self,
            FirstSteps.self, Check.self, Backup.self, Restore.self, Render.self, Bounce.self,
        ]
    }

    /// - Returns: the exit code: 0 done, 1 it could not be done, 2 the command was not understood.
    static func run(_ words: [String]) -> Int32 {
        guard let word = words.first, !["help", "--help", "-h"].contains(word) else {
            print(help)
            return 0
        }
        guard let subcommand = subcommands.first(where: { $0.name == word }) else {
            complain("There is no command “\(word)”. Run: postroom help")
            return 2
        }
        if words.dropFirst().contains("--help") {
            print("postroom \(subcommand.usage)\n    \(subcommand.sentence)")
            return 0
        }
        do {
            var arguments = try Arguments(
                words.dropFirst(), options: subcommand.options, switches: subcommand.switches)
            return try subcommand.run(&arguments)
        } catch let misuse as Misuse {
            complain("\(misuse.sentence)\nUsage: postroom \(subcommand.usage)")
            return 2
        } catch {
            complain(String(describing: error))
            return 1
        }
    }

    static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    private static var help: String {
        let lines = subcommands.map { "  postroom \($0.usage)\n      \($0.sentence)" }
        return
            "Postroom, from the command line. Settings come from POSTROOM_… variables; see: postroom check\n\n"
            + lines.joined(separator: "\n")
    }
}
