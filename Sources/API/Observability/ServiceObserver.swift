public import HTTP
public import Sockets

/// Watches the server for the metrics and the access log.
public final class ServiceObserver: ServerObserver {
  private let metrics: RequestMetrics
  private let totals: ServiceTotals
  private let log: EventLog?

  /// An observer that counts, and writes a line a request where there is a log.
  init(metrics: RequestMetrics, totals: ServiceTotals, log: EventLog?) {
    self.metrics = metrics
    self.totals = totals
    self.log = log
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
      route: record.route?.template, method: record.request?.method, status: record.status,
      nanoseconds: record.nanoseconds)
    totals.add(UInt64(max(0, record.bytesSent)), to: .bytesSent)
    guard let log else { return }
    let level: EventLog.Level = record.status.code >= 500 ? .error : .info
    guard level >= log.level else { return }
    var members: [(name: String, value: EventLog.Value)] = []
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { members.append((name, .text(text))) }
    }
    add("method", record.method)
    add("target", record.target)
    add("route", record.route?.template)
    members.append(("status", .integer(Int(record.status.code))))
    members.append(("bytes", .integer(record.bytesSent)))
    members.append(("milliseconds", .number(Double(record.nanoseconds / 1000) / 1000)))
    add("client", record.clientAddress.host)
    add("scheme", record.request?.forwardedScheme)
    add("requestId", record.headers[.xRequestID])
    add("traceId", record.request.flatMap(TraceContext.init)?.traceID)
    add("userAgent", record.request?.headers[.userAgent])
    log.log(level, "request", members)
  }
}
