import Foundation
import HTTP
import Testing

@testable import API
@testable import Repository

@Suite struct FacetListTests {
  let client: Client
  init() throws { client = try Client() }

  private func counts(_ answer: Client.Answer, _ name: String) -> [[String: Any]] {
    let facets = answer.object["counts"] as? [String: [String: Any]]
    return facets?[name]?["values"] as? [[String: Any]] ?? []
  }

  @Test(arguments: [
    "/v1/events?counts=type,status,place,day,week,month", "/v1/figures?counts=kind,unit,place,month",
    "/v1/quotes?counts=kind,speaker,month", "/v1/articles?counts=source,language,month",
    "/v1/people?counts=role", "/v1/organizations?counts=kind,place", "/v1/places?counts=country",
    "/v1/events?type!=COERCE&counts=type,status,month", "/v1/articles?source!=nobody&counts=source,month",
    "/v1/people/ola-hansen/events?counts=type", "/v1/events?status=actual&from=2024&counts=type,month",
  ])
  func everyCountIsTheTotalOfTheListItLeadsTo(_ target: String) throws {
    let answer = try client.get(target)
    #expect(answer.status == 200, "\(answer.text)")
    let facets = try #require(answer.object["counts"] as? [String: [String: Any]])
    #expect(
      Set(facets.keys) == Set(target.components(separatedBy: "counts=")[1].components(separatedBy: ",")))
    for (name, _) in facets {
      let values = counts(answer, name)
      #expect(!values.isEmpty, "\(name)")
      for value in values {
        let list = try #require((value["links"] as? [String: String])?["list"], "\(name)")
        let page = try client.get(list).object["page"] as? [String: Any]
        #expect(page?["total"] as? Int == value["count"] as? Int, "\(list)")
      }
    }
  }

  @Test func countsAreWrittenAsTheyAreDescribed() throws {
    let answer = try client.get("/v1/events?type=COERCE&counts=status,place&limit=1&fields=id")
    let text = answer.text
    #expect(
      text.hasSuffix(
        #""counts":{"status":{"values":[{"value":"actual","count":2,"links":{"list":"/v1/events?type=COERCE&limit=1&fields=id&status=actual"}}]},"#
          + #""place":{"values":[{"value":"oslo","name":"Oslo","count":2,"links":{"list":"/v1/events?type=COERCE&limit=1&fields=id&place=oslo"}}]}}}"#
      ), "\(text)")
  }

  @Test func aListCanComeAsSeveralParameters() throws {
    let one = try client.get("/v1/events?type=COERCE,RESIGN&limit=1")
    let many = try client.get("/v1/events?type=COERCE&limit=1&type=RESIGN")
    #expect(
      one.data.count == 1 && one.object["page"] as? NSDictionary == many.object["page"] as? NSDictionary)
    #expect(try client.get("/v1/events?type=COERCE&type=COERCE").status == 400)
    let bad = try client.get("/v1/events?type=COERCE&type=RIOT")
    #expect(bad.status == 400 && bad.object["parameter"] as? String == "type")
    #expect(try client.get("/v1/events?sort=id&sort=id").status == 400)
    #expect(try client.get("/v1/people?counts=age").status == 400)
    #expect(try client.get("/v1/search?q=a&counts=kind").status == 400)
  }

  @Test func aPageHasCountsThatNarrowAndFiltersThatGo() throws {
    let page = try client.get("/v1/events?type=COERCE&place=oslo", accept: "text/html").text
    #expect(page.contains("<a class=\"chip date\" href=\"/v1/events?place=oslo\">type: coercion "))
    #expect(page.contains("<a class=\"chip date\" href=\"/v1/events?type=COERCE\">place: Oslo "))
    #expect(
      page.contains(
        "<a href=\"/v1/events?place=oslo\" aria-current=\"true\"><span>coercion</span> <span class=\"count\">2</span></a>"
      ))
    #expect(
      page.contains(
        "<a href=\"/v1/events?type=COERCE&amp;place=oslo&amp;status=actual\"><span>happened</span>"))
    #expect(page.contains("aria-label=\"How many by day\""))
    let both = try client.get("/v1/events?type=COERCE", accept: "text/html").text
    #expect(both.contains("href=\"/v1/events?type=COERCE%2CRESIGN\"><span>resignation</span>"))
  }

  @Test func aNameWithACommaIsOneValueOfAList() throws {
    let facet = Facet(name: .source, counts: [])
    let setting = facet.setting(Facet.Count(value: "the \"star\", inc", count: 1))
    #expect(setting?.items.map(\.value) == [#""the ""star"", inc""#])
    let page = try client.get("/v1/articles?source=%22a,b%22,c", accept: "text/html").text
    #expect(page.contains("<a class=\"chip date\" href=\"/v1/articles?source=c\">"))
    #expect(page.contains("<a class=\"chip date\" href=\"/v1/articles?source=%22a%2Cb%22\">"))
    #expect(
      page.contains("href=\"/v1/articles?source=%22a%2Cb%22%2Cc%2Ctest%20wire\"><span>Test Wire</span>"))
  }

  @Test func aPersonHasAHistory() throws {
    let page = try client.get("/v1/people/ola-hansen", accept: "text/html").text
    #expect(page.contains("<h2>Articles over time</h2>"))
    #expect(
      page.contains(
        "<a href=\"/v1/people/ola-hansen/events?from=2024-03-01&amp;to=2024-03-01\"><title>1 March 2024: 1</title>"
      ))
  }
}
