import Facts
import Foundation
import HTTP
import Repository
import Testing

@testable import API

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension XMLElement {
  /// The value of an attribute; `attribute(forName:)` finds none of an element in a namespace.
  fileprivate func value(of name: String) -> String? { attributes?.first { $0.name == name }?.stringValue }
}

@Suite("The network of those in the same events")
struct NetworkTests {
  private let client: Client

  init() throws { client = try Client() }

  @Test func nodesAndEdges() throws {
    let answer = try client.get("/v1/connections?type=organization,place")
    #expect(answer.status == 200, "\(answer.text)")
    let nodes = try #require(answer.object["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["id"] as? String } == ["oslo", "police"])
    #expect(nodes.map { $0["eventCount"] as? Int } == [2, 2])
    let edges = try #require(answer.object["edges"] as? [[String: Any]])
    #expect(edges.count == 1 && edges[0]["eventCount"] as? Int == 2)
    #expect(edges[0]["source"] as? String == "oslo" && edges[0]["targetName"] as? String == "Police")
    #expect(edges[0]["events"] as? [String] == ["2024-03-02-oslo-held", "2024-03-01-oslo-held"])
    let page = try #require(answer.object["page"] as? [String: Int])
    #expect(page == ["total": 1, "limit": 100, "events": 3])
  }

  @Test(
    "what narrows it",
    arguments: [
      ("", 0), ("type=organization,place&minEvents=3", 0), ("type=place&minEvents=1", 0),
      ("type=organization&type=place&to=2024-03-01", 0),
      ("type=organization,place&to=2024-03-01&minEvents=1", 1),
      ("type=organization,place&eventType=RESIGN&minEvents=1", 0),
      ("type=organization,place&place=oslo&source=Test%20Wire", 1),
    ])
  func narrowed(_ query: String, _ edges: Int) throws {
    let answer = try client.get("/v1/connections" + (query.isEmpty ? "" : "?" + query))
    #expect((answer.object["edges"] as? [Any])?.count == edges, "\(answer.text)")
  }

  @Test("what leaves only the events of one", arguments: [("oslo", 1), ("ola-hansen", 0), ("nobody", 0)])
  func ofOne(_ id: String, _ edges: Int) throws {
    let answer = try client.get("/v1/connections?type=organization,place&minEvents=1&participant=\(id)")
    #expect((answer.object["edges"] as? [Any])?.count == edges, "\(answer.text)")
  }

  @Test("a page with a drawing, the same as a table, and the whole to take away")
  func asAPage() throws {
    let page = try client.get("/v1/connections?type=organization,place", accept: "text/html")
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    for words in [
      "<svg class=\"network\"", "<line class=\"edge\"", "<title>Oslo and Police: 2 events</title>",
      "<a class=\"node place\" href=\"/v1/places/oslo\">", "<polygon points=",
      "<td><a class=\"fact organization\" href=\"/v1/organizations/police\">Police</a></td><td>2</td>",
      "href=\"/v1/connections?type=organization%2Cplace&amp;limit=1000&amp;format=graphml\"",
      "1 pair in 3 events",
    ] { #expect(page.text.contains(words), "\(words)") }
    let again = try client.get("/v1/connections.html?type=organization,place")
    #expect(again.text == page.text)
    let none = try client.get("/v1/connections.html?type=organization")
    #expect(none.status == 200 && !none.text.contains("<svg"))
  }

  @Test func asATable() throws {
    #expect(
      try client.get("/v1/connections.csv?type=organization,place").text
        == "source,sourceName,sourceKind,target,targetName,targetKind,eventCount,events\r\n"
        + "oslo,Oslo,place,police,Police,organization,2,2024-03-02-oslo-held; 2024-03-01-oslo-held\r\n")
  }

  @Test func asGraphML() throws {
    let answer = try client.get("/v1/connections.graphml?type=organization,place")
    #expect(answer.headers[.contentType] == "application/graphml+xml")
    #expect(
      answer.headers[.contentDisposition]
        == "inline; filename=\"connections-type-organization-place.graphml\"")
    let root = try #require(try XMLDocument(data: Data(answer.body)).rootElement())
    let declared = Set(root.elements(forName: "key").compactMap { $0.value(of: "id") })
    let graph = try #require(root.elements(forName: "graph").first)
    let nodes = graph.elements(forName: "node")
    let names = nodes.compactMap { $0.value(of: "id") }
    #expect(names == ["place/oslo", "organization/police"])
    let edges = graph.elements(forName: "edge")
    for edge in edges {
      #expect(names.contains(edge.value(of: "source") ?? ""))
      #expect(names.contains(edge.value(of: "target") ?? ""))
    }
    let data = (nodes + edges).flatMap { $0.elements(forName: "data") }
    #expect(edges.count == 1 && data.count == 8)
    #expect(data.allSatisfy { declared.contains($0.value(of: "key") ?? "") })
  }

  @Test(
    "what is no query", arguments: ["type=group", "minEvents=0", "limit=1001", "format=jsonld", "actor=x"])
  func refused(_ query: String) throws {
    #expect(try client.get("/v1/connections?\(query)").status == 400)
  }

  @Test func theStrongestEdgesComeFirstAndTheLimitKeepsThem() throws {
    let repository = Repository(extractor: Client.extractor)
    let names = ["Anna Vik", "Bo Lund", "Cato Moe", "Dag Ness"]
    for first in names.indices {
      for second in names.indices where first < second {
        for number in 0..<(first + second) {
          repository.insert([Self.meeting("m\(first)\(second)\(number)", [names[first], names[second]])])
        }
      }
    }
    let whole = try repository.snapshot.network(minEvents: 2, limit: 10)
    #expect(whole.edges.map(\.eventCount) == [5, 4, 3, 3, 2])
    #expect(whole.edges.prefix(3).map(\.source.name) == ["Cato Moe", "Bo Lund", "Anna Vik"])
    let part = try repository.snapshot.network(minEvents: 2, limit: 1)
    #expect(part.edges == [whole.edges[0]] && part.edgeCount == 5)
    #expect(part.nodes.map(\.entity.name) == ["Cato Moe", "Dag Ness"])
  }

  /// An article with a meeting of its own day.
  private static func meeting(_ id: String, _ names: [String]) -> ArticleFacts {
    let text = names.joined(separator: " met ") + "."
    var facts = ArticleFacts(article: Article(id: id, text: text))
    func span(_ words: String) -> Facts.Span {
      let start = text.range(of: words).map {
        text.unicodeScalars.distance(from: text.startIndex, to: $0.lowerBound)
      }
      return Facts.Span(
        article: id, start: start ?? 0, end: (start ?? 0) + words.unicodeScalars.count, text: words)
    }
    facts.people = names.map {
      Person(id: Folding.slug($0), name: $0, articles: [id], mentions: [span($0)])
    }
    let actors = names.map {
      EntityReference(name: $0, kind: .person, id: Folding.slug($0), span: span($0))
    }
    facts.events = [
      Event(
        id: "\(id)-e1", kind: .consult, summary: "\(text)", trigger: span("met"), sentence: span(text),
        actors: [actors[0]], recipients: [actors[1]], articles: [id], mentions: [span("met")])
    ]
    return facts
  }
}
