/// Files that come, go and take each other's place, together: until it is `finish`ed all of it can be taken back.
///
/// New content is whole and synced before it gets a name. What is replaced or removed keeps a second name, in the folder
/// for files half written, until the change is over. Where files have no second names (another file system, or one
/// without links) what was removed cannot be taken back.
struct FileChange {
  private enum Done {
    case created(path: String, FileSystem.Identity)
    case replaced(path: String, kept: String?)
    case removed(path: String, kept: String?)
  }

  private let disk: Disk
  private let folder: String
  private var done: [Done] = []
  private var temporaries: [String] = []

  /// - Parameter folder: where files lie that have no name yet, or none any more.
  init(disk: Disk, folder: String) {
    self.disk = disk
    self.folder = folder
  }

  /// The ending of files that are no articles yet, or any more.
  static let ending = ".new"

  /// A path that no other process and no other change uses.
  private mutating func temporary() -> String {
    let path = "\(folder)/\(StableHash.hexadecimal(UInt64.random(in: 0...UInt64.max)))\(Self.ending)"
    temporaries.append(path)
    return path
  }

  /// Writes content down without a name; gives what `create` and `replace` take.
  mutating func prepare(_ bytes: [UInt8]) throws(RepositoryError) -> String {
    let path = temporary()
    try disk.create(path, bytes)
    return path
  }

  /// Gives prepared content a name that nothing has.
  mutating func create(_ path: String, from prepared: String) throws(RepositoryError) {
    let identity = try FileSystem.status(prepared).identity
    try disk.publish(prepared, as: path)
    done.append(.created(path: path, identity))
  }

  /// Gives prepared content the name of a file that is there.
  ///
  /// - Parameter known: what the file must be; where it is another by now, the change fails with `occupied`.
  mutating func replace(
    _ path: String, known: FileSystem.Status, from prepared: String
  ) throws(RepositoryError) {
    let kept = keep(path)
    guard try FileSystem.status(kept ?? path).holdsTheSame(as: known) else { throw .occupied(path: path) }
    try disk.rename(prepared, to: path)
    done.append(.replaced(path: path, kept: kept))
  }

  /// Removes a file.
  mutating func remove(_ path: String) throws(RepositoryError) {
    let kept = keep(path)
    try disk.remove(path)
    done.append(.removed(path: path, kept: kept))
  }

  /// Gives a file a second name, where that is possible.
  private mutating func keep(_ path: String) -> String? {
    let kept = temporary()
    do throws(RepositoryError) {
      try disk.link(path, as: kept)
      return kept
    } catch {
      return nil
    }
  }

  /// Takes everything back, as far as the disk lets it.
  mutating func undo() {
    for step in done.reversed() {
      switch step {
      case .created(let path, let identity):
        if (try? FileSystem.status(path).identity) == identity { try? disk.remove(path) }
      case .replaced(let path, .some(let kept)): try? disk.rename(kept, to: path)
      case .removed(let path, .some(let kept)): try? disk.publish(kept, as: path)
      case .replaced(_, nil), .removed(_, nil): break
      }
    }
    for parent in parents { try? disk.syncFolder(parent) }
    finish()
  }

  /// Syncs the folders of everything that changed.
  func sync() throws(RepositoryError) {
    for parent in parents { try disk.syncFolder(parent) }
  }

  private var parents: [String] {
    let paths = done.map { step in
      switch step {
      case .created(let path, _), .replaced(let path, _), .removed(let path, _): path
      }
    }
    return Set(paths.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }).sorted()
  }

  /// Forgets what was kept to be able to undo.
  mutating func finish() {
    for path in temporaries { try? disk.remove(path) }
    temporaries.removeAll()
    done.removeAll()
  }
}
