import Foundation
import HTTP
import Testing

@testable import API

/// A client that reads a whole list page by page gets what a client gets that asks for all of it as lines.
@Suite struct FullReadTests {
  @Test func pagesOfEveryListAreTogetherItsLines() throws {
    let service = try SampleService()
    var lists = 0
    for endpoint in service.api.endpoints where endpoint.parameters.contains(where: { $0.name == "cursor" }) {
      lists += 1
      var path = endpoint.path
      for parameter in endpoint.pathParameters {
        path = path.replacing("{\(parameter.name)}", with: parameter.example ?? "")
      }
      let query = endpoint.parameters.filter(\.isRequired).map {
        "\($0.name)=\(PercentCoding.encode($0.example ?? ""))&"
      }.joined()
      let lines = try service.client.get(
        "\(path)?\(query.dropLast(query.isEmpty ? 0 : 1))", accept: "application/x-ndjson")
      #expect(lines.status == 200)
      let expected = try lines.text.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
      }
      #expect(!expected.isEmpty, "\(path)")
      var read: [NSDictionary] = []
      var cursor: String? = ""
      while let next = cursor, read.count <= expected.count {
        let page = try service.client.get("\(path)?\(query)limit=7" + (next.isEmpty ? "" : "&cursor=\(next)"))
        read += page.data.map { $0 as NSDictionary }
        let place = try #require(page.object["page"] as? [String: Any])
        #expect(place["total"] as? Int == expected.count, "\(path)")
        cursor = place["next"] as? String
      }
      #expect(read == expected, "\(path)")
    }
    #expect(lists >= 15)
  }
}
