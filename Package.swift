// swift-tools-version: 6.2
// The house of Clew: one line a module, from the ground floor up. Imports only go down a floor.

import PackageDescription

/// Every module is written under the same strict rules.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A C library that Debian ships, seen through a module map.
func system(_ name: String, _ pkgConfig: String?, _ debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// A module of Clew in its folder below `Sources`.
func module(
  _ name: String, _ below: [String] = [], packages: [Target.Dependency] = [], path: String? = nil,
  exclude: [String] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: below.map { .target(name: $0) } + packages, path: path, exclude: exclude,
    swiftSettings: strict, plugins: plugins)
}

/// The tests of one module, in `Tests/<name>Tests`.
func tests(_ name: String, _ uses: [String], packages: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: uses.map { .target(name: $0) } + packages, swiftSettings: strict)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "clew",
  products: [
    .executable(name: "clew", targets: ["clew"]),
    .library(name: "Recommender", targets: ["Recommender"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 0: C libraries, module maps and shims only.
    system("CLibXML2", "libxml-2.0", "libxml2-dev"),
    system("CLibPNG", "libpng", "libpng-dev"),
    system("CLibJPEG", "libturbojpeg", "libturbojpeg0-dev"),
    system("CLibWebP", "libwebp", "libwebp-dev"),
    system("COpenBLAS", nil, "libopenblas-dev"),  // loaded on first use, so not linked
    system("CEdit", "libedit", "libedit-dev"),
    system("CArchive", "libarchive", "libarchive-dev"),
    .systemLibrary(name: "CDesk"),
    system("CCurl", "libcurl", "libcurl4-openssl-dev"),
    system("CZLib", "zlib", "zlib1g-dev"),
    // Floor 1: what a shop is, arithmetic, and the rules a shop owner may change.
    module("Catalogue"),
    module("InputFiles", ["CArchive", "CZLib"]),
    module("VectorMath", ["COpenBLAS"]),
    module(
      "GraphRules", packages: [yams], path: "Graph", exclude: ["README.md"],
      plugins: [.plugin(name: "EmbedText")]),
    .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),
    .executableTarget(name: "embed-text", path: "Plugins/embed-text", swiftSettings: strict),
    // Floor 2: reading the world, and keeping it.
    module("Features", ["Catalogue", "VectorMath", "GraphRules"]),
    module("FeedIngest", ["Catalogue", "GraphRules", "InputFiles", "CLibXML2"]),
    module("ImageIngest", ["Catalogue", "InputFiles", "CLibPNG", "CLibJPEG", "CLibWebP", "CCurl"]),
    module("LanguageModel", ["CCurl"]),
    module("EventIngest", ["Catalogue", "InputFiles"]),
    module("ShopStore", ["Catalogue"], packages: [grdb, sqlite]),
    // Floor 3: the graph.
    module("KnowledgeGraph", ["Catalogue", "Features", "GraphRules"]),
    // Floor 4: the contract.
    module("Scoring", ["Catalogue", "KnowledgeGraph", "GraphRules", "VectorMath"]),
    // Floor 5: the scorers, side by side and blind to each other.
    module("GraphWalkScoring", ["Scoring", "KnowledgeGraph", "Catalogue", "GraphRules", "VectorMath"]),
    module("ContentScoring", ["Scoring", "Features", "Catalogue", "VectorMath"]),
    module("CollaborativeScoring", ["Scoring", "Catalogue", "VectorMath"]),
    module("NeuralScoring", ["Scoring", "Catalogue", "VectorMath"]),
    module("Comparison", ["Scoring", "VectorMath"]),
    // Floor 6: one sum, and its reasons in order.
    module("Fusion", ["Scoring", "KnowledgeGraph", "Catalogue", "GraphRules", "VectorMath"]),
    module("Explanation", ["Scoring", "KnowledgeGraph", "Catalogue", "GraphRules", "Features"]),
    // Floor 7: understanding and measuring.
    module("Conversation", ["Explanation", "Fusion", "Scoring", "Catalogue", "GraphRules", "Features"]),
    module("Evaluation", ["Catalogue", "VectorMath"]),
    // Floor 8: the library, the only place that knows all of the above.
    module(
      "Recommender",
      [
        "Conversation", "Evaluation", "Explanation", "Fusion", "GraphWalkScoring", "ContentScoring",
        "CollaborativeScoring", "NeuralScoring", "Comparison", "Scoring", "KnowledgeGraph", "Features",
        "FeedIngest",
        "ImageIngest", "EventIngest", "ShopStore", "InputFiles", "Catalogue", "VectorMath", "GraphRules",
      ]),
    // Floor 9: turns on a wire.
    module("Service", ["Recommender", "Conversation", "Explanation", "LanguageModel"]),
    // Floor 9 too: lines typed and styled text shown.
    module("Terminal", ["Conversation", "CEdit"]),
    // Floor 10: commands and terminal.
    .executableTarget(
      name: "clew",
      dependencies: [
        "Service", "Terminal", "Recommender", "Conversation", "Evaluation", "Fusion", "KnowledgeGraph",
        "FeedIngest", "ShopStore", "LanguageModel", "CDesk",
        "Catalogue", "GraphRules", arguments,
      ], swiftSettings: strict),
    // Test support: only tests import it.
    .target(
      name: "ScoringTesting",
      dependencies: ["Scoring", "KnowledgeGraph", "Features", "Catalogue", "GraphRules", "VectorMath"],
      path: "Tests/ScoringTesting", swiftSettings: strict),
    .executableTarget(
      name: "terminal-loop", dependencies: ["Terminal"], path: "Tests/TerminalLoop", swiftSettings: strict),
    .executableTarget(
      name: "fuzz-readers", dependencies: ["FeedIngest", "EventIngest", "ImageIngest", "Catalogue"],
      path: "Tests/Fuzzing", exclude: ["Corpus", "Sentences"],
      swiftSettings: strict),
    .executableTarget(
      name: "picture-features", dependencies: ["ImageIngest", "Features"],
      path: "Benchmarks/picture-features",
      swiftSettings: strict),
    tests("Catalogue", ["Catalogue"]),
    tests("ShopStore", ["ShopStore", "Catalogue"], packages: [grdb]),
    tests("ImageIngest", ["ImageIngest", "Catalogue", "CLibPNG", "CLibJPEG"]),
    tests("Features", ["Features", "ImageIngest", "Catalogue", "GraphRules", "VectorMath"]),
    tests("Terminal", ["Terminal", "Conversation", "terminal-loop"]),
    tests("Architecture", ["Catalogue"]),
    tests("GraphRules", ["GraphRules"]),
    tests("InputFiles", ["InputFiles"]),
    tests("FeedIngest", ["FeedIngest", "GraphRules", "InputFiles", "Catalogue"]),
    tests("EventIngest", ["EventIngest", "InputFiles", "Catalogue"]),
    tests("Conversation", ["Conversation", "Explanation", "Fusion", "Scoring", "Catalogue", "GraphRules"]),
    tests("VectorMath", ["VectorMath"]),
    tests("KnowledgeGraph", ["KnowledgeGraph", "Catalogue", "GraphRules", "VectorMath"]),
    tests(
      "GraphWalkScoring",
      [
        "GraphWalkScoring", "CollaborativeScoring", "ScoringTesting", "Scoring", "KnowledgeGraph",
        "Catalogue",
        "GraphRules", "VectorMath",
      ]),
    tests(
      "ContentScoring",
      ["ContentScoring", "ScoringTesting", "Scoring", "Features", "Catalogue", "GraphRules"]),
    tests(
      "CollaborativeScoring",
      ["CollaborativeScoring", "ScoringTesting", "Scoring", "Catalogue", "GraphRules", "VectorMath"]),
    tests(
      "NeuralScoring",
      ["NeuralScoring", "CollaborativeScoring", "ScoringTesting", "Scoring", "Catalogue", "VectorMath"]),
    tests("Comparison", ["Comparison", "ScoringTesting", "Scoring", "VectorMath"]),
    tests(
      "Fusion",
      [
        "Fusion", "CollaborativeScoring", "GraphWalkScoring", "ScoringTesting", "Scoring", "KnowledgeGraph",
        "Catalogue",
        "GraphRules", "VectorMath",
      ]),
    tests(
      "Explanation",
      [
        "Explanation", "GraphWalkScoring", "ScoringTesting", "Scoring", "KnowledgeGraph", "Catalogue",
        "GraphRules", "VectorMath",
      ]),
    tests("Evaluation", ["Evaluation", "Catalogue", "VectorMath"]),
    tests("Service", ["Service", "Recommender", "Conversation", "LanguageModel"]),
    tests(
      "Recommender",
      [
        "Recommender", "Evaluation", "ShopStore", "Catalogue", "GraphRules", "KnowledgeGraph", "VectorMath",
        "Conversation", "Explanation", "Features", "Fusion", "Scoring",
      ]),
  ]
)
