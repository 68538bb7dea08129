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
  var environment: [String: String] = [:]
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
    return settings
  }

  private func applyFile(to settings: inout Settings) throws(Failure) {
    let named = file ?? environment["DATELINE_CONFIG"]
    let path = named ?? Self.defaultFile
    let data: Data?
    do { data = try read(path) } catch {
      throw Failure(.configuration, "cannot read the configuration file \(path)")
    }
    guard let data else {
      if named == nil { return }
      throw Failure(.configuration, "there is no configuration file \(path)")
    }
    let entries: [String: ConfigurationValue]
    do { entries = try JSONDecoder().decode([String: ConfigurationValue].self, from: data) } catch {
      throw Failure(.configuration, "\(path): not a JSON object of settings: \(Self.reason(error))")
    }
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      guard let setting = Settings.table.first(where: { $0.key == key }) else {
        throw Failure(.configuration, "\(path): unknown key \"\(key)\"; known: \(Self.keys)")
      }
      guard let value = entry.value(for: setting) else {
        throw Failure(.configuration, "\(path): \"\(key)\" is \(entry); allowed: \(setting.allowedText)")
      }
      setting.assign(value, &settings)
    }
  }

  private func applyEnvironment(to settings: inout Settings) throws(Failure) {
    for (name, text) in environment.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("DATELINE_") && name != "DATELINE_CONFIG" {
      guard let setting = Settings.table.first(where: { $0.variable == name }) else {
        let known = Settings.table.map(\.variable).joined(separator: ", ")
        throw Failure(.configuration, "unknown environment variable \(name); known: \(known)")
      }
      guard let value = setting.value(of: text) else {
        throw Failure(
          .configuration, "environment variable \(name) is \"\(text)\"; allowed: \(setting.allowedText)")
      }
      setting.assign(value, &settings)
    }
  }

  private func applyFlags(to settings: inout Settings) throws(Failure) {
    var lists: [String: [String]] = [:]
    for (setting, text) in flags {
      if case .list = setting.allowed {
        guard !text.isEmpty else { throw Self.badFlag(setting, text) }
        lists[setting.key, default: []].append(text)
        setting.assign(.list(lists[setting.key] ?? []), &settings)
      } else {
        guard let value = setting.value(of: text) else { throw Self.badFlag(setting, text) }
        setting.assign(value, &settings)
      }
    }
  }

  private static func badFlag(_ setting: Setting, _ text: String) -> Failure {
    Failure(.usage, "\(setting.flag) is \"\(text)\"; allowed: \(setting.allowedText)")
  }

  private static var keys: String { Settings.table.map(\.key).joined(separator: ", ") }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context):
      (context.underlyingError.map { "\($0)" } ?? context.debugDescription)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context):
      context.debugDescription
    default: "\(error)"
    }
  }
}
