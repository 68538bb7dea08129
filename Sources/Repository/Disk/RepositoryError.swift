/// Why a write was refused or failed. Nothing of it was kept.
public enum RepositoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is another article with this id, and replacing was not asked for.
  case conflict(id: String)
  /// A file named for the article holds something else, or has changed since it was read.
  case occupied(path: String)
  /// The article is not in the state that the write asks for.
  case conditionFailed
  /// The corpus has files but no folder to write to.
  case readOnly
  /// Another process has the right to write to the corpus folder; who that is, in words.
  case writerElsewhere(String)
  /// The corpus folder, or the file system it is on, may only be read.
  case unwritable(reason: String)
  /// The id cannot stand in a path.
  case unsafeID(String)
  /// The disk, or the quota on it, is full.
  case diskFull
  /// Another failure of the file system.
  case io(path: String, reason: String)

  /// One line for a person.
  public var description: String {
    switch self {
    case .conflict(let id): "there is already another article \"\(id)\""
    case .occupied(let path): "\(path) is there and holds something else"
    case .conditionFailed: "the article is in another state"
    case .readOnly: "the corpus has no folder to write to"
    case .writerElsewhere(let holder): "another server writes to the corpus folder: \(holder)"
    case .unwritable(let reason): "the corpus folder cannot be written: \(reason)"
    case .unsafeID(let id): "\"\(id)\" cannot be an id: letters, digits and -._~, the first a letter or digit"
    case .diskFull: "no space left on the corpus' disk"
    case .io(let path, let reason): "\(path): \(reason)"
    }
  }

  /// The reason alone, for a report that names the file itself.
  var reason: String {
    if case .io(_, let reason) = self { reason } else { description }
  }
}
