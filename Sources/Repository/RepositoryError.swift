/// Why a write was refused or failed. Nothing of it was kept.
public enum RepositoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is another article with this id, and replacing was not asked for.
  case conflict(id: String)
  /// There is no corpus folder to write to.
  case readOnly
  /// The disk, or the quota on it, is full.
  case diskFull
  /// Another failure of the file system.
  case io(path: String, reason: String)

  /// One line for a person.
  public var description: String {
    switch self {
    case .conflict(let id): "there is already another article \"\(id)\""
    case .readOnly: "the corpus has no folder to write to"
    case .diskFull: "no space left on the corpus' disk"
    case .io(let path, let reason): "\(path): \(reason)"
    }
  }

  /// The reason alone, for a report that names the file itself.
  var reason: String {
    if case .io(_, let reason) = self { reason } else { description }
  }
}
