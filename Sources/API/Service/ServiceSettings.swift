/// How the service presents itself and what it allows.
public struct ServiceSettings: Sendable {
  /// The version of the program, for the documentation and in every tag.
  public var version = "1.0"
  /// Tells builds of one version apart in tags: what another build answers may have other members.
  public var build = ""

  /// The bearer token that writes need; nil turns writes off.
  public var token: String?

  /// Whether writes are taken where no folder keeps them: they are gone with the process. For tests.
  public var keepsInMemory = false

  /// Bytes of a body to extract from or to store, 4 MiB. More is 413.
  public var bodyLimit = 4 << 20

  /// Bytes that the bodies of all requests under way may take together, 64 MiB. Above it a request is a 503.
  public var bodiesLimit = 64 << 20

  /// Bytes of answers that may wait for clients to take them, all together, 64 MiB. While they do, an answer that is
  /// not small is a 503.
  public var outputLimit = 64 << 20

  /// Bytes of memory that the texts being read on request, and their facts, may take together, 192 MiB: at least 160
  /// for each byte of text. Above it a request is a 503.
  public var extractionsLimit = 192 << 20

  /// The origins whose pages may read answers (the CORS protocol): `https://news.example`, or `*` for any. Empty
  /// turns it off.
  public var allowedOrigins: [String] = []

  /// Which requests get a line in the log, where there is one.
  public var logRequests = RequestLogging.all

  /// How often one client address may ask; nil for as often as it likes.
  public var rateLimit: RateLimit?

  /// A token bucket for each client address.
  public struct RateLimit: Sendable, Equatable {
    /// Requests a second in the long run.
    public var perSecond: Double

    /// Requests at once after a pause.
    public var burst: Int

    /// A limit; a burst below 1 counts as 1.
    public init(perSecond: Double, burst: Int) {
      self.perSecond = perSecond
      self.burst = max(1, burst)
    }
  }

  /// The settings of a service that is open to read and closed to write.
  public init() {}
}
