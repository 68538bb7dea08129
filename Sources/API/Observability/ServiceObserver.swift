public import HTTP
public import Sockets

/// Watches the server for the metrics and the access log.
public final class ServiceObserver: ServerObserver {
  private let metrics: RequestMetrics
  private let totals: ServiceTotals
  private let requests: RequestLog?

  /// An observer that counts, and writes lines where there is a log for them.
  init(metrics: RequestMetrics, totals: ServiceTotals, requests: RequestLog?) {
    self.metrics = metrics
    self.totals = totals
    self.requests = requests
  }

  /// Counts the connection.
  public func connectionOpened(from address: SocketAddress) { totals.add(to: .connectionsAccepted) }

  /// Counts the connection.
  public func connectionClosed(from address: SocketAddress) { totals.add(to: .connectionsClosed) }

  /// Says how many event loops the server has.
  public func serverStarted(loops: Int) { totals.add(UInt64(max(0, loops)), to: .eventLoops) }

  /// Counts and logs the request.
  public func requestFinished(_ record: RequestRecord) {
    metrics.count(
      route: record.template?.description, method: record.knownMethod, status: record.status,
      nanoseconds: record.nanoseconds)
    totals.add(UInt64(max(0, record.bytesSent)), to: .bytesSent)
    requests?.note(record)
  }
}
