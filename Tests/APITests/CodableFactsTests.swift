import API
import Extraction
import Facts
import Foundation
import GeneratedNews
import Repository
import SampleCorpus
import Testing

/// Swift's coders and the service's own writer give one form of the facts.
@Suite struct CodableFactsTests {
  private static let facts: [ArticleFacts] = {
    var count = 0
    let start = sample_corpus(&count)
    let lines = Data(bytes: start!, count: count).split(separator: 0x0A)
    return lines.compactMap { try? JSONDecoder().decode(Article.self, from: $0) }.map(Client.extractor.facts)
  }()

  private func object(_ json: Data) throws -> NSDictionary {
    try #require(JSONSerialization.jsonObject(with: json) as? NSDictionary)
  }

  @Test func theCoderWritesWhatIsServed() throws {
    #expect(Self.facts.count == 14)
    for facts in Self.facts + [Self.rare] {
      #expect(try object(JSONEncoder().encode(facts)) == object(Data(facts.json())))
    }
  }

  @Test func theCoderReadsWhatIsServed() throws {
    for facts in Self.facts + [Self.rare] {
      #expect(try JSONDecoder().decode(ArticleFacts.self, from: Data(facts.json())) == facts)
    }
  }

  @Test func noMemberIsLost() throws {
    var count = 0
    let facts: ArticleFacts = FilledMembers.record(counting: &count)
    #expect(count > 200)
    #expect(try object(JSONEncoder().encode(facts)) == object(Data(facts.json())))
    #expect(try JSONDecoder().decode(ArticleFacts.self, from: Data(facts.json())) == facts)
    #expect(try FactsReader.facts(of: facts.json()[...]) == facts)
  }

  /// What the sample has too little of: facts left out, empty texts, open and approximate dates.
  private static let rare: ArticleFacts = {
    let span = Facts.Span(article: "a", start: 0, end: 1, text: "x")
    var facts = ArticleFacts(article: Article(id: "a", byline: "A. Writer", text: "x"))
    facts.events = [
      Event(
        id: "e", kind: .win, summary: "", trigger: span, sentence: span, confidence: 0.07,
        headline: TitleSpan(article: "a", start: 0, end: 4, text: "wins"))
    ]
    facts.figures = [
      Figure(
        id: "f", span: span, kind: .money, amount: .range(min: 0.1, max: 1e12), change: .down, trend: .up,
        date: PartialDate(edtf: "../2019~"))
    ]
    facts.dates = [
      DateMention(span: span, date: PartialDate(edtf: "199X")), DateMention(span: span, date: nil),
    ]
    facts.omitted = ["events": 3]
    return facts
  }()

  @Test func anEmptyTextIsUnknown() throws {
    let article = Article(id: "a", title: "", text: "")
    #expect(
      String(decoding: try JSONEncoder().encode(article), as: UTF8.self).contains("title") == false)
  }

  @Test(arguments: [
    (#""edtf":"soon""#, "\"soon\" is no date in EDTF", "dates.0.edtf"),
    (#""edtf":5"#, "String", "dates.0.edtf"),
  ])
  func anErrorNamesTheField(_ member: String, _ reason: String, _ path: String) throws {
    let json = """
      {"article":{"id":"a","text":"x"},"people":[],"organizations":[],"places":[],"events":[],"figures":[],
      "quotes":[],"dates":[{"span":{"article":"a","start":0,"end":1,"text":"x"},\(member)}]}
      """
    do {
      _ = try JSONDecoder().decode(ArticleFacts.self, from: Data(json.utf8))
      Issue.record("read")
    } catch DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context) {
      #expect(
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
          == path)
      #expect(context.debugDescription.contains(reason))
    }
  }
}
