import Facts

/// Writes articles into the corpus folder and removes them, so that a crash at any instant loses nothing that
/// was acknowledged and leaves nothing half done.
enum DurableFiles {
  /// Writes every article to a file of its own, syncs it, gives it its name, and syncs the folder. All of them, or none.
  ///
  /// Only with the right to write (`Corpus.claim`).
  static func write(_ articles: [Article], into corpus: inout Corpus) throws(RepositoryError) {
    guard let folder = corpus.folder else { return }
    for article in articles where !corpus.isFree(article.id) {
      throw .occupied(path: Corpus.path(of: article.id, in: folder))
    }
    let disk = corpus.disk
    let replaced = articles.map { corpus.otherFiles(with: $0.id).own }
    let locks = try corpus.claimFolders(of: replaced.flatMap { $0 })
    defer { withExtendedLifetime(locks) {} }
    var change = FileChange(disk: disk, folder: Corpus.workFolder(in: folder))
    do throws(RepositoryError) {
      var prepared: [String] = []
      for article in articles { prepared.append(try change.prepare(ArticleJSON.bytes(of: article))) }
      for (article, content) in zip(articles, prepared) {
        let path = Corpus.path(of: article.id, in: folder)
        if let known = corpus.storedFile(article.id) {
          try change.replace(path, known: known, from: content)
        } else {
          try change.create(path, from: content)
        }
      }
      try change.sync()
    } catch {
      change.undo()
      throw error
    }
    change.finish()
    for (article, replaced) in zip(articles, replaced) {
      let wasDeleted = corpus.deleted.contains(article.id)
      corpus.noteStored(article.id, words: article.wordCount)
      // The stored file counts before these, so that it does not matter if they stay.
      if wasDeleted { try? disk.remove("\(Corpus.marks(in: folder))/\(article.id)") }
      for path in replaced { try? disk.remove(path) }
    }
  }

  /// Removes the files of an article; where a file of many articles has it too, marks its id as deleted first.
  ///
  /// Only with the right to write (`Corpus.claim`).
  static func remove(_ id: String, from corpus: inout Corpus) throws(RepositoryError) {
    guard let folder = corpus.folder else { return }
    let others = corpus.otherFiles(with: id)
    var paths = others.own
    // What a file that was written since holds may be the article still.
    guard corpus.storedFile(id) == nil || corpus.isFree(id) else {
      throw .occupied(path: Corpus.path(of: id, in: folder))
    }
    let locks = try corpus.claimFolders(of: paths)
    defer { withExtendedLifetime(locks) {} }
    // The one that counts goes last: until then the article is what it was.
    if corpus.storedFile(id) != nil { paths.append(Corpus.path(of: id, in: folder)) }
    var change = FileChange(disk: corpus.disk, folder: Corpus.workFolder(in: folder))
    do throws(RepositoryError) {
      if others.isInLarger, !corpus.deleted.contains(id) {
        let marks = Corpus.marks(in: folder)
        try corpus.disk.makeFolder(marks)
        try change.create("\(marks)/\(id)", from: change.prepare([]))
        try change.sync()
      }
      for path in paths { try change.remove(path) }
      try change.sync()
    } catch {
      change.undo()
      throw error
    }
    change.finish()
    corpus.noteDeleted(id, paths: paths, isMarked: others.isInLarger)
  }
}
