import Synchronization

@testable import Repository

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Disk {
  static let full = ENOSPC
  static let broken = EIO
  static let readOnly = EROFS
  static let denied = EACCES
  static let noLinks = EPERM

  /// A disk whose steps this decides about.
  init(_ fault: @escaping @Sendable (Step, String) -> Fault?) {
    self.init(fault: fault)
  }

  /// A disk whose steps this decides about, wherever they go.
  init(_ fault: @escaping @Sendable (Step) -> Fault?) {
    self.init(fault: { step, _ in fault(step) })
  }
}

/// A disk that counts the steps that change something, and fails from a chosen one on.
final class FaultyDisk: Sendable {
  /// How it fails.
  enum Way: CaseIterable, Sendable {
    /// One step, for want of space.
    case fullOnce
    /// One step.
    case brokenOnce
    /// From a step on nothing can be changed any more, not even taken back: as if the process had died there.
    case gone
    /// From a step on the file system may only be read.
    case readOnly
    /// Every write takes seven bytes at most; no step fails.
    case shortWrites

    var error: Int32 {
      switch self {
      case .fullOnce: Disk.full
      case .brokenOnce, .gone, .shortWrites: Disk.broken
      case .readOnly: Disk.readOnly
      }
    }

    /// Whether the disk works again after the step.
    var isOnce: Bool { self == .fullOnce || self == .brokenOnce }
  }

  private struct State {
    var steps = 0
    var failing: (way: Way, step: Int)?
  }

  private let state = Mutex(State())

  /// How many steps there were since the last `fail` or `work`.
  var steps: Int { state.withLock { $0.steps } }

  /// From now on the step with this number, from 0, fails.
  func fail(_ way: Way, at step: Int) { state.withLock { $0 = State(failing: (way, step)) } }

  /// From now on all steps work.
  func work() { state.withLock { $0 = State() } }

  var disk: Disk {
    Disk { (step: Disk.Step) -> Disk.Fault? in
      guard !step.isReading else { return nil }
      return self.state.withLock { state in
        defer { state.steps += 1 }
        guard let (way, number) = state.failing else { return nil }
        if way == .shortWrites { return step == .write ? .short(7) : nil }
        let fails = way.isOnce ? state.steps == number : state.steps >= number
        return fails ? .error(way.error) : nil
      }
    }
  }
}
