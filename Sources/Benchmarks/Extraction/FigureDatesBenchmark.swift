import Extraction
import Facts

/// How many figures carry the date of their sentence: `Benchmarks figure-dates FILE.jsonl ... [--show]`, lines of
/// `{"text": ..., "published": ...}`, each a sentence or an article.
///
/// Counted are the figures of sentences with exactly one date that has a value, outside that date's own words. Not
/// all of them should carry it: "the worst since 1974" dates nothing. `--show` prints those that do not, to read.
enum FigureDatesBenchmark {
  private struct Line: Decodable {
    var id: String?
    var text: String
    var published: String?
    var language: String?
  }

  static func run(_ arguments: [String]) throws {
    let shows = arguments.contains("--show")
    let extractor = Extractor()
    for path in arguments where !path.hasPrefix("--") {
      let lines = try BenchmarkLines.read(Line.self, from: path)
      var counted = 0
      var dated = 0
      for (index, line) in lines.enumerated() {
        let article = Article(
          id: line.id ?? "\(index)", published: line.published, language: line.language, text: line.text)
        let facts = extractor.facts(of: article)
        let document = extractor.reader.read(article)
        for sentence in document.sentences {
          let range =
            document.tokens[sentence.tokens.lowerBound]
            .start..<document.tokens[
              sentence.tokens.upperBound - 1
            ].end
          let dates = facts.dates.filter { range.contains($0.span.start) && $0.date != nil }
          guard dates.count == 1, let date = dates.first else { continue }
          for figure in facts.figures where range.contains(figure.span.start) {
            guard figure.span.start >= date.span.end || figure.span.end <= date.span.start else { continue }
            counted += 1
            if figure.date == date.date {
              dated += 1
            } else if shows {
              print("* \(figure.text) | \(date.span.text) | \(document.text(range))")
            }
          }
        }
      }
      print("\(path)\t\(lines.count) texts")
      print("  with the date of their sentence\t\(BenchmarkLines.percent(dated, of: counted)) of \(counted)")
    }
  }
}
