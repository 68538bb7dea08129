import Extraction
import Facts

extension Repository {
  /// Reads the files and folders at the paths, with all cores; what cannot be read is in the report.
  ///
  /// - Parameter progress: hears, on any thread, how many parts of how many are done.
  /// - Throws: `RepositoryError.io` when a path itself cannot be read.
  @discardableResult
  public func load(
    _ paths: [String], reader: ArticleReader = ArticleReader(),
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> IngestReport {
    var report = IngestReport()
    let files = try CorpusFile.list(paths, into: &report.skipped)
    var parts: [CorpusFile.Part] = []
    for file in files { parts += file.parts(maximumBytes: reader.maximumBytes, into: &report.skipped) }
    let loader = CorpusLoader<StoredArticle>(reader: reader) { [extractor] in
      StoredArticle(extractor.facts(of: $0))
    }
    let loaded = loader.load(parts, into: &report, progress: progress)
    let items = loader.withoutDuplicates(loaded, into: &report)
    report.files = files.count
    report.articles = items.count
    report.words = items.reduce(0) { $0 + $1.words }
    let result = report
    write { update(adding: items.map(\.product)) { $0.add(result) } }
    return report
  }

  /// Reads articles from memory, one a line: the corpus that travels in the binary.
  @discardableResult
  public func load(
    lines bytes: [UInt8], name: String, reader: ArticleReader = ArticleReader()
  ) -> IngestReport {
    var report = IngestReport()
    let reading = reader.read(bytes, as: .ndjson, naming: .name(name))
    report.files = 1
    report.articles = reading.entries.count
    report.words = reading.entries.reduce(0) { $0 + $1.article.wordCount }
    report.skipped = reading.errors.map {
      IngestReport.Skip(file: name, line: $0.line, reason: $0.description)
    }
    let articles = FactIndex.map(reading.entries) { [extractor] in
      StoredArticle(extractor.facts(of: $0.article))
    }
    let result = report
    write { update(adding: articles) { $0.add(result) } }
    return report
  }
}
