package import Facts

/// Finds the figures of a document, with their values, units and what they count.
///
/// The words of a figure are its modifier, its number and its unit or counted noun ("*almost 10,000
/// people*", "*up to $3 billion*", "*24-year-old*"). Numbers in words count ("*one solution*"); numbers
/// that name or label ("Article 4", "Power Plant No 1"), dates, clock times and scores do not. An
/// ordinal is a figure where it ranks ("*second*-largest", "*30th* anniversary"). Linear in the tokens.
package struct FigureGrammar: Sendable {
  private let reader: QuantityReader
  private let words: FigureWords
  private let finder: CountedPhraseFinder
  private let nonFigures: NonFigures
  private let changes: ChangeReader
  private let ages = AgeReader()

  package init() {
    words = FigureWords()
    let numerals = NumeralReader()
    reader = QuantityReader(numerals: numerals, units: MeasureUnits(), words: words)
    finder = CountedPhraseFinder(words: words, nouns: NounPhraseReader(words: words, numerals: numerals))
    nonFigures = NonFigures(words: words)
    changes = ChangeReader(words: words)
  }

  /// The figures in text order; they do not overlap. Numbers inside names and dates are none.
  /// Date, place, event and attribution are left to later stages.
  package func figures(
    in document: Document, names: [NameMention], dates: [DateExpression], syntax: Syntax
  ) -> [Figure] {
    var figures: [Figure] = []
    var pieces: [Piece] = []
    var dateTokens = TokenMarks(dates.lazy.map(\.tokens))
    var nameTokens = TokenMarks(names.lazy.map(\.tokens))
    for sentence in document.sentences where document.blocks[sentence.block].isStory {
      guard mayHoldFigure(document, sentence.tokens) else { continue }
      pieces.removeAll(keepingCapacity: true)
      Piece.pieces(of: document, in: sentence.tokens, into: &pieces)
      dateTokens.advance(to: sentence.tokens)
      nameTokens.advance(to: sentence.tokens)
      let context = FigureContext(
        document: document, syntax: syntax, sentence: sentence.tokens, pieces: pieces,
        isDate: dateTokens.contains, isName: nameTokens.contains)
      read(context, into: &figures)
    }
    return figures
  }

  /// Whether a sentence has a word or sign that a number can be made of: about half have none.
  private func mayHoldFigure(_ document: Document, _ tokens: Range<Int>) -> Bool {
    document.tokens[tokens].contains {
      $0.shape.contains(.hasDigit) || reader.numerals.words[$0.hash] != nil || $0.shape.contains(.hyphenated)
        || $0.shape.contains(.punctuation) && $0.text.unicodeScalars.first?.properties.numericType != nil
    }
  }

  private func read(_ context: FigureContext, into figures: inout [Figure]) {
    var index = 0
    var floor = 0
    let first = figures.count
    while index < context.pieces.count {
      guard var quantity = reader.read(context.pieces, at: index) else {
        index += 1
        continue
      }
      quantity.pieces = max(quantity.pieces.lowerBound, floor)..<quantity.pieces.upperBound
      index = max(quantity.number.upperBound, quantity.pieces.upperBound)
      guard var figure = figure(&quantity, context, number: figures.count + 1) else {
        index = quantity.number.upperBound
        continue
      }
      if figures.count > first {
        FigureSequence.link(
          &figure, quantity, to: figures[figures.count - 1], endingAt: floor, context, words)
      }
      figures.append(figure)
      index = max(index, quantity.pieces.upperBound)
      floor = index
    }
  }

  private func figure(_ quantity: inout Quantity, _ context: FigureContext, number: Int) -> Figure? {
    if let age = ages.read(quantity, context), !nonFiguresByName(quantity, context) {
      quantity.pieces = age.pieces
      quantity.amount = age.amount ?? quantity.amount
      return figure(quantity, .age, unit: age.unit, of: finder.aged(quantity, context), context, number)
    }
    if nonFigures.holds(quantity, context) { return nil }
    switch quantity.form {
    case .ordinal:
      return figure(quantity, .rank, unit: nil, of: finder.ranked(quantity, context), context, number)
    case .fraction where quantity.unit == nil:
      return figure(quantity, .ratio, unit: nil, of: finder.measured(quantity, context), context, number)
    case .multiple:
      return figure(quantity, .ratio, unit: nil, of: finder.measured(quantity, context), context, number)
    default: break
    }
    if let unit = quantity.unit {
      return figure(
        quantity, unit.kind, unit: unit.name, of: finder.measured(quantity, context), context, number)
    }
    if context.lower(quantity.pieces.upperBound) == "times", isMultiple(quantity, context) {
      quantity.pieces = quantity.pieces.lowerBound..<quantity.pieces.upperBound + 1
      return figure(quantity, .ratio, unit: nil, of: finder.measured(quantity, context), context, number)
    }
    let counted = finder.counted(quantity, context)
    if quantity.isOne, counted.unit == nil, !context.pieces[quantity.number.lowerBound].isNumber {
      return nil
    }
    if let end = counted.end {
      quantity.pieces = quantity.pieces.lowerBound..<max(end, quantity.pieces.upperBound)
    }
    var unit = counted.unit
    var kind = Figure.Kind.count
    if let name = unit, let (per, end) = reader.per(context.pieces, at: quantity.pieces.upperBound),
      !["each", "every"].contains(context.lower(quantity.pieces.upperBound))
    {
      unit = name + " per " + per.name
      kind = .rate
      quantity.pieces = quantity.pieces.lowerBound..<end
    }
    return figure(quantity, kind, unit: unit, of: counted.text, context, number)
  }

  private func nonFiguresByName(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    quantity.unit == nil && context.isDate(context.pieces[quantity.number.lowerBound].token)
  }

  /// "10 times higher", "three times as many"; but not "arrested three times".
  private func isMultiple(_ quantity: Quantity, _ context: FigureContext) -> Bool {
    let next = quantity.pieces.upperBound + 1
    guard let tag = context.tag(ofPiece: next) else { return false }
    return tag == .jjr || tag == .rbr
      || ["as", "the", "more", "its", "that", "what", "larger"].contains(context.lower(next))
  }

  private func figure(
    _ quantity: Quantity, _ kind: Figure.Kind, unit: String?, of counted: String?, _ context: FigureContext,
    _ number: Int
  ) -> Figure? {
    let range = quantity.pieces
    let pieces = context.pieces
    guard isFinite(quantity.amount) else { return nil }
    let span = context.document.span(
      codePoints: pieces[range.lowerBound].start..<pieces[range.upperBound - 1].end)
    return Figure(
      id: "\(context.document.article.id)-f\(number)", span: span, kind: kind, amount: quantity.amount,
      modifier: quantity.modifier, change: kind == .age ? nil : changes.change(quantity, kind, context),
      unit: unit,
      counted: counted,
      articles: [context.document.article.id])
  }

  private func isFinite(_ amount: Figure.Amount) -> Bool {
    switch amount {
    case .value(let value): value.isFinite
    case .range(let low, let high): low.isFinite && high.isFinite
    }
  }
}
