extension Session {
    /// A cookie's token with what is worked out from it: what it is stored as, and what its forms carry.
    ///
    /// Both take longer than to find the session itself, so whoever meets a token again and again keeps its key.
    package struct Key: Sendable {
        package let token: String
        package let formToken: String
        let digest: String

        package init(token: String) {
            self.token = token
            formToken = Session.formToken(for: token)
            digest = Session.digest(token)
        }
    }
}
