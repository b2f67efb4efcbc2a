import FastCGI

/// Writes down what went wrong on our side, with the code that the visitor was shown.
///
/// A line holds the route's pattern, never the address: addresses hold names, searches and verification tokens.
struct FaultLog {
    let write: (String) -> Void

    /// - Returns: the code, such as `8KX2-41QF`: no letter in it can be taken for a digit.
    func log(_ error: any Error, on visit: Visit) -> String {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let code = String((0..<8).map { _ in letters[Int.random(in: letters.indices)] })
        let shown = "\(code.prefix(4))-\(code.suffix(4))"
        let reason = String(reflecting: error).split(whereSeparator: \.isNewline).joined(separator: " ")
        write("error \(shown) \(visit.request.method.prefix(10)) \(visit.route?.pattern ?? "no route") \(reason)")
        return shown
    }
}
