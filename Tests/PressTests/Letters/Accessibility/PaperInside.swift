import Foundation
import Instruments

/// The objects of a PDF as qpdf reads them.
struct PaperInside {
    typealias Object = [String: Any]
    struct NotAsExpected: Error {}

    private let objects: [String: Any]
    let catalog: Object

    init(_ pdf: [UInt8]) throws {
        let words = try PDFTool.run(
            "qpdf", ["--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=all", "@", "-"],
            on: pdf)
        guard let report = try JSONSerialization.jsonObject(with: Data(words.utf8)) as? Object,
            let parts = report["qpdf"] as? [Any], let objects = parts.last as? Object
        else { throw NotAsExpected() }
        self.objects = objects
        let trailer = (objects["trailer"] as? Object)?["value"] as? Object
        catalog = Self.follow(trailer?["/Root"], in: objects) as? Object ?? [:]
    }

    /// What a value stands for: the object it refers to, or itself.
    func value(_ value: Any?) -> Any? { Self.follow(value, in: objects) }
    func dictionary(_ value: Any?) -> Object? { self.value(value) as? Object }
    func list(_ value: Any?) -> [Any] { self.value(value) as? [Any] ?? [] }
    func text(_ value: Any?) -> String? {
        (self.value(value) as? String).flatMap { $0.hasPrefix("u:") ? String($0.dropFirst(2)) : nil }
    }

    /// The bytes of a stream, decoded.
    func bytes(_ value: Any?) -> [UInt8]? {
        guard let name = value as? String, let stream = (objects["obj:\(name)"] as? Object)?["stream"] as? Object,
            let data = stream["data"] as? String, let bytes = Data(base64Encoded: data)
        else { return nil }
        return Array(bytes)
    }

    /// The pages with their names, in order.
    var pages: [(name: String, page: Object)] {
        list(dictionary(catalog["/Pages"])?["/Kids"]).compactMap { kid in
            guard let name = kid as? String, let page = dictionary(kid) else { return nil }
            return (name, page)
        }
    }

    private static func follow(_ value: Any?, in objects: Object) -> Any? {
        guard let name = value as? String, name.hasSuffix(" R"), let found = objects["obj:\(name)"] as? Object else {
            return value
        }
        return found["value"] ?? (found["stream"] as? Object)?["dict"]
    }
}
