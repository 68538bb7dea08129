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

  /// What was found of the quotes in some texts.
  struct Score {
    fileprivate(set) var quotes = Share()
    fileprivate(set) var speakers = Share()
    fileprivate var gold = 0
    fileprivate var found = 0
    fileprivate var right = 0
    fileprivate var exact = 0
  }

  static func run(_ arguments: [String]) throws {
    let score = try score(arguments, Extractor()) { print($0) }
    print(
      "\(score.gold) quotes, \(score.found) found, \(score.right) right, \(score.exact) to the letter: "
        + "F1 \(score.quotes)")
    print("speakers: \(score.speakers) of the quotes")
  }

  /// The score of some files; what is wrong is handed on, a line each.
  static func score(
    _ paths: [String], _ extractor: Extractor, wrong: (String) -> Void
  ) throws -> Score {
    var score = Score()
    for line in try paths.flatMap({ try BenchmarkLines.read(Line.self, from: $0) }) {
      let facts = extractor.facts(of: Article(id: line.id, text: line.text))
      var open = facts.quotes.filter { $0.kind == .direct }
      let right = score.right
      score.gold += line.quotes.count
      score.found += open.count
      let found = open.count
      for quote in line.quotes {
        guard let index = open.firstIndex(where: { overlaps($0.span, quote) }) else {
          wrong("\(line.id): missed \(quote.start)..<\(quote.end) of \(quote.speaker ?? "nobody")")
          score.speakers.add(false)
          continue
        }
        let match = open.remove(at: index)
        score.right += 1
        if match.span.start == quote.start && match.span.end == quote.end { score.exact += 1 }
        let isRight = quote.speaker.map { name in match.speaker.map { sameName($0.name, name) } ?? false }
        score.speakers.add(isRight ?? true)
        if isRight == false {
          wrong("\(line.id): \(match.text): \(match.speaker?.name ?? "nobody"), not \(quote.speaker ?? "")")
        }
      }
      score.quotes.add(right: score.right - right, expected: line.quotes.count, found: found)
      for extra in open { wrong("\(line.id): no quote: \(extra.text)") }
    }
    return score
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
