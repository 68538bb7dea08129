/// The modules of the package, each with those that it may import: the table of targets in `Package.swift`.
struct Manifest {
  private(set) var dependencies: [String: Set<String>] = [:]

  /// - Parameter manifest: the text of `Package.swift`. Of each target the first literals are read: its name, and those in
  ///   the brackets behind `dependencies:`.
  init(_ manifest: String) {
    for entry in manifest.split(separator: "arget(").dropFirst() {
      guard let name = Self.literals(in: entry.prefix { $0 != "," && $0 != ")" }).first else { continue }
      guard let list = entry.firstRange(of: "dependencies: [") else {
        dependencies[name] = []
        continue
      }
      dependencies[name] = Set(Self.literals(in: entry[list.upperBound...].prefix { $0 != "]" }))
    }
  }

  private static func literals(in text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
      index % 2 == 1 ? String(part) : nil
    }
  }

  /// The imports of modules that are not below a file's own.
  func strayImports(in tree: SourceTree) -> [String] {
    tree.files.flatMap { file in
      file.imports.sorted().filter { dependencies.keys.contains($0) }
        .filter { !(dependencies[file.module] ?? []).contains($0) }
        .map { "\(file.module)/\(file.folder)/\(file.name) imports \($0)" }
    }
  }
}
