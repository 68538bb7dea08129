import API
import Extraction
import HTTP
import Repository
import SampleCorpus
import Sockets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `dateline serve`: reads a corpus and answers questions about it until it is told to stop.
struct ServeCommand {
  let settings: Settings

  /// Listens first, so that a port in use is known at once and probes hear "not ready yet"; then reads.
  func run() throws(Failure) {
    let extractor = Extractor()
    let repository = Repository(extractor: extractor)
    let status = ServiceStatus()
    let server = try start(repository, extractor, status)
    let signals = Signals(stop: { server.shutDown() }, reload: {})
    let clock = ContinuousClock()
    let begin = clock.now
    let report: IngestReport
    do throws(Failure) {
      report = try load(into: repository)
    } catch {
      server.shutDown()
      throw error
    }
    status.markReady(report)
    announce(report, in: clock.now - begin, at: server.address)
    server.waitUntilStopped()
    withExtendedLifetime(signals) {}
  }

  private func start(
    _ repository: Repository, _ extractor: Extractor, _ status: ServiceStatus
  ) throws(Failure) -> HTTPServer {
    var service = ServiceSettings()
    service.version = Help.version
    service.token = settings.writeToken
    service.bodyLimit = settings.maxBody
    let api = ServiceAPI(repository: repository, extractor: extractor, settings: service, status: status)
    var configuration = try ServerConfiguration(address: address())
    configuration.loops = settings.loops
    configuration.limits.connections = settings.maxConnections
    configuration.limits.headerSeconds = Double(settings.headerTimeout)
    configuration.limits.idleSeconds = Double(settings.idleTimeout)
    configuration.limits.shutdownSeconds = Double(settings.shutdownTimeout)
    do {
      return try HTTPServer.start(try api.router(), configuration)
    } catch {
      throw Failure(.failure, "\(error)")
    }
  }

  private func address() throws(Failure) -> SocketAddress {
    if let path = settings.socket { return .unix(path: path) }
    guard let address = SocketAddress(host: settings.host, port: UInt16(settings.port)) else {
      throw Failure(
        .configuration, "host is \"\(settings.host)\"; allowed: an IPv4 or IPv6 address, localhost or *")
    }
    return address
  }

  private func load(into repository: Repository) throws(Failure) -> IngestReport {
    guard !settings.corpus.isEmpty else {
      var count = 0
      let start = sample_corpus(&count)
      return repository.load(
        lines: Array(UnsafeBufferPointer(start: start, count: count)), name: "the sample corpus")
    }
    let report: IngestReport
    do throws(RepositoryError) {
      report = try repository.load(settings.corpus, progress: Progress.show)
    } catch {
      throw Failure(.noInput, "cannot read the corpus: \(error)")
    }
    for skip in report.skipped { Output.error("dateline: skipped \(skip)") }
    if report.articles == 0 && settings.writeToken == nil {
      throw Failure(.noInput, "no article in \(settings.corpus.joined(separator: ", "))")
    }
    return report
  }

  private func announce(_ report: IngestReport, in time: Duration, at address: SocketAddress) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let corpus = settings.corpus.isEmpty ? "the sample corpus" : settings.corpus.joined(separator: ", ")
    let url = if case .unix = address { "http://localhost" } else { "http://\(address)" }
    let curl = if case .unix(let path) = address { "curl --unix-socket \(path)" } else { "curl" }
    let place = if case .unix = address { "\(address)" } else { url }
    Output.write(
      Array(
        """
        dateline \(Help.version): \(corpus): \(report.articles) articles, \(report.words) words read in \
        \(Self.rounded(seconds)) s, \(report.skipped.count) skipped
        listening on \(place)
          \(curl) '\(url)/v1/people?limit=3'
          \(curl) '\(url)/v1/events?type=PROTEST&fields=summary,date,place'
          \(curl) '\(url)/v1/figures/series'

        """.utf8), to: 1)
  }

  private static func rounded(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000 + 0.5).rounded(.down))
    let fraction = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }
}
