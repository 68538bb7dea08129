/// As much of a body that is made while it is sent as goes out at once.
struct StreamPiece: Sendable {
  /// Bytes of a piece: bodies up to this size go out whole.
  static let size = 65_536

  var bytes: [UInt8] = []
  var hasMore = true
  /// Whether the body has broken off behind these bytes.
  var isBroken = false

  /// Makes the next piece of a body.
  init(of stream: BodyStream) {
    do throws(HTTPError) {
      while hasMore && bytes.count < Self.size { hasMore = try stream.next(into: &bytes) }
    } catch {
      hasMore = false
      isBroken = true
    }
  }
}
