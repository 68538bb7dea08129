/// Every limit of the server in one value. The defaults suit an API that is open to the internet.
public struct Limits: Sendable, Equatable {
  /// Bytes of a request line, 8192. Longer is 414. RFC 9112 section 3 recommends at least 8000.
  public var requestLine = 8192

  /// Bytes of a header block, 32768. More is 431 (RFC 6585 section 5). Real clients stay below 16 KB.
  public var headerBlock = 32_768

  /// Fields of a header block, 100. More is 431 (RFC 6585 section 5).
  public var headerFields = 100

  /// Bytes of a request body, 1 MiB, where the route sets no limit of its own. More is 413
  /// (RFC 9110 section 15.5.14).
  public var body = 1 << 20

  /// Bytes of a body that nobody wants, 64 KiB, that are read and thrown away behind the answer; a larger one ends the
  /// connection (RFC 9112 section 9.3).
  public var unwantedBody = 65_536

  /// Bytes of a chunk's size line with its extensions, 256; RFC 9112 section 7.1.1 asks for a limit.
  public var chunkLine = 256

  /// Bytes of all the chunk extensions of one body, 4096: without it a body of one-byte chunks could carry
  /// two hundred times its size.
  public var chunkExtensions = 4096

  /// Bytes of a trailer section, 8192; trailers are checked and dropped (RFC 9112 section 7.1.2).
  public var trailer = 8192

  /// Bytes of answers waiting to be written, 256 KiB: above it no further request is read or answered.
  public var pendingOutput = 1 << 18

  /// Connections at once, 16384; those beyond get a 503 with `Retry-After`. Held below the number of file
  /// descriptors that the process may open.
  public var connections = 16_384

  /// Seconds from the first byte of a request to the end of its header block, 10. Then 408
  /// (RFC 9110 section 15.5.9).
  public var headerSeconds = 10.0

  /// Seconds of grace for a body before its rate counts, 10. Then 408.
  public var bodyGraceSeconds = 10.0

  /// Bytes a second that a body must average once the grace is over, 512.
  public var bodyRate = 512.0

  /// Seconds that a body may stand still, 30; however fast it came before, it earns no longer pause. Then 408.
  public var bodyIdleSeconds = 30.0

  /// Seconds a connection may wait without a request, 75 (RFC 9112 section 9.5). Then it is closed.
  public var idleSeconds = 75.0

  /// Seconds in which a client must take at least one byte of what is waiting for it, 30.
  public var writeStallSeconds = 30.0

  /// Seconds from the order to stop until what is still in flight is cut off, 10.
  public var shutdownSeconds = 10.0

  /// The defaults.
  public init() {}
}
