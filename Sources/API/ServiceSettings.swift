/// How the service presents itself and what it allows.
public struct ServiceSettings: Sendable {
  /// The version of the program, for the documentation and in every tag.
  public var version = "1.0"

  /// The bearer token that writes need; nil turns writes off.
  public var token: String?

  /// Bytes of a body to extract or to store, 4 MiB. More is 413.
  public var bodyLimit = 4 << 20

  /// The settings of a service that is open to read and closed to write.
  public init() {}
}
