import Synchronization

/// Whether the corpus has been read, so that the service can answer.
public final class ServiceStatus: Sendable {
  private let ready: Atomic<Bool>

  /// The status of a service whose corpus is still being read, or is there already.
  public init(isReady: Bool = false) { ready = Atomic(isReady) }

  /// Whether the corpus has been read.
  public var isReady: Bool { ready.load(ordering: .acquiring) }

  /// The corpus has been read: from now on the service answers.
  public func markReady() { ready.store(true, ordering: .releasing) }
}
