import Extraction
import Facts

/// How well and how fast figures are found: `Benchmarks figures FILE.jsonl ... [--show]`, lines of
/// `{"text": ..., "figures": [{"value": 12 or [10, 15], "unit": ..., "modifier": ..., "of": ...}]}`.
///
/// A value matches a value, one to one within a line; units and modifiers are then compared on the
/// matched pairs, so that a wrong unit costs precision and recall. Units of other tools' spelling
/// ("dollar", "percentage", "year of age") and modifiers ("change": one of = ~ < > up down) are understood.
/// `--show` prints the lines that disagree, `--show-all` every line.
enum FiguresBenchmark {
  private struct Line: Decodable {
    var id: String?
    var text: String
    var published: String?
    var figures: [Expected]?
  }

  struct Expected: Decodable {
    var low: Double
    var high: Double
    var unit: String?
    var modifier: String?
    var change: String?
    var of: String?

    private enum Key: CodingKey {
      case value, min, max, unit, modifier, change, of
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      if let range = try? values.decode([Double].self, forKey: .value), range.count == 2 {
        (low, high) = (range[0], range[1])
      } else if let value = try values.decodeIfPresent(Double.self, forKey: .value) {
        (low, high) = (value, value)
      } else {
        low = try values.decode(Double.self, forKey: .min)
        high = try values.decode(Double.self, forKey: .max)
      }
      unit = try values.decodeIfPresent(String.self, forKey: .unit)
      modifier = try values.decodeIfPresent(String.self, forKey: .modifier)
      change = try values.decodeIfPresent(String.self, forKey: .change)
      of = try values.decodeIfPresent(String.self, forKey: .of)
    }
  }

  static func run(_ arguments: [String]) throws {
    let shows = arguments.contains("--show")
    let showsAll = arguments.contains("--show-all")
    for path in arguments where !path.hasPrefix("--") {
      let lines = try BenchmarkLines.read(Line.self, from: path)
      let articles = lines.enumerated().map { index, line in
        Article(id: line.id ?? "\(index)", published: line.published, text: line.text)
      }
      let words = articles.reduce(0) { $0 + $1.wordCount }
      let extractor = Extractor()
      let documents = articles.map(extractor.reader.read)
      let syntax = documents.map(extractor.analyzer.analyze)
      let names = documents.map(extractor.tagger.names)
      var found: [[Figure]] = []
      let seconds = ProcessorClock.seconds {
        for index in documents.indices {
          let grammar = Grammar(documents[index], syntax[index])
          grammar.names = names[index]
          grammar.dates = extractor.dateGrammar.dates(in: grammar)
          found.append(extractor.figureGrammar.figures(in: grammar).kept)
        }
      }
      print("\(path)\t\(lines.count) texts, \(words) words")
      print("  dates and figures\t\(Int(Double(words) / max(seconds, 1e-9))) words/s")
      var score = FiguresScore()
      for (index, line) in lines.enumerated() {
        guard let expected = line.figures else { continue }
        let before = score
        score.add(found[index], expected)
        if showsAll || shows && score.errors > before.errors {
          print("* \(line.text)")
          print("    expected \(expected.map(Self.text).joined(separator: "; "))")
          print("    found    \(found[index].map(Self.text).joined(separator: "; "))")
        }
      }
      print(score)
    }
  }

  private static func text(_ figure: Expected) -> String {
    let value = figure.low == figure.high ? "\(figure.low)" : "\(figure.low)...\(figure.high)"
    return "\(value) \(figure.unit ?? "-") \(figure.modifier ?? figure.change ?? "") [\(figure.of ?? "")]"
  }

  private static func text(_ figure: Figure) -> String {
    let value =
      switch figure.amount {
      case .value(let value): "\(value)"
      case .range(let low, let high): "\(low)...\(high)"
      }
    return
      "\(value) \(figure.unit ?? "-") \(figure.modifier) \((figure.change ?? figure.trend)?.rawValue ?? "") \(figure.kind)"
      + " [\(figure.counted ?? "")]"
  }
}
