/// The name of a header field: a valid token, compared without regard to case (RFC 9110 section 5.1).
public struct FieldName: Sendable, CustomStringConvertible {
  /// The name as it is written out.
  public let description: String

  /// A name, or nil where `text` is not a token (RFC 9110 section 5.6.2).
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy(ByteClass.token.contains) else { return nil }
    description = text
  }

  fileprivate init(known: String) { description = known }

  /// Whether `bytes` spell this name.
  func matches(_ bytes: Span<UInt8>) -> Bool {
    let name = description.utf8
    guard name.count == bytes.count else { return false }
    var index = 0
    for byte in name {
      guard ASCII.lowercased(byte) == ASCII.lowercased(bytes[index]) else { return false }
      index += 1
    }
    return true
  }
}

extension FieldName: Hashable {
  /// Whether both name the same field, whatever their case.
  public static func == (left: FieldName, right: FieldName) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8) {
      ASCII.lowercased($0) == ASCII.lowercased($1)
    }
  }

  /// Hashes the name without regard to case.
  public func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(ASCII.lowercased(byte)) }
  }
}

/// The names used here; each says what it is.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension FieldName {
  public static let accept = FieldName(known: "Accept")
  public static let acceptEncoding = FieldName(known: "Accept-Encoding")
  public static let accessControlAllowHeaders = FieldName(known: "Access-Control-Allow-Headers")
  public static let accessControlAllowMethods = FieldName(known: "Access-Control-Allow-Methods")
  public static let accessControlAllowOrigin = FieldName(known: "Access-Control-Allow-Origin")
  public static let accessControlExposeHeaders = FieldName(known: "Access-Control-Expose-Headers")
  public static let accessControlMaxAge = FieldName(known: "Access-Control-Max-Age")
  public static let accessControlRequestMethod = FieldName(known: "Access-Control-Request-Method")
  public static let allow = FieldName(known: "Allow")
  public static let authorization = FieldName(known: "Authorization")
  public static let cacheControl = FieldName(known: "Cache-Control")
  public static let connection = FieldName(known: "Connection")
  public static let contentDisposition = FieldName(known: "Content-Disposition")
  public static let contentEncoding = FieldName(known: "Content-Encoding")
  public static let contentLanguage = FieldName(known: "Content-Language")
  public static let contentLength = FieldName(known: "Content-Length")
  public static let contentSecurityPolicy = FieldName(known: "Content-Security-Policy")
  public static let contentType = FieldName(known: "Content-Type")
  public static let date = FieldName(known: "Date")
  public static let eTag = FieldName(known: "ETag")
  public static let forwarded = FieldName(known: "Forwarded")
  public static let host = FieldName(known: "Host")
  public static let idempotencyKey = FieldName(known: "Idempotency-Key")
  public static let ifMatch = FieldName(known: "If-Match")
  public static let ifNoneMatch = FieldName(known: "If-None-Match")
  public static let link = FieldName(known: "Link")
  public static let location = FieldName(known: "Location")
  public static let origin = FieldName(known: "Origin")
  public static let referrerPolicy = FieldName(known: "Referrer-Policy")
  public static let retryAfter = FieldName(known: "Retry-After")
  public static let traceparent = FieldName(known: "traceparent")
  public static let transferEncoding = FieldName(known: "Transfer-Encoding")
  public static let userAgent = FieldName(known: "User-Agent")
  public static let vary = FieldName(known: "Vary")
  public static let wwwAuthenticate = FieldName(known: "WWW-Authenticate")
  public static let xContentTypeOptions = FieldName(known: "X-Content-Type-Options")
  public static let xForwardedFor = FieldName(known: "X-Forwarded-For")
  public static let xForwardedProto = FieldName(known: "X-Forwarded-Proto")
  public static let xRequestID = FieldName(known: "X-Request-Id")
}
