/// Which folders of a module use which.
///
/// A file uses another one that alone of its module declares a type which it names, or a function which it calls on
/// something. A function does not count whose name may be another's: a property, or something that modules call which
/// know nothing of this one.
struct FolderGraph {
  /// A file that uses another folder's, and by what name.
  struct Use: CustomStringConvertible {
    var user: SourceFile
    var used: SourceFile
    var name: String

    var description: String {
      "\(user.folder)/\(user.name) uses \(name) of \(used.folder)/\(used.name)"
    }
  }

  let uses: [Use]

  init(of module: String, in tree: SourceTree) {
    let own = tree.files.filter { $0.module == module }
    let types = Self.declared(own, \.types)
    var functions = Self.declared(own, \.functions)
    for file in tree.files {
      let isOutside = file.module != module && !file.imports.contains(module)
      for name in file.others { functions[name] = nil }
      if isOutside { for name in file.calls { functions[name] = nil } }
    }
    uses = own.flatMap { user in
      let used =
        user.namedTypes.sorted().compactMap { name in types[name].map { (name, $0) } }
        + user.calls.sorted().compactMap { name in functions[name].map { ("\(name)()", $0) } }
      return used.filter { $1.folder != user.folder }.map { Use(user: user, used: $1, name: $0) }
    }
  }

  /// The file that declares a name, of those that one file alone declares.
  private static func declared(
    _ files: [SourceFile], _ names: (SourceFile) -> Set<String>
  ) -> [String: SourceFile] {
    var found: [String: SourceFile?] = [:]
    for file in files {
      for name in names(file) { found[name] = .some(found.keys.contains(name) ? nil : file) }
    }
    return found.compactMapValues { $0 }
  }

  /// The uses that lie on circles of folders: those between folders each of which leads to the other.
  var circular: [Use] {
    var next: [String: Set<String>] = [:]
    for use in uses { next[use.user.folder, default: []].insert(use.used.folder) }
    func reachable(from folder: String) -> Set<String> {
      var seen: Set<String> = []
      var waiting = [folder]
      while let folder = waiting.popLast() {
        for other in next[folder] ?? [] where seen.insert(other).inserted { waiting.append(other) }
      }
      return seen
    }
    let reached = Dictionary(uniqueKeysWithValues: next.keys.map { ($0, reachable(from: $0)) })
    return uses.filter { reached[$0.used.folder]?.contains($0.user.folder) ?? false }
  }
}
