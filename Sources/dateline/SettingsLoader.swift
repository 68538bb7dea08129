import Repository
import Wire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts the layers of configuration on top of each other: flags over variables over the
/// configuration file over defaults.
struct SettingsLoader {
  /// The flags given, in order: name without the dashes' value.
  var flags: [(setting: Setting, value: String)] = []
  var environment = EnvironmentVariables([:])
  /// The file named with `--config` or `DATELINE_CONFIG`; nil for `Config/dateline.json` if it is there.
  var file: String?
  /// Reads a file; nil when there is none.
  var read: (String) throws -> Data? = { path in
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  static let defaultFile = "Config/dateline.json"

  /// The settings in force; fails with one line that names what, where and what is allowed.
  func load() throws(Failure) -> Settings {
    var settings = Settings()
    try applyFile(to: &settings)
    try applyEnvironment(to: &settings)
    try applyFlags(to: &settings)
    try readSecrets(into: &settings)
    return settings
  }

  private func applyFile(to settings: inout Settings) throws(Failure) {
    let named = file ?? environment.values[EnvironmentVariables.configuration]
    let path = named ?? Self.defaultFile
    let data: Data?
    do { data = try read(path) } catch {
      throw Failure(.configuration, "cannot read the configuration file \(path)")
    }
    guard let data else {
      if named == nil { return }
      throw Failure(.configuration, "there is no configuration file \(path)")
    }
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONValue(parsing: [UInt8](data))
    } catch {
      throw Failure(.configuration, "\(path):\(error.line):\(error.column): broken JSON: \(error.reason)")
    }
    guard case .object(let members) = document else {
      throw Failure(.configuration, "\(path): is \(document.typeName), not an object of settings")
    }
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.name).inserted else {
        throw Failure(.configuration, "\(path): \"\(member.name)\" is there twice; allowed: once")
      }
      guard let setting = Settings.table.first(where: { $0.key == member.name }) else {
        throw Failure(.configuration, "\(path): unknown key \"\(member.name)\"; known: \(Self.keys)")
      }
      guard let value = setting.value(of: member.value) else {
        throw Failure(
          .configuration,
          "\(path): \"\(member.name)\" is \(member.value.shown); allowed: \(setting.allowedText)")
      }
      setting.assign(value, &settings)
    }
  }

  private func applyEnvironment(to settings: inout Settings) throws(Failure) {
    for setting in Settings.table {
      guard let text = environment.values[setting.variable] else { continue }
      guard let value = setting.value(of: text) else {
        throw Failure(
          .configuration,
          "environment variable \(setting.variable) is \"\(text)\"; allowed: \(setting.allowedText)")
      }
      setting.assign(value, &settings)
    }
  }

  private func applyFlags(to settings: inout Settings) throws(Failure) {
    var lists: [String: [String]] = [:]
    for (setting, text) in flags {
      if setting.isList {
        // A flag is given again for another path; a path may have a colon in it.
        let isPath = if case .list = setting.allowed { true } else { false }
        guard case .list(let texts) = isPath ? setting.list([text]) : setting.value(of: text) else {
          throw Self.badFlag(setting, text)
        }
        lists[setting.key, default: []] += texts
        setting.assign(.list(lists[setting.key] ?? []), &settings)
      } else {
        guard let value = setting.value(of: text) else { throw Self.badFlag(setting, text) }
        setting.assign(value, &settings)
      }
    }
  }

  /// Bytes of a token file.
  private static let longestToken = 4096

  /// Takes each secret from the file that holds it: one line, so that a request can show it.
  private func readSecrets(into settings: inout Settings) throws(Failure) {
    settings.writeToken = try secret(
      "writeToken", settings.writeToken, inFile: settings.writeTokenFile, holding: "token")
    settings.webhookSecret = try secret(
      "webhookSecret", settings.webhookSecret, inFile: settings.webhookSecretFile, holding: "secret")
    guard settings.webhook == nil || settings.webhookSecret != nil else {
      throw Failure(
        .configuration,
        "webhook is set without a webhookSecret; allowed: with one, since what is sent is signed")
    }
  }

  private func secret(
    _ key: String, _ value: String?, inFile path: String?, holding what: String
  ) throws(Failure) -> String? {
    if let value, !Self.isToken(Array(value.utf8)) {
      throw Failure(.configuration, "the \(key) cannot be sent in a request; allowed: \(Self.tokenForm)")
    }
    guard let path else { return value }
    guard value == nil else {
      throw Failure(.configuration, "\(key) and \(key)File are both set; allowed: one of them")
    }
    let data: Data?
    do { data = try read(path) } catch { data = nil }
    guard let data else { throw Failure(.configuration, "cannot read the \(key)File \(path)") }
    var token = [UInt8](data)
    if token.last == 0x0A { token.removeLast() }
    if token.last == 0x0D { token.removeLast() }
    guard Self.isToken(token) else {
      throw Failure(
        .configuration, "the \(key)File \(path) holds no \(what); allowed: one line of \(Self.tokenForm)")
    }
    return String(decoding: token, as: UTF8.self)
  }

  private static let tokenForm = "visible ASCII characters without spaces"

  private static func isToken(_ token: [UInt8]) -> Bool {
    (1...longestToken).contains(token.count) && token.allSatisfy { 0x21...0x7E ~= $0 }
  }

  private static func badFlag(_ setting: Setting, _ text: String) -> Failure {
    Failure(.usage, "\(setting.flag) is \"\(text)\"; allowed: \(setting.allowedText)")
  }

  private static var keys: String { Settings.table.map(\.key).joined(separator: ", ") }
}
