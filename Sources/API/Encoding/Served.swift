import Repository

/// A record together with the snapshot that it is from, so that its members can look further.
struct Served<Record: Sendable>: Sendable {
  let record: Record
  let snapshot: Snapshot
}
