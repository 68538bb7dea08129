import Language

/// Finds stretches in quotation marks, straight and curly, over paragraphs that each reopen the quote.
/// Linear in the tokens; a quote that never closes ends with its paragraph.
struct QuoteMarks {
  /// A stretch in quotation marks, or a turn of talk in a transcript.
  struct Stretch: Hashable {
    /// The tokens between the marks.
    var tokens: Range<Int>
    /// The marks are single ones.
    var isSingle: Bool
    /// There is a closing mark.
    var isClosed: Bool
    /// The words before the colon of a turn of talk; nil for a stretch in quotation marks.
    var label: Range<Int>?
  }

  private enum Mark {
    case open, close, straight
  }

  private let document: Document
  private let syntax: Syntax
  private(set) var stretches: [Stretch] = []
  private var openDouble: Int?
  private var openSingle: Int?

  init(in document: Document, _ syntax: Syntax) {
    self.document = document
    self.syntax = syntax
    let paragraphs = Self.paragraphs(of: document)
    for (index, paragraph) in paragraphs.enumerated() {
      scan(paragraph.tokens)
      let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
      finish(paragraph.tokens, next: paragraph.kind == .prose && next?.kind == .prose ? next?.tokens : nil)
    }
    stretches.sort {
      ($0.tokens.lowerBound, $1.tokens.upperBound) < ($1.tokens.lowerBound, $0.tokens.upperBound)
    }
    removeNested()
  }

  /// The tokens of each block.
  private static func paragraphs(of document: Document) -> [(tokens: Range<Int>, kind: Block.Kind)] {
    var result: [(tokens: Range<Int>, kind: Block.Kind)] = []
    var block = -1
    for sentence in document.sentences {
      if sentence.block == block, let last = result.last {
        result[result.count - 1].tokens = last.tokens.lowerBound..<sentence.tokens.upperBound
      } else {
        result.append((sentence.tokens, sentence.kind))
        block = sentence.block
      }
    }
    return result
  }

  private mutating func scan(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = document.tokens[index]
      guard token.isPunctuation else {
        index += 1
        continue
      }
      var width = 1
      switch token.text {
      case "\u{201C}", "\u{201E}", "\u{AB}": double(.open, at: index, 1, in: range)
      case "\u{201D}", "\u{BB}": double(.close, at: index, 1, in: range)
      case "\"": double(.straight, at: index, 1, in: range)
      case "`", "'":
        if index + 1 < range.upperBound, document.tokens[index + 1].text == token.text,
          !document.tokens[index + 1].hasSpaceBefore
        {
          width = 2
          double(token.text == "`" ? .open : .close, at: index, 2, in: range)
        } else {
          single(token.text == "`" ? .open : .straight, at: index, in: range)
        }
      case "\u{2018}": single(.open, at: index, in: range)
      case "\u{2019}": single(.close, at: index, in: range)
      default: break
      }
      index += width
    }
  }

  private mutating func double(_ mark: Mark, at index: Int, _ width: Int, in range: Range<Int>) {
    let after = index + width
    let isTightAfter = after < range.upperBound && !document.tokens[after].hasSpaceBefore
    let isTightBefore = index > range.lowerBound && !document.tokens[index].hasSpaceBefore
    var opens = mark == .open
    if mark == .straight {
      opens = openDouble == nil ? !isTightBefore || isTightAfter : !isTightBefore && isTightAfter
      if index == range.lowerBound { opens = true }
      if openDouble == nil, !isTightAfter, isTightBefore { return }
    }
    if opens {
      let isReopened = openDouble != nil && index == range.lowerBound
      // Paragraphs that each open the quote again, run together.
      if !isReopened, let start = openDouble, start < index,
        [".", "!", "?"].contains(document.tokens[index - 1].lower)
      {
        stretches.append(Stretch(tokens: start..<index, isSingle: false, isClosed: false))
      }
      if !isReopened { openDouble = after }
      openSingle = nil
    } else if let start = openDouble {
      if start < index { stretches.append(Stretch(tokens: start..<index, isSingle: false, isClosed: true)) }
      openDouble = nil
      openSingle = nil
    }
  }

  private mutating func single(_ mark: Mark, at index: Int, in range: Range<Int>) {
    guard openDouble == nil else { return }
    if syntax.tags[index] == .pos, openSingle == nil || closesLater(index, in: range) { return }
    let isTightBefore = index > range.lowerBound && !document.tokens[index].hasSpaceBefore
    let isTightAfter = index + 1 < range.upperBound && !document.tokens[index + 1].hasSpaceBefore
    if mark == .open || mark == .straight && !isTightBefore && isTightAfter {
      guard index + 1 < range.upperBound, !document.tokens[index + 1].shape.contains(.hasDigit) else {
        return
      }
      openSingle = index + 1
    } else if let start = openSingle, isTightBefore, start < index {
      stretches.append(Stretch(tokens: start..<index, isSingle: true, isClosed: true))
      openSingle = nil
    }
  }

  /// Whether another mark behind this apostrophe can close the quote.
  private func closesLater(_ index: Int, in range: Range<Int>) -> Bool {
    for later in index + 1..<min(index + 80, range.upperBound) {
      let token = document.tokens[later]
      guard token.text == "'" || token.text == "\u{2019}" || token.text == "\u{2018}" else { continue }
      return !token.hasSpaceBefore && syntax.tags[later] != .pos
    }
    return false
  }

  /// The end of a paragraph: an open quote goes on when the next paragraph opens it again, else it ends.
  private mutating func finish(_ range: Range<Int>, next: Range<Int>?) {
    openSingle = nil
    guard let start = openDouble else { return }
    if let next {
      let first = document.tokens[next.lowerBound].text
      if first == "\"" || first == "\u{201C}" || first == "\u{201E}" || first == "\u{AB}" { return }
    }
    if start < range.upperBound {
      stretches.append(Stretch(tokens: start..<range.upperBound, isSingle: false, isClosed: false))
    }
    openDouble = nil
  }

  private mutating func removeNested() {
    var kept: [Stretch] = []
    for stretch in stretches {
      if let last = kept.last, stretch.tokens.lowerBound < last.tokens.upperBound { continue }
      kept.append(stretch)
    }
    stretches = kept
  }
}
