/// Finds the files of a corpus.
struct CorpusWalk {
  /// Deeper folders are reported.
  private static let maximumDepth = 64

  /// Whether the files hold facts, not articles.
  private let holdsFacts: Bool
  private var files: [CorpusFile] = []
  private var skips: [IngestReport.Skip] = []
  /// The folders that were read, so that a link back to one is not followed round and round.
  private var folders: Set<FileSystem.Identity> = []

  /// The files of all sources, corpus first; what is left out is added to `skips`. Throws when a path itself is
  /// not there.
  static func files(
    of sources: CorpusSources, into skips: inout [IngestReport.Skip]
  ) throws(RepositoryError) -> [CorpusFile] {
    var files: [CorpusFile] = []
    for (paths, holdsFacts) in [(sources.corpus, false), (sources.facts, true)] {
      for path in paths {
        var walk = CorpusWalk(holdsFacts: holdsFacts)
        try walk.start(at: path)
        files += walk.files
        skips += walk.skips
      }
    }
    return files
  }

  private init(holdsFacts: Bool) {
    self.holdsFacts = holdsFacts
  }

  /// The file at the path, or all below it by name.
  ///
  /// Names that begin with a dot or an underscore are left alone, as they are marks of tools. Files of another
  /// kind, or that cannot be looked at, are reported.
  private mutating func start(at path: String) throws(RepositoryError) {
    let status = try FileSystem.status(path)
    if status.isDirectory {
      _ = try FileSystem.names(in: path)
      read(path, status, below: "", depth: 0)
    } else {
      add(path, name: path.split(separator: "/").last.map(String.init) ?? path, status)
    }
  }

  private mutating func read(_ folder: String, _ status: FileSystem.Status, below prefix: String, depth: Int)
  {
    guard depth < Self.maximumDepth else {
      return skip(folder, "folders nested more than \(Self.maximumDepth) deep")
    }
    guard folders.insert(status.identity).inserted else {
      return skip(folder, "a link to a folder that is read under another name")
    }
    do throws(RepositoryError) {
      for name in try FileSystem.names(in: folder) where name.first != "." && name.first != "_" {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        do throws(RepositoryError) {
          let status = try FileSystem.status(path)
          if status.isDirectory {
            read(path, status, below: prefix + name + "/", depth: depth + 1)
          } else {
            add(path, name: prefix + name, status)
          }
        } catch {
          skip(path, error.reason)
        }
      }
    } catch {
      skip(folder, error.reason)
    }
  }

  private mutating func add(_ path: String, name: String, _ status: FileSystem.Status) {
    guard status.isRegularFile else { return skip(path, "neither a file nor a folder") }
    let format = holdsFacts ? Self.formatOfFacts(fileName: name) : ArticleReader.Format(fileName: name)
    guard let format else {
      return skip(
        path,
        holdsFacts
          ? "not a file of facts (.ndjson, .jsonl, .json, .txt and names without an ending are)"
          : "a kind of file that is not read (.txt, .json, .jsonl, .ndjson, .html, .rss, .atom, .xml are)")
    }
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    files.append(
      CorpusFile(
        path: path, name: ArticleID.ofPath(String(stem)), format: format, holdsFacts: holdsFacts,
        status: status))
  }

  private mutating func skip(_ path: String, _ reason: String) {
    skips.append(IngestReport.Skip(file: path, reason: reason))
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
}
