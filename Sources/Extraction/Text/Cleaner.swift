/// Cuts the text of a web page into blocks and tells the story from what surrounds it: share bars,
/// newsletter pitches, adverts, credits. Linear in the text.
///
/// Every decision is made by form (length, full stop, place on the page) and by a lexicon of what
/// pages say of themselves; none by who is named.
struct Cleaner: Sendable {
  private let cues = FurnitureCues()
  private let credits = CreditMarks()

  /// The blocks of `scalars`, in order; blank lines belong to none.
  func blocks(of scalars: [Unicode.Scalar]) -> [Block] {
    var lines = Self.lines(of: scalars).flatMap { $0.kind == .prose ? credits.split($0, of: scalars) : [$0] }
    let marks = lines.map { $0.kind == .prose ? cues.mark(scalars, $0.range) : .none }
    classify(&lines, scalars, marks)
    return Self.withDateline(lines, scalars).map { Block(kind: $0.kind, range: $0.range) }
  }

  /// The lines, with the dateline of the first paragraph that has one cut off it.
  private static func withDateline(_ lines: [Line], _ scalars: [Unicode.Scalar]) -> [Line] {
    var lines = lines
    for index in lines.indices.filter({ lines[$0].kind == .prose }).prefix(3) {
      guard let end = DatelineMark.end(scalars, lines[index].range) else { continue }
      var dateline = lines[index]
      dateline.kind = .dateline
      dateline.range = dateline.range.lowerBound..<end
      lines[index].range = end..<lines[index].range.upperBound
      lines.insert(dateline, at: index)
      break
    }
    return lines
  }

  /// A line, or lines that were one before a mail program or a page width broke them.
  struct Line {
    var kind: Block.Kind
    var range: Range<Int>
    /// Numbers the groups that blank lines part.
    var group: Int
  }

  private func classify(_ lines: inout [Line], _ scalars: [Unicode.Scalar], _ marks: [FurnitureCues.Mark]) {
    let forms = lines.map { Form(scalars, $0.range) }
    for index in lines.indices where lines[index].kind == .prose {
      if marks[index] == .line || (marks[index] == .strong && !forms[index].isLongSentence) {
        lines[index].kind = .furniture
      } else if !forms[index].endsSentence {
        lines[index].kind = .heading
      }
    }
    markTail(&lines, forms, marks)
    markNeighbours(&lines, forms, marks)
    markCaptions(&lines, forms)
  }

  /// From the last furniture line that has no story behind it, everything is furniture.
  private func markTail(_ lines: inout [Line], _ forms: [Form], _ marks: [FurnitureCues.Mark]) {
    let isStory = lines.indices.map { index in
      lines[index].kind == .prose && marks[index] == .none && forms[index].words >= 8
    }
    guard let lastStory = isStory.lastIndex(of: true) else { return }
    var start = lastStory + 1
    while start < lines.count, lines[start].kind != .furniture { start += 1 }
    for index in lines[start...].indices { lines[index].kind = .furniture }
  }

  /// A line with a weak cue, or a short one that is no sentence, between two furniture lines is furniture.
  private func markNeighbours(_ lines: inout [Line], _ forms: [Form], _ marks: [FurnitureCues.Mark]) {
    func isFurniture(_ index: Int) -> Bool {
      lines.indices.contains(index) && lines[index].kind == .furniture
    }
    for index in lines.indices where lines[index].kind == .heading || lines[index].kind == .prose {
      let beside = isFurniture(index - 1) || isFurniture(index + 1)
      let between = isFurniture(index - 1) && isFurniture(index + 1)
      let weak = marks[index] == .weak && !forms[index].isLongSentence
      if (weak && beside) || (between && !forms[index].endsSentence && forms[index].words < 8) {
        lines[index].kind = .furniture
      }
    }
  }

  /// The lines right above a credit, in the same group, are a caption; so is one whose credit was cut off.
  private func markCaptions(_ lines: inout [Line], _ forms: [Form]) {
    var index = lines.count - 1
    while index >= 0 {
      defer { index -= 1 }
      guard lines[index].kind == .credit else { continue }
      var above = index - 1
      while above >= 0, lines[above].group == lines[index].group,
        lines[above].kind != .credit && lines[above].kind != .furniture,
        forms[above].words <= 60
      {
        lines[above].kind = .caption
        above -= 1
      }
    }
  }

  /// What a line looks like.
  private struct Form {
    var words = 0
    var endsSentence = false
    /// An ordinary sentence, so long that one cue does not make it furniture.
    var isLongSentence: Bool { endsSentence && words >= 16 }

    init(_ scalars: [Unicode.Scalar], _ range: Range<Int>) {
      var inside = false
      for index in range {
        let isSpace = scalars[index].isSpace
        if !isSpace && !inside { words += 1 }
        inside = !isSpace
      }
      var last = range.upperBound - 1
      while last > range.lowerBound, Self.isCloser(scalars[last]) { last -= 1 }
      endsSentence =
        scalars[last] == "." || scalars[last] == "?" || scalars[last] == "!" || scalars[last] == "\u{2026}"
      if !endsSentence, words >= 12 {
        endsSentence = scalars[last] == ":" || scalars[last] == ";" || scalars[last] == "," || words >= 25
      }
    }

    private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "\"", "'", ")", "]", "\u{201D}", "\u{2019}", "\u{00BB}": true
      default: scalar.isSpace
      }
    }
  }
}
