/// What the command line asks for.
enum Invocation {
  case serve(SettingsLoader)
  case extract(ExtractOptions)
  case health(url: String)
  case schema
  case help
  case version
  case licenses

  /// How `dateline extract` reads and writes.
  struct ExtractOptions: Equatable {
    enum Format: String, CaseIterable {
      case text, ndjson
    }

    /// Files and folders; "-" is standard input.
    var paths: [String] = []
    var format = Format.text
    var isPretty = false
    /// Whether a second object says why the facts were read so.
    var isExplained = false
    /// The column of tables that has the texts, where its name does not say so.
    var textColumn: String?
    /// The least confidence of an event that is printed.
    var minConfidence: Double?
  }

  /// Reads the arguments behind the program's name.
  init(arguments: [String], environment: [String: String]) throws(Failure) {
    let environment = EnvironmentVariables(environment)
    var arguments = arguments[...]
    if arguments.contains("--help") || arguments.contains("-h") || arguments.first == "help" {
      self = .help
      return
    }
    if arguments.contains("--version") || arguments.first == "version" {
      self = .version
      return
    }
    if arguments.contains("--licenses") || arguments.first == "licenses" {
      self = .licenses
      return
    }
    switch arguments.first {
    case "extract": self = try .extract(Self.extractOptions(arguments.dropFirst()))
    case "schema":
      if let argument = arguments.dropFirst().first {
        throw Failure(.usage, "schema takes no arguments, not \"\(argument)\"")
      }
      self = .schema
    case "health": self = try .health(url: Self.healthURL(arguments.dropFirst(), environment))
    case "serve":
      arguments.removeFirst()
      self = try .serve(Self.loader(arguments, environment))
    case .some(let word) where !word.hasPrefix("-"):
      throw Failure(
        .usage, "unknown command \"\(word)\"; known: serve, extract, health, help, licenses, schema, version")
    default: self = try .serve(Self.loader(arguments, environment))
    }
  }

  private static func loader(
    _ arguments: ArraySlice<String>, _ environment: EnvironmentVariables
  ) throws(Failure) -> SettingsLoader {
    var loader = SettingsLoader()
    loader.environment = environment
    var reader = FlagReader(arguments)
    var once = OnceGiven()
    while let argument = reader.next() {
      guard case .flag(let name, let inlineValue) = argument else {
        throw Failure(
          .usage, "unexpected argument \"\(argument.text)\"; a corpus is given with --corpus PATH")
      }
      if !(Settings.table.first { $0.flag == name }?.isList ?? false) { try once.check(name) }
      if name == "--config" {
        loader.file = try reader.value(of: name, inlineValue, allowed: "the path of a JSON file")
      } else if let setting = Settings.table.first(where: { $0.flag == name }) {
        let value = try reader.value(of: name, inlineValue, allowed: setting.allowedText)
        loader.flags.append((setting, value))
      } else {
        let known = ["--config"] + Settings.table.map(\.flag)
        throw Failure(.usage, "unknown flag \(name); known: \(known.joined(separator: ", "))")
      }
    }
    return loader
  }

  private static func extractOptions(_ arguments: ArraySlice<String>) throws(Failure) -> ExtractOptions {
    var options = ExtractOptions()
    var reader = FlagReader(arguments)
    var once = OnceGiven()
    while let argument = reader.next() {
      if case .flag(let name, _) = argument { try once.check(name) }
      switch argument {
      case .flag("--pretty", nil): options.isPretty = true
      case .flag("--explain", nil): options.isExplained = true
      case .flag("--format", let inlineValue):
        let formats = ExtractOptions.Format.allCases.map(\.rawValue).joined(separator: ", ")
        let value = try reader.value(of: "--format", inlineValue, allowed: formats)
        guard let format = ExtractOptions.Format(rawValue: value) else {
          throw Failure(.usage, "--format is \"\(value)\"; allowed: \(formats)")
        }
        options.format = format
      case .flag("--min-confidence", let inlineValue):
        let allowed = "a number from 0 to 1"
        let value = try reader.value(of: "--min-confidence", inlineValue, allowed: allowed)
        guard let number = Double(value), (0...1).contains(number) else {
          throw Failure(.usage, "--min-confidence is \"\(value)\"; allowed: \(allowed)")
        }
        options.minConfidence = number
      case .flag("--text-column", let inlineValue):
        options.textColumn = try reader.value(
          of: "--text-column", inlineValue, allowed: "the name of a column")
      case .flag(let name, _):
        throw Failure(
          .usage,
          "unknown flag \(name) of extract; known: --explain, --format, --min-confidence, --pretty, --text-column"
        )
      case .word(let path): options.paths.append(path)
      }
    }
    if options.paths.isEmpty { options.paths = ["-"] }
    return options
  }

  private static func healthURL(
    _ arguments: ArraySlice<String>, _ environment: EnvironmentVariables
  ) throws(Failure) -> String {
    func variable(_ key: String) -> String? {
      Settings.table.first { $0.key == key }.flatMap { environment.values[$0.variable] }
    }
    let everywhere = ["0.0.0.0", "::", "*"]
    let host = variable("host").flatMap { everywhere.contains($0) ? nil : $0 } ?? "127.0.0.1"
    let port = variable("port") ?? "8080"
    var url = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/readyz"
    var reader = FlagReader(arguments)
    var once = OnceGiven()
    while let argument = reader.next() {
      if case .flag(let name, _) = argument { try once.check(name) }
      guard case .flag("--url", let inlineValue) = argument else {
        throw Failure(.usage, "unknown argument \"\(argument.text)\" of health; known: --url URL")
      }
      url = try reader.value(of: "--url", inlineValue, allowed: "an http:// URL")
    }
    return url
  }
}
