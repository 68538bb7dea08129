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
  /// Seconds that the last lines of the log may take.
  private static let lastLineSeconds = 2.0

  let settings: Settings

  /// Listens first, so that a port in use is known at once and probes hear "not ready yet"; then reads.
  func run() throws(Failure) {
    // One that comes before there is anything to look into again must not end the process.
    signal(SIGHUP, SIG_IGN)
    let extractor = Extractor()
    let repository = Repository(extractor: extractor)
    let status = ServiceStatus()
    let log = eventLog
    let api = ServiceAPI(
      repository: repository, extractor: extractor, settings: serviceSettings, status: status, log: log)
    let servers = try start(api)
    let watch = CorpusWatch(repository: repository, log: log)
    let signals = Signals(
      stop: {
        for server in servers { server.shutDown() }
        // While the corpus is read nothing but probes is in flight, and reading changes nothing.
        guard !status.isReady else { return }
        log?.flush(atMost: Self.lastLineSeconds)
        exit(0)
      }, reload: watch.look)
    let clock = ContinuousClock()
    let begin = clock.now
    let report = try load(into: repository)
    if let problem = writingProblem(repository) {
      Output.error("dateline: writes will be refused: \(problem)")
    }
    status.markReady()
    announce(report, in: clock.now - begin, at: servers[0].address)
    if !settings.corpus.isEmpty { watch.start(every: settings.scanInterval) }
    let webhook = webhookRunner(repository, log)
    webhook?.start()
    for server in servers { server.waitUntilStopped() }
    watch.stop()
    webhook?.stop()
    repository.close()
    log?.flush(atMost: Self.lastLineSeconds)
    withExtendedLifetime(signals) {}
  }

  /// One server for everything, or two where writes and metrics have an address of their own.
  private func start(_ api: ServiceAPI) throws(Failure) -> [HTTPServer] {
    let address = try publicAddress()
    guard let admin = try adminAddress() else { return [try start(api, .everything, at: address)] }
    return [try start(api, .reading, at: address), try start(api, .administration, at: admin)]
  }

  private func start(
    _ api: ServiceAPI, _ surface: ServiceAPI.Surface, at address: SocketAddress
  ) throws(Failure) -> HTTPServer {
    var configuration = ServerConfiguration(address: address)
    configuration.loops = settings.loops
    configuration.limits.connections = settings.maxConnections
    configuration.limits.headerSeconds = Double(settings.headerTimeout)
    configuration.limits.bodyIdleSeconds = Double(settings.bodyTimeout)
    configuration.bodies = api.bodies
    configuration.output = api.output
    configuration.limits.idleSeconds = Double(settings.idleTimeout)
    configuration.limits.shutdownSeconds = Double(settings.shutdownTimeout)
    configuration.trustedProxies = TrustedProxies(settings.trustedProxies.compactMap(AddressRange.init))
    do {
      let observer = api.observer
      let server = try HTTPServer.start(
        try api.router(surface, hosts: allowedHosts(at: address)), configuration, observer: observer)
      observer.serverStarted(loops: server.loopCount)
      return server
    } catch {
      throw Failure(.failure, "\(error)")
    }
  }

  private var serviceSettings: ServiceSettings {
    var service = ServiceSettings()
    service.version = Help.version
    service.build = StableHash.hexadecimal(ProgramIdentity.hash)
    service.token = settings.writeToken
    service.logRequests = settings.logRequests
    service.bodyLimit = settings.maxBody
    service.bodiesLimit = max(settings.maxBodies, settings.maxBody)
    service.extractionsLimit = settings.maxExtraction
    service.outputLimit = settings.maxOutput
    service.allowedOrigins = settings.corsOrigin.map { [$0] } ?? []
    if settings.rateLimit > 0 {
      service.rateLimit = ServiceSettings.RateLimit(
        perSecond: Double(settings.rateLimit), burst: 2 * settings.rateLimit)
    }
    return service
  }

  /// The hosts that an address answers for: those of the configuration; or, where only this machine can ask, its own
  /// names. Nil is any: what else is in front of a Unix socket knows its names.
  private func allowedHosts(at address: SocketAddress) -> AllowedHosts? {
    if settings.allowedHosts.contains(Settings.anyHost) { return nil }
    if !settings.allowedHosts.isEmpty { return AllowedHosts(settings.allowedHosts) }
    if case .unix = address { return nil }
    return address.isLoopback ? .loopback : nil
  }

  private var eventLog: EventLog? {
    guard let level = EventLog.Level(rawValue: settings.logLevel) else { return nil }
    let format = EventLog.Format(rawValue: settings.logFormat) ?? (isatty(2) == 1 ? .text : .json)
    return EventLog(level: level, format: format)
  }

  /// What sends changes, where it is set.
  private func webhookRunner(_ repository: Repository, _ log: EventLog?) -> WebhookRunner? {
    guard let target = settings.webhook.flatMap(WebhookTarget.init), let secret = settings.webhookSecret
    else {
      return nil
    }
    return WebhookRunner(Webhook(repository: repository, target: target, secret: secret, log: log))
  }

  private func publicAddress() throws(Failure) -> SocketAddress {
    if let path = settings.socket { return .unix(path: path) }
    guard let address = SocketAddress(host: settings.host, port: UInt16(settings.port)) else {
      throw Failure(
        .configuration, "host is \"\(settings.host)\"; allowed: an IPv4 or IPv6 address, localhost or *")
    }
    return address
  }

  private func adminAddress() throws(Failure) -> SocketAddress? {
    guard let text = settings.adminAddress else { return nil }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]),
      let address = SocketAddress(host: String(text[..<colon]), port: port)
    else {
      throw Failure(.configuration, "adminAddress is \"\(text)\"; allowed: HOST:PORT with a numeric host")
    }
    return address
  }

  private func load(into repository: Repository) throws(Failure) -> IngestReport {
    guard !settings.corpus.isEmpty || !settings.facts.isEmpty else {
      var count = 0
      let start = sample_corpus(&count)
      return repository.load(
        lines: Array(UnsafeBufferPointer(start: start, count: count)), name: "the sample corpus")
    }
    let sources = CorpusSources(corpus: settings.corpus, facts: settings.facts, usesCache: settings.cache)
    let report: IngestReport
    do throws(RepositoryError) {
      report = try repository.open(sources, progress: Progress.show)
    } catch {
      throw Failure(.noInput, "cannot read the corpus: \(error)")
    }
    for skip in report.skipped { Output.error("dateline: \(skip.notice)") }
    if let problem = report.cacheProblem { Output.error("dateline: no cache: \(problem)") }
    if report.articles == 0 && settings.writeToken == nil {
      // What is put there later is found by the next look.
      guard settings.scanInterval > 0, report.skipped.isEmpty, holdsFolder else {
        throw Failure(.noInput, "no article in \(sourceNames)")
      }
      Output.error("dateline: no article in \(sourceNames) yet")
    }
    return report
  }

  /// Whether a source is a folder, into which articles may still come.
  private var holdsFolder: Bool {
    settings.corpus.contains { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// Why nothing can be written although there is a token; takes the right to write where it can be.
  private func writingProblem(_ repository: Repository) -> String? {
    guard serviceSettings.token != nil else { return nil }
    do throws(RepositoryError) {
      guard repository.hasCorpusFolder else { throw .readOnly }
      try repository.prepareWriting()
      return nil
    } catch {
      return error.description
    }
  }

  /// What is served, in words.
  private var sourceNames: String {
    let names = settings.corpus + settings.facts
    return names.isEmpty ? "the sample corpus" : names.joined(separator: ", ")
  }

  private func announce(_ report: IngestReport, in time: Duration, at address: SocketAddress) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let url = Self.url(of: address)
    let curl = if case .unix(let path) = address { "curl --unix-socket \(path)" } else { "curl" }
    let place = if case .unix = address { "\(address)" } else { "http://\(address)" }
    let page = if case .unix = address { "" } else { "in a browser: \(url)/\n" }
    Output.write(
      Array(
        """
        \(page)dateline \(Help.version): \(sourceNames): \(report.articles) articles, \(report.words) words read in \
        \(Self.rounded(seconds)) s, \(report.lost) skipped
        listening on \(place)
          \(curl) '\(url)/v1/people?limit=3'
          \(curl) '\(url)/v1/events?type=PROTEST&fields=summary,date,place'
          \(curl) '\(url)/v1/figures/series'

        """.utf8), to: 1)
  }

  /// A URL that works on this machine, for an address that means all of its addresses too.
  private static func url(of address: SocketAddress) -> String {
    switch address {
    case .unix: "http://localhost"
    case .ipv4(0, let port), .ipv6(high: 0, low: 0, let port): "http://localhost:\(port)"
    default: "http://\(address)"
    }
  }

  private static func rounded(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000 + 0.5).rounded(.down))
    let fraction = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }
}
