/// Walks over arguments: `--flag value`, `--flag=value`, words, and `--` before words that look like flags.
struct FlagReader {
  enum Argument: Equatable {
    case flag(String, inlineValue: String?)
    case word(String)

    var text: String {
      switch self {
      case .flag(let name, _): name
      case .word(let word): word
      }
    }
  }

  private var rest: ArraySlice<String>
  private var onlyWords = false

  init(_ arguments: ArraySlice<String>) {
    rest = arguments
  }

  mutating func next() -> Argument? {
    guard let argument = rest.popFirst() else { return nil }
    if onlyWords || argument == "-" || !argument.hasPrefix("-") { return .word(argument) }
    if argument == "--" {
      onlyWords = true
      return next()
    }
    guard let equals = argument.firstIndex(of: "=") else { return .flag(argument, inlineValue: nil) }
    return .flag(
      String(argument[..<equals]), inlineValue: String(argument[argument.index(after: equals)...]))
  }

  /// The value of a flag: behind its equals sign, or the next argument.
  mutating func value(of flag: String, _ inlineValue: String?, allowed: String) throws(Failure) -> String {
    if let inlineValue { return inlineValue }
    guard let value = rest.first, value == "-" || !value.hasPrefix("--") else {
      throw Failure(.usage, "\(flag) needs a value; allowed: \(allowed)")
    }
    rest.removeFirst()
    return value
  }
}
