import HTTP
import Testing

@Suite struct ParameterTests {
  let client: Client
  init() throws { client = try Client() }

  @Test(arguments: [
    ("/v1/people?colour=red", "colour", "role"), ("/v1/events?type=RIOT", "type", "PROTEST"),
    ("/v1/events?type=", "type", "PROTEST"), ("/v1/events?type=CRIME,CRIME", "type", "CRIME"),
    ("/v1/people?sort=age", "sort", "-mentionCount"), ("/v1/people?fields=id,agee", "fields", "age"),
    ("/v1/people?Limit=1", "Limit", "limit"), ("/v1?x=1", "x", ""), ("/healthz?x", "x", ""),
    ("/openapi.json?x", "x", ""),
  ])
  func aProblemNamesTheParameterAndWhatThereIs(_ target: String, _ name: String, _ known: String) throws {
    let answer = try client.get(target)
    #expect(answer.status == 400)
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(answer.object["parameter"] as? String == name)
    let list = try #require(answer.object["known"] as? [String])
    #expect(known.isEmpty ? list.isEmpty : list.contains(known))
  }

  @Test(arguments: [
    ("/v1/people?limit=0", "limit"), ("/v1/people?limit=501", "limit"), ("/v1/people?limit=+5", "limit"),
    ("/v1/people?limit=%2B5", "limit"), ("/v1/people?limit=1e1", "limit"), ("/v1/people?limit=", "limit"),
    ("/v1/people?limit=99999999999999999999", "limit"), ("/v1/people?limit=1&limit=1", "limit"),
    ("/v1/events?from=2022-13-01", "from"), ("/v1/events?from=yesterday", "from"),
    ("/v1/events?to=2022-02-30", "to"), ("/v1/events?to=2022-21", "to"), ("/v1/events?to=199X", "to"),
    ("/v1/figures?min=NaN", "min"), ("/v1/figures?max=inf", "max"), ("/v1/figures?min=0x10", "min"),
    ("/v1/people?q=", "q"), ("/v1/search", "q"), ("/v1/search?q=a&typeahead=yes", "typeahead"),
  ])
  func aBadValueNamesItsParameter(_ target: String, _ name: String) throws {
    let answer = try client.get(target)
    #expect(answer.status == 400)
    #expect(answer.object["parameter"] as? String == name)
    #expect((answer.object["detail"] as? String)?.contains("\"\(name)\"") == true)
  }

  @Test(arguments: [
    "/v1/people?limit=500", "/v1/events?from=2022&to=2022-01-05",
    "/v1/events?type=CRIME,COERCE&status=actual",
    "/v1/figures?min=-1.5e3&max=10", "/v1/people?sort=-name", "/v1/articles?expand=people,dates",
    "/v1/people?role=prime%20minister&organization=x&article=y&q=z",
    "/v1/search?q=%22a%20b%22&kind=person,event",
  ])
  func aGoodOneIsTaken(_ target: String) throws {
    #expect(try client.get(target).status == 200)
  }

  @Test(arguments: [
    ("/v1/", "/v1"), ("/v1/events/?type=CRIME", "/v1/events?type=CRIME"),
    ("/v1/people/ola-hansen///", "/v1/people/ola-hansen"),
  ])
  func aSlashTooManyLeadsToThePathWithout(_ target: String, _ location: String) throws {
    let answer = try client.get(target)
    #expect(answer.status == 308 && answer.headers[.location] == location)
    #expect(try client.get("//v1/").status == 404)
  }

  @Test func theFrontPageIsTheMapForPrograms() throws {
    #expect(try client.get("/", accept: "application/json").body == client.get("/v1").body)
    #expect(try client.get("/", accept: "text/html").text.hasPrefix("<!doctype html>"))
    #expect(try client.get("/", accept: "image/png").status == 406)
  }
}
