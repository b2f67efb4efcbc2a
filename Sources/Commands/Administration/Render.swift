import Foundation
import Mustache

/// Fills a template on the command line.
enum Render: Subcommand {
    static let name = "render"
    static let usage = "render TEMPLATE DATA.json [--partials DIR]"
    static let sentence =
        "Prints the template filled with the data, escaped for HTML as the Mustache specification has it."
    static let options = ["partials"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let (path, dataPath) = (try arguments.take("TEMPLATE"), try arguments.take("DATA.json"))
        try arguments.end()
        let template = try Template(bytes: try bytes(path), name: path)
        let data: Value
        do {
            data = try Value(json: Data(try bytes(dataPath)))
        } catch let error as DecodingError {
            throw Refusal("\(dataPath) is no JSON: \(error)")
        }
        let parts =
            try arguments.option("partials").map { try TemplateSet(folder: $0) } ?? TemplateSet()
        let filled = try parts.render(template, data, escape: .html, strictness: .lenient)
        FileHandle.standardOutput.write(Data(filled))
        return 0
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal("\(path) cannot be read.")
        }
        return [UInt8](data)
    }
}
