import HTTP

/// Answers of the service over the sample corpus, for the OpenAPI document: the file `examples.tsv`, in which a
/// line is the name of an answer, a tab and its JSON. A test fails where one is not what the service answers;
/// with `DATELINE_UPDATE_EXAMPLES` set it writes the file.
struct Examples: Sendable {
  private var answers: [String: [UInt8]] = [:]

  /// The examples that travel in the binary.
  static let embedded = Examples(AssetEndpoints.bytes(of: "examples.tsv"))

  init(_ file: [UInt8]) {
    for line in file.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      answers[String(decoding: line[..<tab], as: UTF8.self)] = Array(line[(tab + 1)...])
    }
  }

  /// The types of which there are examples; of those that are no JSON, as a JSON string.
  static let types: [MediaType] = [.json, .linkedDataJSON, .ndjson, .csv]

  /// The name of the problem that stands for all.
  static let problem = "problem"

  /// The name of an answer.
  static func name(_ endpoint: Endpoint, _ status: Status, _ type: MediaType) -> String {
    "\(endpoint.operation) \(status.code) \(type.type)/\(type.subtype)"
  }

  subscript(name: String) -> [UInt8]? { answers[name] }
}
