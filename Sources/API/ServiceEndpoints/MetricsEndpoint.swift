import HTTP
import Repository
import Sockets

/// What the service counts about itself: `/metrics`.
enum MetricsEndpoint {
  /// What is said about the endpoint; it answers once it knows what to count.
  static let description = Endpoint(
    method: .get, path: "/metrics", operation: "getMetrics", tag: .service,
    summary: "Counters and gauges in the text format of Prometheus.",
    details: MetricFamily.allCases.map { "- `\($0.rawValue)` (\($0.kind.rawValue)): \($0.help)" }
      .joined(separator: "\n"),
    answers: [Endpoint.Answer(status: .ok, about: "The metrics.", content: [(.prometheus, nil)])]
  ) { _ throws(HTTPError) in throw .internalError }

  /// The endpoint over these counters.
  static func endpoint(_ service: Service, _ metrics: RequestMetrics) -> Endpoint {
    var endpoint = description
    endpoint.options = .in(service.lanes.other)
    endpoint.respond = { request throws(HTTPError) in
      try request.refuseParameters()
      return Response(.ok, headers: headers, body: .bytes(Array(text(service, metrics).utf8)))
    }
    return endpoint
  }

  private static let headers = Headers([
    (.contentType, MediaType.prometheus.description), (.cacheControl, "no-store"),
  ])

  static func text(_ service: Service, _ metrics: RequestMetrics) -> String {
    var writer = MetricsWriter()
    writer.family(.buildInfo) {
      $0.sample(.buildInfo, [("version", service.settings.version)], "1")
    }
    writer.family(.ready, service.status.isReady ? 1 : 0)
    writeTraffic(metrics, service.totals, to: &writer)
    writeLanes(service.lanes, to: &writer)
    writeAnswers(service.answers, to: &writer)
    writer.family(.bodyBytes, service.bodies.used)
    writer.family(.bodiesRefused, service.bodies.refused)
    writer.family(.outputBytes, service.output.used)
    writer.family(.outputRefused, service.output.refused)
    writeCorpus(service, to: &writer)
    writeExtraction(service.totals, to: &writer)
    writer.family(.extractionMemory, service.extractions.used)
    writer.family(.extractionMemoryLimit, service.extractions.limit)
    writer.family(.extractionsRefused, service.extractions.refused)
    writer.family(.logDropped, service.log?.dropped ?? 0)
    writeProcess(service, to: &writer)
    return writer.text
  }

  private static func writeTraffic(
    _ metrics: RequestMetrics, _ totals: ServiceTotals, to writer: inout MetricsWriter
  ) {
    writer.family(.requests) { writer in
      for (index, line) in metrics.lines.enumerated() {
        for (status, count) in metrics.requestCounts(ofLine: index) {
          writer.sample(
            .requests,
            [
              ("route", line.route), ("method", line.method),
              ("status", status == 0 ? "other" : String(status)),
            ], String(count))
        }
      }
    }
    writer.family(.duration) { writer in
      for (index, line) in metrics.lines.enumerated() {
        let (counts, nanoseconds) = metrics.durations(ofLine: index)
        let total = counts.reduce(0, +)
        guard total > 0 else { continue }
        let labels = [(name: "route", value: line.route), (name: "method", value: line.method)]
        var sum: UInt64 = 0
        for (bucket, count) in zip(RequestMetrics.buckets, counts) {
          sum += count
          writer.sample(.duration, suffix: "_bucket", labels + [("le", bucket.label)], String(sum))
        }
        writer.sample(.duration, suffix: "_bucket", labels + [("le", "+Inf")], String(total))
        writer.sample(.duration, suffix: "_sum", labels, String(Double(nanoseconds) / 1e9))
        writer.sample(.duration, suffix: "_count", labels, String(total))
      }
    }
    writer.family(.bytes, totals[.bytesSent])
    let accepted = totals[.connectionsAccepted]
    writer.family(.connections, accepted - min(accepted, totals[.connectionsClosed]))
    writer.family(.accepted, accepted)
    writer.family(.loops, totals[.eventLoops])
    writer.family(.limited, totals[.rateLimited])
  }

  private static func writeLanes(_ lanes: Lanes, to writer: inout MetricsWriter) {
    let figures = lanes.all.map { (lane: $0, now: $0.figures) }
    func family(_ family: MetricFamily, _ value: (Lane, Lane.Figures) -> String) {
      writer.family(family) { writer in
        for (lane, now) in figures { writer.sample(family, [("lane", lane.name)], value(lane, now)) }
      }
    }
    func seconds(_ nanoseconds: UInt64) -> String { String(Double(nanoseconds) / 1e9) }
    family(.laneWidth) { lane, _ in String(lane.width) }
    family(.laneRunning) { String($1.running) }
    family(.laneDepth) { String($1.waiting) }
    family(.laneWait) { seconds($1.longestWait) }
    family(.laneBegun) { String($1.begun) }
    family(.laneWaited) { seconds($1.waited) }
    family(.laneRefused) { String($1.refused) }
  }

  private static func writeAnswers(_ answers: ResponseCache, to writer: inout MetricsWriter) {
    let figures = answers.figures
    writer.family(.keptBytes, figures.bytes)
    writer.family(.keptLimit, answers.byteLimit)
    writer.family(.keptAnswers, figures.entries)
    writer.family(.cacheHits, figures.hits)
    writer.family(.cacheMisses, figures.misses)
    writer.family(.cacheEvictions, figures.evictions)
  }

  private static func writeCorpus(_ service: Service, to writer: inout MetricsWriter) {
    let snapshot = service.repository.snapshot
    let counts = snapshot.counts
    writer.family(.records) { writer in
      for (kind, count) in counts.byKind {
        writer.sample(.records, [("kind", kind.description)], String(count))
      }
    }
    let report = snapshot.report
    writer.family(.words, report.words)
    writer.family(.skipped, report.lost)
  }

  private static func writeExtraction(_ totals: ServiceTotals, to writer: inout MetricsWriter) {
    writer.family(.extractions, totals[.extractions])
    writer.family(.extractedBytes, totals[.extractedBytes])
    writer.family(.extractionTime, seconds: Double(totals[.extractionNanoseconds]) / 1e9)
  }

  private static func writeProcess(_ service: Service, to writer: inout MetricsWriter) {
    writer.family(.startTime, seconds: Double(service.started) / 1000)
    writer.family(.cpu, seconds: ProcessFigures.processorSeconds)
    if let bytes = ProcessFigures.residentBytes { writer.family(.memory, bytes) }
    if let count = ProcessFigures.openFiles { writer.family(.openFiles, count) }
    if let count = ProcessFigures.maximumFiles { writer.family(.maximumFiles, count) }
  }
}

extension RecordCounts {
  /// The counts with the names that they have everywhere.
  var byKind: [(kind: StaticString, count: Int)] {
    [
      ("articles", articles), ("people", people), ("organizations", organizations), ("places", places),
      ("events", events), ("figures", figures), ("quotes", quotes),
    ]
  }
}
