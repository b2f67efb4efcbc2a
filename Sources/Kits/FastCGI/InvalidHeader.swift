/// A header that would have broken out of its line; its value, which may be anybody's words, is not kept.
package struct InvalidHeader: Error, Equatable {
    package let name: String

    package init(name: String) { self.name = name }
}
