import API
import Dispatch
import Repository
import Synchronization

/// Looks into the corpus folder for what was added, changed or removed: now and then, and when told to.
final class CorpusWatch: Sendable {
  /// Files that are looked at in turn in each second between two looks: a hundredth of a core.
  private static let filesPerSecond = 5000
  /// Seconds after which a file that was being written is looked at again.
  private static let patience = 1.1

  private let repository: Repository
  private let log: EventLog?
  private let queue = DispatchQueue(label: "dateline.corpus")
  private let stopped = Once()
  /// Whether a look at files that were being written is to come.
  private let looksAgain = Atomic(false)

  init(repository: Repository, log: EventLog?) {
    self.repository = repository
    self.log = log
  }

  /// Looks again and again, this many seconds after it was done with the last look; for 0 only at files that were being
  /// written when they were read.
  func start(every seconds: Int) {
    lookAgain()
    guard seconds > 0 else { return }
    queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      guard let self, !stopped.isDone else { return }
      rescan(.changes(files: seconds * Self.filesPerSecond))
      start(every: seconds)
    }
  }

  /// Looks once, soon, at everything.
  @Sendable func look() {
    queue.async { [weak self] in self?.rescan(.allAndFailed) }
  }

  /// No look begins after this.
  func stop() {
    _ = stopped.isFirst()
  }

  private func rescan(_ extent: ScanExtent) {
    do throws(RepositoryError) {
      let isChanged = try repository.rescan(extent)
      lookAgain()
      guard isChanged else { return }
      let report = repository.snapshot.report
      log?.log(
        .info, "corpus changed",
        [("articles", .integer(report.articles)), ("skipped", .integer(report.lost))])
    } catch {
      log?.log(.error, "cannot read the corpus", [("reason", .text("\(error)"))])
    }
  }

  /// Looks soon where files are being written.
  private func lookAgain() {
    guard repository.hasFilesBeingWritten, !looksAgain.exchange(true, ordering: .relaxed) else { return }
    queue.asyncAfter(deadline: .now() + Self.patience) { [weak self] in
      guard let self, !stopped.isDone else { return }
      looksAgain.store(false, ordering: .relaxed)
      rescan(.changes(files: Self.filesPerSecond))
    }
  }
}
