import Extraction
import Facts
import Foundation
import HTTP
import Repository
import Testing

@testable import API

@Suite struct DescriptionTests {
  let client: Client
  let document: [String: Any]

  init() throws {
    client = try Client()
    document = try client.get("/openapi.json").object
  }

  private var paths: [String: [String: [String: Any]]] {
    document["paths"] as? [String: [String: [String: Any]]] ?? [:]
  }

  /// The parameters of an operation, those that it shares with others in the place of what refers to them.
  private func parameters(of operation: [String: Any]) throws -> [[String: Any]] {
    let components = try #require(document["components"] as? [String: Any])
    let shared = try #require(components["parameters"] as? [String: [String: Any]])
    return try (operation["parameters"] as? [[String: Any]] ?? []).map { parameter in
      guard let reference = parameter["$ref"] as? String else { return parameter }
      return try #require(shared[reference.replacing("#/components/parameters/", with: "")], "\(reference)")
    }
  }

  @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    let routes = Set(client.router.routes.map { "\($0.method.rawValue.lowercased()) \($0.template)" })
    let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } })
    #expect(routes == described)
  }

  @Test func operationsHaveNamesOfTheirOwn() {
    let names = paths.values.flatMap(\.values).compactMap { $0["operationId"] as? String }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty })
  }

  @Test func everyReferenceLeadsToAComponent() throws {
    let text = try client.get("/openapi.json").text
    let components = try #require(document["components"] as? [String: Any])
    let schemas = Set(try #require(components["schemas"] as? [String: Any]).keys)
    let prefix = "#/components/schemas/"
    for part in text.components(separatedBy: prefix).dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      #expect(schemas.contains(name), "\(name)")
    }
    #expect(Components.all.count == schemas.count)
  }

  @Test func everyDescribedParameterIsTakenAndNoOther() throws {
    for (path, methods) in paths where !path.contains("{") && path.hasPrefix("/v1/") {
      guard let get = methods["get"] else { continue }
      let parameters = try parameters(of: get)
      let names = parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String }
      let answer = try client.get("\(path)?surely-unknown=1")
      #expect(answer.status == 400)
      // What must not be is described with what must.
      let known = (answer.object["known"] as? [String] ?? []).filter { !$0.hasSuffix("!") }
      #expect(Set(known) == Set(names), "\(path)")
    }
  }

  /// `source` and `source_` are one name to a generator of clients, and so are `source` and `source!`.
  @Test func everyNameOfAParameterIsOneInAProgramToo() throws {
    for (path, methods) in paths {
      for (method, operation) in methods {
        let names = try parameters(of: operation).compactMap { $0["name"] as? String }
          .map { Folding.slug($0).replacing("-", with: "") }
        #expect(Set(names).count == names.count, "\(method) \(path): \(names)")
      }
    }
  }

  @Test(
    "fields that requests may have are described",
    arguments: [
      ("/v1/events", "get", ["If-None-Match"]), ("/v1/people/{id}", "get", ["If-None-Match"]),
      ("/v1/articles", "post", ["Idempotency-Key"]),
      ("/v1/articles/{id}", "put", ["If-Match", "If-None-Match"]),
    ])
  func fields(_ path: String, _ method: String, _ names: [String]) throws {
    let parameters = try parameters(of: #require(paths[path]?[method]))
    let fields = parameters.filter { $0["in"] as? String == "header" }.compactMap { $0["name"] as? String }
    #expect(fields == names)
  }

  @Test func listsMayComeAsSeveralParameters() throws {
    let parameters = try parameters(of: #require(paths["/v1/events"]?["get"]))
    let type = try #require(parameters.first { $0["name"] as? String == "type" })
    #expect(
      type["explode"] as? Bool == true && (type["schema"] as? [String: Any])?["type"] as? String == "array")
    #expect(try client.get("/v1/events?type=COERCE&type=RESIGN").status == 200)
  }

  @Test func examplesOfParametersAreTaken() throws {
    for (path, methods) in paths where !path.contains("{") && path.hasPrefix("/v1/") {
      for parameter in try methods["get"].map(parameters(of:)) ?? [] {
        guard let name = parameter["name"] as? String, let value = parameter["example"] else { continue }
        let example = (value as? [String])?.joined(separator: ",") ?? "\(value)"
        let needed = [("/v1/search", "q"), ("/v1/compare", "of")].first { $0 == path && $1 != name }
        let others = needed.map { "\($0.1)=2024-03-01-oslo-held&" } ?? ""
        let answer = try client.get("\(path)?\(others)\(name)=\(PercentCoding.encode(example))")
        // The one parameter whose example is the id of a record: of the sample, not of this corpus.
        let isElsewhere = path == "/v1/compare" && name == "of" && answer.status == 404
        #expect(answer.status == 200 || isElsewhere, "\(path) \(name)")
      }
    }
  }

  @Test func everyMemberOfARecordIsDescribed() throws {
    let components = try #require(document["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: [String: Any]])
    let records = [
      ("/v1/articles?expand=people,organizations,places,events,figures,quotes,dates", "ArticleRecord"),
      ("/v1/people?expand=merges", "PersonRecord"), ("/v1/organizations", "OrganizationRecord"),
      ("/v1/places", "PlaceRecord"), ("/v1/events?expand=reports", "EventRecord"),
      ("/v1/figures", "FigureRecord"),
      ("/v1/quotes", "QuoteRecord"),
    ]
    for (target, name) in records {
      let described = Set(try #require(schemas[name]?["properties"] as? [String: Any]).keys)
      for record in try client.get(target).data {
        #expect(Set(record.keys).isSubset(of: described), "\(name)")
      }
    }
  }

  @Test func everyMetricIsDescribed() throws {
    let details = try #require(paths["/metrics"]?["get"]?["description"] as? String)
    let metrics = try client.get("/metrics").text
    for family in MetricFamily.allCases {
      #expect(details.contains("`\(family.rawValue)`"))
      #expect(metrics.contains("# TYPE \(family.rawValue) \(family.kind.rawValue)\n"))
    }
    let written = metrics.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(written.count == MetricFamily.allCases.count)
  }
}
