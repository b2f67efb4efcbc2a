/// Numbers that look random and are the same for the same seed on every machine.
///
/// - Source: SplitMix64, G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014.
struct SampleRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below the limit.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// One of several, the first ones more often: each weight is out of their sum.
    mutating func pick<Element>(_ choices: [(Element, weight: Int)]) -> Element {
        var rest = below(choices.reduce(0) { $0 + $1.weight })
        for (element, weight) in choices {
            if rest < weight { return element }
            rest -= weight
        }
        preconditionFailure("the rest is below the sum of the weights")
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
