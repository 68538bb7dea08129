/// What became of the input: what was read, and what was not and why.
public struct IngestReport: Hashable, Sendable {
  /// Input that was left out.
  public struct Skip: Hashable, Sendable, CustomStringConvertible {
    /// The file, or a name for the request body.
    public var file: String
    /// The line, from 1, where the reason has one.
    public var line: Int?
    /// Why, in words a person can act on.
    public var reason: String

    /// A skip.
    public init(file: String, line: Int? = nil, reason: String) {
      self.file = file
      self.line = line
      self.reason = reason
    }

    /// `file:line: reason`.
    public var description: String {
      line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
    }
  }

  /// Files read.
  public var files = 0
  /// Articles read.
  public var articles = 0
  /// Words in them.
  public var words = 0
  /// Articles whose facts came from the cache.
  public var cached = 0
  /// Why the cache could not be used or written, when it could not.
  public var cacheProblem: String?
  /// What was left out.
  public var skipped: [Skip] = []

  /// Nothing read.
  public init() {}

  /// Whether both say the same of the files, however their facts were come by.
  func tellsTheSame(as other: IngestReport) -> Bool {
    files == other.files && articles == other.articles && words == other.words && skipped == other.skipped
  }

  /// Adds what another report says.
  public mutating func add(_ other: IngestReport) {
    files += other.files
    articles += other.articles
    words += other.words
    cached += other.cached
    cacheProblem = cacheProblem ?? other.cacheProblem
    skipped += other.skipped
  }
}
