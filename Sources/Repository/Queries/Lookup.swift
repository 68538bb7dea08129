/// The answer to a question for one record.
public enum Lookup<Record: Sendable>: Sendable {
  /// The record.
  case found(Record)
  /// The record was merged into the one with this id.
  case moved(to: String)
  /// There is no such record, and never was.
  case missing

  /// The record, where found.
  public var record: Record? {
    if case .found(let record) = self { record } else { nil }
  }

  /// The same answer with something made of the record.
  public func map<Other>(_ transform: (Record) -> Other) -> Lookup<Other> {
    switch self {
    case .found(let record): .found(transform(record))
    case .moved(let id): .moved(to: id)
    case .missing: .missing
    }
  }
}
