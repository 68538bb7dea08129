import HTTP

/// The token that writes need.
struct BearerToken: Sendable {
  private let token: [UInt8]

  init(_ token: String) { self.token = Array(token.utf8) }

  /// Throws a 401 where the request does not show the token (RFC 6750).
  func check(_ request: Request) throws(HTTPError) {
    guard let field = request.headers[.authorization] else {
      throw .unauthorized("This needs the token of the configuration: Authorization: Bearer TOKEN.")
    }
    let scheme = field.prefix { $0 != " " }
    let shown = field.dropFirst(scheme.count).drop { $0 == " " }
    // RFC 9110 section 11.1: the scheme is case-insensitive.
    guard scheme.lowercased() == "bearer", matches(Array(shown.utf8)) else {
      throw .unauthorized(
        "This is not the token of the configuration.", challenge: "Bearer error=\"invalid_token\"")
    }
  }

  /// Whether the tokens are the same, in a time that depends only on the length of what was shown.
  func matches(_ shown: [UInt8]) -> Bool {
    var difference = UInt8(shown.count == token.count ? 0 : 1)
    for (index, byte) in shown.enumerated() {
      difference |= byte ^ (token.isEmpty ? 0xFF : token[index % token.count])
    }
    return difference == 0 && !token.isEmpty
  }
}
