/// A media type such as `application/json; charset=utf-8` (RFC 9110 section 8.3.1).
public struct MediaType: Sendable, Hashable, CustomStringConvertible {
  /// The top-level type, lower case.
  public let type: String

  /// The subtype, lower case.
  public let subtype: String

  /// The parameters in order; names lower case, values without quotes.
  public let parameters: [Parameter]

  /// One `name=value` of a media type.
  public struct Parameter: Sendable, Hashable {
    /// The name, lower case.
    public var name: String

    /// The value, quotes and escapes removed.
    public var value: String
  }

  /// Parses a media type; nil where the text is not one.
  public init?(_ text: String) {
    var scanner = FieldScanner(text)
    guard let parsed = MediaType(scanning: &scanner), scanner.isAtEnd else { return nil }
    self = parsed
  }

  /// Reads a media type with its parameters and leaves the scanner behind it.
  init?(scanning scanner: inout FieldScanner) {
    guard let type = scanner.token(), scanner.skip(ASCII.slash), let subtype = scanner.token() else {
      return nil
    }
    var parameters: [Parameter] = []
    scanner.skipWhitespace()
    while scanner.skip(ASCII.semicolon) {
      scanner.skipWhitespace()
      // RFC 9110 section 5.6.6 allows empty parameters.
      guard let name = scanner.token() else { continue }
      guard scanner.skip(ASCII.equals), let value = scanner.token() ?? scanner.quotedString() else {
        return nil
      }
      parameters.append(Parameter(name: name.lowercased(), value: value))
      scanner.skipWhitespace()
    }
    self.type = type.lowercased()
    self.subtype = subtype.lowercased()
    self.parameters = parameters
  }

  fileprivate init(_ type: String, _ subtype: String, charset: String? = nil) {
    self.type = type
    self.subtype = subtype
    parameters = charset.map { [Parameter(name: "charset", value: $0)] } ?? []
  }

  /// The text exposition format of Prometheus, version 0.0.4.
  public static let prometheus = MediaType(
    type: "text", subtype: "plain",
    parameters: [
      Parameter(name: "version", value: "0.0.4"), Parameter(name: "charset", value: "utf-8"),
    ])

  init(type: String, subtype: String, parameters: [Parameter]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// The value of a parameter by its lower-case name.
  public subscript(parameter name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// Whether type and subtype are the same, whatever the parameters.
  public func isSameType(as other: MediaType) -> Bool {
    type == other.type && subtype == other.subtype
  }

  /// The type as it stands in a field; values that are no tokens are quoted.
  public var description: String {
    var text = "\(type)/\(subtype)"
    for parameter in parameters {
      text += "; \(parameter.name)="
      if !parameter.value.isEmpty && parameter.value.utf8.allSatisfy(ByteClass.token.contains) {
        text += parameter.value
      } else {
        text += "\""
        for character in parameter.value.unicodeScalars {
          if character == "\"" || character == "\\" { text += "\\" }
          text.unicodeScalars.append(character)
        }
        text += "\""
      }
    }
    return text
  }
}

/// The types used here, by their common names.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension MediaType {
  public static let json = MediaType("application", "json")
  public static let problemJSON = MediaType("application", "problem+json")
  public static let linkedDataJSON = MediaType("application", "ld+json")
  public static let atom = MediaType("application", "atom+xml")
  public static let graphML = MediaType("application", "graphml+xml")
  public static let ndjson = MediaType("application", "x-ndjson")
  public static let openAPI = MediaType("application", "vnd.oai.openapi+json")
  public static let octetStream = MediaType("application", "octet-stream")
  public static let plainText = MediaType("text", "plain", charset: "utf-8")
  public static let html = MediaType("text", "html", charset: "utf-8")
  public static let css = MediaType("text", "css", charset: "utf-8")
  public static let javaScript = MediaType("text", "javascript", charset: "utf-8")
  public static let multipartForm = MediaType("multipart", "form-data")
  public static let csv = MediaType("text", "csv", charset: "utf-8")
  public static let svg = MediaType("image", "svg+xml")
}
