package import PDF

/// Who writes: the organisation as its paper shows it.
package struct Letterhead: Hashable, Sendable {
    package var name: String
    package var colour: Colour
    /// A mark drawn before the name, if the organisation has one.
    package var mark: [VectorPath]
    package var address: [String]
    package var phone: String?
    package var email: String?
    package var website: String?
    /// Registered name, number, office and VAT number, as the law wants them on every letter.
    package var particulars: String

    package init(
        name: String, colour: Colour = Colour(0x0C5A55), mark: [VectorPath] = [], address: [String] = [],
        phone: String? = nil, email: String? = nil, website: String? = nil, particulars: String = ""
    ) {
        self.name = name
        self.colour = colour
        self.mark = mark
        self.address = address
        self.phone = phone
        self.email = email
        self.website = website
        self.particulars = particulars
    }
}
