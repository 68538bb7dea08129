import HTTP

/// An answer as a file: what a browser calls it when it is kept.
enum Download {
  private static let longestName = 80

  /// The value of `Content-Disposition` (RFC 6266): a table or stream is a file to keep, a document one to look at.
  static func disposition(_ words: [String], _ form: Representation) -> String {
    let kind = form == .csv || form == .ndjson ? "attachment" : "inline"
    return "\(kind); filename=\"\(name(words)).\(form.word)\""
  }

  /// Letters, digits and hyphens: safe in the field, and as the name of a file anywhere.
  private static func name(_ words: [String]) -> String {
    var name = ""
    for byte in words.joined(separator: "-").utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: name.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x41...0x5A: name.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      default: if !name.hasSuffix("-") { name += "-" }
      }
      if name.utf8.count == longestName { break }
    }
    return name.split(separator: "-").joined(separator: "-")
  }

  /// The words for a list: what it is a list of, and what it is narrowed to.
  static func words(_ scope: ListScope) -> [String] {
    scope.path.split(separator: "/").dropFirst().map(String.init)
      + scope.filters.flatMap { ["q", "sort"].contains($0.name) ? [$0.value] : [$0.name, $0.value] }
  }
}

extension Response {
  /// The same answer as a file, where the request names its form.
  func named(
    _ words: @autoclosure () -> [String], _ form: Representation, by request: Request
  ) throws(HTTPError) -> Response {
    try Representation.asked(by: request, among: [form]) == nil ? self : named(words(), form)
  }

  /// The same answer as a file.
  func named(_ words: [String], _ form: Representation) -> Response {
    guard form != .html else { return self }
    var response = self
    response.headers.append(.contentDisposition, Download.disposition(words, form))
    return response
  }
}
