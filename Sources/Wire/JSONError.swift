/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var reason: String
  /// The byte, from 0.
  public var byte: Int
  /// The line, from 1.
  public var line: Int
  /// The byte in the line, from 1.
  public var column: Int

  /// One line for a person.
  public var description: String { "broken JSON: \(reason) at line \(line), column \(column)" }
}
