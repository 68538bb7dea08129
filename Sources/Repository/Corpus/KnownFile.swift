extension Corpus {
  /// How much a read got of a file.
  enum ReadState: Comparable, Sendable {
    /// All that there is, and it is whole.
    case whole
    /// All that there is, which seems to be the beginning of something, or a mixture.
    case cut
    /// Something, while it was written.
    case moving
    /// Nothing, though it is there.
    case unreadable
  }
}

extension Corpus.KnownFile {
  /// How long a file whose end nothing marks must be left alone before it counts as whole, in nanoseconds.
  static let stillness = 1_000_000_000

  /// What is known of a file that was read. Of one that could not be read whole, what it held before stays.
  init(_ file: CorpusFile, _ output: Corpus.Output, before: Corpus.KnownFile?) {
    self.init(
      file: file, articles: output.items.map { ($0.id, $0.line) }, skips: output.skips, words: output.words)
    guard output.state != .whole, let before else { return }
    let present = Set(output.items.map(\.id))
    let kept = before.articles.filter { !present.contains($0.id) }
    guard !kept.isEmpty else { return }
    articles += kept.map { ($0.id, nil) }
    words = max(words, before.words)
    let count = kept.count == 1 ? "an article of before is" : "\(kept.count) articles of before are"
    skips.append(
      IngestReport.Skip(file: file.path, reason: "not whole, it seems: \(count) kept until it is"))
  }

  /// Whether the file is being written, as far as that shows: it is the same file with other content, written a moment
  /// ago, in a form whose end cannot be told; or of its lines there are fewer than there were.
  func isBeingWritten(_ new: CorpusFile, at now: Int) -> Bool {
    let (old, new) = (file.status, new.status)
    guard !articles.isEmpty, old.identity == new.identity, !new.holdsTheSame(as: old),
      abs(now - new.modified) < Self.stillness
    else { return false }
    return switch file.format {
    case .text, .html, .markdown, .mail: true
    case .ndjson, .table: new.size < old.size
    case .json, .feed: false
    }
  }
}
