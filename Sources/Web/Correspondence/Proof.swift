import Postroom

/// What a letter would say that has not been saved: a draft that could be.
struct Proof {
    let customer: Customer
    let type: CorrespondenceType
    let content: FrozenContent
    let date: Day
}
