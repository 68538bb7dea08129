import Extraction
import Facts
import Synchronization

extension Repository {
  /// Reads all sources with all cores; what cannot be read is in the report. The repository then has what the
  /// sources have, and `rescan` and `store` go by them.
  ///
  /// - Parameters:
  ///   - sources: where the articles are.
  ///   - reader: what makes articles of files.
  ///   - progress: hears, on any thread, how many parts of how many are done.
  /// - Throws: `RepositoryError.io` when a path itself cannot be read.
  @discardableResult
  public func open(
    _ sources: CorpusSources, reader: ArticleReader = ArticleReader(),
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> IngestReport {
    try write { corpus throws(RepositoryError) in
      var next = Corpus(sources, disk: disk)
      var cache: CorpusCache?
      var problem: String?
      if sources.usesCache, let folder = next.folder {
        do throws(RepositoryError) {
          cache = try CorpusCache(
            folder: Corpus.workFolder(in: folder), program: ProgramIdentity.hash,
            maximumBytes: reader.maximumBytes)
        } catch {
          problem = error.description
        }
      }
      let loader = CorpusArticle.loader(
        reader: reader, disk: disk, extractor: extractor, cache: cache)
      var outputs: [Corpus.Output] = []
      let change =
        try next.scan(.all) { files in
          let read = loader.load(files: files, progress: progress)
          outputs += read
          return read
        } ?? Corpus.Change()
      var report = next.report
      report.cached = outputs.reduce(0) { $0 + $1.items.count { $0.product.isCached } }
      report.cacheProblem = problem
      var changes: Int?
      if snapshot.index.articles.count == 0, let known = cache?.savedIndex() {
        changes = replaceAll(with: change.adding, startingFrom: known, report: report)
      } else {
        update(adding: change.adding, removing: change.removing, report: report)
      }
      report.skipped += try readCorrections(in: next.folder)
      // What there is at the beginning is no news.
      publish(Snapshot(index: snapshot.index, report: snapshot.report), changes: 0)
      if let cache {
        do throws(RepositoryError) {
          try cache.saving { () throws(RepositoryError) in
            try cache.save(outputs)
            try cache.save(snapshot.index, changes: changes)
          }
        } catch {
          report.cacheProblem = error.description
        }
      }
      corpus = next
      hasFolder.store(next.folder != nil, ordering: .releasing)
      hasMoving.store(!next.moving.isEmpty, ordering: .releasing)
      return report
    }
  }

  /// Looks for files that were added, changed or removed since the sources were last looked at, and brings the
  /// repository up to date. False when nothing changed.
  ///
  /// A file that cannot be read, or that seems half written, leaves what it held before in place. Costs about 1.5 µs for
  /// each folder and each file that is looked at; what is new costs what it costs to read.
  @discardableResult
  public func rescan(
    _ extent: ScanExtent = .allAndFailed, reader: ArticleReader = ArticleReader()
  ) throws(RepositoryError) -> Bool {
    try write { corpus throws(RepositoryError) in try look(into: &corpus, extent, reader: reader) }
  }

  /// Whether the last look met files that are being written, and that a look a second later may find whole.
  public var hasFilesBeingWritten: Bool { hasMoving.load(ordering: .acquiring) }

  /// Brings the repository up to date with the files. False when nothing changed.
  ///
  /// Only inside `write`.
  func look(
    into corpus: inout Corpus, _ extent: ScanExtent, reader: ArticleReader
  ) throws(RepositoryError) -> Bool {
    let loader = CorpusArticle.loader(reader: reader, disk: disk, extractor: extractor)
    let change = try corpus.scan(extent) { loader.load(files: $0) { _, _ in } }
    hasMoving.store(!corpus.moving.isEmpty, ordering: .releasing)
    let generation = generation
    let skipped = try readCorrections(in: corpus.folder)
    guard let change else { return self.generation != generation }
    var report = corpus.report
    report.skipped += skipped
    // A file may be new and say what it said.
    let adding = change.adding.filter { snapshot.index.article($0.id)?.contentHash != $0.contentHash }
    guard !adding.isEmpty || !change.removing.isEmpty || !report.tellsTheSame(as: snapshot.report) else {
      return self.generation != generation
    }
    update(adding: adding, removing: change.removing, report: report)
    return true
  }

  /// Reads the files and folders at the paths, without a cache.
  @discardableResult
  public func load(
    _ paths: [String], reader: ArticleReader = ArticleReader(),
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> IngestReport {
    try open(CorpusSources(corpus: paths), reader: reader, progress: progress)
  }

  /// Reads articles from memory, one a line: the corpus that travels in the binary.
  @discardableResult
  public func load(
    lines bytes: [UInt8], name: String, reader: ArticleReader = ArticleReader()
  ) -> IngestReport {
    let reading = reader.read(bytes, as: .ndjson, naming: .name(name))
    let articles = Parallel.map(reading.entries) { [extractor] in
      StoredArticle(extractor.facts(of: $0.article))
    }
    var report = IngestReport()
    report.files = 1
    report.articles = reading.entries.count
    report.words = reading.entries.reduce(0) { $0 + $1.article.wordCount }
    report.skipped = reading.errors.map { IngestReport.Skip(file: name, $0) }
    let result = report
    write { _ in update(adding: articles, report: result) }
    return report
  }
}
