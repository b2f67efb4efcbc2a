/// What somebody filled in and sent: fields, and perhaps files.
package struct Form {
    package var fields: Fields
    package var uploads: [Upload]

    package init(fields: Fields = Fields(), uploads: [Upload] = []) {
        self.fields = fields
        self.uploads = uploads
    }

    /// The first value of that name.
    package subscript(name: String) -> String? { fields[name] }

    /// Every value of that name, in order.
    package func all(_ name: String) -> [String] { fields.all(name) }

    /// The first file sent under that name; nil also where the field was left empty.
    package func upload(_ name: String) -> Upload? { uploads.first { $0.field == name } }

    /// Every file sent under that name, in order.
    package func uploads(_ name: String) -> [Upload] { uploads.filter { $0.field == name } }
}
