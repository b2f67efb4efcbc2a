import FastCGI

extension Request {
    static func signedIn(
        _ method: String = "GET", _ path: String, form: [(name: String, value: String)]? = nil,
        token: String? = "token of key", headers: [(name: String, value: String)] = []
    ) -> Request {
        let fields = form.map { fields in fields + (token.map { [("form_token", $0)] } ?? []) }
        return Request(method, path, form: fields, cookies: [("postroom", "key")], headers: headers)
    }
}
