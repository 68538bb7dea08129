/// One thing that can be configured: its names, its meaning, what is allowed, and where its value goes.
///
/// The same table reads flags, variables and the configuration file, writes `--help`, and is held
/// against the README by a test.
struct Setting: Sendable {
  /// What a value may be.
  enum Allowed: Sendable {
    case text(String)
    /// A text that the closure takes.
    case checked(String, @Sendable (String) -> Bool)
    case list(String)
    /// Texts that the closure takes, each. In one text they are parted by commas: an IPv6 address has colons.
    case checkedList(String, @Sendable (String) -> Bool)
    case number(ClosedRange<Int>)
    case choice([String])
  }

  /// The key in the configuration file: `writeToken`.
  let key: String
  /// What `--help` calls the value: `N`, `PATH`.
  let placeholder: String
  let allowed: Allowed
  /// The default as shown to people; empty for none.
  let defaultText: String
  let meaning: String
  let assign: @Sendable (Value, inout Settings) -> Void

  /// A value that `allowed` lets through.
  enum Value: Equatable, Sendable {
    case text(String)
    case list([String])
    case number(Int)
  }

  /// The flag: `--write-token`.
  var flag: String { "--" + words.joined(separator: "-") }
  /// The environment variable: `DATELINE_WRITE_TOKEN`.
  var variable: String { "DATELINE_" + words.joined(separator: "_").uppercased() }

  private var words: [String] {
    var words = [""]
    for character in key {
      if character.isUppercase { words.append("") }
      words[words.count - 1].append(character.lowercased())
    }
    return words
  }

  /// Whether it may be given again, to add to what it has.
  var isList: Bool {
    switch allowed {
    case .list, .checkedList: true
    default: false
    }
  }

  /// What is allowed, in words.
  var allowedText: String {
    switch allowed {
    case .text(let what), .checked(let what, _), .list(let what), .checkedList(let what, _): what
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let names): names.joined(separator: ", ")
    }
  }

  /// The list of these texts; nil where one of them is not allowed.
  func list(_ texts: [String]) -> Value? {
    if case .checkedList(_, let isAllowed) = allowed, !texts.allSatisfy(isAllowed) { return nil }
    return texts.isEmpty || texts.contains("") ? nil : .list(texts)
  }

  /// The value that a text stands for; nil where it is not allowed. A list is parted by colons, one of addresses or
  /// names of hosts by commas.
  func value(of text: String) -> Value? {
    switch allowed {
    case .text: return text.isEmpty ? nil : .text(text)
    case .checked(_, let isAllowed): return isAllowed(text) ? .text(text) : nil
    case .list:
      let parts = text.split(separator: ":").map(String.init)
      return parts.isEmpty ? nil : .list(parts)
    case .checkedList:
      return list(text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    case .choice(let names): return names.contains(text) ? .text(text) : nil
    case .number(let range):
      guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        let number = Int(text), range.contains(number)
      else { return nil }
      return .number(number)
    }
  }
}
