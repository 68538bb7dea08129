import Facts

/// A text with facts in it, cut into pieces: what lies in a fact, and what does not.
///
/// Links cannot stand in links, so facts that are links never overlap: of two that do, the one that starts first
/// wins, then the longer. What somebody says may hold other facts and is kept apart.
struct AnnotatedText {
  /// A stretch of the text that leads somewhere.
  struct Mark: Equatable {
    var start: Int
    var end: Int
    var style: String
    var target: String
    var hint: String
  }

  /// A part of the text as it is written.
  enum Piece: Equatable {
    case text(String)
    case fact(String, Mark)
    /// A place that links lead to, where no fact begins.
    case anchor(Int)
    /// Here begins what somebody says.
    case beginQuote
    /// Here it ends; the way to its record.
    case endQuote(target: String)
  }

  let pieces: [Piece]

  /// Cuts the text. Linear in the text, and in the marks but for sorting them.
  ///
  /// - Parameter anchors: places that links lead to, beside the beginnings of facts.
  init(_ text: String, facts: [Mark], quotes: [Mark], anchors: [Int] = []) {
    let scalars = Array(text.unicodeScalars)
    let facts = Self.apart(facts, within: scalars.count)
    let quotes = Self.apart(quotes, within: scalars.count)
    var pieces: [Piece] = []
    var position = 0
    let anchors = Set(anchors.filter { $0 >= 0 }).subtracting(facts.map(\.start)).sorted()
    var nextAnchor = anchors.startIndex
    func flush(to end: Int) {
      while nextAnchor < anchors.endIndex, anchors[nextAnchor] < end {
        let anchor = anchors[nextAnchor]
        nextAnchor += 1
        if anchor > position { write(to: anchor) }
        pieces.append(.anchor(anchor))
      }
      write(to: end)
    }
    func write(to end: Int) {
      guard position < end else { return }
      pieces.append(.text(String(String.UnicodeScalarView(scalars[position..<end]))))
      position = end
    }
    var boundaries: [(at: Int, opens: Bool, quote: Mark)] = []
    for quote in quotes {
      // A quote that begins or ends inside a link would cross it: its edge moves out of the link.
      let start = Self.mark(around: quote.start, in: facts)?.start ?? quote.start
      let end = Self.mark(around: quote.end, in: facts)?.end ?? quote.end
      if let last = boundaries.last, last.at > start { continue }
      boundaries.append((start, true, quote))
      boundaries.append((end, false, quote))
    }
    var next = 0
    func cross(to limit: Int) {
      while next < boundaries.count, boundaries[next].at <= limit {
        let boundary = boundaries[next]
        flush(to: boundary.at)
        pieces.append(boundary.opens ? .beginQuote : .endQuote(target: boundary.quote.target))
        next += 1
      }
    }
    for fact in facts {
      cross(to: fact.start)
      flush(to: fact.start)
      while nextAnchor < anchors.endIndex, anchors[nextAnchor] < fact.end {
        pieces.append(.anchor(anchors[nextAnchor]))
        nextAnchor += 1
      }
      pieces.append(.fact(String(String.UnicodeScalarView(scalars[fact.start..<fact.end])), fact))
      position = fact.end
    }
    cross(to: scalars.count)
    flush(to: scalars.count)
    self.pieces = pieces
  }

  /// The mark that a position lies inside of, not at its edge.
  private static func mark(around position: Int, in marks: [Mark]) -> Mark? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].end <= position { low = middle + 1 } else { high = middle }
    }
    guard low < marks.count, marks[low].start < position else { return nil }
    return marks[low]
  }

  /// The marks in order, none over another.
  private static func apart(_ marks: [Mark], within count: Int) -> [Mark] {
    var kept: [Mark] = []
    for mark in marks.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) })
    where mark.start >= (kept.last?.end ?? 0) && mark.start < mark.end && mark.end <= count {
      kept.append(mark)
    }
    return kept
  }
}
