/// A response body that is made while it is sent: pulled piece by piece, never faster than the client reads.
///
/// The server calls `produce` when the last piece has been written, so that one piece at a time is in memory.
/// Goes out in chunks (RFC 9112 section 7.1); to an HTTP/1.0 client until the connection closes.
public final class BodyStream: @unchecked Sendable {
  // Used by one thread at a time: the response and its stream belong to one connection.
  private let produce: (inout [UInt8]) throws(HTTPError) -> Bool

  /// Bytes of a piece that is worth handing over, beyond which nothing is added to it.
  public static let pieceSize = 16_384

  /// A body that `produce` appends piece by piece; it returns false when what it appended was the last.
  /// `pieceSize` is a good size for a call. An error breaks the connection off, since the status has gone out:
  /// the client sees that the body is not complete.
  public init(_ produce: sending @escaping (inout [UInt8]) throws(HTTPError) -> Bool) {
    self.produce = produce
  }

  /// Appends the next piece; false when the body has ended.
  public func next(into bytes: inout [UInt8]) throws(HTTPError) -> Bool { try produce(&bytes) }
}
