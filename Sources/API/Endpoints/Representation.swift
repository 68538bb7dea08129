import HTTP

/// A form in which an answer can go out.
enum Representation: String, Sendable, CaseIterable {
  case json, linkedData, csv, ndjson, html

  var mediaType: MediaType {
    switch self {
    case .json: .json
    case .linkedData: .linkedDataJSON
    case .csv: .csv
    case .ndjson: .ndjson
    case .html: .html
    }
  }

  /// The forms of one record, the standard one first.
  static let ofRecords: [Representation] = [.json, .linkedData, .html]
  /// The forms of a list of records.
  static let ofLists: [Representation] = [.json, .ndjson, .csv, .linkedData, .html]
  /// The forms of a list of what is no record of its own.
  static let ofTables: [Representation] = [.json, .ndjson, .csv, .html]

  /// The form out of these that the client likes best (RFC 9110 section 12.5.1); the first without a wish.
  static func preferred(by request: Request, among forms: [Representation]) throws(HTTPError)
    -> Representation
  {
    guard request.headers.contains(.accept) else { return forms[0] }
    let type = try request.preferredType(among: forms.map(\.mediaType))
    return forms.first { $0.mediaType == type } ?? forms[0]
  }

  /// The fields of a 200 in this form, made once: a response copies them.
  var headers: Headers { Self.made[index] }

  /// The position among all forms.
  var index: Int {
    switch self {
    case .json: 0
    case .linkedData: 1
    case .csv: 2
    case .ndjson: 3
    case .html: 4
    }
  }

  /// The fields of a 304 (RFC 9110 section 15.4.5).
  var headersOfNotModified: Headers { Self.common }

  private static let common = Headers([(.vary, "Accept"), (.cacheControl, "no-cache")])

  private static let made: [Headers] = allCases.map { form in
    var headers = Headers([(.contentType, form.mediaType.description)])
    headers.append(common)
    return headers
  }
}
