/// Single counters of the service, to be added to from anywhere.
final class ServiceTotals: Sendable {
  /// What is counted.
  enum Name: Int, CaseIterable {
    case bytesSent, connectionsAccepted, connectionsClosed, rateLimited
    case extractions, extractedBytes, extractionNanoseconds, eventLoops
  }

  private let counters = AtomicCounters(count: Name.allCases.count)

  func add(_ amount: UInt64 = 1, to name: Name) { counters.add(amount, at: name.rawValue) }

  subscript(name: Name) -> UInt64 { counters[name.rawValue] }
}
