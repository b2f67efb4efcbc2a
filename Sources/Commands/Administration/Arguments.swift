/// The words behind a subcommand, told apart into values and options.
struct Arguments {
    private var values: [String] = []
    private var options: [String: String] = [:]
    private var switches: Set<String> = []

    init(_ words: some Sequence<String>, options known: [String], switches alone: [String])
        throws(Misuse)
    {
        var waiting: String?
        for word in words {
            if let name = waiting {
                options[name] = word
                waiting = nil
            } else if word.hasPrefix("--"), word.count > 2 {
                let halves = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
                if known.contains(halves[0]) {
                    if halves.count == 2 { options[halves[0]] = halves[1] } else { waiting = halves[0] }
                } else if alone.contains(halves[0]), halves.count == 1 {
                    switches.insert(halves[0])
                } else {
                    throw Misuse(sentence: "There is no option \(word).")
                }
            } else {
                values.append(word)
            }
        }
        if let name = waiting { throw Misuse(sentence: "The option --\(name) needs a value.") }
    }

    /// Takes the next value.
    mutating func take(_ name: String) throws(Misuse) -> String {
        guard !values.isEmpty else { throw Misuse(sentence: "\(name) is missing.") }
        return values.removeFirst()
    }

    /// Throws where words are left over.
    func end() throws(Misuse) {
        if let word = values.first { throw Misuse(sentence: "“\(word)” is one word too many.") }
    }

    func option(_ name: String) -> String? { options[name] }
    func has(_ name: String) -> Bool { switches.contains(name) }
}
