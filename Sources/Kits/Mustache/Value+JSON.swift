package import FoundationEssentials

extension Value: Decodable {
    /// Reads JSON, whose numbers print as they were written: `1.21` as 1.21, `1` as 1.
    ///
    /// - Throws: `DecodingError` when the bytes are no JSON.
    package init(json: Data) throws {
        self = try JSONDecoder().decode(Value.self, from: json)
    }

    package init(from decoder: any Decoder) throws {
        if let names = try? decoder.container(keyedBy: Name.self) {
            self = .record(
                Record(try names.allKeys.map { ($0.stringValue, try names.decode(Value.self, forKey: $0)) }))
            return
        }
        if var items = try? decoder.unkeyedContainer() {
            var values: [Value] = []
            while !items.isAtEnd { values.append(try items.decode(Value.self)) }
            self = .list(values)
            return
        }
        self = try Value(single: decoder.singleValueContainer())
    }

    // `try?` asks here which of the kinds it is; only the last attempt may fail for good.
    private init(single container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Any name that stands in the JSON.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }
}
