#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Testing

@testable import API
@testable import dateline

@Suite struct SettingsTests {
  private func load(
    _ arguments: [String] = [], environment: [String: String] = [:], file: String? = nil
  ) throws -> Settings {
    guard case .serve(var loader) = try Invocation(arguments: arguments, environment: environment) else {
      Issue.record("not a serve command")
      return Settings()
    }
    loader.read = { path in
      path == loader.file ?? SettingsLoader.defaultFile ? file.map { Data($0.utf8) } : nil
    }
    return try loader.load()
  }

  @Test func flagsWinOverVariablesOverTheFileOverDefaults() throws {
    let file = #"{"port": 1000, "host": "::1", "loops": 3, "cache": false}"#
    let environment = ["DATELINE_PORT": "2000", "DATELINE_HOST": "0.0.0.0", "PATH": "/bin"]
    let settings = try load(["--port", "3000"], environment: environment, file: file)
    #expect(settings.port == 3000)
    #expect(settings.host == "0.0.0.0")
    #expect(settings.loops == 3)
    #expect(!settings.cache)
    #expect(settings.idleTimeout == 75)
  }

  @Test(arguments: [
    (["--corpus", "a", "--corpus=b"], ["a", "b"]), (["serve", "--corpus", "a"], ["a"]), ([], []),
  ])
  func corpusFlagsAddUp(_ arguments: [String], _ corpus: [String]) throws {
    #expect(try load(arguments).corpus == corpus)
  }

  @Test func aListInAVariableIsPartedByColons() throws {
    #expect(try load(environment: ["DATELINE_CORPUS": "/a:/b"]).corpus == ["/a", "/b"])
  }

  @Test(arguments: [
    ("secret", "secret"), ("secret\n", "secret"), ("secret\r\n", "secret"), ("", nil), ("\n", nil),
    ("a b", nil),
    ("a\nb", nil), ("caf\u{E9}", nil), (String(repeating: "x", count: 4097), nil),
  ])
  func aTokenFileHoldsTheToken(_ content: String, _ token: String?) throws {
    guard case .serve(var loader) = try Invocation(arguments: ["--write-token-file", "t"], environment: [:])
    else {
      return
    }
    loader.read = { $0 == "t" ? Data(content.utf8) : nil }
    guard let token else {
      let failure = try #require(throws: Failure.self) { try loader.load() }
      #expect(failure.code == .configuration)
      #expect(failure.message.contains("writeTokenFile t holds no token; allowed: one line"))
      return
    }
    #expect(try loader.load().writeToken == token)
  }

  @Test(arguments: [
    ("all", RequestLogging.all), ("errors", .errors), ("none", RequestLogging.none), ("1/2", .oneIn(2)),
    ("1/1000000", .oneIn(1_000_000)), ("1/1", nil), ("1/0", nil), ("1/02", nil), ("1/+5", nil), ("1/", nil),
    ("2/5", nil), ("1/1000001", nil), ("1/99999999999999999999", nil), ("All", nil), ("", nil),
  ])
  func whichRequestsGetALineIsOneOfAFew(_ text: String, _ logging: RequestLogging?) throws {
    #expect(RequestLogging(text) == logging)
    guard let logging else {
      let failure = try #require(throws: Failure.self) { try load(file: "{\"logRequests\": \"\(text)\"}") }
      #expect(failure.message.contains("logRequests") && failure.message.contains("or 1/N with N from 2"))
      return
    }
    #expect(try load(["--log-requests", text]).logRequests == logging)
  }

  @Test func addressesOfProxiesArePartedByCommasAndAddUp() throws {
    let ranges = ["10.0.0.0/8", "2001:db8::/32", "unix"]
    let text = ranges.joined(separator: ",")
    #expect(try load(environment: ["DATELINE_TRUSTED_PROXIES": text]).trustedProxies == ranges)
    #expect(
      try load(["--trusted-proxies", "10.0.0.0/8,2001:db8::/32", "--trusted-proxies=unix"]).trustedProxies
        == ranges)
    #expect(try load(file: #"{"trustedProxies": "\#(text)"}"#).trustedProxies == ranges)
    #expect(try load(file: #"{"trustedProxies": ["::1", "unix"]}"#).trustedProxies == ["::1", "unix"])
  }

  @Test(
    arguments: [
      (["--prot", "1"], [:], nil, ExitCode.usage, ["--prot", "--port"]),
      (["--port", "70000"], [:], nil, .usage, ["--port", "70000", "0 to 65535"]),
      (["--port", "+5"], [:], nil, .usage, ["--port", "+5"]),
      (["--port"], [:], nil, .usage, ["--port needs a value"]),
      (["news/"], [:], nil, .usage, ["news/"]),
      (["--corpus"], [:], nil, .usage, ["--corpus needs a value"]),
      (["sevre"], [:], nil, .usage, ["sevre", "serve, extract, health"]),
      (["schema", "people"], [:], nil, .usage, ["schema", "no arguments", "people"]),
      (["extract", "--port", "1"], [:], nil, .usage, ["--port", "--format"]),
      (["extract", "--format", "xml"], [:], nil, .usage, ["xml", "text, ndjson"]),
      (
        ["extract", "--min-confidence", "7"], [:], nil, .usage, ["--min-confidence is \"7\"", "from 0 to 1"]
      ),
      (["health", "now"], [:], nil, .usage, ["now", "--url"]),
      (["--port", "1", "--port=2"], [:], nil, .usage, ["--port is given twice"]),
      (["--config", "a", "--config", "b"], [:], nil, .usage, ["--config is given twice"]),
      (["extract", "--format", "text", "--format", "text"], [:], nil, .usage, ["--format is given twice"]),
      (["extract", "--pretty", "--pretty"], [:], nil, .usage, ["--pretty is given twice"]),
      (["health", "--url", "http://a", "--url", "http://b"], [:], nil, .usage, ["--url is given twice"]),
      (
        ["--trusted-proxies", "10.0.0.0/8, ::1"], [:], nil, .usage,
        ["--trusted-proxies", "10.0.0.0/8, ::1", "a range"]
      ),
      (
        ["--trusted-proxies", "proxy.example"], [:], nil, .usage, ["--trusted-proxies", "\"proxy.example\""]
      ),
      (
        [], ["DATELINE_TRUSTED_PROXIES": "10.0.0.0/33"], nil, .configuration,
        ["10.0.0.0/33", "such as 10.0.0.0/8"]
      ),
      (
        [], [:], #"{"trustedProxies": ["::1", 7]}"#, .configuration,
        ["trustedProxies", "an array", "or unix"]
      ),
      (["--allowed-hosts", "a/b"], [:], nil, .usage, ["--allowed-hosts", "a/b", "a host name or address"]),
      ([], ["DATELINE_ALLOWED_HOSTS": "a.example,,b"], nil, .configuration, ["a.example,,b", "or *"]),
      (
        ["--write-token-file", "missing"], [:], nil, .configuration,
        ["cannot read the writeTokenFile missing"]
      ),
      (
        ["--write-token-file", "a"], ["DATELINE_WRITE_TOKEN": "b"], nil, .configuration,
        ["writeToken and writeTokenFile are both set"]
      ),
      (
        ["--webhook", "https://127.0.0.1/"], [:], nil, .usage,
        ["--webhook", "https://127.0.0.1/", "http://HOST:PORT/PATH"]
      ),
      ([], ["DATELINE_WEBHOOK": "http://127.0.0.1:9000/"], nil, .configuration, ["without a webhookSecret"]),
      (
        ["--webhook-secret-file", "a"], ["DATELINE_WEBHOOK_SECRET": "b"], nil, .configuration,
        ["webhookSecret and webhookSecretFile are both set"]
      ),
      (["--write-token", ""], [:], nil, .usage, ["--write-token", "not empty"]),
      (["--cors-origin", "foo"], [:], nil, .usage, ["--cors-origin", "\"foo\"", "https://example.org"]),
      (
        [], ["DATELINE_CORS_ORIGIN": "https://a.example/"], nil, .configuration,
        ["https://a.example/", "or *"]
      ),
      ([], [:], #"{"corsOrigin": "A"}"#, .configuration, ["corsOrigin", "or *"]),
      ([], [:], #"{"port": 1, "port": 2}"#, .configuration, ["\"port\" is there twice"]),
      (
        [], ["DATELINE_LOG_LEVEL": "loud"], nil, .configuration,
        ["DATELINE_LOG_LEVEL", "loud", "debug, info"]
      ),
      ([], [:], #"{"prot": 1}"#, .configuration, ["Config/dateline.json", "\"prot\"", "port"]),
      (
        [], [:], #"{"port": "x"}"#, .configuration,
        ["Config/dateline.json", "\"port\"", "\"x\"", "0 to 65535"]
      ),
      ([], [:], #"{"port": 1.5}"#, .configuration, ["\"port\"", "1.5"]),
      ([], [:], #"{"port": null}"#, .configuration, ["\"port\""]),
      ([], [:], #"{"port": 1"#, .configuration, ["Config/dateline.json:1:11", "broken JSON"]),
      ([], [:], #"[1]"#, .configuration, ["Config/dateline.json", "an array, not an object"]),
      (["--config", "missing.json"], [:], nil, .configuration, ["missing.json"]),
    ] as [([String], [String: String], String?, ExitCode, [String])])
  func whatIsWrongIsNamed(
    _ arguments: [String], _ environment: [String: String], _ file: String?, _ code: ExitCode,
    _ words: [String]
  ) throws {
    let failure = try #require(throws: Failure.self) {
      switch try Invocation(arguments: arguments, environment: environment) {
      case .serve: _ = try load(arguments, environment: environment, file: file)
      default: break
      }
    }
    #expect(failure.code == code)
    #expect(!failure.message.contains("\n"))
    for word in words { #expect(failure.message.contains(word)) }
  }

  @Test(arguments: [
    ("*", true), ("https://example.org", true), ("http://localhost:3000", true), ("http://[::1]:80", true),
    ("app://news.example", true), ("", false), ("foo", false), ("https://", false), ("https://a/", false),
    ("https://a/b", false), ("https://A.example", false), ("https://a:", false), ("https://a:70000", false),
    ("https://a:+80", false), ("//a", false), ("https://u@a", false), ("null", false),
    ("https://a,https://b", false),
  ])
  func anOriginIsWhatABrowserSends(_ text: String, _ isTaken: Bool) throws {
    let setting = try #require(Settings.table.first { $0.key == "corsOrigin" })
    #expect((setting.value(of: text) != nil) == isTaken)
  }

  @Test func anEmptyVariableIsUnset() throws {
    var environment: [String: String] = ["DATELINE_CONFIG": ""]
    for setting in Settings.table { environment[setting.variable] = "" }
    #expect(try load(environment: environment) == Settings())
    let file = #"{"port": 1000}"#
    #expect(try load(environment: environment, file: file).port == 1000)
  }

  @Test func whatAnOrchestratorSetsIsLeftAloneAndNamedOnce() throws {
    let environment = [
      "DATELINE_PORT": "tcp://10.96.0.12:80", "DATELINE_LOOPS": "udp://10.96.0.12:80",
      "DATELINE_SERVICE_HOST": "10.96.0.12", "DATELINE_SERVICE_PORT_HTTP": "80",
      "DATELINE_PORT_80_TCP": "tcp://10.96.0.12:80", "DATELINE_WRITER_PORT_80_TCP_ADDR": "10.96.0.12",
      "DATELINE_WRITER_PORT_80_TCP_PROTO": "tcp", "DATELINE_HOST": "::1",
    ]
    var settings = Settings()
    settings.host = "::1"
    #expect(try load(environment: environment) == settings)
    #expect(
      EnvironmentVariables(environment).warning
        == "ignored addresses of other services in the environment: DATELINE_LOOPS, DATELINE_PORT, "
        + "DATELINE_PORT_80_TCP, DATELINE_SERVICE_HOST, DATELINE_SERVICE_PORT_HTTP and 2 more")
    #expect(EnvironmentVariables(["DATELINE_HOST": "::1", "PATH": "/bin"]).warning == nil)
    guard case .health(let url) = try Invocation(arguments: ["health"], environment: environment) else {
      Issue.record("not a health command")
      return
    }
    #expect(url == "http://[::1]:8080/readyz")
  }

  @Test func aVariableThatNamesNoSettingIsNamedWithTheKnownOnes() throws {
    let variables = EnvironmentVariables([
      "DATELINE_PRT": "secret", "DATELINE_X_PORT_": "1", "DATELINE_Y": "",
    ])
    #expect(variables.values.isEmpty)
    let warning = try #require(variables.warning)
    #expect(
      warning.hasPrefix("ignored environment variables that name no setting: DATELINE_PRT, DATELINE_X_PORT_ ")
    )
    #expect(warning.contains("DATELINE_PORT,") && !warning.contains("secret"))
  }

  @Test func everySettingHasNamesOfItsOwnAndStandsInTheHelp() {
    #expect(Set(Settings.table.map(\.flag)).count == Settings.table.count)
    for setting in Settings.table {
      #expect(Help.text.contains("\n  \(setting.flag) \(setting.placeholder)"))
      #expect(setting.variable.hasPrefix("DATELINE_"))
    }
  }

  @Test func everySettingStandsInItsPage() throws {
    let page = try String(
      decoding: Data(
        contentsOf: Self.root.appendingPathComponent("Sources/dateline/dateline.docc/Settings.md")),
      as: UTF8.self)
    for setting in Settings.table {
      #expect(
        page.contains(
          "| `\(setting.key)` | `\(setting.defaultText.isEmpty ? "none" : setting.defaultText)` |"),
        "\(setting.key)")
    }
  }

  @Test func theDefaultTextsAreTheDefaults() throws {
    var settings = Settings()
    for setting in Settings.table where !setting.defaultText.isEmpty && setting.key != "corpus" {
      let value = try #require(setting.value(of: setting.defaultText))
      setting.assign(value, &settings)
    }
    #expect(settings == Settings())
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
