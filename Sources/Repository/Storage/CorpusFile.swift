/// A file of the corpus, before it is read.
struct CorpusFile: Hashable, Sendable {
  /// Where it is.
  var path: String
  /// Its path below the corpus folder without the ending, base of its articles' ids.
  var name: String
  var format: ArticleReader.Format
  /// Whether it holds facts, one article a line, not articles.
  var holdsFacts = false
  var status: FileSystem.Status

  /// A piece of a file that is read on its own.
  struct Part: Sendable {
    var file: CorpusFile
    /// The bytes; all of the file where nil.
    var range: Range<Int>?
    /// The number of the first line.
    var firstLine = 1
  }

  /// The files of all sources, corpus first.
  static func list(
    _ sources: CorpusSources, into skips: inout [IngestReport.Skip]
  ) throws(RepositoryError) -> [CorpusFile] {
    try list(sources.corpus, holdsFacts: false, into: &skips)
      + list(sources.facts, holdsFacts: true, into: &skips)
  }

  /// The files at the paths, folders searched through, in the order of the paths and then by name.
  ///
  /// Names that begin with a dot or an underscore are left alone, as they are marks of tools. Files of another
  /// kind, or that cannot be looked at, are reported. Throws when a path itself is not there.
  private static func list(
    _ paths: [String], holdsFacts: Bool, into skips: inout [IngestReport.Skip]
  ) throws(RepositoryError) -> [CorpusFile] {
    var files: [CorpusFile] = []
    for path in paths {
      let status = try FileSystem.status(path)
      if status.isDirectory {
        _ = try FileSystem.names(in: path)
        walk(path, below: "", depth: 0, holdsFacts: holdsFacts, into: &files, &skips)
      } else {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        add(path, name: name, holdsFacts: holdsFacts, status, to: &files, &skips)
      }
    }
    return files
  }

  private static func walk(
    _ folder: String, below prefix: String, depth: Int, holdsFacts: Bool,
    into files: inout [CorpusFile], _ skips: inout [IngestReport.Skip]
  ) {
    guard depth < 64 else {
      skips.append(IngestReport.Skip(file: folder, reason: "folders nested more than 64 deep"))
      return
    }
    do throws(RepositoryError) {
      for name in try FileSystem.names(in: folder) where name.first != "." && name.first != "_" {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        do throws(RepositoryError) {
          let status = try FileSystem.status(path)
          if status.isDirectory {
            walk(
              path, below: prefix + name + "/", depth: depth + 1, holdsFacts: holdsFacts, into: &files,
              &skips)
          } else {
            add(path, name: prefix + name, holdsFacts: holdsFacts, status, to: &files, &skips)
          }
        } catch {
          skips.append(IngestReport.Skip(file: path, reason: error.reason))
        }
      }
    } catch {
      skips.append(IngestReport.Skip(file: folder, reason: error.reason))
    }
  }

  private static func add(
    _ path: String, name: String, holdsFacts: Bool, _ status: FileSystem.Status,
    to files: inout [CorpusFile], _ skips: inout [IngestReport.Skip]
  ) {
    guard status.isRegularFile else {
      skips.append(IngestReport.Skip(file: path, reason: "neither a file nor a folder"))
      return
    }
    let format = holdsFacts ? formatOfFacts(fileName: name) : ArticleReader.Format(fileName: name)
    guard let format else {
      let reason =
        holdsFacts
        ? "not a file of facts (.ndjson, .jsonl, .json, .txt and names without an ending are)"
        : "a kind of file that is not read (.txt, .json, .jsonl, .ndjson, .html, .rss, .atom, .xml are)"
      skips.append(IngestReport.Skip(file: path, reason: reason))
      return
    }
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    files.append(
      CorpusFile(path: path, name: String(stem), format: format, holdsFacts: holdsFacts, status: status))
  }

  /// Facts are lines of JSON; distributed engines name such a file `part-00000` or `part-00000.txt`.
  private static func formatOfFacts(fileName: String) -> ArticleReader.Format? {
    let name = fileName.split(separator: "/").last ?? ""
    guard name.contains(".") else { return .ndjson }
    return switch ArticleReader.Format(fileName: fileName) {
    case .ndjson, .json, .text: .ndjson
    case .feed, .html, nil: nil
    }
  }

  /// Cuts a file into the parts that are read in parallel: a line file into stretches of whole lines.
  func parts(maximumBytes: Int, into skips: inout [IngestReport.Skip]) -> [Part] {
    guard format == .ndjson else {
      guard status.size <= maximumBytes else {
        skips.append(
          IngestReport.Skip(
            file: path,
            reason: "too large: \(status.size) bytes, and an article may have at most \(maximumBytes)"))
        return []
      }
      return [Part(file: self)]
    }
    do throws(RepositoryError) {
      return try lineParts(maximumBytes: maximumBytes, into: &skips)
    } catch {
      skips.append(IngestReport.Skip(file: path, reason: error.reason))
      return []
    }
  }

  private static let stretch = 1 << 20
  /// How much longer than an article its facts may be: each repeats the words and the sentence it is from.
  private static let growthOfFacts = 32

  private func lineParts(
    maximumBytes articleBytes: Int, into skips: inout [IngestReport.Skip]
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
      let block = try FileSystem.bytes(of: path, in: offset..<min(status.size, offset + Self.stretch))
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
    if offset == 0 { skips.append(IngestReport.Skip(file: path, reason: "empty")) }
    return parts
  }

  private func tooLong(_ line: Int, bytes: Int, _ maximum: Int) -> IngestReport.Skip {
    IngestReport.Skip(
      file: path, line: line,
      reason: "too large: \(bytes) bytes, and an article may have at most \(maximum)")
  }
}
