import Language

/// Where a pattern matched.
struct PatternMatch {
  /// The pieces that are meant, in text order: "[...]" of the pattern.
  var marks: [Range<Int>] = []
  /// The token of each capture; nil where the match has none.
  var captures: [Int?]
}

/// Matches patterns at places of a sentence. Each operation is tried once a piece, so that a match costs at most the length
/// of the pattern times `Pattern.reach`; of several ways the one that the pattern names first counts.
struct PatternMatcher<Text: PatternText> {
  let text: Text

  /// What happened on the way: taken back where the way leads nowhere.
  private enum Trace {
    case open(Int)
    case close(Int)
    case capture(Int, token: Int)
  }

  /// A way that is still to be tried.
  private struct Way {
    var operation: Int
    var place: Int
    var traces: Int
  }

  /// The match that begins at a piece.
  func match(_ pattern: Pattern, at start: Int, captures: Int) -> PatternMatch? {
    var traces: [Trace] = []
    guard run(pattern.operations, from: 0, at: start, &traces) else { return nil }
    var match = PatternMatch(captures: Array(repeating: nil, count: captures))
    var opened = start
    for trace in traces {
      switch trace {
      case .open(let place): opened = place
      case .close(let place): match.marks.append(opened..<place)
      case .capture(let name, let token): match.captures[name] = token
      }
    }
    return match
  }

  private func run(
    _ operations: [Pattern.Operation], from first: Int, at start: Int, _ traces: inout [Trace]
  ) -> Bool {
    var tried = [UInt64](repeating: 0, count: operations.count)
    var ways = [Way(operation: first, place: start, traces: traces.count)]
    while var way = ways.popLast() {
      traces.removeLast(traces.count - way.traces)
      while way.place - start < Pattern.reach {
        let bit: UInt64 = 1 << UInt64(way.place - start)
        guard tried[way.operation] & bit == 0 else { break }
        tried[way.operation] |= bit
        var next: Int? = way.operation + 1
        switch operations[way.operation] {
        case .test(let test):
          if let end = end(of: test, at: way.place, &traces) { way.place = end } else { next = nil }
        case .fork(let other):
          ways.append(Way(operation: other, place: way.place, traces: traces.count))
        case .jump(let other): next = other
        case .open: traces.append(.open(way.place))
        case .close: traces.append(.close(way.place))
        case .without(let behind):
          var ignored: [Trace] = []
          next = run(operations, from: way.operation + 1, at: way.place, &ignored) ? nil : behind
        case .first: if way.place != 0 { next = nil }
        case .last: if way.place != text.pieces.count { next = nil }
        case .done: return true
        }
        guard let next else { break }
        way.operation = next
      }
    }
    return false
  }

  /// Where what a test asks for ends; nil where it does not hold.
  private func end(of test: Pattern.Test, at index: Int, _ traces: inout [Trace]) -> Int? {
    guard text.pieces.indices.contains(index) else { return nil }
    if let glue = test.glue, text.pieces[index].glue != glue { return nil }
    guard let end = end(of: test.quality, at: index),
      test.also.allSatisfy({ self.end(of: $0, at: index) != nil })
    else { return nil }
    let token = text.pieces[end - 1].token
    for step in test.steps {
      guard let word = text.word(step.way, from: token), let piece = text.piece(of: word),
        step.tests.contains(where: { self.end(of: $0, at: piece, &traces) != nil })
      else { return nil }
    }
    if let capture = test.capture { traces.append(.capture(capture, token: token)) }
    return end
  }

  /// Where the piece, or the number of several, with a quality ends.
  func end(of quality: Pattern.Quality, at index: Int) -> Int? {
    if case .kind(let kind) = quality, !kind.isOfEveryText { return text.end(of: kind, at: index) }
    let piece = text.pieces[index]
    let holds =
      switch quality {
      case .word(let hash): piece.hash == hash
      case .of(let name): piece.is(name)
      case .ending(let name): piece.lower.hasEnding(of: name)
      case .tag(let tag): piece.tag == tag
      case .noun: piece.tag.isNoun
      case .verb: piece.tag.isVerb
      case .adjective: piece.tag.isAdjective
      case .kind(.capital): piece.isCapitalized && piece.isWord
      case .kind(.plural): Plural.isPlural(piece.lower)
      case .kind(.arabic): piece.isNumber
      case .kind(.mark): piece.isMark
      case .kind(.short): piece.lower.utf8.count <= 2
      case .kind: true
      }
    return holds ? index + 1 : nil
  }
}

extension PatternKind {
  /// Whether the form of a piece alone tells, in every text.
  fileprivate var isOfEveryText: Bool {
    switch self {
    case .any, .capital, .plural, .arabic, .mark, .short: true
    default: false
    }
  }
}
