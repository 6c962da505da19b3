// swift-tools-version: 6.2
import PackageDescription

// The house: a room may import only rooms of a lower storey. Sources/README.md is the map; Tests/HouseTests holds it.

let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // Debug builds, and so all tests, check at run time that nobody reads what is being changed; that costs a release an eighth of a request.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

func room(_ name: String, _ imports: [Target.Dependency] = [], beside files: [String] = []) -> Target {
    .target(name: name, dependencies: imports, exclude: files, swiftSettings: rules)
}

func program(
    _ name: String, _ imports: [Target.Dependency], beside files: [String] = [], embedding resources: [Resource] = []
) -> Target {
    .executableTarget(
        name: name, dependencies: imports, exclude: files, resources: resources, swiftSettings: rules)
}

func tests(of name: String, _ imports: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + imports, swiftSettings: rules)
}

/// A libFuzzer program over one room. It is there only where TARWISA_FUZZ is set: no other build sees it.
///
/// `TARWISA_FUZZ=1 swift build -c release --sanitize fuzzer -Xswiftc -enable-testing --scratch-path .build/fuzz --product FuzzHTTP`
func fuzzer(of name: String, _ imports: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: "Fuzz" + name, dependencies: [.init(stringLiteral: name)] + imports, swiftSettings: rules)
}

let fuzzers: [Target] =
    Context.environment["TARWISA_FUZZ"] == nil
    ? []
    : [
        fuzzer(of: "HTTP", ["Platform"]), fuzzer(of: "HTML"), fuzzer(of: "Storage", ["Bytes", "News", "Platform"]),
        fuzzer(of: "Search"),
        fuzzer(of: "Extraction", ["News"]), fuzzer(of: "Crawl", ["News"]),
    ]

let package = Package(
    name: "tarwisa",
    products: [
        .executable(name: "tarwisa", targets: ["Tarwisa"]),
        .executable(name: "tarwisa-bench", targets: ["Benchmarks"]),
    ],
    targets: [
        .target(name: "CPlatform", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CBytes"),
        room("Bytes", ["CBytes"]),
        room("News", ["Bytes"]),
        room("HTML", ["Bytes"]),
        room("Platform", ["CPlatform", "Bytes"]),
        room("Text", ["Bytes"]),
        room(
            "HTTP", ["Bytes", "Platform"], beside: ["THREATS.md"]),
        room("Search", ["Bytes", "Text"]),
        room("Crawl", ["Bytes", "Platform", "News"]),
        room("Extraction", ["Bytes", "HTML", "Text", "News"]),
        room("Insight", ["Bytes", "Text", "News"]),
        room("Storage", ["Bytes", "Platform", "News", "Text", "Search"]),
        program(
            "Tarwisa", ["Platform", "News", "Text", "HTTP", "Search", "Crawl", "Extraction", "Insight", "Storage"],
            beside: ["Operations"], embedding: [.embedInCode("openapi.json")]),
        program(
            "Benchmarks",
            [
                "Bytes", "Platform", "News", "HTML", "HTTP", "Text", "Search", "Crawl", "Extraction", "Insight",
                "Storage",
            ],
            beside: ["Peers"]),
        tests(of: "Bytes"),
        tests(of: "News"),
        tests(of: "Platform", ["HTML"]),
        tests(of: "HTML", ["Bytes"]),
        tests(of: "Text", ["Bytes"]),
        tests(of: "HTTP", ["Bytes", "Platform"]),
        tests(of: "Search", ["Bytes", "Text"]),
        tests(of: "Crawl", ["Platform", "News"]),
        tests(of: "Extraction", ["Bytes", "HTML", "Text", "News"]),
        tests(of: "Insight", ["News"]),
        tests(of: "Storage", ["Bytes", "Platform", "News", "Search"]),
        tests(of: "Tarwisa", ["Crawl", "Extraction", "HTTP", "News", "Storage"]),
        .testTarget(name: "EvaluationTests", dependencies: ["Bytes", "News", "Extraction"], swiftSettings: rules),
        .testTarget(name: "WebTests", dependencies: ["Tarwisa"], swiftSettings: rules),
        .testTarget(name: "HouseTests", swiftSettings: rules),
    ] + fuzzers
)
