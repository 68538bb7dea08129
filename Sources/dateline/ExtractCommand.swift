import API
import Extraction
import Facts
import HTTP
import Repository
import Wire

/// `dateline extract`: articles in, one JSON object a line out, in input order.
struct ExtractCommand {
  let options: Invocation.ExtractOptions
  private let extractor = Extractor()
  private let reader: ArticleReader

  init(options: Invocation.ExtractOptions) {
    self.options = options
    reader = ArticleReader(textColumn: options.textColumn)
  }

  /// Reads every path and prints the facts; what could not be read is named on standard error, and
  /// the run then ends with exit code 65, or 66 for a path that is not there.
  func run() throws(Failure) {
    var worst: Failure?
    for path in options.paths {
      do throws(Failure) {
        switch (path, options.format) {
        case ("-", .ndjson): try extractLines()
        case ("-", _): try extractText()
        default: try extractFiles(at: path)
        }
      } catch {
        if options.paths.count > 1 { Output.error("dateline: \(error.message)") }
        worst = worst ?? error
      }
    }
    if let worst { throw worst }
  }

  /// Every line of standard input gives a line: facts, or an error with its number.
  private func extractLines() throws(Failure) {
    var lines = LineReader(descriptor: 0)
    var number = 0
    while let line = lines.next() {
      number += 1
      try write(answer(to: line, number: number))
    }
  }

  private func answer(to line: [UInt8], number: Int) -> [UInt8] {
    let reading = reader.read(line, as: .ndjson, naming: .name("line-\(number)"))
    if let entry = reading.entries.first { return json(entry.article) }
    var writer = JSONWriter()
    writer.object { object in
      object.member("error", reading.errors.first?.description ?? "an empty line")
      object.member("line", number)
    }
    return writer.bytes + [0x0A]
  }

  private func extractText() throws(Failure) {
    let reading = reader.read(LineReader.readAll(descriptor: 0), as: .text, naming: .name("stdin"))
    for entry in reading.entries { try write(json(entry.article)) }
    if let error = reading.errors.first { throw Failure(.dataError, "standard input: \(error)") }
  }

  private func extractFiles(at path: String) throws(Failure) {
    var isReaderGone = false
    let report: IngestReport
    do throws(RepositoryError) {
      report = try ArticleFiles(reader: reader).forEach(at: [path], { [self] in json($0) }) { line in
        isReaderGone = isReaderGone || !Output.write(line, to: 1)
      }
    } catch {
      throw Failure(.noInput, error.description)
    }
    if isReaderGone { throw Failure(.failure, "cannot write to standard output") }
    for skip in report.skipped { Output.error("dateline: \(skip.notice)") }
    guard report.articles > 0 else { throw Failure(.noInput, "\(path): no article in it") }
    guard report.lost == 0 else {
      throw Failure(.dataError, "\(path): \(report.lost) skipped, \(report.articles) read")
    }
  }

  private func json(_ article: Article) -> [UInt8] {
    var facts = extractor.facts(of: article)
    if let least = options.minConfidence { facts.keepEvents(ofConfidence: least) }
    return facts.json(pretty: options.isPretty) + [0x0A]
  }

  private func write(_ bytes: [UInt8]) throws(Failure) {
    guard Output.write(bytes, to: 1) else { throw Failure(.failure, "cannot write to standard output") }
  }
}
