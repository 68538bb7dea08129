import Extraction
import Facts

/// Prints what is found in texts, for reading with one's own eyes: `Benchmarks show FILE.txt|FILE.jsonl`.
enum ShowFacts {
  private struct Line: Decodable {
    var id: String
    var text: String
    var published: String?
  }

  static func run(_ arguments: [String]) throws {
    let extractor = Extractor()
    for path in arguments {
      if path.hasSuffix(".jsonl") {
        for line in try BenchmarkLines.read(Line.self, from: path) {
          show(extractor.facts(of: Article(id: line.id, published: line.published, text: line.text)))
        }
      } else {
        show(extractor.facts(of: Article(id: path, text: try BenchmarkLines.text(of: path))))
      }
    }
  }

  private static func show(_ facts: ArticleFacts) {
    print("=== \(facts.article.id)")
    for quote in facts.quotes {
      print(
        "QUOTE \(quote.kind) \(quote.speaker.map { "\($0.name) (\($0.kind))" } ?? "nobody") \(quote.verb ?? ""): \(quote.text)"
      )
    }
    for event in facts.events {
      print(
        "EVENT \(event.kind.rawValue) \(event.mode ?? "") [\(event.trigger.text)] \(event.status): \(event.summary)"
      )
      let actors = event.actors.map { "\($0.name)/\($0.kind)" }.joined(separator: ", ")
      let recipients = event.recipients.map { "\($0.name)/\($0.kind)" }.joined(separator: ", ")
      print(
        "      by \(actors) to \(recipients) at \(event.place?.name ?? "-") on \(event.date?.description ?? "-") (\(event.dateText ?? "")) says \(event.attribution.map { $0.name + " " + $0.verb } ?? "-") figures \(event.figures) mentions \(event.mentions.map(\.text))"
      )
      print("      < \(event.sentence.text)")
    }
  }
}
