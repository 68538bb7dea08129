/// The transfer codings of a request's body (RFC 9112 section 6.1), in the order in which they were applied.
struct TransferCodings {
  private var count = 0
  private var chunkedCount = 0
  private var isLastChunked = false

  /// Adds the codings of one field: `transfer-coding = token *( OWS ";" OWS transfer-parameter )`, separated by
  /// commas. An element that is empty is refused, as it is by most who might stand in between: two that read a list
  /// differently find different ends of the body.
  mutating func append(_ value: Span<UInt8>) throws(HTTPError) {
    var scanner = FieldScanner(value)
    repeat {
      scanner.skipWhitespace()
      guard let coding = scanner.token() else {
        throw .badRequest("Transfer-Encoding is not a list of transfer codings.")
      }
      scanner.skipWhitespace()
      let hasParameters = scanner.peek == 0x3B
      if hasParameters { try skipParameters(&scanner) }
      guard scanner.isAtEnd || scanner.peek == ASCII.comma else {
        throw .badRequest("Transfer-Encoding is not a list of transfer codings.")
      }
      count += 1
      isLastChunked = coding.lowercased() == "chunked"
      if isLastChunked {
        chunkedCount += 1
        // RFC 9112 section 7.1: it has no parameters.
        if hasParameters { throw .badRequest("The transfer coding \"chunked\" has no parameters.") }
      }
    } while scanner.skip(ASCII.comma)
  }

  /// `*( OWS ";" OWS token BWS "=" BWS ( token / quoted-string ) )` (RFC 9112 section 7).
  private func skipParameters(_ scanner: inout FieldScanner) throws(HTTPError) {
    while scanner.skip(0x3B) {
      scanner.skipWhitespace()
      let name = scanner.token()
      scanner.skipWhitespace()
      let hasValue = scanner.skip(0x3D)
      scanner.skipWhitespace()
      guard name != nil, hasValue, scanner.quotedString() ?? scanner.token() != nil else {
        throw .badRequest("A parameter of Transfer-Encoding is not \"name=value\".")
      }
      scanner.skipWhitespace()
    }
  }

  /// Whether the body comes in chunks; false where no coding is named. Throws for any other list.
  var areChunked: Bool {
    get throws(HTTPError) {
      guard count > 0 else { return false }
      // RFC 9112 section 6.3 rule 4: without it the end of the body cannot be found; section 6.1: not twice.
      guard isLastChunked, chunkedCount == 1 else {
        throw .badRequest("The last transfer coding of a request must be \"chunked\", and no other.")
      }
      // RFC 9112 section 6.1: 501 for a coding that is not understood.
      guard count == 1 else {
        throw HTTPError(.notImplemented, "The only transfer coding this server takes is \"chunked\".")
      }
      return true
    }
  }
}
