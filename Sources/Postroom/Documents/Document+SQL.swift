import Digest
import SQL

extension Document.Kind: SQLBindable, SQLReadable {}

extension Document {
    /// Stores bytes with their digest.
    package static func keep(
        _ bytes: [UInt8], as kind: Kind, named filename: String, mediaType: String, pages: Int? = nil,
        customer: ID<Customer>? = nil, in office: Office
    ) throws -> ID<Document> {
        try office.atomically {
            let id = try office.database.insert(
                """
                INSERT INTO document(organisation_id, customer_id, kind, filename, media_type, size, pages, sha256,
                  created_at)
                VALUES (\(office.organisationID), \(customer), \(kind), \(filename), \(mediaType), \(bytes.count),
                  \(pages), \(Hex.string(SHA256.digest(of: bytes))), \(office.now))
                """)
            try office.database.run("INSERT INTO document_content(document_id, bytes) VALUES (\(id), \(bytes))")
            return ID(id)
        }
    }

    package static func find(_ id: ID<Document>, in office: Office) throws -> Document? {
        try office.database.first(
            """
            SELECT id, kind, filename, media_type, size, pages, sha256 FROM document
            WHERE id = \(id) AND organisation_id = \(office.organisationID)
            """
        ) {
            Document(
                id: $0[0], kind: $0[1], filename: $0[2], mediaType: $0[3], size: $0[4], pages: $0[5], digest: $0[6])
        }
    }

    /// The bytes, compared with their digest first: a damaged file is never sent.
    package func bytes(in office: Office) throws -> [UInt8] {
        let found: [UInt8]? = try office.database.first(
            "SELECT bytes FROM document_content WHERE document_id = \(id)"
        ) { $0[0] }
        guard let found, Hex.string(SHA256.digest(of: found)) == digest else { throw Damaged(id: id) }
        return found
    }

    /// Whether it is made of exactly these bytes.
    package func consists(of bytes: [UInt8]) -> Bool {
        bytes.count == size && Hex.string(SHA256.digest(of: bytes)) == digest
    }

    /// Thrown where the stored bytes are not what was stored.
    package struct Damaged: Error, Sendable {
        package let id: ID<Document>
    }
}
