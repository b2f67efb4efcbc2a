import FastCGI
import Postroom

/// Where a mail provider reports what became of emails. For machines: no cookie, no form, JSON in and out.
enum DeliveryHook {
    static func hear(_ visit: Visit) throws -> Reply {
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        let body: [UInt8]
        do {
            body = try visit.request.body.all(limit: DeliveryWebhook.longestBody)
        } catch .tooLarge {
            return json(#"{"error":"the body is longer than 1 MB"}"#, status: 413)
        } catch {
            return json(#"{"error":"the body ends early"}"#, status: 400)
        }
        guard let webhook = DeliveryWebhook(header: visit.request.header("postroom-signature") ?? "", body: body) else {
            return json(#"{"error":"the signature is missing"}"#, status: 401)
        }
        switch try webhook.hear(for: visit["organisation"], in: house.office) {
        case .taken(let recorded, let repeated, let unknown):
            return json(#"{"recorded":\#(recorded),"repeated":\#(repeated),"unknown":\#(unknown)}"#, status: 202)
        case .forged: return json(#"{"error":"the signature is not good"}"#, status: 401)
        case .replayed: return json(#"{"error":"this request was heard before"}"#, status: 409)
        case .malformed(let sentence): return json(#"{"error":"\#(sentence)"}"#, status: 400)
        case .tooEarly:
            var reply = json(#"{"error":"a message is still being sent"}"#, status: 503)
            reply[header: "Retry-After"] = "60"
            return reply
        }
    }

    private static func json(_ line: String, status: Int) -> Reply {
        Reply(status: status, type: "application/json", content: .bytes(Array((line + "\n").utf8)))
    }
}
