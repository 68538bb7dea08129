import Testing

/// What `Architecture.md` and `Package.swift` say of the sources, and the sources.
@Suite("Architecture", .enabled(if: SourceTree.isThere, "The sources are not where this was built."))
struct ArchitectureTests {
  private static let tree = Result { try SourceTree.read() }
  private static let page = Result {
    try ArchitecturePage(SourceTree.text(of: "Sources/dateline/dateline.docc/Architecture.md"))
  }
  private static let modules = ((try? tree.get())?.modules ?? []).sorted()

  /// Modules whose folders still use each other: a test fails when one no longer does, and is to be taken out.
  private static let tangled: Set<String> = ["Extraction"]

  @Test func everyModuleIsSeen() throws {
    let manifest = try Manifest(SourceTree.text(of: "Package.swift"))
    #expect(Set(Self.modules).isSubset(of: manifest.dependencies.keys))
    #expect(Self.modules.contains("Repository"))
  }

  @Test func noModuleImportsOneAboveIt() throws {
    let manifest = try Manifest(SourceTree.text(of: "Package.swift"))
    #expect(try manifest.strayImports(in: Self.tree.get()) == [])
  }

  @Test("no circle among folders", arguments: modules)
  func noCircleAmongFolders(_ module: String) throws {
    let uses = try FolderGraph(of: module, in: Self.tree.get()).circular.map(\.description)
    withKnownIssue {
      #expect(uses == [])
    } when: {
      Self.tangled.contains(module)
    }
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
    withKnownIssue {
      #expect(uses == [])
    } when: {
      Self.tangled.contains(module)
    }
  }
}
