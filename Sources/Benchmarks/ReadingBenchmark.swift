import Facts
import Repository
import Sockets

/// How well articles are found in what newsrooms have: `Benchmarks reading [FOLDER]`, a folder of pages and other files
/// with `gold.jsonl`, a line `{"file", "title", "byline", "published", "text"}` for each.
///
/// Text is scored by its runs of four words, as public benchmarks of web pages do; the other fields are right or not.
enum ReadingBenchmark {
  private struct Gold: Decodable {
    var file: String
    var title: String?
    var byline: String?
    var published: String?
    var text: String
  }

  private static let folder = "Sources/Benchmarks/Data/reading"
  private static let runLength = 4

  static func run(_ arguments: [String]) throws {
    let folder = arguments.first ?? folder
    let reader = ArticleReader()
    var scores: [Double] = []
    var right = (titles: 0, bylines: 0, times: 0)
    var bytes = 0
    var nanoseconds: UInt64 = 0
    let lines = try BenchmarkLines.read(Gold.self, from: folder + "/gold.jsonl")
    for gold in lines {
      guard let format = ArticleReader.Format(fileName: gold.file) else { continue }
      let content = try BenchmarkLines.bytes(of: folder + "/" + gold.file)
      let start = SystemTime().now()
      let reading = reader.read(content, as: format, naming: .name(gold.file))
      nanoseconds += UInt64(SystemTime().now().nanoseconds(since: start))
      bytes += content.count
      let article = reading.entries.first?.article
      let score = agreement(article?.text ?? "", gold.text)
      scores.append(score)
      if article?.title == gold.title { right.titles += 1 }
      if article?.byline == gold.byline { right.bylines += 1 }
      if article?.published?.prefix(10) == gold.published?.prefix(10) { right.times += 1 }
      if score < 0.9 || article?.title != gold.title || article?.byline != gold.byline {
        print(
          "\(gold.file): text \(percent(score)), title \(article?.title ?? "none"), byline \(article?.byline ?? "none")"
        )
      }
    }
    guard !lines.isEmpty else { return print("no file in \(folder)/gold.jsonl") }
    let count = Double(lines.count)
    print(
      "\(lines.count) files: text \(percent(scores.reduce(0, +) / count)), title \(percent(Double(right.titles) / count)), "
        + "byline \(percent(Double(right.bylines) / count)), published \(percent(Double(right.times) / count)); "
        + "\(nanoseconds / 1_000 / UInt64(lines.count)) us a file, \(bytes / lines.count) bytes each")
  }

  private static func percent(_ share: Double) -> String { "\((share * 1_000).rounded() / 10)" }

  /// The harmonic mean of how many runs of words of each text the other has.
  private static func agreement(_ one: String, _ other: String) -> Double {
    let (left, right) = (runs(of: one), runs(of: other))
    let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    let all = left.values.reduce(0, +) + right.values.reduce(0, +)
    return all > 0 ? 2 * Double(common) / Double(all) : 0
  }

  private static func runs(of text: String) -> [[Substring]: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    var runs: [[Substring]: Int] = [:]
    guard words.count >= runLength else { return [words: 1] }
    for start in 0...(words.count - runLength) {
      runs[Array(words[start..<start + runLength]), default: 0] += 1
    }
    return runs
  }
}
