/// Why an article could not be read.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the input, from 1, where there is one.
  public var line: Int?
  /// The field of the article that is wrong, in the names of the input.
  public var field: String?
  /// What is wrong, in words a person can act on.
  public var reason: String
  /// Whether the article is there all the same, without what is wrong.
  public var isWarning = false
  /// Whether the same input may be read later, unchanged: an embargo ends.
  public var isTemporary = false
  /// Whether this is what an input looks like of which a part is not there yet.
  public var isCut = false

  /// An error.
  public init(line: Int? = nil, field: String? = nil, reason: String, isCut: Bool = false) {
    self.line = line
    self.field = field
    self.reason = reason
    self.isCut = isCut
  }

  /// Field and reason in one line.
  public var description: String {
    statement + (isWarning ? "; the article is kept\(field == nil ? "" : " without it")" : "")
  }

  /// Field and reason alone, for a reader that keeps nothing.
  public var statement: String { field.map { "\"\($0)\" \(reason)" } ?? reason }
}
