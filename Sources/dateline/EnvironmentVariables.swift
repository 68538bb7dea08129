/// What the environment says of the settings: the variables that name one, and a word on those that do not.
///
/// An empty variable is unset: that is what `NAME=` in a compose file or a unit means. A variable that names no
/// setting is left alone, since an orchestrator sets variables of its own: for a Service named `dateline` Kubernetes
/// sets `DATELINE_PORT` to `tcp://10.96.0.12:80`, `DATELINE_SERVICE_HOST`, `DATELINE_PORT_80_TCP` and more.
struct EnvironmentVariables {
  static let prefix = "DATELINE_"
  /// Names the configuration file.
  static let configuration = prefix + "CONFIG"
  /// So many names stand in the warning.
  private static let namesInWarning = 5

  /// The values by the variable's name.
  let values: [String: String]
  /// Variables that look like settings and are none.
  let unknown: [String]
  /// Variables of an orchestrator: addresses of other services.
  let links: [String]

  init(_ environment: [String: String]) {
    let settings = Dictionary(uniqueKeysWithValues: Settings.table.map { ($0.variable, $0) })
    var values: [String: String] = [:]
    var unknown: [String] = []
    var links: [String] = []
    for (name, value) in environment where name.hasPrefix(Self.prefix) && !value.isEmpty {
      if name == Self.configuration {
        values[name] = value
      } else if let setting = settings[name] {
        if case .number = setting.allowed, Self.isAddress(value) {
          links.append(name)
        } else {
          values[name] = value
        }
      } else if Self.isAddress(value) || Self.isLinkName(name) {
        links.append(name)
      } else {
        unknown.append(name)
      }
    }
    self.values = values
    self.unknown = unknown.sorted()
    self.links = links.sorted()
  }

  /// One line about what is not taken, without values; nil where there is nothing to say.
  var warning: String? {
    var parts: [String] = []
    if !unknown.isEmpty {
      let known = Settings.table.map(\.variable).joined(separator: ", ")
      parts.append("environment variables that name no setting: \(Self.list(unknown)) (known: \(known))")
    }
    if !links.isEmpty {
      parts.append("addresses of other services in the environment: \(Self.list(links))")
    }
    return parts.isEmpty ? nil : "ignored " + parts.joined(separator: "; ")
  }

  private static func list(_ names: [String]) -> String {
    let rest = names.count - namesInWarning
    let shown = names.prefix(namesInWarning).joined(separator: ", ")
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }

  /// Whether this is the address of a service, as container links have it: `tcp://10.96.0.12:80`.
  private static func isAddress(_ value: String) -> Bool {
    ["tcp://", "udp://", "sctp://"].contains { value.hasPrefix($0) }
  }

  /// Whether a variable is named as those of a Service are: `X_SERVICE_HOST`, `X_SERVICE_PORT`,
  /// `X_SERVICE_PORT_HTTP`, `X_PORT_80_TCP`, `X_PORT_80_TCP_ADDR`.
  private static func isLinkName(_ name: String) -> Bool {
    if name.hasSuffix("_SERVICE_HOST") || name.contains("_SERVICE_PORT") { return true }
    guard let port = name.ranges(of: "_PORT_").last else { return false }
    let rest = name[port.upperBound...].split(separator: "_", omittingEmptySubsequences: false)
    guard rest.count >= 2, Int(rest[0]) != nil, ["TCP", "UDP", "SCTP"].contains(rest[1]) else { return false }
    return rest.count == 2 || rest.count == 3 && ["PROTO", "PORT", "ADDR"].contains(rest[2])
  }
}
