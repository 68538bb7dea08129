import Facts

/// What a parameter's value has to look like: read, described and documented from the same case.
enum ParameterForm: Sendable, Hashable {
  /// Any text that is not empty.
  case text
  /// Texts that are not empty, separated by commas.
  case texts
  /// The id of an article that is to be written: safe in a path and as the name of a file.
  case identifier
  case integer(ClosedRange<Int>)
  /// A finite decimal number.
  case number
  /// A number from 0 to 1.
  case fraction
  /// A day, a month or a year: `2022-01-05`, `2022-01`, `2022`.
  case date
  /// One of these words.
  case choice([String])
  /// Words out of these, separated by commas, each at most once.
  case list([String])
  /// What a list said in `page.next`.
  case cursor

  /// The form in words, for whoever sent something else.
  var expectation: String {
    switch self {
    case .text: "a text that is not empty"
    case .texts: "texts that are not empty, separated by commas"
    case .identifier: "letters, digits and -._~, the first a letter or digit"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .fraction: "a number from 0 to 1"
    case .date: "a day, month or year such as 2022-01-05, 2022-01 or 2022"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    case .list(let words): "one or more, separated by commas, of \(words.joined(separator: ", "))"
    case .cursor: "the \"next\" of a page of this very list, unchanged"
    }
  }

  /// Whether it takes several values.
  var isList: Bool {
    switch self {
    case .list, .texts: true
    default: false
    }
  }

  /// The words to choose from, where there are any.
  var choices: [String]? {
    switch self {
    case .choice(let words), .list(let words): words
    default: nil
    }
  }
}

/// Reads the values of parameters. Nil is a value that does not have the form.
enum ParameterValue {
  /// Digits with an optional minus: no plus sign, no white space.
  static func integer(_ text: String, in range: ClosedRange<Int>) -> Int? {
    let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text),
      range.contains(value)
    else { return nil }
    return value
  }

  /// A number as JSON writes it.
  static func number(_ text: String) -> Double? {
    guard text.utf8.count <= 64,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }),
      let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// The days from the first to the last that a date may mean.
  static func date(_ text: String) -> ClosedRange<CalendarDay>? {
    guard (4...10).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let date = PartialDate(edtf: text), (date.start?.month ?? 1) <= 12,
      let bounds = date.bounds
    else { return nil }
    return bounds.first...bounds.last
  }

  /// The words of a comma-separated list, each known and none twice.
  static func list(_ text: String, of words: [String]) -> [String]? {
    var found: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part)
      guard words.contains(word), !found.contains(word) else { return nil }
      found.append(word)
    }
    return found
  }
}
