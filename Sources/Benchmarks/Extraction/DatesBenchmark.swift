import Extraction
import Facts

/// How well and how fast dates are found: `Benchmarks dates FILE.jsonl ... [--show]`, lines of
/// `{"text": ..., "published": ..., "dates": [{"start": 3, "end": 9, "edtf": "2022-01-05"}]}`.
///
/// Spans are scored exactly and by overlap; a value is right when an overlapping date has the same EDTF
/// text. A date without a value is found by its span alone.
enum DatesBenchmark {
  private struct Line: Decodable {
    var id: String?
    var text: String
    var published: String?
    var language: String?
    var dates: [Expected]?
  }

  private struct Expected: Decodable {
    var start: Int
    var end: Int
    var edtf: String?
  }

  static func run(_ arguments: [String]) throws {
    let shows = arguments.contains("--show")
    for path in arguments where !path.hasPrefix("--") {
      let lines = try BenchmarkLines.read(Line.self, from: path)
      let articles = lines.enumerated().map { index, line in
        Article(
          id: line.id ?? "\(index)", published: line.published, language: line.language, text: line.text)
      }
      let words = articles.reduce(0) { $0 + $1.wordCount }
      let documents = articles.map(DocumentReader().read)
      let syntax = documents.map(SyntaxAnalyzer().analyze)
      let grammar = DateGrammar()
      var found: [[DateExpression]] = []
      let seconds = ProcessorClock.seconds {
        found = documents.indices.map { grammar.dates(in: Grammar(documents[$0], syntax[$0])) }
      }
      print("\(path)\t\(lines.count) texts, \(words) words")
      print("  dates\t\(Int(Double(words) / max(seconds, 1e-9))) words/s")
      var score = Score()
      for (index, line) in lines.enumerated() {
        guard let expected = line.dates else { continue }
        let dates = found[index].map { (span: documents[index].span($0.tokens), edtf: $0.date?.description) }
        let isRight = score.add(dates, expected)
        if shows, !isRight {
          print("* \(line.published ?? "-") \(line.text)")
          print("    expected \(expected.map { "\($0.start)-\($0.end) \($0.edtf ?? "-")" })")
          print(
            "    found    \(dates.map { "\($0.span.start)-\($0.span.end) \($0.span.text): \($0.edtf ?? "-")" })"
          )
        }
      }
      print(score)
    }
  }

  private struct Score: CustomStringConvertible {
    var found = 0
    var expected = 0
    var exact = 0
    var overlapping = 0
    var values = 0

    mutating func add(_ dates: [(span: Span, edtf: String?)], _ expected: [Expected]) -> Bool {
      found += dates.count
      self.expected += expected.count
      var rest = dates
      var right = 0
      for date in expected {
        guard let index = rest.firstIndex(where: { $0.span.start < date.end && date.start < $0.span.end })
        else { continue }
        let match = rest.remove(at: index)
        overlapping += 1
        if match.span.start == date.start, match.span.end == date.end { exact += 1 }
        guard match.edtf == date.edtf else { continue }
        values += 1
        right += 1
      }
      return right == expected.count && rest.isEmpty
    }

    var description: String {
      func row(_ name: String, _ right: Int) -> String {
        let precision = BenchmarkLines.percent(right, of: found)
        let recall = BenchmarkLines.percent(right, of: expected)
        return
          "  \(name)\t\(precision)\t\(recall)\t\(BenchmarkLines.percent(2 * right, of: found + expected))"
      }
      return """
          \tprecision\trecall\tF1\t(\(found) found, \(expected) expected)
        \(row("spans exact", exact))
        \(row("spans overlap", overlapping))
        \(row("values", values))
        """
    }
  }
}
