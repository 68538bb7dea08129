import Facts
import Language

/// A sentence with its quantities, as the patterns of ages see it.
struct AgeText: PatternText {
  let context: SentenceView
  let numerals: NumberWords
  /// In text order.
  let quantities: [Quantity]
  /// Where each quantity begins: with the words that say how exact it is, and with its number.
  private let starts: [Int: Int]
  private let numbers: [Int: Int]
  /// How many pieces of a name are looked at.
  private static let nameLimit = 16

  init(_ context: SentenceView, _ quantities: [Quantity], _ numerals: NumberWords) {
    self.context = context
    self.quantities = quantities
    self.numerals = numerals
    func index(_ place: (Quantity) -> Int) -> [Int: Int] {
      Dictionary(quantities.enumerated().map { (place($1), $0) }, uniquingKeysWith: { first, _ in first })
    }
    starts = index(\.pieces.lowerBound)
    numbers = index(\.number.lowerBound)
  }

  var pieces: [Piece] { context.pieces }
  private var grammar: Grammar { context.grammar }

  func piece(of token: Int) -> Int? { context.piece(of: token) }

  /// The quantity whose number begins at a piece.
  func quantity(numberAt index: Int) -> Quantity? { numbers[index].map { quantities[$0] } }

  func end(of kind: PatternKind, at index: Int) -> Int? {
    let piece = pieces[index]
    switch kind {
    case .person:
      guard grammar.isPerson(piece.token) else { return nil }
      let rest = pieces[index...].prefix(Self.nameLimit)
      return rest.firstIndex { !grammar.isPerson($0.token) } ?? rest.endIndex
    case .name:
      let isName = piece.isCapitalized && piece.isWord && piece.tag.isNoun && !context.isDate(piece.token)
      return isName ? index + 1 : nil
    case .people: return isPeople(piece) ? index + 1 : nil
    case .someone:
      if let end = end(of: .person, at: index) { return end }
      return piece.is(.he) || piece.is(.she) || isPeople(piece) ? index + 1 : nil
    case .range:
      guard let quantity = quantity(numberAt: index).flatMap(age), quantity.isSpan else { return nil }
      return quantity.pieces.upperBound
    case .number: return (starts[index] ?? numbers[index]).flatMap { age(quantities[$0])?.pieces.upperBound }
    case .digits, .years:
      guard let quantity = quantity(numberAt: index).flatMap(age), case .value(let value) = quantity.amount,
        kind == .digits || value >= 16, piece.isNumber, quantity.number == index..<index + 1,
        quantity.pieces.upperBound == index + 1
      else { return nil }
      return index + 1
    case .words:
      guard !piece.isNumber, let quantity = starts[index].flatMap({ age(quantities[$0]) }), !quantity.isSpan
      else { return nil }
      return quantity.pieces.upperBound
    case .duration:
      guard let quantity = starts[index].map({ quantities[$0] }), quantity.unit?.kind == .duration,
        quantity.form == .cardinal
      else { return nil }
      return quantity.pieces.upperBound
    case .decade: return decade(at: index)?.end
    case .ordinal:
      guard let quantity = quantity(numberAt: index), quantity.form == .ordinal, Self.isHuman(quantity.amount)
      else {
        return nil
      }
      return quantity.number.upperBound
    default: return nil
    }
  }

  /// The decade of life at a piece: "40s", "forties".
  func decade(at index: Int) -> (low: Double, end: Int)? {
    if pieces[index].is(.decadeOfLife) {
      let number = numerals[stableHash(Plural.singular(pieces[index].lower).utf8)]
      return number.map { ($0.value, index + 1) }
    }
    guard let quantity = quantity(numberAt: index), case .value(let value) = quantity.amount,
      value.truncatingRemainder(dividingBy: 10) == 0, Self.isHuman(quantity.amount)
    else { return nil }
    let end = quantity.number.upperBound
    guard context.is(end, .s) || context.is(end, .possessive), pieces[end].glue == .joined
    else { return nil }
    return (value, end + 1)
  }

  /// The quantity where it is a number that people can be old.
  private func age(_ quantity: Quantity) -> Quantity? {
    quantity.form == .cardinal && quantity.unit == nil && Self.isHuman(quantity.amount)
      && !context.isDate(pieces[quantity.number.lowerBound].token) ? quantity : nil
  }

  private func isPeople(_ piece: Piece) -> Bool {
    guard
      Self.people.contains(piece.hash)
        || Plural.isPlural(piece.lower) && Self.people.contains(stableHash(Plural.singular(piece.lower).utf8))
    else { return false }
    return !grammar.isPerson(piece.token)
  }

  /// The hashes of nouns for people, not for bodies of them.
  private static let people: Set<UInt64> = {
    let bodies = Set(LanguageResource("body-nouns.txt").rows.compactMap { $0.first.map(String.init) })
    let nouns = AgentNouns.withTitles.subtracting(bodies).union(WordClass.agedPerson.words)
    return Set(nouns.map { stableHash($0.utf8) })
  }()

  /// Whether a quantity can be an age, or a birthday.
  static func mayBeAge(_ quantity: Quantity) -> Bool {
    quantity.unit.map { $0.kind == .duration } ?? isHuman(quantity.amount)
  }

  private static func isHuman(_ amount: Figure.Amount) -> Bool {
    switch amount {
    case .value(let value): value > 0 && value < 125 && value == value.rounded()
    case .range(let low, let high): low > 0 && high < 125
    }
  }

  // MARK: The tree

  func word(_ way: Pattern.Way, from token: Int) -> Int? {
    let found: Int? =
      switch way {
      case .child(let relation): grammar.child(token, relation)
      case .head: grammar.head(token)
      case .subject: grammar.person(spokenOfBy: token, in: context.sentence, grammar.isPerson)
      }
    return found.flatMap { context.sentence.contains($0) ? $0 : nil }
  }
}

extension Grammar {
  /// Who a verb speaks of, as far as it is somebody: by the tree, and where that says nothing, a name or pronoun right
  /// before it.
  func person(spokenOfBy verb: Int, in sentence: Range<Int>, _ isPerson: (Int) -> Bool) -> Int? {
    if let subject = subject(verb), sentence.contains(subject) {
      if isPerson(subject) || tag(subject) == .prp { return subject }
      // "Her husband, *Rui Moreno*, is 51".
      if let apposed = child(subject, .appos), isPerson(apposed) { return apposed }
      if tag(subject).isNoun { return subject }
    }
    for token in (sentence.lowerBound..<verb).suffix(5).reversed() {
      if isPerson(token) || tag(token) == .prp { return token }
      switch tag(token) {
      case .md, .rb, .vbz, .vbp, .vbd, .wp: continue
      case .punctuation where tokens[token + 1].is(.who): continue
      default: return nil
      }
    }
    return nil
  }
}
