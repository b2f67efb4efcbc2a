import Foundation

// postroom-bench: measures Postroom beside what this machine can do at best. bin/bench builds and calls it.
let arguments = Array(CommandLine.arguments.dropFirst())
do {
    if arguments.count == 3, arguments[0] == "--draw", let drawing = Drawing(rawValue: arguments[1]) {
        try drawing.run(Int(arguments[2]) ?? 0)
    } else {
        try Run(arguments).start()
    }
} catch {
    FileHandle.standardError.write(Data("bin/bench: \(error)\n".utf8))
    exit(1)
}
