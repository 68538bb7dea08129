import API
import Facts
import Foundation
import HTTP
import Testing

@Suite struct ArticleFactsJSONTests {
  private func span(_ start: Int, _ text: String) -> Facts.Span {
    Facts.Span(article: "a", start: start, end: start + text.unicodeScalars.count, text: text)
  }

  @Test func aBareArticleHasEveryListAndNothingElse() {
    let facts = ArticleFacts(article: Article(id: "a", text: "Two words."))
    #expect(
      String(decoding: facts.json(), as: UTF8.self) == """
        {"article":{"id":"a","wordCount":2,"text":"Two words."},"people":[],"organizations":[],"places":[],\
        "events":[],"figures":[],"quotes":[],"dates":[]}
        """)
  }

  @Test func emptyTextsAreLeftOut() {
    let facts = ArticleFacts(article: Article(id: "a", title: "", source: "Reuters", text: ""))
    #expect(
      String(decoding: facts.json(), as: UTF8.self).hasPrefix(
        #"{"article":{"id":"a","source":"Reuters","wordCount":0,"text":""},"people""#))
  }

  @Test func everyMemberHasItsContractName() throws {
    let reference = EntityReference(name: "Oslo", kind: .place, id: "oslo", span: span(0, "Oslo"))
    let attribution = Attribution(name: "police", verb: "say", span: span(0, "police say"))
    var facts = ArticleFacts(article: Article(id: "a", text: "x"))
    facts.people = [
      Person(
        id: "p", name: "P", aliases: ["Q"],
        roles: [Person.Role(title: "mayor", of: "Oslo", status: .former, evidence: span(3, "ex-mayor"))],
        age: 60, articles: ["a"], mentions: [span(0, "P")])
    ]
    facts.events = [
      Event(
        id: "e", kind: .coerce, mode: "arrest", summary: "s", trigger: span(0, "t"), sentence: span(0, "t."),
        actors: [reference], place: reference, date: PartialDate(edtf: "XXXX-01-05"), dateText: "5 January",
        status: .planned, confidence: 0.75, isMain: true, attribution: attribution, figures: ["f"],
        articles: ["a"],
        headline: TitleSpan(article: "a", start: 6, end: 12, text: "arrest"))
    ]
    facts.figures = [
      Figure(
        id: "f", span: span(0, "1,000 to 10,000"), kind: .count, amount: .range(min: 1000, max: 10000),
        modifier: .between, change: .up, unit: "person", counted: "people held", event: "e"),
      Figure(id: "g", span: span(0, "2.5%"), kind: .percent, amount: .value(2.5), unit: "percent"),
    ]
    facts.quotes = [Quote(id: "q", span: span(2, "no"), kind: .direct, speaker: reference, verb: "say")]
    facts.dates = [DateMention(span: span(0, "Monday"), date: nil)]
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(facts.json(pretty: true))) as? [String: Any])

    func first(_ key: String) throws -> [String: Any] {
      try #require((object[key] as? [[String: Any]])?.first)
    }
    let person = try first("people")
    #expect(person["mentionCount"] as? Int == 1)
    let role = try #require((person["roles"] as? [[String: Any]])?.first)
    #expect(Set(role.keys) == ["title", "of", "status", "evidence"])
    let event = try first("events")
    #expect(event["type"] as? String == "COERCE")
    #expect(event["date"] as? String == "XXXX-01-05")
    #expect((event["attribution"] as? [String: Any])?.keys.sorted() == ["name", "span", "verb"])
    #expect((event["actors"] as? [[String: Any]])?.first?.keys.sorted() == ["id", "kind", "name", "span"])
    #expect(event["confidence"] as? Double == 0.75 && event["main"] as? Bool == true)
    #expect((event["headline"] as? [String: Any])?["titleStart"] as? Int == 6)
    let figure = try first("figures")
    #expect(figure["value"] == nil)
    #expect(figure["min"] as? Double == 1000)
    #expect(figure["max"] as? Double == 10000)
    #expect(figure["of"] as? String == "people held")
    #expect((object["figures"] as? [[String: Any]])?.last?["value"] as? Double == 2.5)
    #expect(try first("quotes")["text"] as? String == "no")
    #expect(try first("dates").keys.sorted() == ["span", "text"])
  }
}
