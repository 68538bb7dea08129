import Testing

/// Whether a circle would be seen: on trees of a few lines.
@Suite("Folder graph") struct FolderGraphTests {
  struct Tree: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The text of `House/Low/A.swift`.
    var low: String
    /// The text of `House/High/B.swift`.
    var high: String
    var others: [String: String] = [:]
    /// By what name the lower folder uses the higher one; nil where there is no circle.
    var name: String?
  }

  @Test(arguments: [
    Tree(testDescription: "one way", low: "struct A {}", high: "struct B { var a: A }"),
    Tree(testDescription: "a type", low: "struct A { var b: B }", high: "struct B { var a: A }", name: "B"),
    Tree(
      testDescription: "an extension", low: "struct A {}\nextension B {}", high: "struct B { var a: A }",
      name: "B"),
    Tree(
      testDescription: "a function", low: "struct A { func go() { self.climb(1) } }",
      high: "extension A { func climb(_ n: Int) {} }", name: "climb()"),
    Tree(
      testDescription: "a function with a closure", low: "struct A { func go() { self.climb { 1 } } }",
      high: "extension A { func climb(_ n: () -> Int) {} }", name: "climb()"),
    Tree(
      testDescription: "a comment", low: "/* B /* B */ B */\nstruct A {} // B\n/// B",
      high: "struct B { var a: A }"),
    Tree(
      testDescription: "a literal", low: ##"struct A { let s = "B \" B", t = #"B"B \(B)"# }"##,
      high: "struct B { var a: A }"),
    Tree(
      testDescription: "a literal of several lines", low: "struct A { let s = \"\"\"\n  B \"B\"\n  \"\"\" }",
      high: "struct B { var a: A }"),
    Tree(
      testDescription: "in a literal", low: #"struct A { let s = "is \(f(B("x")))" }"#,
      high: "struct B { var a: A }",
      name: "B"),
    Tree(
      testDescription: "a nested type", low: "struct A { var b: B }",
      high: "struct C { struct B {}; var a: A }"),
    Tree(
      testDescription: "a type of two files", low: "struct A { var b: B }",
      high: "private struct B { var a: A }",
      others: ["House/Low/C.swift": "private struct B {}"]),
    Tree(
      testDescription: "a property's name",
      low: "struct A { var climb: () -> Void; func go() { self.climb() } }",
      high: "extension A { func climb(_ n: Int) {} }"),
    Tree(
      testDescription: "a name of the language's", low: "struct A { func go() { [1].sorted() } }",
      high: "extension A { func sorted() {} }",
      others: ["Garden/C.swift": "let a = [2].sorted()"]),
    Tree(
      testDescription: "another module's type", low: "struct A { var b: B }", high: "struct C { var a: A }",
      others: ["Garden/High/B.swift": "struct B {}"]),
  ])
  func aCircleIsSeen(_ tree: Tree) {
    let sources = tree.others.merging(["House/Low/A.swift": tree.low, "House/High/B.swift": tree.high]) { $1 }
    let graph = FolderGraph(of: "House", in: SourceTree(sources))
    #expect(graph.circular.filter { $0.user.folder == "Low" }.map(\.name) == (tree.name.map { [$0] } ?? []))
    #expect(graph.circular.isEmpty == (tree.name == nil))
  }

  @Test func aCircleMayBeLong() {
    let graph = FolderGraph(
      of: "House",
      in: SourceTree([
        "House/One/A.swift": "struct A { var b: B }", "House/Two/B.swift": "struct B { var c: C }",
        "House/Three/C.swift": "struct C { var a: A; var d: D }", "House/Four/D.swift": "struct D {}",
        "House/Top.swift": "struct Top { var a: A }",
      ]))
    #expect(
      graph.circular.map(\.description).sorted() == [
        "One/A.swift uses B of Two/B.swift", "Three/C.swift uses A of One/A.swift",
        "Two/B.swift uses C of Three/C.swift",
      ])
  }

  @Test func aTableSaysWhichWayIsUp() {
    let page = ArchitecturePage(
      """
      ### Folders

      `House`, where people live:

      | folder | is there for |
      | --- | --- |
      | `Low` | standing on |
      | `High` | the view |

      ### More

      | `Low` | nothing of the house's |
      """)
    #expect(
      page.folders == [
        "House": [.init(folder: "Low", purpose: "standing on"), .init(folder: "High", purpose: "the view")]
      ])
    let tree = SourceTree([
      "House/Low/A.swift": "struct A { var b: B }", "House/High/B.swift": "struct B { var t: Top }",
      "House/Top.swift": "struct Top { var b: B }",
    ])
    #expect(
      page.upward(FolderGraph(of: "House", in: tree), of: "House").map(\.name) == ["B"])
  }

  @Test func anImportUpwardIsSeen() {
    let manifest = Manifest(
      """
      .target(name: "Low", swiftSettings: strict),
      .target(
        name: "High", dependencies: ["Low"]),
      """)
    #expect(manifest.dependencies == ["Low": [], "High": ["Low"]])
    let tree = SourceTree([
      "Low/A.swift": "import Foundation\npublic import High", "High/B.swift": "import Low",
    ])
    #expect(manifest.strayImports(in: tree) == ["Low/./A.swift imports High"])
  }
}
