import Synchronization

/// Remembers answers to GET for as long as what they are made from is the same.
///
/// For handlers that read an immutable snapshot: the answer to one target is the same until the snapshot's version
/// changes. Only answers that have an entity tag, fit into memory at once and vary with `Accept` at most are kept;
/// everything else passes through. A hit costs about 0.1 µs and no allocation. From any thread.
public final class ResponseCache: Sendable {
  private struct Entry {
    var target: [UInt8]
    var accept: String?
    var response: Response
  }

  private struct Entries {
    var version: UInt64?
    var byHash: [UInt64: Entry] = [:]
    var bytes = 0
  }

  /// Bodies above this size are not kept: writing them out costs more than making them.
  private static let largestBody = 65_536
  /// What an entry takes beside its body, about.
  private static let overhead = 1024

  private let byteLimit: Int
  private let version: @Sendable () -> UInt64?
  private let entries = Mutex(Entries())

  /// A cache of at most about `byteLimit` bytes; when it is full it forgets everything. `version` says what answers
  /// are made from now, nil that there is nothing to answer from.
  public init(byteLimit: Int = 4 << 20, version: @escaping @Sendable () -> UInt64?) {
    self.byteLimit = byteLimit
    self.version = version
  }

  /// The handler, asked only for what is not remembered.
  public func remembering(_ handler: @escaping Route.Handler) -> Route.Handler {
    { [self] request throws(HTTPError) in
      guard let version = version() else { return try handler(request) }
      let head = request.head
      let accept = head.hasField(.accept) ? request.headers[.accept] : nil
      let hash = Self.hash(head, accept)
      if let response = response(hash, head, accept, version) { return response }
      let response = try handler(request)
      keep(response, hash, head, accept, version)
      return response
    }
  }

  private func response(
    _ hash: UInt64, _ head: RequestHead, _ accept: String?, _ version: UInt64
  ) -> Response? {
    entries.withLock { entries in
      guard entries.version == version, let entry = entries.byHash[hash], entry.accept == accept,
        head.targetEquals(entry.target)
      else { return nil }
      return entry.response
    }
  }

  private func keep(
    _ response: Response, _ hash: UInt64, _ head: RequestHead, _ accept: String?, _ version: UInt64
  ) {
    guard response.status == .ok, response.eTag != nil, case .bytes(let body) = response.body,
      body.count <= Self.largestBody, [nil, "Accept"].contains(response.headers[.vary])
    else { return }
    let entry = Entry(target: Array(head.bytes[head.target]), accept: accept, response: response)
    let size = body.count + entry.target.count + Self.overhead
    entries.withLock { entries in
      if entries.version != version || entries.bytes + size > byteLimit {
        entries = Entries(version: version)
      }
      if entries.byHash.updateValue(entry, forKey: hash) == nil { entries.bytes += size }
    }
  }

  private static func hash(_ head: RequestHead, _ accept: String?) -> UInt64 {
    let bytes = head.bytes
    return ByteHash.hash(bytes.span.extracting(head.target)) ^ UInt64(truncatingIfNeeded: accept.hashValue)
  }
}
