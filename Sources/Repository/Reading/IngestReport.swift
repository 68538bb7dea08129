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
    /// Where the same stands that counts in its place.
    public var first: Place?
    /// Whether the article is served all the same, and this says what could not be read of it as it stands.
    public var isKept: Bool

    /// A skip.
    public init(
      file: String, line: Int? = nil, reason: String, first: Place? = nil, isKept: Bool = false
    ) {
      self.file = file
      self.line = line
      self.reason = reason
      self.first = first
      self.isKept = isKept
    }

    /// What a reader says of a file that it was given under this name.
    init(file: String, _ error: ReadingError) {
      self.init(file: file, line: error.line, reason: error.description, isKept: error.isWarning)
    }

    /// What it is, with where and why, as one line for whoever started the reading.
    public var notice: String { (isKept ? "warning: " : "skipped ") + description }

    /// `file:line: reason`.
    public var description: String { "\(Place(file: file, line: line)): \(explanation)" }

    /// The reason, and where the same stands that counts in its place.
    public var explanation: String { reason + (first.map { ", first in \($0)" } ?? "") }
  }

  /// A file, or a line of it.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int?

    /// A place.
    public init(file: String, line: Int? = nil) {
      self.file = file
      self.line = line
    }

    /// `file:line`.
    public var description: String { line.map { "\(file):\($0)" } ?? file }
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
  /// What was left out, and what was not read as it stands.
  public var skipped: [Skip] = []
  /// How much of that is not served at all.
  public var lost: Int { skipped.count { !$0.isKept } }
  /// The files and folders that were read, as they were given.
  public var sources: [String] = []

  /// Nothing read.
  public init() {}

  /// What was left out, with paths below the sources instead of where these lie on the machine; where there are
  /// several sources, behind the source's own name.
  public var skippedBelowSources: [Skip] {
    skipped.map { skip in
      var skip = skip
      skip.file = pathBelowSources(skip.file)
      skip.first = skip.first.map { Place(file: pathBelowSources($0.file), line: $0.line) }
      return skip
    }
  }

  private func pathBelowSources(_ path: String) -> String {
    let names = path.split(separator: "/")
    let inside = sources.map { $0.split(separator: "/") }.filter { names.starts(with: $0) }
    guard let source = inside.max(by: { $0.count < $1.count }) else {
      return path.hasPrefix("/") ? String(names.last ?? "") : path
    }
    let below = names.dropFirst(sources.count > 1 ? max(0, source.count - 1) : source.count)
    return below.isEmpty ? String(source.last ?? "") : below.joined(separator: "/")
  }

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
    sources += other.sources
  }
}
