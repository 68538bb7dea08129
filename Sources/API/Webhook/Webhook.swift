import HTTP
public import Repository
import Wire

/// Sends every change to an address, in order, each batch until it was taken: what `/v1/changes` lists, for whom it is too
/// late to ask.
///
/// The log of changes is the queue: all that is kept here is the place in it and one batch. A batch that is not answered with
/// a 2xx is sent again with the same bytes, after a second, two, four, at last every five minutes. Who has missed more than the
/// log holds is told so, and has to ask `/v1/changes`.
///
/// It begins with what comes after it was made. It is not thread-safe: one queue calls `step`.
public final class Webhook {
  /// So many changes are sent at once.
  static let batchSize = 100
  /// Seconds between two looks for something new.
  static let pause = 1.0
  private static let longestPause = 300.0

  /// Sends a body with these fields; nil where there was no answer.
  typealias Post = (_ body: [UInt8], _ fields: [(name: String, value: String)]) -> Status?

  /// What is to be sent, and the place behind it.
  private struct Batch {
    var body: [UInt8]
    var next: String
  }

  private let repository: Repository
  private let key: [UInt8]
  private let post: Post
  /// Seconds since 1970.
  private let now: () -> Double
  private let log: EventLog?
  /// All before it was taken.
  private var token: String
  private var batch: Batch?
  private var failures = 0
  private var waitsUntil = 0.0

  /// A webhook for what changes from now on.
  public convenience init(repository: Repository, target: WebhookTarget, secret: String, log: EventLog?) {
    self.init(
      repository: repository, secret: secret, log: log, now: { Double(WallClock.milliseconds) / 1000 },
      post: { body, fields in
        try? HTTPPost.status(
          of: body, to: target.path, host: target.host, at: target.address, fields: fields)
      })
  }

  init(
    repository: Repository, secret: String, log: EventLog?, now: @escaping () -> Double, post: @escaping Post
  ) {
    self.repository = repository
    key = Array(secret.utf8)
    self.log = log
    self.now = now
    self.post = post
    token = repository.snapshot.version
  }

  /// Sends what there is to send now, a batch at most; gives the seconds after which it wants to be called again.
  public func step() -> Double {
    let time = now()
    guard time >= waitsUntil else { return waitsUntil - time }
    guard let batch = batch ?? nextBatch() else { return Self.pause }
    self.batch = batch
    let status = post(batch.body, fields(of: batch, at: Int(time)))
    guard let status, (200..<300).contains(status.code) else { return putOff(status, at: time) }
    if failures > 0 { log?.log(.info, "webhook is taken again", [("failures", .integer(failures))]) }
    failures = 0
    token = batch.next
    self.batch = nil
    return token == repository.snapshot.version ? Self.pause : 0
  }

  private func nextBatch() -> Batch? {
    let snapshot = repository.snapshot
    guard token != snapshot.version else { return nil }
    var writer = JSONWriter(capacity: 1 << 12)
    do {
      let page = try snapshot.changes(since: token, limit: Self.batchSize)
      guard !page.items.isEmpty else {
        token = page.next
        return nil
      }
      Changes.write(page, Changes.table.fields, limit: Self.batchSize, snapshot, to: &writer)
      return Batch(body: writer.bytes, next: page.next)
    } catch {
      // More has changed than is known in single changes.
      writer.object { writer in
        writer.key("data")
        writer.array { _ in }
        writer.key("page")
        writer.object { writer in
          writer.member("limit", Self.batchSize)
          writer.member("next", snapshot.version)
          writer.member("missed", true)
        }
      }
      return Batch(body: writer.bytes, next: snapshot.version)
    }
  }

  /// The fields of one attempt: the signature covers its time, so that nobody can send a batch again another day.
  private func fields(of batch: Batch, at seconds: Int) -> [(name: String, value: String)] {
    let signed = Array("\(seconds).".utf8) + batch.body
    return [
      ("Dateline-Delivery", batch.next),
      ("Dateline-Signature", "t=\(seconds),v1=\(SHA256.authentication(of: signed, key: key))"),
    ]
  }

  private func putOff(_ status: Status?, at time: Double) -> Double {
    var pause = Self.pause
    for _ in 0..<min(failures, 16) { pause *= 2 }
    pause = min(pause, Self.longestPause)
    failures += 1
    waitsUntil = time + pause
    log?.log(
      .warning, "webhook is not taken",
      [
        ("failures", .integer(failures)), ("seconds", .integer(Int(pause))),
        ("reason", .text(status.map { "status \($0.code)" } ?? "no answer")),
      ])
    return pause
  }
}
