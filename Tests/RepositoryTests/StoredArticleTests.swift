import Facts
import GeneratedNews
import Testing

@testable import Repository

@Suite("Stored article")
struct StoredArticleTests {
  @Test("facts come back as they went in")
  func roundTrip() {
    let news = GeneratedNews(seed: 3, articles: 50)
    for number in 0..<50 {
      let facts = news.facts(number)
      let stored = StoredArticle(facts)
      #expect(stored.facts == facts)
      #expect(StoredArticle(bytes: stored.bytes, contentHash: stored.contentHash).facts == facts)
      #expect(stored.figure(0) == facts.figures[0] || facts.figures.isEmpty)
    }
  }

  @Test("spans of text beyond ASCII, spans that do not fit, ranges, odd dates and numbers")
  func unusual() {
    let text = "Łódź\u{A0}😀 saw 10–20 strikes."
    var facts = ArticleFacts(article: Article(id: "ü/1", title: nil, source: "", text: text))
    facts.places = [
      Place(
        id: "lodz", name: "Łódź", articles: ["other", "ü/1"],
        mentions: [
          Span(article: "ü/1", start: 0, end: 4, text: "Łódź"),
          Span(article: "ü/1", start: 5, end: 6, text: "😀"),
          Span(article: "ü/1", start: 90, end: 20, text: "nowhere"),
          Span(article: "x", start: 0, end: 4, text: "Łódź"),
        ])
    ]
    facts.figures = [
      Figure(
        id: "f", span: Span(article: "ü/1", start: 11, end: 16, text: "10–20"), kind: .count,
        amount: .range(min: -10.5, max: 1e300), change: .down,
        date: PartialDate(
          from: nil, to: PartialDate.Point(year: -5, unknownYearDigits: 1), isApproximate: true),
        place: EntityReference(name: "Lodz", kind: .place, id: "lodz"), articles: [])
    ]
    facts.dates = [DateMention(span: Span(article: "ü/1", start: 0, end: 0, text: ""), date: nil)]
    #expect(StoredArticle(facts).facts == facts)
  }

  @Test("no member of any fact is lost, whichever there are")
  func everyMember() {
    var count = 0
    let facts: ArticleFacts = FilledMembers.record(counting: &count)
    #expect(count > 200)
    #expect(StoredArticle(facts).facts == facts)
  }

  @Test("the block is not much larger than the text")
  func size() {
    let facts = GeneratedNews(seed: 3, articles: 50).facts(7)
    #expect(StoredArticle(facts).bytes.count < 4 * facts.article.text.utf8.count)
  }
}
