// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Whether another package's build has checked this one out. SwiftPM takes no unsafe flags from a dependency that it
/// chose by version; one that lies in a folder of yours, or is edited, keeps them.
let isCheckedOut = ["/checkouts/", "/registry/downloads/"].contains { Context.packageDirectory.contains($0) }

/// The reader's arithmetic is a hundred times slower unoptimized: tests and debug builds would wait for it.
let fast: [SwiftSetting] =
  strict + (isCheckedOut ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))])
let fastC: [CSetting] = isCheckedOut ? [] : [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "dateline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Extraction", targets: ["Extraction", "Facts"]),
    .executable(name: "dateline", targets: ["dateline"]),
    .executable(name: "dateline-train", targets: ["dateline-train"]),
    .executable(name: "Benchmarks", targets: ["Benchmarks"]),
  ],
  targets: [
    .target(name: "Wire", swiftSettings: strict),
    .target(name: "Seeded", swiftSettings: strict),
    .target(name: "Facts", swiftSettings: strict),
    .target(
      name: "LanguageData", exclude: ["Data", "models.json"],
      cSettings: [.headerSearchPath("Data")]),
    .target(name: "Language", dependencies: ["Facts", "LanguageData"], swiftSettings: fast),
    .target(name: "Arithmetic", cSettings: fastC),
    // The mathematical library is asked for here: a client without Foundation would not bring it.
    .target(
      name: "Extraction", dependencies: ["Facts", "Language", "Arithmetic"], swiftSettings: fast,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "Repository", dependencies: ["Wire", "Facts", "Language", "Extraction"], swiftSettings: strict),
    .target(name: "Sockets", swiftSettings: strict),
    .target(name: "HTTP", dependencies: ["Seeded", "Wire", "Sockets"], swiftSettings: strict),
    .target(
      name: "PageAssets", exclude: ["Data"],
      cSettings: [.headerSearchPath("Data")]),
    .target(
      name: "API",
      dependencies: ["Wire", "Facts", "Extraction", "Repository", "HTTP", "Sockets", "PageAssets"],
      swiftSettings: strict),
    .target(
      name: "GeneratedNews", dependencies: ["Seeded", "Facts", "Extraction", "Repository"],
      swiftSettings: strict),
    .target(
      name: "SampleCorpus", exclude: ["Data"],
      cSettings: [.headerSearchPath("Data")]),
    .executableTarget(
      name: "dateline",
      dependencies: ["Wire", "Facts", "Extraction", "Repository", "Sockets", "HTTP", "API", "SampleCorpus"],
      swiftSettings: strict),
    .executableTarget(
      name: "dateline-train", dependencies: ["Seeded", "Facts", "Language", "Extraction"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Seeded", "Wire", "Facts", "Language", "GeneratedNews", "Extraction", "Repository", "Sockets", "HTTP",
        "API",
      ],
      exclude: ["Data"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "EmbeddedDataTests", dependencies: ["HTTP", "LanguageData", "PageAssets", "SampleCorpus"],
      swiftSettings: strict),
    .testTarget(name: "WireTests", dependencies: ["Seeded", "Wire"], swiftSettings: strict),
    .testTarget(name: "FactsTests", dependencies: ["Facts"], swiftSettings: strict),
    .testTarget(name: "LanguageTests", dependencies: ["Language"], swiftSettings: strict),
    .testTarget(name: "LibraryTests", dependencies: ["Facts", "Extraction"], swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Seeded", "Facts", "Language", "Extraction"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["Seeded", "Wire", "Facts", "Extraction", "GeneratedNews", "Repository"],
      swiftSettings: strict),
    .testTarget(name: "SocketsTests", dependencies: ["Sockets"], swiftSettings: strict),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "Sockets"], swiftSettings: strict),
    .testTarget(
      name: "APITests",
      dependencies: [
        "Facts", "Extraction", "GeneratedNews", "Repository", "HTTP", "Sockets", "API", "SampleCorpus",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DatelineTests",
      dependencies: ["dateline", "Facts", "Extraction", "Sockets", "API", "SampleCorpus"],
      swiftSettings: strict),
  ]
)
