import Extraction
import Facts

/// How well direct quotes and their speakers are found: `Benchmarks quotes FILE.jsonl`, lines of
/// `{"id", "text", "quotes": [{"start", "end", "speaker"}]}`.
///
/// A quote counts as found when its span covers at least nine tenths of a right one and no more than
/// that over it; a speaker when the names share their last word.
enum QuotesBenchmark {
  private struct Line: Decodable {
    var id: String
    var text: String
    var quotes: [Gold]
  }

  private struct Gold: Decodable {
    var start: Int
    var end: Int
    var speaker: String?
  }

  static func run(_ arguments: [String]) throws {
    let extractor = Extractor()
    var gold = 0
    var found = 0
    var right = 0
    var exact = 0
    var speakers = 0
    var rightSpeakers = 0
    for line in try arguments.flatMap({ try BenchmarkLines.read(Line.self, from: $0) }) {
      let facts = extractor.facts(of: Article(id: line.id, text: line.text))
      var open = facts.quotes.filter { $0.kind == .direct }
      gold += line.quotes.count
      found += open.count
      for quote in line.quotes {
        guard let index = open.firstIndex(where: { overlaps($0.span, quote) }) else {
          print("\(line.id): missed \(quote.start)..<\(quote.end) of \(quote.speaker ?? "nobody")")
          continue
        }
        let match = open.remove(at: index)
        right += 1
        if match.span.start == quote.start && match.span.end == quote.end { exact += 1 }
        guard let name = quote.speaker else { continue }
        speakers += 1
        if let speaker = match.speaker, sameName(speaker.name, name) {
          rightSpeakers += 1
        } else {
          print("\(line.id): \(match.text): \(match.speaker?.name ?? "nobody"), not \(name)")
        }
      }
      for extra in open { print("\(line.id): no quote: \(extra.text)") }
    }
    let score = 2 * right * 1000 / max(gold + found, 1)
    print(
      "\(gold) quotes, \(found) found, \(right) right, \(exact) to the letter: F1 \(score / 10).\(score % 10)"
    )
    print("speakers: \(BenchmarkLines.percent(rightSpeakers, of: gold)) of the quotes")
  }

  private static func overlaps(_ span: Span, _ gold: Gold) -> Bool {
    let shared = min(span.end, gold.end) - max(span.start, gold.start)
    return shared * 10 >= (gold.end - gold.start) * 9 && shared * 10 >= (span.end - span.start) * 9
  }

  private static func sameName(_ left: String, _ right: String) -> Bool {
    func last(_ name: String) -> Substring? {
      Folding.fold(name).split(separator: " ").last.map { Substring($0) }
    }
    return last(left) == last(right) || Folding.fold(left).contains(Folding.fold(right))
      || Folding.fold(right).contains(Folding.fold(left))
  }
}
