extension Request {
  /// The one of `types` that the client likes best; the first where it has no preference.
  /// Throws a 406 only where nothing fits (RFC 9110 section 15.5.7).
  public func preferredType(among types: [MediaType]) throws(HTTPError) -> MediaType {
    guard head.hasField(.accept) else {
      guard let first = types.first else { throw .internalError }
      return first
    }
    guard let type = AcceptHeader(headers[.accept]).preferred(among: types) else {
      throw .notAcceptable(available: types)
    }
    return type
  }

  /// The media type of the body, or nil where the client did not say; throws a 415 for one that cannot be read.
  public var contentType: MediaType? {
    get throws(HTTPError) {
      guard let value = headers[.contentType] else { return nil }
      guard let type = MediaType(value) else {
        throw .unsupportedMediaType("The Content-Type \"\(value)\" is not a media type.")
      }
      return type
    }
  }

  /// Whether the client takes gzip (RFC 9110 section 12.5.3).
  public var acceptsGzip: Bool {
    guard head.hasField(.acceptEncoding), let value = headers[.acceptEncoding] else { return false }
    var any = false
    for element in value.split(separator: ",") {
      let parts = element.split(separator: ";").map { $0.drop { $0 == " " || $0 == "\t" } }
      guard let coding = parts.first?.prefix(while: { $0 != " " && $0 != "\t" }).lowercased() else {
        continue
      }
      let isRefused = parts.dropFirst().contains { part in
        let weight = part.lowercased()
        return weight.hasPrefix("q=") && weight.dropFirst(2).allSatisfy { "0. ".contains($0) }
      }
      if coding == "gzip" || coding == "x-gzip" { return !isRefused }
      if coding == "*" { any = !isRefused }
    }
    return any
  }

  /// Whether the client has this representation already (`If-None-Match`, RFC 9110 section 13.1.2), so that a
  /// handler can answer `Response.notModified(tag)` without making the body. The router does the same check on
  /// every successful answer with an `ETag`; this only saves the work.
  public func alreadyHas(_ tag: ETag) -> Bool {
    guard method == .get || method == .head, head.hasField(.ifNoneMatch), let value = headers[.ifNoneMatch],
      !failsIfMatch(tag)
    else { return false }
    let list = ETagList(value)
    return list.containsWeakly(tag) || acceptsGzip && (tag.compressed.map(list.containsWeakly) ?? false)
  }

  /// Whether `If-Match` is there and does not list the tag (RFC 9110 section 13.1.1); nil is a resource that does
  /// not exist.
  public func failsIfMatch(_ tag: ETag?) -> Bool {
    guard head.hasField(.ifMatch), let value = headers[.ifMatch] else { return false }
    guard let tag else { return true }
    return !ETagList(value).containsStrongly(tag)
  }
}
