import Language

/// What a layout puts into words and no reader sees: soft hyphens, joiners, the hyphen where a line ends, letters cast as
/// one. Spans keep it all, for they are the text as served; words are read without.
enum WordFolding {
  /// Whether the scalar is not seen: soft hyphen, zero-width space, joiners and marks of direction.
  @inline(__always)
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Letters that are cast as one.
  @inline(__always)
  static func ligature(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05, 0xFB06: "st"
    default: nil
    }
  }

  /// Where a word goes on that a hyphen at the end of a line cuts; nil where none does.
  static func continuation(_ scalars: [Unicode.Scalar], after hyphen: Int, limit: Int) -> Int? {
    var index = hyphen + 1
    var hasBreak = false
    while index < limit, index - hyphen < 12, scalars[index].isSpace || scalars[index] == ">" && hasBreak {
      hasBreak = hasBreak || scalars[index].isLineBreak
      index += 1
    }
    return hasBreak && index < limit && scalars[index].isLetter && !scalars[index].isUpper ? index : nil
  }

  /// Whether the hyphen is a part of the word that begins at `start`: "vice-" is one of those that keep theirs.
  static func keepsHyphen(_ scalars: [Unicode.Scalar], _ start: Int, _ hyphen: Int) -> Bool {
    guard hyphen - start <= 12 else { return false }
    let head = String(String.UnicodeScalarView(scalars[start..<hyphen])).lowercased()
    return head.is(.hyphenHead) || head.contains("-")
  }

  /// Whether a bracket stands at the beginning of a line, where mail marks what it quotes.
  static func quotes(_ scalars: [Unicode.Scalar], _ index: Int, from start: Int) -> Bool {
    var before = index - 1
    while before >= start, index - before < 8,
      scalars[before] == ">" || scalars[before].isSpace && !scalars[before].isLineBreak
    {
      before -= 1
    }
    return before >= start && scalars[before].isLineBreak
  }

  /// Whether anything in the range is to be left out or read as other letters. Linear.
  static func isNeeded(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    for index in range where scalars[index].value >= 0x80 || scalars[index] == "-" || scalars[index] == ">" {
      if scalars[index] == ">", quotes(scalars, index, from: range.lowerBound) { return true }
      if isInvisible(scalars[index]) || ligature(scalars[index]) != nil { return true }
      if scalars[index].isHyphen, index + 1 < range.upperBound, scalars[index + 1].isSpace,
        continuation(scalars, after: index, limit: range.upperBound) != nil
      {
        return true
      }
    }
    return false
  }

  /// The words of the range as they are read. Linear.
  static func words(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    var index = range.lowerBound
    var wordStart = range.lowerBound
    while index < range.upperBound {
      let scalar = scalars[index]
      if isInvisible(scalar) || scalar == ">" && quotes(scalars, index, from: range.lowerBound) {
        index += 1
        continue
      }
      if let letters = ligature(scalar) {
        result.append(contentsOf: letters.unicodeScalars)
      } else if scalar.isHyphen, index > wordStart, scalars[index - 1].isLetter,
        let next = continuation(scalars, after: index, limit: range.upperBound)
      {
        if keepsHyphen(scalars, wordStart, index) { result.append(scalar) }
        index = next
        continue
      } else {
        result.append(scalar)
      }
      index += 1
      if scalar.isSpace { wordStart = index }
    }
    return result
  }
}
