import Dispatch
public import Sockets
import Synchronization

/// A queue for one kind of request, with threads of its own: what waits in one lane waits for nothing in another.
///
/// Clients are served in turn. While all places are taken, a client that has more waiting than another gives up its
/// last place for it; one that has as much as any is refused. Pieces of answers that have begun wait beside the
/// requests and take every second turn; they are never refused. From any thread.
public final class Lane: Sendable {
  /// What goes on in a lane, and what it has done since it was made.
  public struct Figures: Sendable, Equatable {
    /// Requests and pieces that wait.
    public var waiting = 0
    /// Requests and pieces that are worked on.
    public var running = 0
    /// Requests and pieces that were begun.
    public var begun: UInt64 = 0
    /// Nanoseconds that those had waited, together.
    public var waited: UInt64 = 0
    /// Nanoseconds that what has waited the longest of all that waits now has waited.
    public var longestWait: UInt64 = 0
    /// Requests that were refused.
    public var refused: UInt64 = 0

    /// Nothing.
    public init() {}
  }

  /// Something to do.
  private struct Job: Sendable {
    var work: @Sendable () -> Void
    /// Says that it will not be done; nil for what cannot be refused.
    var refuse: (@Sendable () -> Void)?
    var since: MonotonicTime
  }

  private struct State {
    var requests = FairQueue<Job>()
    var pieces = FairQueue<Job>()
    var isTurnOfPieces = false
    /// The threads that have nothing to do.
    var idle: [Int]
    var figures = Figures()

    mutating func popFirst() -> Job? {
      defer { isTurnOfPieces.toggle() }
      return isTurnOfPieces
        ? pieces.popFirst() ?? requests.popFirst() : requests.popFirst() ?? pieces.popFirst()
    }
  }

  /// What metrics call it.
  public let name: String
  /// How many requests are worked on at once.
  public let width: Int
  /// How many may wait.
  public let places: Int

  /// Each with a thread of its own while it has something to do.
  private let threads: [DispatchQueue]
  private let time: any TimeSource
  private let state: Mutex<State>

  /// A lane in which at most `width` requests, at least one, are worked on, and `places` may wait.
  public init(_ name: String, width: Int, places: Int = 256, time: any TimeSource = SystemTime()) {
    self.name = name
    self.width = max(1, width)
    self.places = max(0, places)
    self.time = time
    threads = (1...self.width).map { DispatchQueue(label: "\(name) \($0)") }
    state = Mutex(State(idle: Array((0..<self.width).reversed())))
  }

  /// What goes on now.
  public var figures: Figures {
    let now = time.now()
    return state.withLock { state in
      var figures = state.figures
      figures.waiting = state.requests.count + state.pieces.count
      figures.running = width - state.idle.count
      figures.longestWait =
        (state.requests.firsts + state.pieces.firsts).map { now.nanoseconds(since: $0.since) }.max() ?? 0
      return figures
    }
  }

  /// Does `work` when its turn comes; false, and nothing done, where there is no place for it. One that has a place
  /// may lose it to another client: then `refuse` is called in place of `work`. Each is called on some other thread.
  func run(
    for client: ClientNetwork, _ work: @escaping @Sendable () -> Void,
    refuse: @escaping @Sendable () -> Void
  ) -> Bool {
    let job = Job(work: work, refuse: refuse, since: time.now())
    var loser: Job?
    let isTaken = state.withLock { state in
      if begin(job, &state) { return true }
      if state.requests.count >= places {
        state.figures.refused += 1
        guard let busiest = state.requests.busiest,
          state.requests.count(of: client) + 1 < busiest.count
        else { return false }
        loser = state.requests.popLast(of: busiest.client)
      }
      state.requests.append(job, of: client)
      return true
    }
    loser?.refuse?()
    return isTaken
  }

  /// Makes a piece of an answer that has begun when its turn comes.
  func runPiece(for client: ClientNetwork, _ work: @escaping @Sendable () -> Void) {
    let job = Job(work: work, since: time.now())
    state.withLock { state in
      if !begin(job, &state) { state.pieces.append(job, of: client) }
    }
  }

  /// Gives a job to a thread that has nothing to do; false where there is none.
  private func begin(_ job: Job, _ state: inout State) -> Bool {
    guard let thread = state.idle.popLast() else { return false }
    state.figures.begun += 1
    threads[thread].async { [self] in
      job.work()
      while let next = next(on: thread) { next.work() }
    }
    return true
  }

  /// The next job of a thread that has done its last one.
  private func next(on thread: Int) -> Job? {
    let now = time.now()
    return state.withLock { state in
      guard let job = state.popFirst() else {
        state.idle.append(thread)
        return nil
      }
      state.figures.begun += 1
      state.figures.waited += now.nanoseconds(since: job.since)
      return job
    }
  }
}
