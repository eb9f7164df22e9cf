// swift-tools-version: 6.3

import PackageDescription

let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .library(name: "AssayConnector", targets: ["AssayConnector"]),
    .library(name: "AssayTesting", targets: ["AssayTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    // MARK: Text, spans and messages, under everything

    .target(name: "AssayDiagnostics"),

    // MARK: Syntax: text → trees

    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "AssaySyntax", dependencies: ["AssayDiagnostics", "CLibYAML"]),

    // MARK: Model: the shared nouns

    .target(name: "AssayModel", dependencies: ["AssayDiagnostics"]),

    // MARK: Logic: what follows from what, and what became looser

    .target(name: "AssayLogic", dependencies: ["AssayDiagnostics", "AssayModel"]),

    // MARK: Compiler: trees → suite

    .target(
      name: "AssayCompiler",
      dependencies: ["AssayDiagnostics", "AssaySyntax", "AssayModel", "AssayLogic"]
    ),

    // MARK: Connector: the protocol that databases answer

    .target(name: "AssayConnector", dependencies: ["AssayModel"]),

    // MARK: Plan: suite → the fewest queries

    .target(
      name: "AssayPlan",
      dependencies: ["AssayDiagnostics", "AssayConnector", "AssayModel"]
    ),

    // MARK: Run: queries → verdicts

    .target(
      name: "AssayRun",
      dependencies: ["AssayPlan", "AssayConnector", "AssayModel", "AssayDiagnostics"]
    ),

    // MARK: History: what earlier runs measured

    .target(
      name: "AssayHistory",
      dependencies: ["AssayDiagnostics", "AssayConnector", "AssayModel"]
    ),

    // MARK: Report: verdicts → what people and CI systems read

    .target(
      name: "AssayReport",
      dependencies: [
        "AssayModel", "AssayDiagnostics", .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),

    // MARK: Notify: alerts → what channels are told

    .target(name: "AssayNotify", dependencies: ["AssayModel"]),

    // MARK: Connectors: the leaves that know vendor libraries

    .target(name: "CADBC", path: "Sources/Connectors/CADBC"),
    .target(
      name: "AssayADBC",
      dependencies: ["CADBC", "AssayConnector", "AssayModel"],
      path: "Sources/Connectors/AssayADBC",
      swiftSettings: [.strictMemorySafety()]
    ),

    // Loads the library when something is sent; nothing is linked with it.
    .target(name: "CLibCurl", path: "Sources/Connectors/CLibCurl"),
    .target(
      name: "AssayCurl",
      dependencies: ["CLibCurl", "AssayNotify", "AssayModel"],
      path: "Sources/Connectors/AssayCurl",
      swiftSettings: [.strictMemorySafety()]
    ),

    // MARK: Testing: for our tests and for connector authors

    .target(
      name: "AssayTesting",
      dependencies: [
        "AssayDiagnostics", "AssaySyntax", "AssayModel", "AssayCompiler", "AssayConnector",
        "AssayPlan", "AssayRun",
      ]
    ),

    // MARK: Command line

    .executableTarget(
      name: "assay",
      dependencies: [
        "AssayDiagnostics", "AssaySyntax", "AssayModel", "AssayLogic", "AssayCompiler",
        "AssayConnector", "AssayPlan", "AssayRun", "AssayHistory", "AssayReport", "AssayNotify",
        "AssayADBC", "AssayCurl",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),

    // MARK: Tests, one folder per target, and servers that several of them need

    .target(name: "PostgresFixture", path: "Tests/PostgresFixture"),
    .target(
      name: "Peers",
      path: "Tests/Peers",
      exclude: ["http_server.py", "smtp_server.py"]
    ),
    .testTarget(name: "AssayDiagnosticsTests", dependencies: ["AssayDiagnostics", "AssayTesting"]),
    .testTarget(
      name: "AssaySyntaxTests",
      dependencies: ["AssaySyntax", "AssayDiagnostics", "AssayTesting"]
    ),
    .testTarget(
      name: "AssayCompilerTests",
      dependencies: [
        "AssayCompiler", "AssaySyntax", "AssayModel", "AssayDiagnostics", "AssayTesting",
      ]
    ),
    .testTarget(
      name: "AssayLogicTests",
      dependencies: [
        "AssayLogic", "AssayReport", "AssayCompiler", "AssaySyntax", "AssayModel",
        "AssayDiagnostics", "AssayTesting",
      ]
    ),
    .testTarget(
      name: "AssayPlanTests",
      dependencies: [
        "AssayPlan", "AssayCompiler", "AssaySyntax", "AssayModel", "AssayConnector",
        "AssayDiagnostics", "AssayTesting",
      ]
    ),
    .testTarget(
      name: "AssayRunTests",
      dependencies: [
        "AssayRun", "AssayPlan", "AssayModel", "AssayConnector", "AssayDiagnostics",
        "AssayTesting",
      ]
    ),
    .testTarget(
      name: "AssayHistoryTests",
      dependencies: [
        "AssayHistory", "AssayADBC", "AssayModel", "AssayConnector", "AssayDiagnostics",
        "PostgresFixture",
      ]
    ),
    .testTarget(
      name: "AssayReportTests",
      dependencies: ["AssayReport", "AssayModel", "AssayDiagnostics", "AssayTesting"],
      exclude: ["browser.py"]
    ),
    .testTarget(
      name: "SpecTests",
      dependencies: [
        "AssayADBC", "AssayRun", "AssayReport", "AssayPlan", "AssayCompiler", "AssaySyntax",
        "AssayModel", "AssayConnector", "AssayDiagnostics", "AssayTesting", "Peers",
      ]
    ),
    .testTarget(
      name: "AssayADBCTests",
      dependencies: ["AssayADBC", "AssayConnector", "AssayModel", "AssayTesting"]
    ),
    // The channels are tested together with the transport, against servers of others.
    .testTarget(
      name: "AssayNotifyTests",
      dependencies: ["AssayNotify", "AssayCurl", "AssayModel", "AssayTesting", "Peers"],
      exclude: ["pagerduty-events-v2.schema.json"]
    ),
    // Every connector against the kit that connector authors have, on real engines.
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "AssayADBC", "AssayRun", "AssayPlan", "AssayConnector", "AssayModel", "AssayDiagnostics",
        "AssayTesting", "Peers", "PostgresFixture",
      ],
      exclude: ["transpile.py"]
    ),
    .testTarget(
      name: "AssayTests",
      dependencies: [
        "assay", "AssayADBC", "AssayConnector", "AssayDiagnostics", "AssayModel", "AssaySyntax",
        "AssayTesting", "Peers", "PostgresFixture",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "assay", "AssayCompiler", "AssayTesting", "Peers",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
  ]
)

// Upcoming language features, on for every Swift target.
let upcomingFeatures: [SwiftSetting] = [
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
  .enableUpcomingFeature("ExistentialAny"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
  .enableUpcomingFeature("InternalImportsByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
  .enableUpcomingFeature("MemberImportVisibility"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
  .enableUpcomingFeature("InferIsolatedConformances"),
]

let targetsInC = ["CADBC", "CLibCurl"]
for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
  target.swiftSettings = (target.swiftSettings ?? []) + upcomingFeatures
}
