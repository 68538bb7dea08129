import HTTP

/// A form in which an answer can go out.
enum Representation: String, Sendable, CaseIterable {
  case json, linkedData, csv, ndjson, html, atom, graphML

  var mediaType: MediaType {
    switch self {
    case .json: .json
    case .linkedData: .linkedDataJSON
    case .csv: .csv
    case .ndjson: .ndjson
    case .html: .html
    case .atom: .atom
    case .graphML: .graphML
    }
  }

  /// The name of the form: a value of `format`, and a suffix of paths.
  var word: String {
    switch self {
    case .json: "json"
    case .linkedData: "jsonld"
    case .csv: "csv"
    case .ndjson: "ndjson"
    case .html: "html"
    case .atom: "atom"
    case .graphML: "graphml"
    }
  }

  /// The forms of one record, the standard one first.
  static let ofRecords: [Representation] = [.json, .linkedData, .csv, .html]
  /// The forms of a list of records.
  static let ofLists: [Representation] = [.json, .ndjson, .csv, .linkedData, .html]
  /// The forms of a list of what articles date.
  static let ofDatedLists: [Representation] = ofLists + [.atom]
  /// The forms of what was read out of a text.
  static let ofExtraction: [Representation] = [.json, .csv, .html]
  /// The forms of a list of what is no record of its own.
  static let ofTables: [Representation] = [.json, .ndjson, .csv, .html]

  /// The form out of these that a request names, by the suffix of its path or by `format`; nil where it names none, or
  /// none of these.
  static func asked(by request: Request, among forms: [Representation]) throws(HTTPError) -> Representation? {
    let format = request.rawQuery == nil ? nil : try request.query["format"]
    guard let word = request.suffix ?? format else { return nil }
    try check(format, behind: word)
    return forms.first { $0.word == word }
  }

  /// Refuses a `format` that is not what the path ends in.
  static func check(_ format: String?, behind word: String) throws(HTTPError) {
    guard format == nil || format == word else {
      throw .parameter("format", "The path ends in \".\(word)\", which is another form.")
    }
  }

  /// The id and the form where the name of a form stands behind an id and a dot.
  static func named(behind id: String, among forms: [Representation]) -> (id: String, form: Representation)? {
    guard let dot = id.utf8.lastIndex(of: UInt8(ascii: ".")), dot > id.startIndex else { return nil }
    let word = id[id.utf8.index(after: dot)...]
    return forms.first { $0.word == word }.map { (String(id[..<dot]), $0) }
  }

  /// The form out of these that a request names, or else the one that the client likes best (RFC 9110 section
  /// 12.5.1); the first without a wish.
  static func preferred(by request: Request, among forms: [Representation]) throws(HTTPError)
    -> Representation
  {
    if let form = try asked(by: request, among: forms) { return form }
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
    case .atom: 5
    case .graphML: 6
    }
  }

  /// What a list is worth to take away as: each form with what a reader calls it.
  var label: String {
    switch self {
    case .json: "JSON"
    case .linkedData: "JSON-LD"
    case .csv: "CSV"
    case .ndjson: "NDJSON"
    case .html: "page"
    case .atom: "Feed"
    case .graphML: "GraphML"
    }
  }

  /// The fields of a 304 (RFC 9110 section 15.4.5).
  var headersOfNotModified: Headers { hasWholeAddresses ? Self.commonByHost : Self.common }

  /// Whether there are addresses in it at the host that was asked, so that another host has another answer.
  private var hasWholeAddresses: Bool { self == .linkedData || self == .atom }

  private static let common = Headers([(.vary, "Accept"), (.cacheControl, "no-cache")])
  private static let commonByHost = Headers([(.vary, "Accept, Host"), (.cacheControl, "no-cache")])

  private static let made: [Headers] = allCases.map { form in
    var headers = Headers([(.contentType, form.mediaType.description)])
    headers.append(form.headersOfNotModified)
    return headers
  }
}

extension Route.Options {
  /// Options of a list that has these forms: each may stand behind its path.
  static func list(_ forms: [Representation], _ lane: @escaping @Sendable (Request) -> Lane?) -> Route.Options
  {
    var options = Route.Options(lane: lane)
    options.suffixes = forms.map(\.word)
    return options
  }
}
