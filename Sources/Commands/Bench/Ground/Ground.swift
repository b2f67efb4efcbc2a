import Foundation

/// Where the measuring is done: the checkout, its programs, a folder for what is kept and one that goes afterwards.
struct Ground {
    /// The checkout.
    let root: URL
    /// Emptied afterwards.
    let scratch: URL
    /// Kept between runs: what was compiled, unpacked, or takes long to make.
    let store: URL

    init(root: URL) throws {
        self.root = root
        store = root.appending(path: ".build/bench")
        scratch = FileManager.default.temporaryDirectory.appending(
            path: "postroom-bench-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func clear() throws { try FileManager.default.removeItem(at: scratch) }

    func program(_ name: String) -> String { root.appending(path: ".build/release/\(name)").path }

    /// A new folder of this name below the scratch folder.
    func folder(_ name: String) throws -> URL {
        let folder = scratch.appending(path: name)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    /// Compiles one of the floors in `bin/bench.d` and returns the program.
    func floor(_ name: String, packages: [String]) throws -> String {
        let source = root.appending(path: "bin/bench.d/\(name).c").path
        let program = store.appending(path: name).path
        let flags = try Child.output(of: ["pkg-config", "--cflags", "--libs"] + packages)
        try Child.output(
            of: ["gcc", "-O2", "-o", program, source, "-lpthread"]
                + flags.split(whereSeparator: \.isWhitespace).map(String.init))
        return program
    }

    /// The first of these programs that is installed.
    func installed(_ name: String) throws -> String {
        for folder in ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin"] {
            let path = "\(folder)/\(name)"
            if access(path, X_OK) == 0 { return path }
        }
        throw Skipped("\(name) is not installed")
    }
}
