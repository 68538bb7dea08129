import API
import Dispatch
import Repository

/// Looks into the corpus folder for what was added, changed or removed: now and then, and when told to.
final class CorpusWatch: Sendable {
  private let repository: Repository
  private let log: EventLog?
  private let queue = DispatchQueue(label: "dateline.corpus")
  private let stopped = Once()

  init(repository: Repository, log: EventLog?) {
    self.repository = repository
    self.log = log
  }

  /// Looks again and again, this many seconds after it was done with the last look; never for 0.
  func start(every seconds: Int) {
    guard seconds > 0 else { return }
    queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      guard let self, !stopped.isDone else { return }
      rescan()
      start(every: seconds)
    }
  }

  /// Looks once, soon.
  @Sendable func look() {
    queue.async { [weak self] in self?.rescan() }
  }

  /// No look begins after this.
  func stop() {
    _ = stopped.isFirst()
  }

  private func rescan() {
    do throws(RepositoryError) {
      guard try repository.rescan() else { return }
      let report = repository.snapshot.report
      log?.log(
        .info, "corpus changed",
        [("articles", .integer(report.articles)), ("skipped", .integer(report.skipped.count))])
    } catch {
      log?.log(.error, "cannot read the corpus", [("reason", .text("\(error)"))])
    }
  }
}
