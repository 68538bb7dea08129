/// Compressing answers for clients that take it (RFC 9110 section 8.4.1).
///
/// The coding is a representation of its own: it has another tag, and `Vary` says so.
enum ContentCoding {
  /// Bodies below it go out as they are: they fit into a packet, compressed or not.
  static let least = 1024
  /// Bodies above it are compressed in lanes only, so that no event loop waits for it.
  static let mostOnLoop = 16_384

  /// The handler, whose answers are compressed where the client and what is in them allow it.
  static func compressing(_ handler: @escaping RequestHandler) -> RequestHandler {
    { request throws(HTTPError) in
      let response = try handler(request)
      return response.isCompressible ? compressed(response, for: request) : response
    }
  }

  private static func compressed(_ response: Response, for request: Request) -> Response {
    var response = response
    switch response.body {
    case .empty:
      // 304: of the two representations the one that the client says it has.
      response.headers.vary(by: .acceptEncoding)
      guard request.acceptsGzip, let coded = response.eTag?.compressed, request.lists(coded) else {
        return response
      }
      response.eTag = coded
      return response
    case .bytes(let bytes):
      guard bytes.count >= least else { return response }
      response.headers.vary(by: .acceptEncoding)
      guard request.acceptsGzip else { return response }
      guard bytes.count <= mostOnLoop || request.lane != nil else { return response }
      response.body = .bytes(Gzip.compress(bytes))
    case .stream(let stream):
      response.headers.vary(by: .acceptEncoding)
      guard request.acceptsGzip else { return response }
      response.body = .stream(stream.compressed)
    }
    response.headers.append(.contentEncoding, "gzip")
    response.eTag = response.eTag.flatMap(\.compressed)
    return response
  }
}

extension Request {
  /// Whether `If-None-Match` lists the tag.
  fileprivate func lists(_ tag: ETag) -> Bool {
    headers[.ifNoneMatch].map { ETagList($0).containsWeakly(tag) } ?? false
  }
}

extension Response {
  /// Whether it is text, and in no coding yet.
  fileprivate var isCompressible: Bool {
    guard status == .ok || status == .notModified, !headers.contains(.contentEncoding) else { return false }
    guard let type = headers[.contentType] else { return status == .notModified }
    return type.hasPrefix("text/") || type.hasPrefix("application/") && type != "application/octet-stream"
      || type == "image/svg+xml"
  }
}

extension Headers {
  /// Adds a field to those that `Vary` lists.
  fileprivate mutating func vary(by field: FieldName) {
    guard let value = self[.vary] else { return append(.vary, field.description) }
    if !value.contains(field.description) { set(.vary, "\(value), \(field.description)") }
  }
}

extension BodyStream {
  /// The same body, compressed while it is sent, a piece's worth at a time.
  fileprivate var compressed: BodyStream {
    var gzip = Gzip()
    return BodyStream { (bytes: inout [UInt8]) throws(HTTPError) in
      var content: [UInt8] = []
      var hasMore = true
      while hasMore && content.count < StreamPiece.size - Self.pieceSize {
        hasMore = try self.next(into: &content)
      }
      bytes += gzip.append(content[...], isLast: !hasMore)
      return hasMore
    }
  }
}
