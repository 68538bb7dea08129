import API
import HTTP
import Sockets

/// Everything that can be configured, with the defaults.
struct Settings: Equatable, Sendable {
  /// Folders and files of articles; none for the sample corpus.
  var corpus: [String] = []
  /// Files that `dateline extract` wrote.
  var facts: [String] = []
  var host = "127.0.0.1"
  var port = 8080
  /// A Unix socket path to listen on instead of an address.
  var socket: String?
  /// Event loops; 0 for one a core.
  var loops = 0
  var maxConnections = 10_000
  /// Seconds.
  var headerTimeout = 10
  /// Seconds.
  var bodyTimeout = 30
  /// Seconds.
  var idleTimeout = 75
  /// Seconds.
  var shutdownTimeout = 10
  /// Bytes.
  var maxBody = 1 << 20
  /// Bytes of all request bodies under way.
  var maxBodies = 64 << 20
  /// Bytes of memory for texts that are being read on request.
  var maxExtraction = 192 << 20
  /// Bytes of answers that wait for clients to take them.
  var maxOutput = 64 << 20
  /// The bearer token of writes; none turns them off.
  var writeToken: String?
  /// A file that holds the bearer token instead.
  var writeTokenFile: String?
  /// Where changes are sent; none turns it off.
  var webhook: String?
  /// The key of its signature.
  var webhookSecret: String?
  /// A file that holds the key instead.
  var webhookSecretFile: String?
  /// Seconds between two looks into the corpus folder; 0 for none.
  var scanInterval = 10
  var cache = true
  /// Origins that may read across origins; none turns it off.
  var corsOrigin: String?
  /// Requests a second that one client may make; 0 for no limit.
  var rateLimit = 0
  /// Hosts to answer for; none for the default of the address.
  var allowedHosts: [String] = []
  /// Allows any host.
  static let anyHost = "*"
  /// Proxies whose word about the client is taken: addresses or CIDR ranges.
  var trustedProxies: [String] = []
  /// An address of its own for writes and metrics: host:port.
  var adminAddress: String?
  var logLevel = "info"
  var logFormat = "auto"
  /// Which requests get a line.
  var logRequests = RequestLogging.all

  /// The table of settings, in the order in which they are shown.
  static let table: [Setting] = [
    Setting(
      key: "corpus", placeholder: "PATH", allowed: .list("a file or folder of articles"),
      defaultText: "the sample corpus", meaning: "articles to read; may be given again"
    ) { if case .list(let paths) = $0 { $1.corpus = paths } },
    Setting(
      key: "facts", placeholder: "PATH", allowed: .list("an NDJSON file, or a folder of them"),
      defaultText: "",
      meaning: "facts that `dateline extract` wrote; may be given again"
    ) { if case .list(let paths) = $0 { $1.facts = paths } },
    Setting(
      key: "host", placeholder: "HOST", allowed: .text("an IPv4 or IPv6 address, or a name"),
      defaultText: "127.0.0.1", meaning: "address to listen on"
    ) { if case .text(let text) = $0 { $1.host = text } },
    Setting(
      key: "port", placeholder: "N", allowed: .number(0...65535), defaultText: "8080",
      meaning: "port to listen on; 0 takes a free one and prints it"
    ) { if case .number(let number) = $0 { $1.port = number } },
    Setting(
      key: "socket", placeholder: "PATH", allowed: .text("a path of at most 100 bytes"), defaultText: "",
      meaning: "Unix socket to listen on instead"
    ) { if case .text(let text) = $0 { $1.socket = text } },
    Setting(
      key: "loops", placeholder: "N", allowed: .number(0...256), defaultText: "0",
      meaning: "event loops; 0 for one a core"
    ) { if case .number(let number) = $0 { $1.loops = number } },
    Setting(
      key: "maxConnections", placeholder: "N", allowed: .number(1...1_000_000), defaultText: "10000",
      meaning: "connections at once; more are answered 503"
    ) { if case .number(let number) = $0 { $1.maxConnections = number } },
    Setting(
      key: "headerTimeout", placeholder: "SECONDS", allowed: .number(1...3600), defaultText: "10",
      meaning: "time for a request's header to arrive"
    ) { if case .number(let number) = $0 { $1.headerTimeout = number } },
    Setting(
      key: "bodyTimeout", placeholder: "SECONDS", allowed: .number(1...3600), defaultText: "30",
      meaning: "time a request's body may stand still while it arrives"
    ) { if case .number(let number) = $0 { $1.bodyTimeout = number } },
    Setting(
      key: "idleTimeout", placeholder: "SECONDS", allowed: .number(1...86400), defaultText: "75",
      meaning: "time a connection may be silent between requests"
    ) { if case .number(let number) = $0 { $1.idleTimeout = number } },
    Setting(
      key: "shutdownTimeout", placeholder: "SECONDS", allowed: .number(0...3600), defaultText: "10",
      meaning: "time for requests in flight once the server is told to stop"
    ) { if case .number(let number) = $0 { $1.shutdownTimeout = number } },
    Setting(
      key: "maxBody", placeholder: "BYTES", allowed: .number(1024...1_073_741_824), defaultText: "1048576",
      meaning: "largest request body"
    ) { if case .number(let number) = $0 { $1.maxBody = number } },
    Setting(
      key: "maxBodies", placeholder: "BYTES", allowed: .number(1024...1_073_741_824), defaultText: "67108864",
      meaning: "request bodies under way together, at least maxBody; more are answered 503"
    ) { if case .number(let number) = $0 { $1.maxBodies = number } },
    Setting(
      key: "maxExtraction", placeholder: "BYTES", allowed: .number(1_048_576...1_099_511_627_776),
      defaultText: "201326592",
      meaning: "memory for texts being read on request, 160 bytes for each of theirs; more are answered 503"
    ) { if case .number(let number) = $0 { $1.maxExtraction = number } },
    Setting(
      key: "maxOutput", placeholder: "BYTES", allowed: .number(1_048_576...1_099_511_627_776),
      defaultText: "67108864",
      meaning: "answers that clients have not taken yet, together; more, unless they are small, are 503"
    ) { if case .number(let number) = $0 { $1.maxOutput = number } },
    Setting(
      key: "writeToken", placeholder: "TOKEN", allowed: .text("a text that is not empty"), defaultText: "",
      meaning: "bearer token that lets a client add and remove articles; without one nobody can"
    ) { if case .text(let text) = $0 { $1.writeToken = text } },
    Setting(
      key: "writeTokenFile", placeholder: "FILE",
      allowed: .text("the path of a file with the token on one line"),
      defaultText: "", meaning: "file that holds the bearer token, in place of writeToken"
    ) { if case .text(let text) = $0 { $1.writeTokenFile = text } },
    Setting(
      key: "webhook", placeholder: "URL",
      allowed: .checked("http://HOST:PORT/PATH with a numeric host or localhost") {
        WebhookTarget($0) != nil
      },
      defaultText: "", meaning: "where every change is sent, signed; needs `webhookSecret`"
    ) { if case .text(let text) = $0 { $1.webhook = text } },
    Setting(
      key: "webhookSecret", placeholder: "SECRET", allowed: .text("a text that is not empty"),
      defaultText: "",
      meaning: "key of the signature of what is sent to the webhook"
    ) { if case .text(let text) = $0 { $1.webhookSecret = text } },
    Setting(
      key: "webhookSecretFile", placeholder: "FILE",
      allowed: .text("the path of a file with the secret on one line"), defaultText: "",
      meaning: "file that holds the key, in place of `webhookSecret`"
    ) { if case .text(let text) = $0 { $1.webhookSecretFile = text } },
    Setting(
      key: "scanInterval", placeholder: "SECONDS", allowed: .number(0...86400), defaultText: "10",
      meaning: "how often to look for changes in the corpus folder; 0 for only on SIGHUP"
    ) { if case .number(let number) = $0 { $1.scanInterval = number } },
    Setting(
      key: "cache", placeholder: "on|off", allowed: .choice(["on", "off"]), defaultText: "on",
      meaning: "keep what was extracted beside the corpus, for a quick start"
    ) { if case .text(let text) = $0 { $1.cache = text == "on" } },
    Setting(
      key: "corsOrigin", placeholder: "ORIGIN",
      allowed: .checked("an origin such as https://example.org, in lower case and without a path, or *") {
        $0 == "*" || WebOrigin.isValid($0)
      }, defaultText: "", meaning: "origin whose pages may read the API"
    ) { if case .text(let text) = $0 { $1.corsOrigin = text } },
    Setting(
      key: "rateLimit", placeholder: "N", allowed: .number(0...1_000_000), defaultText: "0",
      meaning: "requests a second for one client address; 0 for no limit"
    ) { if case .number(let number) = $0 { $1.rateLimit = number } },
    Setting(
      key: "allowedHosts", placeholder: "HOST",
      allowed: .checkedList("a host name or address, with a port if only that one, or *") {
        $0 == Settings.anyHost || AllowedHosts([$0]) != nil
      },
      defaultText: "",
      meaning: "hosts to answer for, others get 421; without any, loopback names where bound to loopback"
    ) { if case .list(let hosts) = $0 { $1.allowedHosts = hosts } },
    Setting(
      key: "trustedProxies", placeholder: "RANGE",
      allowed: .checkedList("an address, a range such as 10.0.0.0/8, or unix") { AddressRange($0) != nil },
      defaultText: "",
      meaning: "proxies that say with Forwarded or X-Forwarded-For who asks; may be given again"
    ) { if case .list(let ranges) = $0 { $1.trustedProxies = ranges } },
    Setting(
      key: "adminAddress", placeholder: "HOST:PORT", allowed: .text("an address and a port"), defaultText: "",
      meaning: "address of their own for writes and /metrics"
    ) { if case .text(let text) = $0 { $1.adminAddress = text } },
    Setting(
      key: "logLevel", placeholder: "LEVEL", allowed: .choice(["debug", "info", "warning", "error", "off"]),
      defaultText: "info", meaning: "least level that is logged; requests are logged at info"
    ) { if case .text(let text) = $0 { $1.logLevel = text } },
    Setting(
      key: "logFormat", placeholder: "FORMAT", allowed: .choice(["auto", "json", "text"]),
      defaultText: "auto",
      meaning: "log lines as JSON or as text; auto is text on a terminal"
    ) { if case .text(let text) = $0 { $1.logFormat = text } },
    Setting(
      key: "logRequests", placeholder: "WHICH",
      allowed: .checked("all, errors, none, or 1/N with N from 2 to 1000000") { RequestLogging($0) != nil },
      defaultText: "all", meaning: "requests that get a line; 1/N is one of N, and all that the server failed"
    ) { if case .text(let text) = $0 { $1.logRequests = RequestLogging(text) ?? .all } },
  ]
}
