public import Facts

/// Articles in files and folders, read and worked on with all cores, handed over in input order with
/// bounded memory.
public struct ArticleFiles: Sendable {
  private static let batch = 64

  private let reader: ArticleReader

  /// Files as `reader` reads them.
  public init(reader: ArticleReader = ArticleReader()) {
    self.reader = reader
  }

  /// Makes something of every article at the paths and hands it over in order; what could not be read
  /// is in the report. Unlike in a corpus, two articles may have one id.
  ///
  /// - Throws: `RepositoryError.io` when a path itself cannot be read.
  public func forEach<Product: Sendable>(
    at paths: [String], _ make: @escaping @Sendable (Article) -> Product, _ take: (Product) -> Void
  ) throws(RepositoryError) -> IngestReport {
    var report = IngestReport()
    var tree = CorpusTree(CorpusSources(corpus: paths))
    _ = try tree.look(.all)
    let files = tree.files
    report.skipped = tree.skips
    report.files = files.count
    let loader = CorpusLoader(reader: reader, make: make)
    var parts: [CorpusFile.Part] = []
    func work() {
      for output in loader.load(parts: parts, progress: { _, _ in }) {
        report.articles += output.items.count
        report.words += output.words
        report.skipped += output.skips
        for item in output.items { take(item.product) }
      }
      parts.removeAll()
    }
    for file in files {
      do throws(RepositoryError) {
        parts += try file.parts(maximumBytes: reader.maximumBytes, into: &report.skipped)
      } catch {
        report.skipped.append(IngestReport.Skip(file: file.path, reason: error.reason))
      }
      if parts.count >= Self.batch { work() }
    }
    work()
    return report
  }
}
