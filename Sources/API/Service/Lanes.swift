import HTTP
import Repository
import Sockets

/// The lanes of the service: what is asked of it in each waits for nothing in another.
///
/// Extraction and writes read texts, which takes the most time; each leaves a core to everything else where there is
/// more than one. What answers in microseconds waits in no lane.
struct Lanes: Sendable {
  /// Texts sent to be read.
  let extraction: Lane
  /// Searches, series, pages for people, whole lists, and other answers that take milliseconds or are long.
  let reads: Lane
  /// Articles to store and to remove.
  let writes: Lane
  /// Pages of lists, the map, the metrics.
  let other: Lane

  var all: [Lane] { [extraction, reads, writes, other] }

  /// Lanes for so many cores.
  init(cores: Int = SystemThread.coreCount) {
    // A request that has a place holds its body.
    extraction = Lane("extraction", width: cores - 1, places: 128)
    writes = Lane("writes", width: cores - 1, places: 128)
    reads = Lane("reads", width: cores, places: 1024)
    other = Lane("other", width: cores, places: 1024)
  }

  /// For a list: a page of it in one lane, what costs more in the other.
  var ofLists: @Sendable (Request) -> Lane? {
    { [reads, other] in $0.isCostly || $0.asksForWholeList ? reads : other }
  }

  /// For a record: none, unless it is asked for in a costly form or is a long one.
  func ofRecords(isLong: @escaping @Sendable (Request) -> Bool) -> @Sendable (Request) -> Lane? {
    { [reads] in $0.isCostly || isLong($0) ? reads : nil }
  }
}

extension Lane {
  /// This lane for every request.
  var forAll: @Sendable (Request) -> Lane? { { _ in self } }
}
