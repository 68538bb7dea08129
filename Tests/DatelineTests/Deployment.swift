import Foundation

/// What the files of `Config/` give the binary, read from them as they stand.
struct Deployment: CustomStringConvertible, Sendable {
  let description: String
  /// The arguments behind the program's name.
  var arguments: [String] = []
  var environment: [String: String] = [:]

  /// The folder of articles, in the place where the deployment has it.
  static let corpusFolders = ["/corpus", "/var/lib/dateline/corpus"]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func lines(_ path: String) throws -> [String] {
    try text(path).components(separatedBy: "\n")
  }

  /// Every process that a file of `Config/` starts.
  static func all() throws -> [Deployment] {
    try [compose(token: ""), compose(token: "secret")] + kubernetes() + [systemd()]
  }

  /// The image's own variables, from `ENV` of the Dockerfile.
  private static func image() throws -> [String: String] {
    var environment: [String: String] = [:]
    for line in try lines("Dockerfile") where line.hasPrefix("ENV ") {
      for pair in line.dropFirst(4).split(separator: " ") { set(pair, in: &environment) }
    }
    return environment
  }

  /// `Config/compose.yaml`, where `DATELINE_WRITE_TOKEN` of the caller is this.
  private static func compose(token: String) throws -> Deployment {
    var deployment = Deployment(
      description: "compose.yaml, token \"\(token)\"", environment: try image())
    var isInside = false
    for line in try lines("Config/compose.yaml") {
      if line.hasPrefix("    environment:") {
        isInside = true
      } else if isInside, line.hasPrefix("      ") {
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        deployment.environment[parts[0]] = parts[1] == "${DATELINE_WRITE_TOKEN:-}" ? token : parts[1]
      } else {
        isInside = false
      }
    }
    return deployment
  }

  /// The containers of `Config/kubernetes/dateline.yaml`, with the variables of every Service in it where its pod has
  /// them.
  private static func kubernetes() throws -> [Deployment] {
    let documents = try text("Config/kubernetes/dateline.yaml").components(separatedBy: "\n---\n")
    func value(_ key: String, _ text: String) -> String? {
      text.components(separatedBy: "\n").first { $0.hasPrefix(key) }.map {
        $0.dropFirst(key.count).trimmingCharacters(in: .whitespaces)
      }
    }
    var links: [String: String] = [:]
    for document in documents where value("kind:", document) == "Service" {
      let name = (value("  name:", document) ?? "").uppercased().replacing("-", with: "_")
      links[name + "_SERVICE_HOST"] = "10.96.0.12"
      links[name + "_SERVICE_PORT"] = "80"
      links[name + "_SERVICE_PORT_HTTP"] = "80"
      links[name + "_PORT"] = "tcp://10.96.0.12:80"
      links[name + "_PORT_80_TCP"] = "tcp://10.96.0.12:80"
      links[name + "_PORT_80_TCP_PROTO"] = "tcp"
      links[name + "_PORT_80_TCP_PORT"] = "80"
      links[name + "_PORT_80_TCP_ADDR"] = "10.96.0.12"
    }
    var deployments: [Deployment] = []
    for document in documents where document.contains("\n          env:\n") {
      var own: [String: String] = [:]
      var name = ""
      for line in document.components(separatedBy: "\n") {
        let words = line.trimmingCharacters(in: CharacterSet(charactersIn: " -{}"))
        if words.hasPrefix("name: DATELINE_") {
          let parts = words.components(separatedBy: ", value: ")
          name = String(parts[0].dropFirst(6))
          if parts.count > 1 { own[name] = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
        } else if words.hasPrefix("secretKeyRef:") {
          own[name] = "secret"
        }
      }
      let kind = value("kind:", document) ?? ""
      let environment = try image().merging(own) { $1 }
      deployments.append(Deployment(description: kind, environment: environment))
      deployments.append(
        Deployment(
          description: "\(kind) with the variables of Services",
          environment: try image().merging(links) { $1 }.merging(own) { $1 }))
    }
    return deployments
  }

  /// `Config/systemd/dateline.service`, without the environment file.
  private static func systemd() throws -> Deployment {
    var deployment = Deployment(description: "dateline.service")
    for line in try lines("Config/systemd/dateline.service") {
      if line.hasPrefix("ExecStart=") {
        deployment.arguments = line.split(separator: " ").dropFirst().map(String.init)
      } else if line.hasPrefix("Environment=") {
        set(line.dropFirst("Environment=".count), in: &deployment.environment)
      }
    }
    return deployment
  }

  private static func set(_ pair: Substring, in environment: inout [String: String]) {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    environment[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
  }

  /// The same with the folder of articles somewhere else.
  func with(corpus path: String) -> Deployment {
    var other = self
    other.arguments = arguments.map { Self.corpusFolders.contains($0) ? path : $0 }
    other.environment = environment.mapValues { Self.corpusFolders.contains($0) ? path : $0 }
    return other
  }
}
