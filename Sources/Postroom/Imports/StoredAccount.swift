/// A customer as the database has it, for comparing with a row.
struct StoredAccount {
    let id: Int
    let organisationID: Int
    var record: AccountRecord
    /// The contact that imports keep; `nil`: there is none yet.
    var contactID: Int?
    var points: [PointRecord] = []

    /// What the points of a row would change, in words; empty where all are there.
    func news(_ given: [PointRecord]) -> [String] {
        var names: [String] = []
        for point in given where isNews(point) {
            let name = point.kind == .email ? "email" : "telephone"
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether a point is not there yet, or the file makes it the one to use and it is not.
    func isNews(_ point: PointRecord) -> Bool {
        guard let mine = points.first(where: { $0.kind == point.kind && $0.key == point.key }) else {
            return true
        }
        // What hangs on another contact was put there by staff and stays as it is.
        return mine.isImported && point.isDefault && !mine.isDefault
    }
}
