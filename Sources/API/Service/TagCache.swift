import HTTP
import Synchronization

/// The tags of the newest snapshot, so that a request does not spell them out again.
final class TagCache: Sendable {
  private struct Tags {
    var version = ""
    var tags: [ETag?] = []
  }

  private let program: String
  private let newest = Mutex(Tags())

  init(program: String) { self.program = program }

  /// The tag of a form of what a snapshot of this version holds.
  func tag(_ version: String, _ form: Representation) -> ETag? {
    newest.withLock { newest in
      if newest.version != version {
        newest.version = version
        newest.tags = Representation.allCases.map { ETag("\(version)-\(program)-\($0.rawValue)") }
      }
      return newest.tags[form.index]
    }
  }
}
