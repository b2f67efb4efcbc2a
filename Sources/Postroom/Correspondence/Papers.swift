/// What leaves with every email of a correspondence: its letter, or the bills of its invoices.
package struct Papers: Sendable, Equatable {
    /// Whether its type has no letter, so that the bills themselves are what is sent.
    package let areBills: Bool
    package let attached: [AttachedDocument]
    /// Numbers of linked invoices that have no bill.
    package let missing: [String]

    package init(areBills: Bool, attached: [AttachedDocument], missing: [String]) {
        (self.areBills, self.attached, self.missing) = (areBills, attached, missing)
    }

    /// Bytes.
    package var size: Int { attached.reduce(0) { $0 + $1.document.size } }

    /// Which bills are missing; `nil` where none is.
    package var complaint: String? { missing.isEmpty ? nil : Correspondence.words(missing: missing) }
}
