/// Finds the route of an address: a tree with one level for each piece. A fixed piece goes before a named one.
struct Router: Sendable {
    /// What an address leads to.
    enum Finding {
        case page(Route, places: [String: String])
        /// The address exists, but not for this method.
        case otherMethods([Method])
        case nothing
    }

    private struct Node {
        var fixed: [String: Node] = [:]
        var open: [Node] = []  // none or one; an array, since a structure cannot hold itself
        var routes: [Method: Route] = [:]
    }

    private var root = Node()

    init(_ routes: [Route]) {
        for route in routes { Self.insert(route, route.pieces[...], &root) }
    }

    func find(_ method: Method?, _ segments: [String]) -> Finding {
        let ends = Self.ends(of: segments[...], in: root)
        for end in ends {
            if let method, let route = end.routes[method] {
                return .page(route, places: Self.places(in: route, segments))
            }
        }
        let others = Set(ends.flatMap { $0.routes.keys })
        return others.isEmpty ? .nothing : .otherMethods(Method.allCases.filter(others.contains))
    }

    private static func insert(_ route: Route, _ pieces: ArraySlice<String>, _ node: inout Node) {
        guard let piece = pieces.first else {
            precondition(node.routes[route.method] == nil, "\(route.method) \(route.pattern) stands twice")
            node.routes[route.method] = route
            return
        }
        if piece.hasPrefix(":") {
            if node.open.isEmpty { node.open.append(Node()) }
            insert(route, pieces.dropFirst(), &node.open[0])
        } else {
            insert(route, pieces.dropFirst(), &node.fixed[piece, default: Node()])
        }
    }

    /// Every node at which the segments end, the most fixed first.
    private static func ends(of segments: ArraySlice<String>, in node: Node) -> [Node] {
        guard let segment = segments.first else { return node.routes.isEmpty ? [] : [node] }
        let fixed = node.fixed[segment].map { ends(of: segments.dropFirst(), in: $0) } ?? []
        guard let open = node.open.first, !segment.isEmpty else { return fixed }
        return fixed + ends(of: segments.dropFirst(), in: open)
    }

    private static func places(in route: Route, _ segments: [String]) -> [String: String] {
        var places: [String: String] = [:]
        for (piece, segment) in zip(route.pieces, segments) where piece.hasPrefix(":") {
            places[String(piece.dropFirst())] = segment
        }
        return places
    }
}
