import Extraction
import Facts
import Language

/// How often the grammar is right about what did not happen: `Benchmarks factuality FILE.jsonl ...`, lines of
/// `{"id", "text", "events": [{"trigger": [start, end], "status"}]}` with code points; with `--misses` every event
/// that it got wrong or left out, and with `--right` those it got right.
///
/// Triggers are given. A verdict that forces a status is right when the status is that; one that only says "not
/// actual" when the status is neither actual nor historical.
enum FactualityBenchmark {
  private struct Line: Decodable {
    var id: String
    var text: String
    var events: [Gold]
  }

  private struct Gold: Decodable {
    var trigger: [Int]
    var status: String
  }

  private struct Count: CustomStringConvertible {
    var right = 0
    var all = 0

    mutating func add(_ isRight: Bool) {
      all += 1
      right += isRight ? 1 : 0
    }

    var description: String { "\(right) of \(all), \(BenchmarkLines.percent(right, of: all))" }
  }

  /// What was said and what is so, counted.
  private struct Score {
    var forced: [Event.Status: Count] = [:]
    var notActual: [Event.Status: Count] = [:]
    var caught: [Event.Status: Count] = [:]
    var leftAlone = Count()
    var asserted = Count()
    var dropped = 0

    /// Counts a verdict; whether it is right.
    mutating func add(_ verdict: Factuality.Verdict, _ status: Event.Status) -> Bool {
      let isReal = status == .actual || status == .historical
      let isCaught = verdict != .open && verdict != .asserted
      if isReal { leftAlone.add(!isCaught) } else { caught[status, default: Count()].add(isCaught) }
      switch verdict {
      case .open: return isReal
      case .forced(let said):
        forced[said, default: Count()].add(said == status)
        return said == status
      case .notActual(let likeliest):
        notActual[likeliest, default: Count()].add(!isReal)
        return !isReal
      case .asserted:
        asserted.add(isReal)
        return isReal
      case .dropped:
        dropped += 1
        return false
      }
    }

    func report() {
      for (name, counts) in [("forced", forced), ("not actual, likeliest", notActual)] {
        for status in Event.Status.allCases {
          if let count = counts[status] { print("\(name) \(status): right \(count)") }
        }
        print("\(name), all: right \(sum(counts))")
      }
      for status in Event.Status.allCases {
        if let count = caught[status] { print("\(status): caught \(count)") }
      }
      print("not actual, all: caught \(sum(caught))")
      print("actual or historical: left alone \(leftAlone)")
      print("asserted: right \(asserted); dropped: \(dropped)")
    }
  }

  static func run(_ arguments: [String]) throws {
    let extractor = Extractor()
    let lemmatizer = Lemmatizer()
    let factuality = Factuality(lemmatizer)
    let shows = (misses: arguments.contains("--misses"), right: arguments.contains("--right"))
    var score = Score()
    for path in arguments where !path.hasPrefix("--") {
      for line in try BenchmarkLines.read(Line.self, from: path) {
        let document = extractor.reader.read(Article(id: line.id, text: line.text))
        let syntax = extractor.analyzer.analyze(document)
        let events = line.events.compactMap { gold -> (trigger: Int, status: Event.Status)? in
          guard let status = Event.Status(rawValue: gold.status) else { return nil }
          return trigger(gold.trigger, document.tokens, syntax).map { ($0, status) }
        }
        let readings = factuality.readings(of: events.map(\.trigger), in: Grammar(document, syntax))
        for (event, reading) in zip(events, readings) {
          let isRight = score.add(reading.verdict, event.status)
          if isRight ? shows.right && reading.verdict != .open : shows.misses {
            show(event, reading, document)
          }
        }
      }
    }
    score.report()
  }

  private static func show(
    _ event: (trigger: Int, status: Event.Status), _ reading: Factuality.Reading, _ document: Document
  ) {
    let words = reading.evidence.map { document.tokens[$0].text }.joined(separator: " < ")
    let sentence = document.sentences[document.sentenceIndex(ofToken: event.trigger)].tokens
    let middle = document.tokens[event.trigger].start
    let start = document.tokens[sentence.lowerBound].start
    let end = document.tokens[sentence.upperBound - 1].end
    let text = document.text(start..<middle) + "*" + document.text(middle..<end)
    print(
      "\(event.status) \(reading.verdict) [\(words)] \(text.split(whereSeparator: \.isNewline).joined(separator: " "))"
    )
  }

  private static func sum(_ counts: [Event.Status: Count]) -> Count {
    counts.values.reduce(into: Count()) { sum, count in
      sum.right += count.right
      sum.all += count.all
    }
  }

  /// The token of a trigger: of several the one on which the others hang.
  private static func trigger(_ range: [Int], _ tokens: [Token], _ syntax: Syntax) -> Int? {
    guard range.count == 2 else { return nil }
    let inside = tokens.indices.filter { tokens[$0].start < range[1] && tokens[$0].end > range[0] }
    return inside.first { token in syntax.head(of: token).map { !inside.contains($0) } ?? true }
  }
}
