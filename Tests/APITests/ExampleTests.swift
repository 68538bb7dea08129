import Foundation
import HTTP
import Testing

@testable import API

/// The examples of the OpenAPI document are what the service answers over the sample corpus. After a change that
/// is meant: `DATELINE_UPDATE_EXAMPLES=1 swift test --filter ExampleTests`.
@Suite struct ExampleTests {
  private let api: ServiceAPI
  private let client: Client

  init() throws {
    let service = try SampleService()
    api = service.api
    client = service.client
  }

  @Test func everyExampleIsWhatTheServiceAnswers() throws {
    var file = ""
    for endpoint in api.endpoints where endpoint.operation != DescriptionEndpoint.description.operation {
      for answer in endpoint.answers where (200..<300).contains(answer.status.code) {
        for (type, _) in answer.content where Examples.types.contains(type) {
          let name = Examples.name(endpoint, answer.status, type)
          let got = try ask(endpoint, for: type)
          #expect(got.status == Int(answer.status.code), "\(name): \(got.text)")
          file += "\(name)\t\(try Self.json(got, of: type))\n"
        }
      }
    }
    let problem = try client.send(.get, "/v1/events?type=RIOT", [(.xRequestID, "example")])
    file += "\(Examples.problem)\t\(problem.text)\n"
    if ProcessInfo.processInfo.environment["DATELINE_UPDATE_EXAMPLES"] != nil {
      try Self.write(file)
    } else {
      for line in file.split(separator: "\n") {
        let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
        #expect(Examples.embedded[parts[0]].map { String(decoding: $0, as: UTF8.self) } == parts[1])
      }
      #expect(AssetEndpoints.bytes(of: "examples.tsv").count == file.utf8.count)
    }
  }

  @Test func everyAnswerInJSONHasAnExampleThatIsNotEmpty() throws {
    let paths = try #require(
      client.get("/openapi.json").object["paths"] as? [String: [String: [String: Any]]])
    for (path, methods) in paths where path.hasPrefix("/v1") {
      for (method, operation) in methods {
        let answers = try #require(operation["responses"] as? [String: [String: Any]])
        for (status, answer) in answers where status.hasPrefix("2") {
          for (type, content) in answer["content"] as? [String: [String: Any]] ?? [:]
          where type == "application/json" {
            let example = try #require(content["example"] as? [String: Any], "\(method) \(path)")
            #expect((example["data"] as? [Any])?.isEmpty != true, "\(method) \(path)")
          }
        }
      }
    }
  }

  @Test func theExampleOfEveryBodyIsTaken() throws {
    for endpoint in api.endpoints {
      // A form is an object of its fields; ExtractTests send some.
      for (type, _) in endpoint.body?.content ?? [] where type != .multipartForm {
        let body = try Self.body(endpoint, type)
        let got = try client.send(
          endpoint.method, endpoint.path.replacing("{id}", with: "oslo"),
          [(.contentType, "\(type.type)/\(type.subtype)"), (.authorization, "Bearer secret")], body: body)
        #expect((200..<300).contains(got.status), "\(endpoint.operation) \(type): \(got.text)")
      }
    }
  }

  @Test func theDocumentStaysSmall() throws {
    #expect(try client.get("/openapi.json").body.count < 285_000)
  }

  /// Asks as the table of the endpoint says: with its example id, its required parameters, one record of a list.
  private func ask(_ endpoint: Endpoint, for type: MediaType) throws -> Client.Answer {
    var target = endpoint.path
    for parameter in endpoint.pathParameters {
      target = target.replacing("{\(parameter.name)}", with: parameter.example ?? "")
    }
    var query = endpoint.parameters.filter(\.isRequired).map {
      "\($0.name)=\(PercentCoding.encode($0.example ?? ""))"
    }
    if endpoint.parameters.contains(where: { $0.name == "limit" }) { query.append("limit=1") }
    if !query.isEmpty { target += "?" + query.joined(separator: "&") }
    var fields: [(FieldName, String)] = [(.accept, "\(type.type)/\(type.subtype)")]
    if endpoint.needsToken { fields.append((.authorization, "Bearer secret")) }
    if endpoint.body != nil { fields.append((.contentType, "application/json")) }
    return try client.send(
      endpoint.method, target, fields, body: endpoint.body == nil ? "" : try Self.body(endpoint, .json))
  }

  /// The example of a body of this type, as it is sent.
  private static func body(_ endpoint: Endpoint, _ type: MediaType) throws -> String {
    let example = try #require(endpoint.body?.example(of: type), "\(type)")
    guard type != .json else { return String(decoding: example, as: UTF8.self) }
    return try JSONDecoder().decode(String.self, from: Data(example))
  }

  /// The answer as JSON: what is no JSON as a string.
  private static func json(_ answer: Client.Answer, of type: MediaType) throws -> String {
    guard type == .csv || type == .ndjson else { return answer.text }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(answer.text), as: UTF8.self)
  }

  private static func write(_ file: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/PageAssets")
    try Data(file.utf8).write(to: folder.appending(path: "Data/examples.tsv"))
    // The build does not see a data file change; it sees this one.
    let assembly = folder.appending(path: "embed.S")
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: assembly.path)
  }
}
