import Foundation

/// A file of Swift as far as the architecture depends on it.
struct SourceFile {
  let module: String
  /// The folder of the module that it is in; `.` for the module's own.
  let folder: String
  let name: String
  /// The modules that it imports.
  let imports: Set<String>
  /// The types that it declares, but for nested ones.
  let types: Set<String>
  /// The functions that it declares.
  let functions: Set<String>
  /// What else it declares: a member of that name may be anything's.
  let others: Set<String>
  /// The types that it names, its own included.
  let namedTypes: Set<String>
  /// The functions that it calls on something.
  let calls: Set<String>

  /// - Parameter path: `Module/Folder/File.swift`.
  init(path: String, source: String) {
    let parts = path.split(separator: "/").map(String.init)
    module = parts[0]
    folder = parts.count > 2 ? parts[1] : "."
    name = parts.dropFirst(parts.count > 2 ? 2 : 1).joined(separator: "/")
    var imports: Set<String> = []
    var types: Set<String> = []
    var functions: Set<String> = []
    var others: Set<String> = []
    var namedTypes: Set<String> = []
    var calls: Set<String> = []
    var before = ""
    for token in SwiftTokens.tokens(of: source) {
      switch before {
      case _ where token.isMember: if token.isCalled { calls.insert(token.text) }
      case "import": imports.insert(token.text)
      case "struct", "class", "enum", "protocol", "actor", "typealias":
        if token.depth == 0 { types.insert(token.text) }
      case "func": functions.insert(token.text)
      case "var", "let", "case": others.insert(token.text)
      default: if token.text.first?.isUppercase == true { namedTypes.insert(token.text) }
      }
      before = token.isMember ? "" : token.text
    }
    self.imports = imports
    self.types = types
    self.functions = functions
    self.others = others
    self.namedTypes = namedTypes
    self.calls = calls
  }
}

/// The sources of all modules of a package.
struct SourceTree {
  /// The package from whose sources this binary was built.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: package.appendingPathComponent("Package.swift").path)
  }

  let files: [SourceFile]

  /// - Parameter sources: the text of each file, by its path in `Sources`.
  init(_ sources: [String: String]) {
    files = sources.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, source: $0.value) }
  }

  /// The tree below `Sources`.
  static func read() throws -> SourceTree { SourceTree(try sources()) }

  /// The text of each Swift file below `Sources`, by its path there.
  static func sources() throws -> [String: String] {
    let root = package.appendingPathComponent("Sources")
    var sources: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift")
    {
      sources[path] = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
    return sources
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  var modules: Set<String> { Set(files.map(\.module)) }

  /// The folders of a module, in order; of one that has none its own.
  func folders(of module: String) -> [String] {
    Set(files.lazy.filter { $0.module == module }.map(\.folder)).sorted()
  }
}
