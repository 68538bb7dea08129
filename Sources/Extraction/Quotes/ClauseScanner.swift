import Facts
import Language

/// Reads clauses from the parts of speech of their words. The tree of a sentence is least sure where one clause
/// stands in another without "that"; the order of the words tells more.
struct ClauseScanner {
  let grammar: Grammar

  private var tokens: [Token] { grammar.tokens }
  private var dates: [DateExpression] { grammar.dates }

  /// Whether a word is a verb that can carry a clause: not a participle, not an infinitive.
  func isFinite(_ token: Int) -> Bool {
    switch grammar.tag(token) {
    case .vbd, .vbz, .vbp, .md: true
    default: false
    }
  }

  private func isNominal(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    if tag.isAdjective, token + 1 < tokens.count { return isFinite(token + 1) }
    return tag.isNoun || tag == .prp || tag == .cd || tag == .ex || tag == .dt && isPronoun(token)
  }

  /// "Some", "this" and the like without a noun behind them.
  private func isPronoun(_ token: Int) -> Bool {
    guard token + 1 < tokens.count else { return true }
    return isFinite(token + 1) || tokens[token + 1].is(.of)
  }

  /// Whether a word begins a clause that describes a noun: "who", "which", "of whom".
  func isRelative(_ token: Int) -> Bool {
    switch grammar.tag(token) {
    case .wdt, .wp, .wps: return true
    case .in:
      return token + 1 < tokens.count
        && (grammar.tag(token + 1) == .wdt || grammar.tag(token + 1) == .wp || grammar.tag(token + 1) == .wps)
    default: return false
    }
  }

  /// The finite verb of the main clause of a range, with a subject before it; nil where there is none. Verbs
  /// in clauses that "while", "who" or "that" open are passed over. Linear in the range.
  func mainVerb(in range: Range<Int>) -> Int? {
    var isSubordinate = false
    var awaitsVerb = false
    var hasSubject = false
    for token in range {
      if tokens[token].isPunctuation {
        if tokens[token].is(.clauseEndMark), isSubordinate {
          isSubordinate = false
          hasSubject = false
        }
        continue
      }
      let lower = tokens[token].lower
      if lower.is(.subordinator), opensClause(token, in: range) {
        isSubordinate = true
      } else if isRelative(token) || grammar.tag(token) == .wrb
        || lower.is(.that) && grammar.tag(token) == .in
      {
        awaitsVerb = true
      } else if isFinite(token) {
        if awaitsVerb {
          awaitsVerb = false
        } else if !isSubordinate, hasSubject {
          return token
        }
      } else if isNominal(token) {
        hasSubject = true
      }
    }
    return nil
  }

  /// Whether a word like "after" or "as" opens a clause here, and no phrase: it stands first, or behind a
  /// comma, or the tree says so.
  private func opensClause(_ token: Int, in range: Range<Int>) -> Bool {
    if grammar.relation(token) == .mark || grammar.tag(token) == .wrb { return true }
    guard token == range.lowerBound || tokens[token - 1].isPunctuation else { return false }
    guard let comma = (token..<range.upperBound).first(where: { tokens[$0].text == "," }) else {
      return (token..<range.upperBound).contains(where: isFinite)
    }
    return (token..<comma).contains(where: isFinite)
  }

  /// The noun phrase that begins here: its end, with an "of" phrase on it, and its noun; nil where none begins. Two
  /// names side by side are two phrases.
  func phrase(_ start: Int, limit: Int) -> (end: Int, head: Int)? {
    var index = start
    var head: Int?
    var lastIsName = false
    while index < limit {
      let tag = grammar.tag(index)
      if tag == .prp {
        head = head ?? index
        break
      }
      if tokens[index].isPunctuation, tag != .pos { break }
      if let name = grammar.entities.reference(atToken: index), name.isName {
        if head != nil, lastIsName || index > start && grammar.tag(index - 1) == .nns { break }
        index = min(limit, name.tokens.upperBound)
        head = index - 1
        lastIsName = true
        continue
      }
      if tag.isNoun {
        if lastIsName, tag == .nns, grammar.entities.reference(atToken: index - 1)?.kind == .person { break }
        head = index
        lastIsName = false
      } else {
        switch tag {
        case .pos: lastIsName = false
        case .vbn, .vbg:
          if let head { return (head + 1, head) }
        case .jj, .jjr, .jjs: break
        case .rb, .rbr, .rbs:
          if let head { return withOf(head, limit: limit) }
        case .cd: head = head ?? index
        case .dt, .pdt, .prps:
          if let head { return (head + 1, head) }
        default: return head.map { withOf($0, limit: limit) }
        }
      }
      index += 1
    }
    return head.map { withOf($0, limit: limit) }
  }

  private func withOf(_ head: Int, limit: Int) -> (end: Int, head: Int) {
    guard head + 2 < limit, tokens[head + 1].is(.of) else { return (head + 1, head) }
    return (phrase(head + 2, limit: limit)?.end ?? head + 1, head)
  }

  /// The end of a date or time that begins here, with its preposition.
  func dateEnd(_ token: Int) -> Int? {
    for start in [token, token + 1] {
      guard let date = date(from: start) else { continue }
      if start > token, !tokens[token].is(.besideSaying) { continue }
      let end = date.tokens.upperBound
      guard end < tokens.count else { return end }
      return isFinite(end) || grammar.tag(end) == .pos ? nil : end
    }
    return nil
  }

  /// Where the date or time that ends before a token begins, with its preposition.
  func dateStart(endingAt end: Int) -> Int? {
    let index = dates.partitioningIndex { $0.tokens.upperBound >= end }
    guard index < dates.count, dates[index].tokens.upperBound == end else { return nil }
    let start = dates[index].tokens.lowerBound
    return start > 0 && tokens[start - 1].is(.besideSaying) ? start - 1 : start
  }

  /// Whether a date or time begins at a token.
  func isDate(_ token: Int) -> Bool { date(from: token) != nil }

  /// The date or time that begins at a token.
  private func date(from token: Int) -> DateExpression? {
    let index = dates.partitioningIndex { $0.tokens.lowerBound >= token }
    return index < dates.count && dates[index].tokens.lowerBound == token ? dates[index] : nil
  }
}
