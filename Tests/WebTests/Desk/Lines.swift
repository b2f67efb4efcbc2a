/// Keeps the lines of a fault log.
final class Lines {
    var all: [String] = []
}
