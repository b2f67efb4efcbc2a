/// Named values. A page has a dozen names, for which a row of pairs is quicker to build and to search than a hash table.
package struct Record: Sendable, Equatable {
    // Without labels, so that the array a literal makes is taken over as it is.
    private var entries: [(String, Value)]

    /// - Parameter entries: where a name stands twice, the first one counts.
    package init(_ entries: [(String, Value)] = []) { self.entries = entries }

    package var count: Int { entries.count }

    /// Reading finds the value or nil; writing replaces, adds or takes away.
    package subscript(name: String) -> Value? {
        get { index(of: name).map { entries[$0].1 } }
        set {
            let found = index(of: name)
            switch (found, newValue) {
            case (let index?, let value?): entries[index].1 = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append((name, value))
            case (nil, nil): break
            }
        }
    }

    private func index(of name: String) -> Int? { entries.firstIndex { $0.0 == name } }

    /// The entries where they lie. Whoever uses them must hold the record meanwhile.
    var lent: Entries { Entries(start: entries.withUnsafeBufferPointer { $0 }) }

    /// A record's entries, to be looked at without counting a reference for every look.
    struct Entries {
        private let start: UnsafeBufferPointer<(String, Value)>

        init(start: UnsafeBufferPointer<(String, Value)>) { self.start = start }

        /// - Parameter guess: where the name stood last time; records in a list have the same shape, so it is mostly
        ///   right.
        @inline(__always)
        func index(of name: String, near guess: Int) -> Int? {
            if guess < start.count, start[guess].0 == name { return guess }
            let length = name.utf8.count
            return start.firstIndex { $0.0.utf8.count == length && $0.0 == name }
        }

        @inline(__always)
        func value(at index: Int) -> UnsafePointer<Value> {
            // The second of a pair lies behind the first, since both want the same alignment.
            UnsafeRawPointer(start.baseAddress! + index)
                .advanced(by: MemoryLayout<String>.stride).assumingMemoryBound(to: Value.self)
        }
    }

    package static func == (left: Record, right: Record) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.0] == $0.1 }
    }
}
