import Foundation

// What is written here, databases and backups, is for nobody else on the machine.
umask(0o077)
exit(Administration.run(Array(CommandLine.arguments.dropFirst())))
