/// Places on a list, written short as `1-5000,7003`, so that a page can say in one field which rows it showed.
struct Positions: Equatable {
    private(set) var all: [Int] = []

    init(_ positions: some Sequence<Int>) { all = Array(positions) }

    /// Reads at most so many; what is no place is passed over.
    init(text: String, most: Int) {
        for piece in text.split(separator: ",") {
            let ends = piece.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first > 0, first <= last, ends.count <= 2 else {
                continue
            }
            guard all.count + (last - first) < most else { return }
            all += first...last
        }
    }

    /// Runs of places are written by their ends. The places are in order.
    var text: String {
        var pieces: [String] = []
        var start: Int?
        for (index, position) in all.enumerated() {
            let begin = start ?? position
            start = begin
            if index + 1 < all.count, all[index + 1] == position + 1 { continue }
            pieces.append(begin == position ? "\(position)" : "\(begin)-\(position)")
            start = nil
        }
        return pieces.joined(separator: ",")
    }
}
