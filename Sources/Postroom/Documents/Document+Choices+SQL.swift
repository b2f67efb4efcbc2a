import Digest
import SQL

/// Documents that can be sent beside a correspondence.
extension Document {
    /// Keeps a file that somebody brought for a customer. The same file under the same name is kept once.
    package static func keepUpload(
        _ bytes: [UInt8], pages: Int, named filename: String, customer: ID<Customer>, in office: Office
    ) throws -> Document {
        try office.require(.edit, of: .sending)
        return try office.atomically {
            let earlier: ID<Document>? = try office.database.first(
                """
                SELECT id FROM document
                WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID) AND kind = 'upload'
                  AND sha256 = \(Hex.string(SHA256.digest(of: bytes))) AND filename = \(filename)
                """
            ) { $0[0] }
            let id =
                try earlier
                ?? keep(
                    bytes, as: .upload, named: filename, mediaType: "application/pdf", pages: pages,
                    customer: customer, in: office)
            guard let document = try find(id, in: office) else { preconditionFailure("just kept") }
            return document
        }
    }

    /// A customer's newest PDFs of a kind.
    package static func newest(
        _ kind: Kind, of customer: ID<Customer>, limit: Int = 12, in office: Office
    ) throws -> [Document] {
        try office.database.rows(
            """
            SELECT id, kind, filename, media_type, size, pages, sha256 FROM document
            WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID) AND kind = \(kind)
              AND media_type = 'application/pdf'
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { Document($0) }
    }

    /// The customer's PDFs among these ids, in their order; others are left out, so a crafted form reaches nobody else's.
    package static func find(_ ids: [ID<Document>], of customer: ID<Customer>, in office: Office) throws -> [Document] {
        guard !ids.isEmpty else { return [] }
        let found = try office.database.rows(
            """
            SELECT id, kind, filename, media_type, size, pages, sha256 FROM document
            WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID)
              AND media_type = 'application/pdf' AND id IN \(SQL.list(ids))
            """
        ) { Document($0) }
        return ids.compactMap { id in found.first { $0.id == id } }
    }

    private init(_ row: borrowing Row) {
        self.init(
            id: row[0], kind: row[1], filename: row[2], mediaType: row[3], size: row[4], pages: row[5], digest: row[6])
    }
}
