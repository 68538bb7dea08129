extension Unicode.Scalar {
  /// Whether it separates words: white space, no-break spaces included.
  @inline(__always)
  package var isSpace: Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  /// Whether it ends a line.
  @inline(__always)
  package var isLineBreak: Bool {
    (value >= 0x0A && value <= 0x0D) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  /// A letter of any script, or a mark that combines with one.
  @inline(__always)
  package var isLetter: Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    if value < 0xC0 { return value == 0xAA || value == 0xB5 || value == 0xBA }
    if value < 0x300 { return value != 0xD7 && value != 0xF7 }
    if value >= 0x2000 && value < 0x2070 { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  /// An ASCII digit, or its full-width form.
  @inline(__always)
  package var isDigit: Bool { value >= 0x30 && value <= 0x39 || value >= 0xFF10 && value <= 0xFF19 }

  /// The ASCII form of a full-width digit; any other as it is.
  @inline(__always)
  package var plainDigit: Unicode.Scalar {
    value >= 0xFF10 && value <= 0xFF19 ? Unicode.Scalar(UInt8(value - 0xFF10 + 0x30)) : self
  }

  /// An upper-case or title-case letter.
  @inline(__always)
  package var isUpper: Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    return properties.isUppercase || properties.generalCategory == .titlecaseLetter
  }

  /// A straight or typographic apostrophe.
  @inline(__always)
  package var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x02BC }

  /// A hyphen that joins words.
  @inline(__always)
  package var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }
}
