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

  static let folder = "Sources/Benchmarks/Data/reading"
  private static let runLength = 4

  /// What was read of some files.
  struct Score {
    /// The agreement of the texts, each between 0 and 1, summed.
    fileprivate var agreement = 0.0
    fileprivate(set) var titles = Share()
    fileprivate(set) var bylines = Share()
    fileprivate(set) var times = Share()
    fileprivate var bytes = 0
    fileprivate var nanoseconds: UInt64 = 0

    fileprivate var count: Int { titles.all }

    /// How well the texts agree with those annotated, in percent.
    var text: Double { count == 0 ? 100 : 100 * agreement / Double(count) }
  }

  static func run(_ arguments: [String]) throws {
    let folder = arguments.first ?? folder
    let score = try score(folder) { print($0) }
    guard score.count > 0 else { return print("no file in \(folder)/gold.jsonl") }
    print(
      "\(score.count) files: text \(percent(score.text / 100)), title \(score.titles), byline \(score.bylines), "
        + "published \(score.times); \(score.nanoseconds / 1_000 / UInt64(score.count)) us a file, "
        + "\(score.bytes / score.count) bytes each")
  }

  /// The score of a folder; what is wrong is handed on, a line each.
  static func score(_ folder: String = folder, wrong: (String) -> Void) throws -> Score {
    let reader = ArticleReader()
    var score = Score()
    for gold in try BenchmarkLines.read(Gold.self, from: folder + "/gold.jsonl") {
      guard let format = ArticleReader.Format(fileName: gold.file) else { continue }
      let content = try BenchmarkLines.bytes(of: folder + "/" + gold.file)
      let start = SystemTime().now()
      let reading = reader.read(content, as: format, naming: .name(gold.file))
      score.nanoseconds += UInt64(SystemTime().now().nanoseconds(since: start))
      score.bytes += content.count
      let article = reading.entries.first?.article
      let text = agreement(article?.text ?? "", gold.text)
      score.agreement += text
      score.titles.add(article?.title == gold.title)
      score.bylines.add(article?.byline == gold.byline)
      score.times.add(article?.published?.prefix(10) == gold.published?.prefix(10))
      if text < 0.9 || article?.title != gold.title || article?.byline != gold.byline {
        wrong(
          "\(gold.file): text \(percent(text)), title \(article?.title ?? "none"), "
            + "byline \(article?.byline ?? "none")")
      }
    }
    return score
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
