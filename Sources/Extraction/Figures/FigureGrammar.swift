import Language

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
  private let scores: ScoreReader
  private let ageReader = AgeReader()
  private let labelReader: NumberLabelReader
  /// The words that a figure can start with, besides digits and marks: in lower case, and codes as they are written.
  private let starters: Set<UInt64>
  private let codes: Set<UInt64>

  /// What the figures of a document are.
  package struct Reading: Sendable {
    /// In text order.
    package var kept: [Figure] = []
    /// How many more there are.
    package var omitted = 0
    /// What made each of `kept` a figure.
    package var readers: [Reader] = []
    /// The ages among them, and those that birthdays say.
    package var ages: [Age] = []
    /// The numbers that name and count nothing, as rows say, in text order.
    package var labels: [NumberLabel] = []
  }

  /// What makes a number a figure.
  package enum Reader: String, Sendable {
    case score, age, twice, once, ordinal, fraction, multiple, unit
    /// A noun that it counts.
    case noun
    /// Nothing: it stands alone.
    case number
  }

  package init() {
    words = FigureWords.shared
    let numerals = NumeralReader.shared
    let nouns = NounPhraseReader(words: words, numerals: numerals)
    let units = MeasureUnits.shared
    reader = QuantityReader(numerals: numerals, units: units, words: words)
    finder = CountedPhraseFinder(words: words, nouns: nouns, units: units)
    labelReader = NumberLabelReader(words: words)
    nonFigures = NonFigures(words: words, numerals: numerals)
    scores = ScoreReader(words: words, numerals: numerals, nouns: nouns)
    changes = ChangeReader(words: words)
    let openers = units.openers
    codes = Set(openers.codes)
    starters = Set(numerals.words.hashes).union(openers.signs).union(
      [WordClass.scaleWord, .figureOpener, .decadeOfLife].flatMap(\.words).map { stableHash($0.utf8) })
  }

  /// Whether a figure can start with a piece; cheap, and for most pieces it is not so.
  private func mayStart(_ piece: Piece) -> Bool {
    piece.isNumber || piece.isMark || starters.contains(piece.hash)
      || piece.isCapitalized && codes.contains(piece.form)
  }

  /// The figures in text order, the first `most` of them, and how many more there are; they do not overlap. Numbers
  /// inside names and dates are none.
  /// Date, place, event and attribution are left to later stages.
  package func figures(
    in grammar: Grammar, most: Int = .max
  ) -> Reading {
    var reading = Reading()
    let document = grammar.document
    grammar.labels = Self.labels(in: grammar)
    for sentence in document.sentences where document.blocks[sentence.block].isStory {
      guard mayHoldFigure(document, sentence.tokens) else { continue }
      read(grammar.view(of: sentence), into: &reading)
      if reading.kept.count > most {
        reading.omitted += reading.kept.count - most
        reading.kept.removeSubrange(most...)
        reading.readers.removeSubrange(most...)
      }
    }
    return reading
  }

  /// The digits that stand in names or behind words like "iPhone": the document uses them as names.
  private static func labels(in grammar: Grammar) -> Set<String> {
    var labels: Set<String> = []
    let tokens = grammar.tokens
    func add(_ index: Int) {
      let token = tokens[index]
      if token.shape.contains(.hasDigit), token.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        labels.insert(token.lower)
      }
    }
    for name in grammar.names {
      name.tokens.dropFirst().forEach(add)
      let next = name.tokens.upperBound
      guard next < tokens.count, tokens[next].start == tokens[next - 1].end + 1,
        tokens[next].text.utf8.count == 3, !grammar.isDate(next)
      else { continue }
      add(next)
    }
    for index in tokens.indices.dropFirst() where tokens[index].shape.contains(.hasDigit) {
      let before = tokens[index - 1].shape
      if before.contains(.mixedCase), !before.contains(.hyphenated) {
        add(index)
      } else if tokens[index].text.utf8.count == 3, !grammar.isDate(index), isNamed(index, in: grammar) {
        add(index)
      }
    }
    return labels
  }

  /// "Porsche *911*", "the *737* MAX": three digits beside a proper noun, and nothing that they count.
  private static func isNamed(_ index: Int, in grammar: Grammar) -> Bool {
    let tokens = grammar.tokens
    func isProper(_ token: Int) -> Bool {
      tokens.indices.contains(token) && tokens[token].isCapitalized && grammar.tag(token).isProperNoun
        && !Plural.isPlural(tokens[token].lower)
    }
    let next = index + 1
    guard next < tokens.count else { return isProper(index - 1) }
    let counts = grammar.tag(next) == .nns || grammar.tag(next) == .nn || grammar.tag(next).isAdjective
    guard !counts, !tokens[next].isPunctuation || tokens[next].lower != "%" else { return false }
    return isProper(index - 1) && !tokens[index - 1].shape.contains(.sentenceStart)
      || isProper(index - 1) && grammar.relation(index - 1) == .compound
      || isProper(next) && grammar.tag(index - 1) == .dt
  }

  /// Whether a sentence has a word or sign that a number can be made of: about half have none.
  private func mayHoldFigure(_ document: Document, _ tokens: Range<Int>) -> Bool {
    document.tokens[tokens].contains {
      $0.shape.contains(.hasDigit) || reader.numerals.words[$0.hash] != nil || $0.shape.contains(.hyphenated)
        || $0.shape.contains(.punctuation) && $0.text.unicodeScalars.first?.properties.numericType != nil
        || reader.standsWithoutNumber($0.hash)
    }
  }

  private func read(_ context: SentenceView, into reading: inout Reading) {
    let quantities = quantities(context)
    let aged = ageReader.read(context, quantities)
    let labels = labelReader.read(context, quantities)
    reading.labels += labels.sorted { $0.key < $1.key }.map(\.value)
    let firstAge = reading.ages.count
    defer { reading.ages[firstAge...].sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    reading.ages += aged.values.lazy.map(\.age).filter { $0.meaning == .birthday }
    var next = quantities[...]
    var index = 0
    var floor = 0
    let first = reading.kept.count
    while index < context.pieces.count {
      guard mayStart(context.pieces[index]) else {
        index += 1
        continue
      }
      if let whole = whole(context, at: index, aged[index], number: reading.kept.count + 1),
        whole.start >= floor
      {
        reading.kept.append(whole.figure)
        reading.readers.append(whole.reader)
        if whole.figure.kind == .age, let age = aged[index] { reading.ages.append(age.age) }
        index = whole.end
        floor = index
        continue
      }
      next = next.drop { $0.number.lowerBound < index }
      let known = next.first.flatMap { $0.number.lowerBound == index ? $0 : nil }
      guard var quantity = known ?? reader.read(context.pieces, at: index) else {
        index += 1
        continue
      }
      quantity.pieces = max(quantity.pieces.lowerBound, floor)..<quantity.pieces.upperBound
      index = max(quantity.number.upperBound, quantity.pieces.upperBound)
      let age = aged[quantity.number.lowerBound].flatMap { $0.age.meaning == .birthday ? nil : $0 }
      let isLabel = labels[quantity.number.lowerBound] != nil
      guard
        var figure = figure(
          &quantity, context, number: reading.kept.count + 1, age: age, isLabel: isLabel)
      else {
        index = quantity.number.upperBound
        continue
      }
      if let age { reading.ages.append(age.age) }
      if reading.kept.count > first {
        FigureSequence.link(
          &figure, quantity, to: reading.kept[reading.kept.count - 1], endingAt: floor, context)
        FigureSequence.lendBack(
          to: &reading.kept[reading.kept.count - 1], from: figure, quantity, context)
      }
      FigureSequence.lendCurrency(
        &figure, quantity, from: reading.kept[...], inSentenceFrom: first, context, reader.numerals)
      FigureSequence.complete(
        &figure, quantity, among: reading.kept[...], inSentenceFrom: first, context)
      reading.kept.append(figure)
      reading.readers.append(age == nil ? Self.reader(of: figure, quantity) : .age)
      index = max(index, quantity.pieces.upperBound)
      floor = index
    }
  }

  /// The numbers of a sentence with their units, in text order.
  private func quantities(_ context: SentenceView) -> [Quantity] {
    var quantities: [Quantity] = []
    var index = 0
    while index < context.pieces.count {
      guard mayStart(context.pieces[index]), let quantity = reader.read(context.pieces, at: index) else {
        index += 1
        continue
      }
      quantities.append(quantity)
      index = max(quantity.number.upperBound, quantity.pieces.upperBound)
    }
    return quantities
  }

  /// What is read in one go, without a number and its unit: scores, decades of life, "once a year".
  private func whole(
    _ context: SentenceView, at index: Int, _ age: AgeReader.Reading?, number: Int
  ) -> (figure: Figure, reader: Reader, start: Int, end: Int)? {
    var quantity = Quantity(
      pieces: index..<index + 1, number: index..<index + 1, amount: .value(1), modifier: .exact, unit: nil,
      form: .cardinal, isPlainDigits: false)
    var found: Figure?
    var reader = Reader.once
    if let score = scores.read(context, at: index) {
      quantity.pieces = score.pieces
      quantity.amount = score.amount
      reader = .score
      found = figure(quantity, score.kind, unit: score.unit, of: score.of, context, number)
    } else if let age, context.pieces[index].is(.decadeOfLife) {
      found = figure(&quantity, context, number: number, age: age)
      reader = .age
    } else if let twice = twice(context, at: index) {
      quantity = twice.quantity
      found = twice.figure(number)
      reader = .twice
    } else if context.is(index, .once), let (per, end) = self.reader.per(context.pieces, at: index + 1),
      per.kind == .duration
    {
      quantity.pieces = index..<end
      found = figure(
        quantity, .rate, unit: "time per " + per.name, of: finder.measured(quantity, context), context, number
      )
    }
    return found.map { ($0, reader, quantity.pieces.lowerBound, quantity.pieces.upperBound) }
  }

  private static func reader(of figure: Figure, _ quantity: Quantity) -> Reader {
    switch quantity.form {
    case .ordinal: .ordinal
    case .fraction where quantity.unit == nil: .fraction
    case .multiple: .multiple
    default:
      quantity.unit != nil ? .unit : figure.kind == .ratio ? .multiple : figure.unit == nil ? .number : .noun
    }
  }

  private func figure(
    _ quantity: inout Quantity, _ context: SentenceView, number: Int, age reading: AgeReader.Reading?,
    isLabel: Bool = false
  ) -> Figure? {
    if let reading {
      let age = reading.age
      quantity.pieces = reading.pieces
      quantity.amount = age.amount
      quantity.modifier = age.meaning.modifier ?? quantity.modifier
      return figure(quantity, .age, unit: age.unit, of: finder.aged(reading, context), context, number)
    }
    if nonFigures.holds(quantity, context, isLabel: isLabel) { return nil }
    switch quantity.form {
    case .ordinal:
      let rank = finder.ranked(quantity, context)
      return figure(quantity, .rank, unit: rank.unit, of: rank.text, context, number)
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
    if context.is(quantity.pieces.upperBound, .times), isMultiple(quantity, context) {
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
    return count(&quantity, counted, context, number)
  }

  /// A count, or where it says per what, a rate.
  private func count(
    _ quantity: inout Quantity, _ counted: CountedPhrase, _ context: SentenceView, _ number: Int
  ) -> Figure? {
    var unit = counted.unit
    var kind = Figure.Kind.count
    let behind = context.lower(quantity.pieces.upperBound)
    if let name = unit, let (per, end) = reader.per(context.pieces, at: quantity.pieces.upperBound),
      !behind.is(.eachOrEvery)
    {
      unit = name + " per " + per.name
      kind = .rate
      quantity.pieces = quantity.pieces.lowerBound..<end
    }
    return figure(quantity, kind, unit: unit, of: counted.text, context, number)
  }

  /// "Did it *twice*", a count of times; "*twice* as many", "nearly *double* the price", a ratio.
  private func twice(_ context: SentenceView, at index: Int)
    -> (quantity: Quantity, figure: (Int) -> Figure?)?
  {
    let lower = context.lower(index)
    let isTwice = lower.is(.twice) || lower.is(.thrice)
    guard isTwice || lower.is(.multiplier),
      let word = reader.numerals.words[context.pieces[index].hash]
    else { return nil }
    let compares = context.is(index + 1, .standardWord)
    guard compares ? isTwice || context.tag(ofPiece: index)?.isVerb == false : isTwice else { return nil }
    var quantity = Quantity(
      pieces: index..<index + 1, number: index..<index + 1, amount: .value(word.value), modifier: .exact,
      unit: nil, form: .multiple, isPlainDigits: false)
    reader.addModifier(context.pieces, to: &quantity)
    let counted = finder.measured(quantity, context)
    let found = quantity
    if compares {
      return (found, { figure(found, .ratio, unit: nil, of: counted, context, $0) })
    }
    guard let (per, end) = reader.per(context.pieces, at: index + 1), per.kind == .duration else {
      return (found, { figure(found, .count, unit: UnitName.time, of: counted, context, $0) })
    }
    quantity.pieces = quantity.pieces.lowerBound..<end
    let rate = quantity
    return (rate, { figure(rate, .rate, unit: "time per " + per.name, of: counted, context, $0) })
  }

  /// "10 times higher", "three times as many"; but not "arrested three times".
  private func isMultiple(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let next = quantity.pieces.upperBound + 1
    guard let tag = context.tag(ofPiece: next) else { return false }
    return tag == .jjr || tag == .rbr
      || context.is(next, .multipliedWord)
  }

  private func figure(
    _ quantity: Quantity, _ kind: Figure.Kind, unit: String?, of counted: String?, _ context: SentenceView,
    _ number: Int
  ) -> Figure? {
    let pieces = context.pieces
    var range = quantity.pieces
    guard isFinite(quantity.amount) else { return nil }
    // "*Three-*, four- and five-storey": the hyphen stands for what is joined to the last.
    if reader.behindSuspension(pieces, range.upperBound) > range.upperBound {
      range = range.lowerBound..<range.upperBound + 1
    }
    let last = pieces[range.upperBound - 1]
    // "65 W.": the full stop is the sentence's.
    let isStopped =
      range.upperBound == pieces.count && last.isWord && last.lower.utf8.filter { $0 == 0x2E }.count == 1
    let span = context.grammar.document.span(
      codePoints: pieces[range.lowerBound]
        .start..<(isStopped && last.lower.hasSuffix(".") ? last.end - 1 : last.end))
    var figure = Figure(
      id: "\(context.grammar.document.article.id)-f\(number)", span: span, kind: kind,
      amount: quantity.amount,
      modifier: quantity.modifier, unit: unit == "" ? nil : unit, counted: counted,
      articles: [context.grammar.document.article.id])
    switch changes.verdict(quantity, kind, context) {
    case .change(let way): figure.change = way
    case .trend(let way): figure.trend = way
    case nil: break
    }
    return figure
  }

  private func isFinite(_ amount: Figure.Amount) -> Bool {
    switch amount {
    case .value(let value): value.isFinite
    case .range(let low, let high): low.isFinite && high.isFinite
    }
  }
}
