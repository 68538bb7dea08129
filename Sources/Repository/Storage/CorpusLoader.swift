import Dispatch
import Facts
import Synchronization

/// Reads the files of a corpus with all cores, and keeps the order in which one core would read them.
struct CorpusLoader<Product: Sendable>: Sendable {
  /// An article from a file.
  struct Item: Sendable {
    var id: String
    var file: String
    var line: Int?
    var words: Int
    var product: Product
  }

  private struct Output: Sendable {
    var items: [Item] = []
    var skips: [IngestReport.Skip] = []
  }

  var reader: ArticleReader
  /// What is made of each article, on any core.
  var transform: @Sendable (Article) -> Product

  /// Reads the parts; `progress` hears, on any thread, how many of them are done.
  func load(
    _ parts: [CorpusFile.Part], into report: inout IngestReport, progress: @Sendable (Int, Int) -> Void
  ) -> [Item] {
    let outputs = Mutex<[Output?]>(Array(repeating: nil, count: parts.count))
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      let part = parts[index]
      var output = Output()
      do throws(RepositoryError) {
        let bytes = try FileSystem.bytes(of: part.file.path, in: part.range)
        let reading =
          part.file.format == .ndjson
          ? reader.readLines(bytes, firstLine: part.firstLine, naming: .name(part.file.name))
          : reader.read(bytes, as: part.file.format, naming: .name(part.file.name))
        output.items = reading.entries.map { entry in
          Item(
            id: entry.article.id, file: part.file.path, line: entry.line, words: entry.article.wordCount,
            product: transform(entry.article))
        }
        output.skips = reading.errors.map {
          IngestReport.Skip(file: part.file.path, line: $0.line, reason: $0.description)
        }
      } catch {
        output.skips = [IngestReport.Skip(file: part.file.path, reason: error.reason)]
      }
      let finished = output
      outputs.withLock { $0[index] = finished }
      progress(done.add(1, ordering: .relaxed).newValue, parts.count)
    }
    let all = outputs.withLock { $0 }
    for output in all { report.skipped += output?.skips ?? [] }
    return all.flatMap { $0?.items ?? [] }
  }

  /// Drops articles whose id an earlier one has, and says so.
  func withoutDuplicates(_ items: [Item], into report: inout IngestReport) -> [Item] {
    var places: [String: Item] = [:]
    var kept: [Item] = []
    for item in items {
      if let first = places[item.id] {
        let place = first.line.map { "\(first.file):\($0)" } ?? first.file
        report.skipped.append(
          IngestReport.Skip(
            file: item.file, line: item.line, reason: "duplicate id \"\(item.id)\", first in \(place)"))
      } else {
        places[item.id] = item
        kept.append(item)
      }
    }
    return kept
  }
}
