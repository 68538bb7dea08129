import HTTP

/// Writes the lines about requests.
struct RequestLog: Sendable {
  private let log: EventLog
  private let logging: RequestLogging
  private let requestID: RequestID

  /// Nil where no request gets a line.
  init?(_ log: EventLog?, _ logging: RequestLogging, _ requestID: RequestID) {
    guard let log, logging != .none else { return nil }
    self.log = log
    self.logging = logging
    self.requestID = requestID
  }

  func note(_ record: RequestRecord) {
    let level = Self.level(of: record)
    guard level >= log.level, takes(record, level) else { return }
    log.log(level, "request") { line in
      line.add("method", record.method)
      line.add("target", targetOf: record)
      line.add("route", record.template?.description)
      line.add("status", Int(record.status.code))
      line.add("bytes", record.bytesSent)
      line.add("milliseconds", thousandths: record.nanoseconds / 1000)
      line.add("client", record.clientAddress)
      if let request = record.request {
        line.add("scheme", request.forwardedScheme)
        if let number = requestID.number(of: request) {
          line.add("requestId", hexadecimal: number)
        } else {
          line.add("requestId", requestID.id(of: request))
        }
        line.add("traceId", TraceContext(request)?.traceID)
        line.add("userAgent", .userAgent, of: request)
      } else {
        line.add("requestId", record.headers[.xRequestID])
      }
      line.add("reason", record.reason)
      if case .oneIn(let number) = logging { line.add("oneIn", Int(number)) }
    }
  }

  private func takes(_ record: RequestRecord, _ level: EventLog.Level) -> Bool {
    switch logging {
    case .all: true
    case .errors: record.status.isError && !Self.isReadiness(record)
    case .none: false
    case .oneIn(let number): level > .info || record.number.isMultiple(of: number)
    }
  }

  /// A failure of the server is an error, and that it puts a client off is worth a warning; a probe that asks whether
  /// it is ready hears no more than it asked for. What the client did wrong is no matter of the server's, 501 and 505
  /// included.
  static func level(of record: RequestRecord) -> EventLog.Level {
    switch record.status.code {
    case 503: isReadiness(record) ? .info : .warning
    case 501, 505: .info
    case 500...: .error
    default: .info
    }
  }

  private static func isReadiness(_ record: RequestRecord) -> Bool {
    record.status == .serviceUnavailable && record.template?.description == Endpoint.readiness
  }
}
