/// Which requests get a line in the log.
public enum RequestLogging: Sendable, Equatable {
  /// Every request.
  case all
  /// Those answered with a status of 400 or more; a probe that hears "not ready yet" is none of them.
  case errors
  /// No request.
  case none
  /// One of so many, and every one that the server failed or had to put off.
  case oneIn(UInt64)

  /// The largest number of requests of which one may get a line.
  private static let most: UInt64 = 1_000_000

  /// `all`, `errors`, `none`, or `1/N` with N from 2 to 1,000,000; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "all": self = .all
    case "errors": self = .errors
    case "none": self = .none
    default:
      guard text.hasPrefix("1/"), let first = text.utf8.dropFirst(2).first, first != 0x30,
        text.utf8.dropFirst(2).allSatisfy({ 0x30...0x39 ~= $0 }), let number = UInt64(text.dropFirst(2)),
        2...Self.most ~= number
      else { return nil }
      self = .oneIn(number)
    }
  }
}
