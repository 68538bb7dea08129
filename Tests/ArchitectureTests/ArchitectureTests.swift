import Testing

/// What `Architecture.md` and `Package.swift` say of the sources, and the sources.
@Suite("Architecture", .enabled(if: SourceTree.isThere, "The sources are not where this was built."))
struct ArchitectureTests {
  private static let tree = Result { try SourceTree.read() }
  private static let page = Result {
    try ArchitecturePage(SourceTree.text(of: "Sources/dateline/dateline.docc/Architecture.md"))
  }
  private static let modules = ((try? tree.get())?.modules ?? []).sorted()

  @Test func everyModuleIsSeen() throws {
    let manifest = try Manifest(SourceTree.text(of: "Package.swift"))
    #expect(Set(Self.modules).isSubset(of: manifest.dependencies.keys))
    #expect(Self.modules.contains("Repository"))
  }

  @Test func noModuleImportsOneAboveIt() throws {
    let manifest = try Manifest(SourceTree.text(of: "Package.swift"))
    let imports = try manifest.strayImports(in: Self.tree.get())
    #expect(imports == [])
  }

  @Test("no circle among folders", arguments: modules)
  func noCircleAmongFolders(_ module: String) throws {
    let uses = try FolderGraph(of: module, in: Self.tree.get()).circular.map(\.description)
    #expect(uses == [])
  }

  @Test("every folder has its purpose", arguments: modules)
  func everyFolderHasItsPurpose(_ module: String) throws {
    let folders = try Self.tree.get().folders(of: module).filter { $0 != "." }
    let rows = try Self.page.get().folders[module] ?? []
    #expect(rows.map(\.folder).sorted() == folders)
    #expect(rows.filter { $0.purpose.isEmpty } == [])
  }

  @Test("folders use those above them in their table", arguments: modules)
  func foldersUseThoseAboveThemInTheirTable(_ module: String) throws {
    let graph = try FolderGraph(of: module, in: Self.tree.get())
    let uses = try Self.page.get().upward(graph, of: module).map(\.description)
    #expect(uses == [])
  }

  /// What rules ask of words are classes in `Sources/LanguageData/Data`, not lists in their code.
  @Test func rulesListNoWords() throws {
    let lists = try SourceTree.sources().filter { $0.key.hasPrefix("Extraction/") }.flatMap { path, source in
      WordList.lists(in: source).filter { $0.count > 3 }.map { "\(path): \($0)" }
    }
    #expect(lists == [])
  }

  @Test(arguments: [
    (#"let a = ["one", "two"]"#, [["one", "two"]]),
    ("let a: Set<String> = [\n  \"one\",\n  \"two\",\n]", [["one", "two"]]),
    (#"f(["one": 1, "two": 2], g["three"])"#, [["three"]]),
    (#"// ["one", "two"]"#, []),
  ])
  func listsOfWordsAreFound(_ source: String, _ expected: [[String]]) {
    #expect(WordList.lists(in: source) == expected)
  }
}
