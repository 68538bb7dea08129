/// What `Architecture.md` says of the folders of each module.
struct ArchitecturePage {
  /// A folder and what it is there for.
  struct Row: Equatable {
    var folder: String
    var purpose: String
  }

  /// The rows of each module's table, from the lowest layer to the highest.
  private(set) var folders: [String: [Row]] = [:]

  /// - Parameter text: a table belongs to the module whose name in backquotes begins the last line of text before it.
  init(_ text: String) {
    var module: String?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("`") {
        module = line.split(separator: "`").first.map(String.init)
      } else if line.hasPrefix("| `"), let module {
        let cells = line.split(separator: "|").map { $0.trimming(" ") }
        folders[module, default: []].append(
          Row(folder: cells[0].trimming("`"), purpose: cells.count > 1 ? cells[1] : ""))
      } else if line.hasPrefix("#") {
        module = nil
      }
    }
  }

  /// The uses of a folder that stands below the user's in the module's table.
  func upward(_ graph: FolderGraph, of module: String) -> [FolderGraph.Use] {
    let rows = folders[module] ?? []
    let level = Dictionary(rows.enumerated().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
    return graph.uses.filter { use in
      guard let used = level[use.used.folder] else { return false }
      // What stands beside the folders is on top of them, or below: no table says which.
      return used > level[use.user.folder] ?? .max
    }
  }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> String {
    var text = drop { $0 == character }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String { self[...].trimming(character) }
}
