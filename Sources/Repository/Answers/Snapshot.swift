import Facts

/// The repository at one moment: immutable, shared by any number of readers.
///
/// Questions for one record take microseconds; a page of a list in its default order, with at most one
/// filter, takes time in proportion to the page. More filters take time in proportion to what the most
/// selective of them leaves.
public struct Snapshot: Sendable {
  let index: FactIndex
  /// What became of the input.
  public let report: IngestReport
  /// What led here.
  let log: ChangeLog

  /// A snapshot that nothing is known to have led to.
  init(index: FactIndex, report: IngestReport) {
    self.index = index
    self.report = report
    log = ChangeLog(content: index.content)
  }

  /// The snapshot behind another one. Without `edits` nobody can follow from there to here.
  init(index: FactIndex, report: IngestReport, behind last: Snapshot, edits: [ChangeLog.Edit]?) {
    self.index = index
    self.report = report
    var log = last.log
    log.append(edits, leadingTo: index.content, milliseconds: FileSystem.now() / 1_000_000)
    self.log = log
  }

  /// Stands for the content: equal for equal repositories, in every process. Base of a strong ETag.
  public var version: String { StableHash.hexadecimal(log.content) }

  /// How much there is.
  public var counts: RecordCounts {
    var counts = RecordCounts()
    counts.articles = index.articles.count
    counts.people = index.list(Attribute.people.hash).count
    counts.organizations = index.list(Attribute.organizations.hash).count
    counts.places = index.list(Attribute.places.hash).count
    counts.events = index.list(Attribute.events.hash).count
    counts.figures = index.list(Attribute.figures.hash).count
    counts.quotes = index.list(Attribute.quotes.hash).count
    return counts
  }
}

extension FactIndex {
  /// Stands for all articles and corrections: equal for equal ones, in every process.
  fileprivate var content: UInt64 {
    var hasher = StableHash(seed: 51)
    hasher.combine(UInt64(articles.count))
    hasher.combine(contentSum)
    for correction in corrections.all { hasher.combine(correction.id) }
    return hasher.value
  }
}
