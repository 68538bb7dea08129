extension Repository {
  /// The corrections that hold, in the order in which they were made.
  public var corrections: [Correction] { snapshot.index.corrections.all }

  /// Makes a correction hold, for good where there is a corpus folder; false when it does already.
  ///
  /// Costs in proportion to the names like those in it.
  ///
  /// - Throws: `RepositoryError.readOnly`, `writerElsewhere`, `unwritable`, `diskFull` and `io`.
  @discardableResult
  public func correct(_ correction: Correction) throws(RepositoryError) -> Bool {
    try write { corpus throws(RepositoryError) in
      try bringUpToDate(&corpus, for: [])
      let old = corrections
      guard !old.contains(where: { $0.id == correction.id }) else { return false }
      try keep(old + [correction], corpus)
      return true
    }
  }

  /// Undoes the correction with this id; false when there is none.
  public func undoCorrection(_ id: String) throws(RepositoryError) -> Bool {
    try write { corpus throws(RepositoryError) in
      try bringUpToDate(&corpus, for: [])
      let old = corrections
      guard old.contains(where: { $0.id == id }) else { return false }
      try keep(old.filter { $0.id != id }, corpus)
      return true
    }
  }

  private func keep(_ corrections: [Correction], _ corpus: borrowing Corpus) throws(RepositoryError) {
    if let folder = corpus.folder {
      try CorrectionsFile(disk: disk, folder: Corpus.workFolder(in: folder)).write(corrections)
    }
    apply(corrections)
  }

  /// Brings the records up to date with the file of corrections, where that has changed; gives the lines that are none.
  ///
  /// Only inside `write`.
  func readCorrections(in folder: String?) throws(RepositoryError) -> [IngestReport.Skip] {
    guard let folder else { return [] }
    let found = try CorrectionsFile(disk: disk, folder: Corpus.workFolder(in: folder)).read()
    if Corrections(found.corrections).all != corrections { apply(found.corrections) }
    return found.skipped
  }

  private func apply(_ corrections: [Correction]) {
    let before = snapshot
    var index = before.index
    index.setCorrections(Corrections(corrections))
    let edits = ChangeLog.edits(from: before.index.corrections.all, to: corrections)
    publish(Snapshot(index: index, report: before.report, behind: before, edits: edits), changes: 1)
  }
}
