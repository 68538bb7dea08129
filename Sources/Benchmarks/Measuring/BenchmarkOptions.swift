/// The options of a subcommand: `--name value` pairs.
struct BenchmarkOptions {
  /// A command line that cannot be used, or a tool that is not there.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private var values: [String: String] = [:]

  init(_ arguments: [String]) {
    var name: String?
    for argument in arguments {
      if argument.hasPrefix("--") {
        name = String(argument.dropFirst(2))
        values[name ?? ""] = ""
      } else if let current = name {
        values[current] = argument
        name = nil
      }
    }
  }

  subscript(name: String) -> String? { values[name] }

  func int(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
}
