import Extraction
import HTTP
import Repository
import Sockets

/// What every endpoint works with.
struct Service: Sendable {
  let repository: Repository
  let extractor: Extractor
  let settings: ServiceSettings
  let status: ServiceStatus
  let log: EventLog?
  let totals = ServiceTotals()
  let requestID = RequestID()
  let lanes = Lanes()
  /// The answers to what was asked of the newest snapshot; the same on every address that is served.
  let answers: ResponseCache
  /// What the bodies under way take.
  let bodies: ByteBudget
  /// What waits to be taken by clients.
  let output: OutputBudget
  /// What reading texts takes.
  let extractions: ByteBudget
  private let tags: TagCache
  /// When the service was made, in milliseconds since 1970.
  let started = WallClock.milliseconds

  init(
    repository: Repository, extractor: Extractor, settings: ServiceSettings, status: ServiceStatus,
    log: EventLog?
  ) {
    self.repository = repository
    self.extractor = extractor
    self.settings = settings
    self.status = status
    self.log = log
    answers = ResponseCache { status.isReady ? repository.generation : nil }
    bodies = ByteBudget(limit: settings.bodiesLimit)
    output = OutputBudget(limit: settings.outputLimit)
    extractions = ByteBudget(limit: settings.extractionsLimit)
    tags = TagCache(program: settings.version + settings.build)
  }

  /// The snapshot to answer from; while the corpus is being read a 503, since half of it would be a wrong answer.
  func snapshot() throws(HTTPError) -> Snapshot {
    guard status.isReady else {
      throw .unavailable("The corpus is still being read.", retryAfter: 1)
    }
    return repository.snapshot
  }

  /// The tag of a list made from a snapshot: it changes with the corpus, the form and the program.
  func tag(of snapshot: Snapshot, _ form: Representation) -> ETag? {
    tags.tag(snapshot.version, form)
  }
}
