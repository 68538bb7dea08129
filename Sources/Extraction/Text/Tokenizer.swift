import Language

/// Splits text into words, numbers and punctuation, much as the Penn Treebank does: clitics ("'s",
/// "n't") apart, hyphenated words whole, abbreviations with their full stop, numbers with their
/// separators. Linear in the text.
struct Tokenizer: Sendable {
  private let abbreviations: [String: Condition]

  /// When a word with a full stop behind it is an abbreviation.
  private enum Condition {
    case always, capitalized, beforeNumber
  }

  init() {
    var abbreviations: [String: Condition] = [:]
    for row in LanguageResource("abbreviations.txt").table(1...2) {
      let marks = row.count > 1 ? row[1].split(separator: " ") : []
      abbreviations[String(row[0])] =
        marks.contains("capital") ? .capitalized : marks.contains("number") ? .beforeNumber : .always
    }
    self.abbreviations = abbreviations
  }

  /// Appends the tokens of `range` to `tokens`.
  func tokenize(_ scalars: [Unicode.Scalar], in range: Range<Int>, into tokens: inout [Token]) {
    var index = range.lowerBound
    var spaceBefore = false
    while index < range.upperBound {
      // At the beginning of a line a bracket quotes the line, as mail does.
      if scalars[index].isSpace
        || scalars[index] == ">" && WordFolding.quotes(scalars, index, from: range.lowerBound)
      {
        spaceBefore = true
        index += 1
        continue
      }
      if WordFolding.isInvisible(scalars[index]) {
        index += 1
        continue
      }
      let end = endOfToken(
        scalars, at: index, limit: range.upperBound, previous: spaceBefore ? nil : tokens.last)
      tokens.append(Self.token(scalars, index..<end, spaceBefore: spaceBefore))
      spaceBefore = false
      index = end
    }
  }

  private func endOfToken(
    _ scalars: [Unicode.Scalar], at start: Int, limit: Int, previous: Token?
  ) -> Int {
    let first = scalars[start]
    if first.isLetter || first.isDigit {
      return endOfWord(scalars, at: start, limit: limit)
    }
    if (first == "@" || first == "#"), start + 1 < limit, scalars[start + 1].isLetter {
      var end = start + 1
      while end < limit, scalars[end].isLetter || scalars[end].isDigit || scalars[end] == "_" { end += 1 }
      return end
    }
    if first.isApostrophe, previous?.isWord == true || previous?.shape.contains(.hasDigit) == true,
      let clitic = Self.clitic(scalars, at: start, limit: limit)
    {
      return clitic
    }
    if first == "." || first == "-" || first == "*" || first == "=" || first == "_" {
      var end = start + 1
      while end < limit, scalars[end] == first { end += 1 }
      return end
    }
    return start + 1
  }

  private func endOfWord(_ scalars: [Unicode.Scalar], at start: Int, limit: Int) -> Int {
    if let end = Self.endOfAddress(scalars, at: start, limit: limit) { return end }
    var end = start + 1
    while end < limit {
      let scalar = scalars[end]
      if scalar.isLetter || scalar.isDigit {
        end += 1
        continue
      }
      let next = end + 1 < limit ? scalars[end + 1] : " "
      let before = scalars[end - 1]
      if scalar.isApostrophe {
        if let clitic = Self.clitic(scalars, at: end, limit: limit) {
          return Self.endBeforeClitic(scalars, start, apostrophe: end, cliticEnd: clitic)
        }
        guard before.isLetter, next.isLetter else { return end }
      } else if scalar.isHyphen || scalar == "\u{2013}" {
        if scalar.isHyphen, before.isLetter, next.isSpace,
          let rest = WordFolding.continuation(scalars, after: end, limit: limit)
        {
          end = rest
          continue
        }
        let joins = scalar.isHyphen ? (before.isLetter || before.isDigit || before == ".") : before.isDigit
        guard joins, scalar.isHyphen ? (next.isLetter || next.isDigit) : next.isDigit else { return end }
      } else if scalar == "." {
        if before.isDigit && next.isDigit {
          end += 1
          continue
        }
        if next.isLetter && before.isLetter
          && (Self.isDotted(scalars, start, end)
            || next.isUpper == before.isUpper && end - start == 1)
        {
          end += 1
          continue
        }
        return before.isLetter && isAbbreviation(scalars, start, end) ? end + 1 : end
      } else if scalar == "," || scalar == ":" || scalar == "/" {
        let isShort = scalar == "/" && end == start + 1 && before.isUpper && next.isUpper
        guard isShort || before.isDigit && next.isDigit else { return end }
      } else if scalar == "&" {
        guard before.isUpper, next.isUpper else { return end }
      } else if scalar == "$" {
        return next.isDigit && end - start <= 3 ? end + 1 : end
      } else if scalar == "_" {
        guard next.isLetter || next.isDigit else { return end }
      } else if WordFolding.isInvisible(scalar) {
        var rest = end + 1
        while rest < limit, WordFolding.isInvisible(scalars[rest]) { rest += 1 }
        guard rest < limit, scalars[rest].isLetter || scalars[rest].isDigit || scalars[rest].isApostrophe
        else { return end }
        end = rest
        continue
      } else {
        return end
      }
      end += 1
    }
    return end
  }

  /// The end of a web or mail address that starts here.
  private static func endOfAddress(_ scalars: [Unicode.Scalar], at start: Int, limit: Int) -> Int? {
    var mark = start
    while mark < limit, mark - start < 64,
      scalars[mark].isLetter || scalars[mark].isDigit || scalars[mark] == "." || scalars[mark] == "_"
        || scalars[mark] == "-"
    { mark += 1 }
    guard mark < limit else { return nil }
    let isURL =
      scalars[mark] == ":" && mark + 2 < limit && scalars[mark + 1] == "/" && scalars[mark + 2] == "/"
    let isMail = scalars[mark] == "@" && mark + 1 < limit && scalars[mark + 1].isLetter
    let isSite =
      mark - start > 4 && scalars[start] == "w" && scalars[start + 1] == "w" && scalars[start + 2] == "w"
      && scalars[start + 3] == "."
    guard isURL || isMail || isSite else { return nil }
    var end = mark
    while end < limit, !scalars[end].isSpace, scalars[end] != "<", scalars[end] != ">", scalars[end] != "\"",
      scalars[end] != ")", scalars[end] != "\u{201D}"
    { end += 1 }
    while end > start + 1,
      scalars[end - 1] == "." || scalars[end - 1] == "," || scalars[end - 1] == ";" || scalars[end - 1] == "?"
        || scalars[end - 1] == "!" || scalars[end - 1] == ":"
    { end -= 1 }
    return end
  }

  /// The end of a clitic that starts with the apostrophe here: "'s", "'re", "'ll", and "'t" of "n't".
  private static func clitic(_ scalars: [Unicode.Scalar], at start: Int, limit: Int) -> Int? {
    var end = start + 1
    while end < limit, end - start <= 3, scalars[end].isLetter { end += 1 }
    guard end == limit || !(scalars[end].isLetter || scalars[end].isDigit) else { return nil }
    switch Word(String(String.UnicodeScalarView(scalars[(start + 1)..<end])).lowercased()) {
    case .s, .re, .ve, .ll, .d, .m, .t: return end
    default: return nil
    }
  }

  /// Where the token before a clitic ends: at the apostrophe, before the "n" of "n't", or behind
  /// "n't" when that is the token.
  private static func endBeforeClitic(
    _ scalars: [Unicode.Scalar], _ start: Int, apostrophe: Int, cliticEnd: Int
  ) -> Int {
    let isNegation =
      cliticEnd - apostrophe == 2 && (scalars[apostrophe + 1] == "t" || scalars[apostrophe + 1] == "T")
      && (scalars[apostrophe - 1] == "n" || scalars[apostrophe - 1] == "N")
    guard isNegation else { return apostrophe }
    if apostrophe - start > 1 { return apostrophe - 1 }
    return start > 0 && scalars[start - 1].isLetter ? cliticEnd : apostrophe
  }

  private static func isDotted(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    end - start >= 3 && scalars[end - 2] == "." && end - start <= 12
  }

  private func isAbbreviation(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    if end - start == 1 { return scalars[start].isUpper }
    if Self.isDotted(scalars, start, end) { return true }
    guard end - start <= 6 else { return false }
    switch abbreviations[String(String.UnicodeScalarView(scalars[start..<end])).lowercased()] {
    case nil: return false
    case .always: return true
    case .capitalized: return scalars[start].isUpper
    case .beforeNumber:
      var next = end + 1
      while next < scalars.count, next - end < 3, scalars[next].isSpace { next += 1 }
      return next < scalars.count && scalars[next].isDigit
    }
  }

  /// The token at `range`, its words as they are read.
  static func token(_ scalars: [Unicode.Scalar], _ range: Range<Int>, spaceBefore: Bool) -> Token {
    guard WordFolding.isNeeded(scalars, range) else {
      return token(scalars, range, spaceBefore: spaceBefore, start: range.lowerBound, end: range.upperBound)
    }
    let words = Array(WordFolding.words(scalars, range))
    guard !words.isEmpty else {
      return token(scalars, range, spaceBefore: spaceBefore, start: range.lowerBound, end: range.upperBound)
    }
    return token(
      words, 0..<words.count, spaceBefore: spaceBefore, start: range.lowerBound, end: range.upperBound)
  }

  private static func token(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, spaceBefore: Bool, start: Int, end: Int
  ) -> Token {
    var text = String.UnicodeScalarView()
    var lower = String.UnicodeScalarView()
    var shape: Token.Shape = spaceBefore ? [.spaceBefore] : []
    var letters = 0
    var uppers = 0
    var lowerBeforeUpper = false
    for index in range {
      let scalar = scalars[index]
      text.append(scalar)
      if scalar.isLetter {
        letters += 1
        if scalar.isUpper {
          uppers += 1
          if letters > uppers { lowerBeforeUpper = true }
          if scalar.value < 0x80 {
            lower.append(Unicode.Scalar(UInt8(scalar.value + 32)))
          } else {
            lower.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
          }
        } else {
          lower.append(scalar)
        }
      } else {
        if scalar.isDigit { shape.insert(.hasDigit) }
        if scalar.isHyphen, range.count > 1 { shape.insert(.hyphenated) }
        lower.append(scalar.isApostrophe ? "'" : scalar.isHyphen ? "-" : scalar.plainDigit)
      }
    }
    if letters > 0 { shape.insert(.hasLetter) }
    if letters == 0 && !shape.contains(.hasDigit) { shape.insert(.punctuation) }
    if scalars[range.lowerBound].isUpper { shape.insert(.capitalized) }
    if letters > 1 && uppers == letters { shape.insert(.allCaps) }
    if lowerBeforeUpper { shape.insert(.mixedCase) }
    if letters > 0, scalars[range.upperBound - 1] == "." { shape.insert(.abbreviation) }
    let lowerText = String(lower)
    return Token(
      text: String(text), lower: lowerText, hash: stableHash(lowerText.utf8), start: start,
      end: end, shape: shape)
  }
}
