import Dispatch
import Facts
import Synchronization

/// Reads files of articles with all cores, and keeps the order in which one core would read them.
struct CorpusLoader<Product: Sendable>: Sendable {
  /// An article from a file.
  struct Item: Sendable {
    var id: String
    var path: String
    var line: Int?
    /// What was made of it.
    var product: Product
  }

  /// What came of a file, or a part of it.
  struct Output: Sendable {
    var items: [Item] = []
    var skips: [IngestReport.Skip] = []
    var words = 0
    var state = Corpus.ReadState.whole
    /// Whether it may hold more at another time though it stays what it is.
    var isTemporary = false
  }

  var reader: ArticleReader
  var disk = Disk()
  /// What is made of an article, on any core.
  var make: @Sendable (Article) -> Product
  /// What is made of facts, for files that hold them.
  var makeOfFacts: (@Sendable (ArticleFacts) -> Product)?
  /// What a part of a file holds, where its bytes tell.
  var recall: (@Sendable (CorpusFile.Part, [UInt8]) -> Output?)?
  /// Hears what was read of a part.
  var note: (@Sendable (Output, CorpusFile.Part, [UInt8]) -> Void)?

  /// Reads files; the result has an output for each. `progress` hears, on any thread, how many parts of how
  /// many are done.
  func load(files: [CorpusFile], progress: @Sendable (Int, Int) -> Void) -> [Output] {
    var outputs = [Output](repeating: Output(), count: files.count)
    var owners: [Int] = []
    var parts: [CorpusFile.Part] = []
    for (number, file) in files.enumerated() {
      do throws(RepositoryError) {
        let own = try file.parts(
          maximumBytes: reader.maximumBytes, disk: disk, into: &outputs[number].skips)
        parts += own
        owners += own.map { _ in number }
      } catch {
        outputs[number].fail(file.path, error)
      }
    }
    for (owner, output) in zip(owners, load(parts: parts, progress: progress)) {
      outputs[owner].items += output.items
      outputs[owner].skips += output.skips
      outputs[owner].words += output.words
      outputs[owner].state = max(outputs[owner].state, output.state)
    }
    return outputs
  }

  /// Reads parts of files; the result has an output for each.
  func load(parts: [CorpusFile.Part], progress: @Sendable (Int, Int) -> Void) -> [Output] {
    let outputs = Mutex<[Output]>(Array(repeating: Output(), count: parts.count))
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      let output = read(parts[index])
      outputs.withLock { $0[index] = output }
      progress(done.add(1, ordering: .relaxed).newValue, parts.count)
    }
    return outputs.withLock { $0 }
  }

  private func read(_ part: CorpusFile.Part) -> Output {
    let path = part.file.path
    var output = Output()
    do throws(RepositoryError) {
      let bytes = try disk.bytes(of: path, in: part.range)
      let isMoving = try disk.find(path) != part.file.status
      if let known = recall?(part, bytes) {
        output = known
        if isMoving { output.state = .moving }
        return output
      }
      if part.file.holdsFacts {
        readFacts(bytes, part, into: &output)
      } else {
        readArticles(bytes, part, into: &output)
      }
      if !output.isTemporary { note?(output, part, bytes) }
      if isMoving { output.state = .moving }
    } catch {
      output.fail(path, error)
    }
    return output
  }

  private func readArticles(_ bytes: [UInt8], _ part: CorpusFile.Part, into output: inout Output) {
    let path = part.file.path
    let reading =
      part.file.format == .ndjson && !CorpusFile.isPacked(path)
      ? reader.readLines(bytes, firstLine: part.firstLine, naming: .name(part.file.name))
      : reader.read(bytes, as: part.file.format, naming: .name(part.file.name))
    for entry in reading.entries {
      output.words += entry.article.wordCount
      output.items.append(
        Item(id: entry.article.id, path: path, line: entry.line, product: make(entry.article)))
    }
    output.skips = reading.errors.map { IngestReport.Skip(file: path, $0) }
    if reading.isCut { output.state = .cut }
    output.isTemporary = reading.errors.contains(where: \.isTemporary)
  }

  private func readFacts(_ bytes: [UInt8], _ part: CorpusFile.Part, into output: inout Output) {
    guard let makeOfFacts else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if bytes.isEmpty {
      output.skips = [IngestReport.Skip(file: part.file.path, reason: "empty")]
      output.state = .cut
    }
    for (offset, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      let number = part.firstLine + offset
      do throws(ReadingError) {
        let facts = try FactsReader.facts(of: line)
        output.words += facts.article.wordCount
        output.items.append(
          Item(id: facts.article.id, path: part.file.path, line: number, product: makeOfFacts(facts)))
      } catch {
        output.skips.append(
          IngestReport.Skip(file: part.file.path, line: number, reason: error.description))
        if offset == lines.count - 1 { output.state = .cut }
      }
    }
  }
}

extension CorpusLoader.Output {
  /// Notes that the file could not be read, or a part of it.
  mutating func fail(_ path: String, _ error: RepositoryError) {
    skips.append(IngestReport.Skip(file: path, reason: error.reason))
    state = .unreadable
  }
}
