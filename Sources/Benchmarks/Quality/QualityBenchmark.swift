import Extraction
import Facts

/// Whether everything is read as well as it was: `Benchmarks quality [--show]`, over the project's own annotated texts.
///
/// Fails where a figure is below its floor in `Data/floors.txt`. The texts are few, were written for this and are no
/// sample of news: what they show is a change. `--show` prints every mistake.
enum QualityBenchmark {
  private static let folder = "Sources/Benchmarks/Data"

  private struct BelowFloor: Error, CustomStringConvertible {
    var names: [String]

    var description: String { "below the floor: \(names.joined(separator: "; "))" }
  }

  private struct NoSuchFloor: Error, CustomStringConvertible {
    var description: String
  }

  static func run(_ arguments: [String]) throws {
    let shows = arguments.contains("--show")
    let figures = try measure { if shows { print("  \($0)") } }
    var floors = try floors()
    var below: [String] = []
    print("percent\tfloor\t")
    for (name, percent) in figures {
      guard let floor = floors.removeValue(forKey: name) else {
        throw NoSuchFloor(description: "\(folder)/floors.txt has no floor for \"\(name)\"")
      }
      if percent < floor { below.append(name) }
      print("\((percent * 10).rounded() / 10)\t\(floor)\t\(name)\(percent < floor ? "\tBELOW" : "")")
    }
    if let name = floors.keys.sorted().first {
      throw NoSuchFloor(
        description: "\(folder)/floors.txt has a floor for \"\(name)\", which nothing measures")
    }
    guard below.isEmpty else { throw BelowFloor(names: below) }
  }

  private static func measure(wrong: (String) -> Void) throws -> [(name: String, percent: Double)] {
    let extractor = Extractor()
    var facts = FactsQuality()
    for gold in try BenchmarkLines.read(AnnotatedArticle.self, from: folder + "/annotated.jsonl") {
      facts.add(extractor.facts(of: gold.article), gold).forEach(wrong)
    }
    let quotes = try QuotesBenchmark.score([folder + "/quotes.jsonl"], extractor, wrong: wrong)
    let reading = try ReadingBenchmark.score(wrong: wrong)
    return facts.shares.map { ($0.name, $0.share.percent) } + [
      ("quotes, F1", quotes.quotes.percent), ("their speakers", quotes.speakers.percent),
      ("text of pages and files, F1", reading.text), ("their titles", reading.titles.percent),
      ("their bylines", reading.bylines.percent), ("their dates", reading.times.percent),
    ]
  }

  /// Lines of a floor, a tab and a name; `#` begins a comment.
  private static func floors() throws -> [String: Double] {
    var floors: [String: Double] = [:]
    for line in try BenchmarkLines.text(of: folder + "/floors.txt").split(separator: "\n") {
      let columns = line.split(separator: "\t")
      guard !line.hasPrefix("#") else { continue }
      guard columns.count == 2, let floor = Double(columns[0]) else {
        throw NoSuchFloor(description: "\(folder)/floors.txt: \"\(line)\" is no floor, tab and name")
      }
      floors[String(columns[1])] = floor
    }
    return floors
  }
}
