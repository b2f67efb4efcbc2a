// swift-tools-version: 6.1
// The architecture on one screen: which module there is, and which may use which.
// Read any dependency list left to right; none can be read backwards.
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // The kits' generic pieces, such as reading a row, are compiled for the types that the rooms read.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func c(_ name: String, _ pkgConfig: String, _ aptPackage: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([aptPackage])])
}

func kit(_ name: String, _ libraries: Target.Dependency...) -> Target {
    .target(name: name, dependencies: libraries, path: "Sources/Kits/\(name)", swiftSettings: strict)
}

func room(_ name: String, path: String? = nil, _ modules: Target.Dependency...) -> Target {
    .target(name: name, dependencies: modules, path: path ?? "Sources/\(name)", swiftSettings: strict)
}

func command(_ name: String, _ modules: Target.Dependency...) -> Target {
    .executableTarget(
        name: "\(name)Command", dependencies: modules, path: "Sources/Commands/\(name)", swiftSettings: strict)
}

func tests(_ name: String, _ modules: Target.Dependency...) -> Target {
    .testTarget(name: name, dependencies: modules, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "Postroom",
    products: [
        .executable(name: "postroom-web", targets: ["WebCommand"]),
        .executable(name: "postroom-runner", targets: ["RunnerCommand"]),
        .executable(name: "postroom", targets: ["AdministrationCommand"]),
        .executable(name: "postroom-bench", targets: ["BenchCommand"]),
    ],
    targets: [
        c("CSQLite", "sqlite3", "libsqlite3-dev"),
        c("CFastCGI", "fcgi", "libfcgi-dev"),
        c("CCurl", "libcurl", "libcurl4-openssl-dev"),
        c("CPango", "pangoft2", "libpango1.0-dev"),
        c("CQPDF", "libqpdf", "libqpdf-dev"),
        c("CMarkGFM", "libcmark-gfm", "libcmark-gfm-extensions-dev"),
        c("CCrypto", "libcrypto", "libssl-dev"),
        c("CCrypt", "libcrypt", "libcrypt-dev"),

        kit("SQL", "CSQLite"),
        kit("Digest", "CCrypto", "CCrypt"),
        kit("FastCGI", "CFastCGI"),
        kit("Mustache"),
        kit("Markdown", "CMarkGFM"),
        kit("PDF", "CPango", "CQPDF"),
        kit("MIME"),
        kit("Memory"),
        kit("Curl", "CCurl"),
        kit("Zip"),

        room("Postroom", "SQL", "Digest"),
        room("Press", "Postroom", "Mustache", "Markdown", "PDF"),
        room("Web", "Postroom", "Press", "Mustache", "FastCGI", "Zip"),
        room("Runner", "Postroom", "Press", "MIME", "Curl"),

        room("Configuration", path: "Sources/Commands/Configuration"),
        room("RelaySettings", path: "Sources/Commands/Relay", "Configuration", "Curl"),
        command("Web", "Configuration", "Web", "Postroom", "Memory"),
        command("Runner", "Configuration", "RelaySettings", "Runner", "Postroom", "Curl", "Memory"),
        command(
            "Administration", "Configuration", "RelaySettings", "Postroom", "Press", "Runner", "Mustache", "SQL",
            "Curl"),
        command("Bench", "Postroom", "Press", "Runner", "SQL", "Support"),

        room("Instruments", path: "Tests/Instruments"),
        room("Support", path: "Tests/Support", "Instruments", "Postroom", "Press", "SQL"),
        tests(
            "KitTests", "Instruments", "SQL", "Digest", "FastCGI", "Mustache", "Markdown", "PDF", "MIME", "Curl", "Zip"),
        tests("PostroomTests", "Support", "Postroom"),
        tests("PressTests", "Instruments", "Support", "Press", "Postroom", "SQL", "PDF"),
        tests("WebTests", "Support", "Web", "Postroom", "Press", "FastCGI", "Mustache", "SQL"),
        tests("RunnerTests", "Support", "Runner"),
        tests("ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6]
)
