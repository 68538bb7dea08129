import HTTP

extension Endpoint.Body {
  /// An example of this type.
  func example(of type: MediaType) -> [UInt8]? {
    if type == .json, let json { return Array(json.utf8) }
    return Self.usual(type)
  }

  /// A body of this type that every endpoint which takes it understands; of what is no JSON, as a JSON string.
  private static func usual(_ type: MediaType) -> [UInt8]? {
    switch type {
    case .json: Array(#"{"text":"Police in Oslo held 120 people on Friday.","published":"2024-03-01"}"#.utf8)
    case .ndjson: Array(#""{\"id\":\"oslo\",\"text\":\"Police in Oslo held 120 people on Friday.\"}\n""#.utf8)
    case .plainText: Array(#""Arrests in Oslo\nPolice in Oslo held 120 people on Friday.""#.utf8)
    case .html:
      Array(
        #""<html><head><title>Arrests in Oslo</title></head><body><p>Police in Oslo held 120 people on Friday.</p></body></html>""#
          .utf8)
    case .multipartForm:
      Array(#"{"text":"Police in Oslo held 120 people on Friday.","published":"2024-03-01"}"#.utf8)
    default: nil
    }
  }
}
