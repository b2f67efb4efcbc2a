extension FileWriter {
    /// Writes the structure tree and, for each page, which of its marks belong to which part.
    mutating func putStructure(root: Int, firstPage: Int) {
        let structure = document.structure
        let firstPart = reserve(structure.parts.count)
        for (index, part) in structure.parts.enumerated() {
            put(firstPart + index) { object in
                object.write("<</S/")
                object.write(part.tag.name)
                object.write("/P ")
                object.writeReference(part.parent.map { firstPart + $0 } ?? root)
                Self.write(part.children, to: &object, firstPart: firstPart, firstPage: firstPage)
                Self.writeAttributes(of: part, to: &object)
                object.write(">>")
            }
        }
        put(root) { object in
            object.write("<</Type/StructTreeRoot/K[")
            for (index, part) in structure.parts.enumerated() where part.parent == nil {
                object.writeReference(firstPart + index)
                object.write(" ")
            }
            object.write("]/ParentTree<</Nums[")
            for (page, owners) in structure.owners.enumerated() {
                object.write(page)
                object.write("[")
                for owner in owners {
                    object.writeReference(firstPart + owner)
                    object.write(" ")
                }
                object.write("]")
            }
            object.write("]>>/ParentTreeNextKey \(structure.owners.count)>>")
        }
    }

    private static func write(
        _ children: [Structure.Child], to object: inout [UInt8], firstPart: Int, firstPage: Int
    ) {
        var ownPage: Int?
        for case .mark(let page, _) in children where ownPage == nil { ownPage = page }
        if let ownPage {
            object.write("/Pg ")
            object.writeReference(firstPage + ownPage)
        }
        guard !children.isEmpty else { return }
        object.write("/K[")
        for child in children {
            switch child {
            case .part(let number):
                object.writeReference(firstPart + number)
                object.write(" ")
            case .mark(let page, let number) where page == ownPage:
                object.write(number)
                object.write(" ")
            case .mark(let page, let number):
                object.write("<</Type/MCR/Pg ")
                object.writeReference(firstPage + page)
                object.write("/MCID \(number)>>")
            }
        }
        object.write("]")
    }

    private static func writeAttributes(of part: Structure.Part, to object: inout [UInt8]) {
        switch part.tag {
        case .columnHeading: object.write("/A<</O/Table/Scope/Column>>")
        case .rowHeading: object.write("/A<</O/Table/Scope/Row>>")
        case .figure(let meaning):
            object.write("/Alt")
            object.writeText(meaning)
            guard let box = part.box else { return }
            object.write("/A<</O/Layout/Placement/Block/BBox[")
            for number in [box.x, box.y, box.right, box.bottom] {
                object.write(number)
                object.write(" ")
            }
            object.write("]>>")
        default: break
        }
    }
}
