import Extraction
import Facts

/// How well and how fast names are found: `Benchmarks names FILE.jsonl ...`, lines of
/// `{"text": ..., "spans": [[start, end, label], ...]}` with code point offsets.
///
/// PER, ORG and LOC count, by exact span; a leading "the" and a trailing "'s" are cut from both sides.
enum NamesBenchmark {
  private struct Line: Decodable {
    var text: String
    var spans: [Label]?
  }

  private struct Label: Decodable {
    var start: Int
    var end: Int
    var label: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      start = try values.decode(Int.self)
      end = try values.decode(Int.self)
      label = try values.decode(String.self)
    }
  }

  private struct Name: Hashable {
    var start: Int
    var end: Int
    var kind: EntityReference.Kind
  }

  private static let kinds: [(label: String, kind: EntityReference.Kind)] = [
    ("PER", .person), ("ORG", .organization), ("LOC", .place),
  ]

  static func run(_ paths: [String]) throws {
    let extractor = Extractor()
    for path in paths {
      let lines = try BenchmarkLines.read(Line.self, from: path)
      let articles = lines.enumerated().map { Article(id: "\($0.offset)", text: $0.element.text) }
      let words = articles.reduce(0) { $0 + $1.wordCount }
      var documents: [Document] = []
      var names: [[NameMention]] = []
      let reading = ProcessorClock.seconds { documents = articles.map(extractor.reader.read) }
      let tagging = ProcessorClock.seconds { names = documents.map { Self.names(in: $0, extractor) } }
      print("\(path)\t\(lines.count) texts, \(words) words")
      print("  reading\t\(rate(words, reading)) words/s\tnames\t\(rate(words, tagging)) words/s")
      score(lines, documents, names)
    }
  }

  /// The names as they are served, before coreference.
  private static func names(in document: Document, _ extractor: Extractor) -> [NameMention] {
    extractor.named(document).grammar.names
  }

  private static func rate(_ words: Int, _ seconds: Double) -> Int {
    Int(Double(words) / max(seconds, 1e-9))
  }

  private static func score(_ lines: [Line], _ documents: [Document], _ names: [[NameMention]]) {
    var scores: [EntityReference.Kind: SpanScore] = [:]
    var all = SpanScore()
    for (index, line) in lines.enumerated() {
      guard let spans = line.spans else { continue }
      let document = documents[index]
      let expected = Set(
        spans.compactMap { span in
          kinds.first { $0.label == span.label }.flatMap {
            trimmed(Name(start: span.start, end: span.end, kind: $0.kind), document.scalars)
          }
        })
      let found = Set(
        names[index].compactMap { name in
          let span = document.span(name.tokens)
          return trimmed(Name(start: span.start, end: span.end, kind: name.kind), document.scalars)
        })
      all.add(found: found, expected: expected)
      for (_, kind) in kinds {
        scores[kind, default: SpanScore()].add(
          found: found.filter { $0.kind == kind }, expected: expected.filter { $0.kind == kind })
      }
    }
    print("  \tprecision\trecall\tF1\tspans")
    for (label, kind) in kinds { print(row(label, scores[kind] ?? SpanScore())) }
    print(row("all", all))
  }

  private static func row(_ label: String, _ score: SpanScore) -> String {
    func text(_ percent: Double) -> String {
      let tenths = Int(percent * 10 + 0.5)
      return "\(tenths / 10).\(tenths % 10)"
    }
    return "  \(label)\t\(text(score.precision))\t\(text(score.recall))\t\(text(score.f1))\t\(score.expected)"
  }

  /// The name without a leading "the" and a trailing "'s"; nil when the offsets are none.
  private static func trimmed(_ name: Name, _ scalars: [Unicode.Scalar]) -> Name? {
    guard name.start >= 0, name.start < name.end, name.end <= scalars.count else { return nil }
    var name = name
    let text = String(String.UnicodeScalarView(scalars[name.start..<name.end])).lowercased()
    if text.hasPrefix("the "), name.end - name.start > 4 { name.start += 4 }
    if text.hasSuffix("'s") || text.hasSuffix("\u{2019}s"), name.end - name.start > 2 { name.end -= 2 }
    return name
  }
}
