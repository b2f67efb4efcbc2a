import Foundation

exit(Administration.run(Array(CommandLine.arguments.dropFirst())))
