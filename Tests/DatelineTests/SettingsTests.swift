#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Testing

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

  @Test(
    arguments: [
      (["--prot", "1"], [:], nil, ExitCode.usage, ["--prot", "--port"]),
      (["--port", "70000"], [:], nil, .usage, ["--port", "70000", "0 to 65535"]),
      (["--port", "+5"], [:], nil, .usage, ["--port", "+5"]),
      (["--port"], [:], nil, .usage, ["--port needs a value"]),
      (["news/"], [:], nil, .usage, ["news/"]),
      (["--corpus"], [:], nil, .usage, ["--corpus needs a value"]),
      (["sevre"], [:], nil, .usage, ["sevre", "serve, extract, health"]),
      (["extract", "--port", "1"], [:], nil, .usage, ["--port", "--format"]),
      (["extract", "--format", "xml"], [:], nil, .usage, ["xml", "text, ndjson"]),
      (["health", "now"], [:], nil, .usage, ["now", "--url"]),
      ([], ["DATELINE_PRT": "1"], nil, .configuration, ["DATELINE_PRT", "DATELINE_PORT"]),
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

  @Test func everySettingHasNamesOfItsOwnAndStandsInTheHelp() {
    #expect(Set(Settings.table.map(\.flag)).count == Settings.table.count)
    for setting in Settings.table {
      #expect(Help.text.contains("\n  \(setting.flag) \(setting.placeholder)"))
      #expect(setting.variable.hasPrefix("DATELINE_"))
    }
  }

  @Test func everySettingStandsInTheReadme() throws {
    let readme = try String(
      decoding: Data(contentsOf: Self.root.appendingPathComponent("README.md")), as: UTF8.self)
    for setting in Settings.table {
      #expect(
        readme.contains(
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
