/// A file of the corpus, before it is read.
struct CorpusFile: Hashable, Sendable {
  /// Where it is.
  var path: String
  /// Made of its path below the corpus folder (`ArticleID.ofPath`): base of its articles' ids.
  var name: String
  var format: ArticleReader.Format
  /// Whether it holds facts, one article a line, not articles.
  var holdsFacts = false
  var status: FileSystem.Status

  /// How the names of packed files end.
  static let packedEnding = ".gz"

  /// Whether a file of this name is packed.
  static func isPacked(_ name: String) -> Bool { name.lowercased().hasSuffix(packedEnding) }

  /// A piece of a file that is read on its own.
  struct Part: Sendable {
    var file: CorpusFile
    /// The bytes; all of the file where nil.
    var range: Range<Int>?
    /// The number of the first line.
    var firstLine = 1
  }

  /// Cuts a file into the parts that are read in parallel: a line file into stretches of whole lines.
  func parts(
    maximumBytes: Int, disk: Disk = Disk(), into skips: inout [IngestReport.Skip]
  ) throws(RepositoryError) -> [Part] {
    guard format == .ndjson, !Self.isPacked(path) else {
      guard status.size <= maximumBytes else {
        skips.append(
          IngestReport.Skip(
            file: path,
            reason: "too large: \(status.size) bytes, and an article may have at most \(maximumBytes)"))
        return []
      }
      return [Part(file: self)]
    }
    return try lineParts(maximumBytes: maximumBytes, disk, into: &skips)
  }

  private static let stretch = 1 << 20
  /// How much longer than an article its facts may be: each repeats the words and the sentence it is from.
  private static let growthOfFacts = 32

  private func lineParts(
    maximumBytes articleBytes: Int, _ disk: Disk, into skips: inout [IngestReport.Skip]
  ) throws(RepositoryError) -> [Part] {
    let maximumBytes = holdsFacts ? articleBytes * Self.growthOfFacts : articleBytes
    var parts: [Part] = []
    var start = 0
    var firstLine = 1
    var line = 1
    var lineStart = 0
    var offset = 0
    func close(at end: Int) {
      if end > start { parts.append(Part(file: self, range: start..<end, firstLine: firstLine)) }
    }
    while offset < status.size {
      let block = try disk.bytes(of: path, in: offset..<min(status.size, offset + Self.stretch))
      if block.isEmpty { break }
      for index in block.indices where block[index] == 0x0A {
        let end = offset + index + 1
        if end - lineStart > maximumBytes {
          close(at: lineStart)
          skips.append(tooLong(line, bytes: end - lineStart - 1, maximumBytes))
          start = end
          firstLine = line + 1
        } else if end - start >= Self.stretch {
          close(at: end)
          start = end
          firstLine = line + 1
        }
        line += 1
        lineStart = end
      }
      offset += block.count
    }
    if offset - lineStart > maximumBytes {
      close(at: lineStart)
      skips.append(tooLong(line, bytes: offset - lineStart, maximumBytes))
    } else {
      close(at: offset)
    }
    if offset == 0 { parts.append(Part(file: self, range: 0..<0)) }
    return parts
  }

  private func tooLong(_ line: Int, bytes: Int, _ maximum: Int) -> IngestReport.Skip {
    IngestReport.Skip(
      file: path, line: line,
      reason: "too large: \(bytes) bytes, and an article may have at most \(maximum)")
  }
}
