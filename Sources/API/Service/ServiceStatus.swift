public import Repository
import Synchronization

/// What the service knows about its own start: whether the corpus has been read, and what was left out.
public final class ServiceStatus: Sendable {
  private struct State {
    var isReady: Bool
    var report: IngestReport
  }

  private let state: Mutex<State>

  /// The status of a service whose corpus is still being read, or is there already.
  public init(isReady: Bool = false) {
    state = Mutex(State(isReady: isReady, report: IngestReport()))
  }

  /// Whether the corpus has been read.
  public var isReady: Bool { state.withLock { $0.isReady } }

  /// What was read and what was left out.
  public var report: IngestReport { state.withLock { $0.report } }

  /// The corpus has been read: from now on the service answers.
  public func markReady(_ report: IngestReport) {
    state.withLock { $0 = State(isReady: true, report: report) }
  }
}
