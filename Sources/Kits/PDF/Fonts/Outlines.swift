import CPango

/// How a font draws its glyphs, which decides how a PDF must carry it.
enum Outlines {
    /// Pictures instead of outlines, or outlines that change with a setting: not for paper.
    case none
    case trueType
    /// Compact Font Format whose glyphs are named.
    case compact
    /// Compact Font Format whose glyphs carry character identifiers, as large East Asian fonts do.
    case compactWithIdentifiers

    init(of face: OpaquePointer) {
        let blob = hb_face_reference_table(face, Self.compactTable)
        defer { hb_blob_destroy(blob) }
        var length: UInt32 = 0
        guard let data = hb_blob_get_data(blob, &length), length > 4 else {
            self = Self.has(Self.trueTypeTable, face) ? .trueType : .none
            return
        }
        let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
        self = Self.hasIdentifiers(bytes) ? .compactWithIdentifiers : .compact
    }

    /// `glyf`, four bytes as one number.
    private static let trueTypeTable: UInt32 = 0x676C_7966
    /// `CFF `.
    static let compactTable: UInt32 = 0x4346_4620

    /// Whether the first operator of the Top DICT is ROS, as the Compact Font Format (Adobe note 5176, §18) demands
    /// of such fonts and of no other.
    private static func hasIdentifiers(_ table: UnsafeRawBufferPointer) -> Bool {
        var at = skipIndex(table, at: Int(table[2]))
        at = indexData(table, at: at)
        while at + 1 < table.count {
            switch table[at] {
            case 12: return table[at + 1] == 30
            case 28: at += 3
            case 29: at += 5
            case 32...246: at += 1
            case 247...254: at += 2
            default: return false
            }
        }
        return false
    }

    private static func has(_ table: UInt32, _ face: OpaquePointer) -> Bool {
        let blob = hb_face_reference_table(face, table)
        defer { hb_blob_destroy(blob) }
        return hb_blob_get_length(blob) > 0
    }

    private static func skipIndex(_ table: UnsafeRawBufferPointer, at start: Int) -> Int {
        let count = number(table, at: start, bytes: 2)
        guard count > 0 else { return start + 2 }
        let size = Int(table[start + 2])
        return indexData(table, at: start) + number(table, at: start + 3 + count * size, bytes: size) - 1
    }

    private static func indexData(_ table: UnsafeRawBufferPointer, at start: Int) -> Int {
        start + 3 + (number(table, at: start, bytes: 2) + 1) * Int(table[start + 2])
    }

    private static func number(_ table: UnsafeRawBufferPointer, at start: Int, bytes: Int) -> Int {
        guard start >= 0, start + bytes <= table.count else { return 0 }
        return table[start..<start + bytes].reduce(0) { $0 << 8 | Int($1) }
    }
}
