import Facts

/// Writes articles into the corpus folder and removes them, so that a crash at any instant loses nothing that
/// was acknowledged and leaves nothing half done.
enum DurableFiles {
  /// Writes every article to a file of its own, syncs it, gives it its name, and syncs the folder.
  static func write(_ articles: [Article], into corpus: inout Corpus) throws(RepositoryError) {
    guard let folder = try folder(of: corpus) else { return }
    for article in articles where !corpus.isFree(article.id) {
      throw .occupied(path: Corpus.path(of: article.id, in: folder))
    }
    let work = Corpus.workFolder(in: folder)
    try FileSystem.makeFolder(work)
    var written: [(temporary: String, path: String)] = []
    do throws(RepositoryError) {
      for article in articles {
        let temporary = "\(work)/\(article.id).new"
        try FileSystem.writeSynced(ArticleJSON.bytes(of: article), to: temporary)
        written.append((temporary, Corpus.path(of: article.id, in: folder)))
      }
      for file in written { try FileSystem.rename(file.temporary, to: file.path) }
      try FileSystem.syncFolder(folder)
    } catch {
      for file in written { try? FileSystem.remove(file.temporary) }
      throw error
    }
    for article in articles {
      let wasDeleted = corpus.deleted.contains(article.id)
      let replaced = corpus.otherFiles(with: article.id).own
      corpus.noteStored(article.id, words: article.wordCount)
      if wasDeleted { try? FileSystem.remove("\(Corpus.marks(in: folder))/\(article.id)") }
      for path in replaced { try? FileSystem.remove(path) }
    }
  }

  /// Removes the files of an article; where a file of many articles has it too, marks its id as deleted first.
  static func remove(_ id: String, from corpus: inout Corpus) throws(RepositoryError) {
    guard let folder = try folder(of: corpus) else { return }
    let others = corpus.otherFiles(with: id)
    if others.isInLarger {
      let marks = Corpus.marks(in: folder)
      try FileSystem.makeFolder(Corpus.workFolder(in: folder))
      try FileSystem.makeFolder(marks)
      try FileSystem.writeSynced([], to: "\(marks)/\(id)")
      try FileSystem.syncFolder(marks)
    }
    let own = Corpus.path(of: id, in: folder)
    let paths = others.own + (corpus.isFree(id) ? [own] : [])
    for path in paths { try FileSystem.remove(path) }
    for parent in Set(paths.map(Self.parent)) { try FileSystem.syncFolder(parent) }
    corpus.noteDeleted(id, paths: paths, isMarked: others.isInLarger)
  }

  /// The folder to write to; nil where the articles are in memory only.
  private static func folder(of corpus: Corpus) throws(RepositoryError) -> String? {
    let isInMemory = corpus.sources.corpus.isEmpty && corpus.sources.facts.isEmpty
    guard corpus.folder != nil || isInMemory else { throw .readOnly }
    return corpus.folder
  }

  private static func parent(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}
