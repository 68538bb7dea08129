import Language

/// Reads numbers in digits and words: "10,000", "1.2bn", "twenty-one", "two and a half million",
/// "two thirds", "hundreds of thousands", "the 30th". Linear: a number is read once.
struct NumeralReader: Sendable {
  let words: NumberWords

  /// The last words of the names of currencies, as far as they are no other words: "rand" of "3m rand".
  private let currencies: Set<UInt64>

  /// With the words that travel in the binary, which are read once.
  static let shared = NumeralReader()

  private init() {
    words = NumberWords.shared
    var currencies: Set<UInt64> = []
    for row in LanguageResource("currencies.txt").table(3...4) {
      for name in row[2].split(separator: "|") {
        guard let last = name.split(separator: " ").last, last.utf8.count > 3,
          !last.is(.ambiguousCurrency)
        else { continue }
        currencies.insert(stableHash(last.utf8))
        currencies.insert(stableHash((last + "s").utf8))
      }
    }
    self.currencies = currencies
  }

  /// The number that starts at `index`.
  func read(_ pieces: [Piece], at index: Int, afterCurrency: Bool = false) -> Numeral? {
    guard index < pieces.count else { return nil }
    let piece = pieces[index]
    if piece.isNumber {
      if isPower(pieces, at: index) { return power(pieces, at: index, of: 1, from: index) }
      if let reading = Digits.read(piece.lower), index + 3 < pieces.count,
        pieces[index + 1].is(.crossMark), isPower(pieces, at: index + 2)
      {
        return power(pieces, at: index + 2, of: reading.value, from: index)
      }
      return ordinal(pieces, at: index) ?? cardinal(pieces, at: index, afterCurrency: afterCurrency)
    }
    if let value = piece.isMark ? Digits.fraction(piece.lower) : nil {
      return fractionOfMagnitude(pieces, at: index, end: index + 1, value: value, hasDigits: true)
    }
    guard let word = words[piece.hash] else { return article(pieces, at: index) }
    switch word.role {
    case .small, .tens: return cardinal(pieces, at: index, afterCurrency: afterCurrency)
    case .order: return order(pieces, at: index, word: word)
    case .ordinal:
      return Numeral(pieces: index..<index + 1, value: word.value, form: .ordinal)
    case .fold:
      return Numeral(pieces: index..<index + 1, value: word.value, form: .multiple)
    case .denominator where word.value == 2:
      return half(pieces, at: index)
    case .denominator where word.value == 4:
      let numeral = fractionOfMagnitude(pieces, at: index, end: index + 1, value: 0.25, hasDigits: false)
      return numeral.form == .cardinal && numeral.pieces.count == 2 ? numeral : nil
    case .hundred:
      guard index + 1 < pieces.count,
        words[pieces[index + 1].hash]?.role == .magnitude || isBareHundred(pieces, at: index)
      else { return nil }
      return continued(pieces, at: index)
    default: return nil
    }
  }

  /// "hundred dollars": a hundred without its article, right before what is counted.
  private func isBareHundred(_ pieces: [Piece], at index: Int) -> Bool {
    let next = pieces[index + 1]
    return pieces[index].glue == .space && next.glue == .space && next.isWord && Plural.isPlural(next.lower)
  }

  // MARK: Powers

  private func isPower(_ pieces: [Piece], at index: Int) -> Bool {
    index + 1 < pieces.count && pieces[index].isNumber && pieces[index + 1].lower == "^"
      && pieces[index + 1].glue == .joined
  }

  /// "10^6", "2.5 x 10^6"; nil where it is larger than any real number in the news.
  private func power(_ pieces: [Piece], at base: Int, of factor: Double, from start: Int) -> Numeral? {
    guard base + 2 < pieces.count, pieces[base + 2].glue == .joined,
      let number = Digits.read(pieces[base].lower)?.value, let exponent = Int(pieces[base + 2].lower),
      (1...100).contains(exponent)
    else { return nil }
    let value = (0..<exponent).reduce(factor) { product, _ in Decimals.product(product, number) }
    guard value.isFinite else { return nil }
    return Numeral(pieces: start..<base + 3, value: value, hasDigits: true, isSurelyQuantity: true)
  }

  // MARK: Cardinals

  private func cardinal(_ pieces: [Piece], at start: Int, afterCurrency: Bool) -> Numeral? {
    var sum = Sum()
    var index = start
    var numeral = Numeral(pieces: start..<start, value: 0)
    while index < pieces.count {
      let piece = pieces[index]
      if piece.isNumber {
        guard sum.isOpen, index == start || piece.glue == .space else { break }
        if let reading = Digits.read(piece.lower) {
          if sum.total > 0, !isMagnitude(pieces, at: index + 1) { break }
          let (value, end) = grouped(pieces, at: index, reading: reading)
          sum.current = isDecimalPart(pieces, at: index) ? value / Self.scale(reading.count) : value
          numeral.hasDigits = true
          if !reading.isPlain || end > index + 1 { numeral.isSurelyQuantity = true }
          index = end
          if let end = mixedFraction(pieces, at: index, sum: &sum) { index = end }
        } else if index == start, let value = Digits.fraction(piece.lower) {
          return fractionOfMagnitude(pieces, at: start, end: start + 1, value: value, hasDigits: true)
        } else {
          break
        }
      } else if let word = words[piece.hash] {
        guard
          index == start || piece.glue != .joined || word.role == .suffix
            || piece.token != pieces[index - 1].token,
          let end = accept(
            word, pieces, at: index, sum: &sum, numeral: &numeral, afterCurrency: afterCurrency)
        else { break }
        index = end
      } else if let end = conjunction(pieces, at: index, sum: &sum) {
        index = end
      } else {
        break
      }
    }
    guard index > start else { return nil }
    if let end = decimals(pieces, at: index, sum: &sum) { index = end }
    numeral.value = sum.value
    if sum.isOpen, sum.lastMagnitude < .infinity, sum.lastMagnitude > 0 {
      numeral.magnitude = sum.lastMagnitude
    } else if sum.isHundreds, sum.total == 0 {
      numeral.magnitude = 100
    }
    numeral.pieces = start..<index
    if let fraction = fraction(pieces, of: numeral) { return fraction }
    if let ordinal = wordOrdinal(pieces, after: numeral, sum: sum) { return ordinal }
    if index < pieces.count, words[pieces[index].hash]?.role == .fold || isFold(pieces, at: index) {
      numeral.pieces = start..<index + 1
      numeral.form = .multiple
    }
    return numeral.value.isFinite ? numeral : nil
  }

  /// "point five", "point zero three": decimals in words.
  private func decimals(_ pieces: [Piece], at index: Int, sum: inout Sum) -> Int? {
    guard index + 1 < pieces.count, pieces[index].is(.point), sum.current != nil || sum.total > 0 else {
      return nil
    }
    var scale = 1.0
    var end = index + 1
    var digits = 0.0
    while end < pieces.count, end < index + 12, let word = words[pieces[end].hash], word.role == .small,
      word.value < 10
    {
      digits = digits * 10 + word.value
      scale *= 10
      end += 1
    }
    guard end > index + 1 else { return nil }
    sum.current = ((sum.current ?? 0) * scale + digits) / scale
    return end
  }

  /// A sum in the making: "two million" is done, "three hundred" still open.
  private struct Sum {
    var total = 0.0
    var current: Double?
    var lastMagnitude = Double.infinity
    /// Whether the last word was "hundred".
    var isHundreds = false
    var value: Double { total + (current ?? 0) }
    var isOpen: Bool { current == nil }
  }

  /// Takes a word into the sum; where to go on, or nil when it does not belong.
  private func accept(
    _ word: NumberWords.Word, _ pieces: [Piece], at index: Int, sum: inout Sum, numeral: inout Numeral,
    afterCurrency: Bool
  ) -> Int? {
    switch word.role {
    case .small, .tens:
      guard let current = sum.current else {
        guard sum.total == 0 || !numeral.hasDigits else { return nil }
        sum.current = word.value
        return index + 1
      }
      guard !numeral.hasDigits else { return nil }
      let low = current.truncatingRemainder(dividingBy: 100)
      let fits =
        low == 0
        ? current >= 100 : low >= 20 && low.truncatingRemainder(dividingBy: 10) == 0 && word.value < 10
      guard fits, word.value > 0 else { return nil }
      sum.current = current + word.value
      sum.isHundreds = false
      return index + 1
    case .hundred:
      guard let current = sum.current, current < 100, current > 0 else { return nil }
      sum.current = current * 100
      sum.isHundreds = true
      numeral.isSurelyQuantity = true
      return index + 1
    case .magnitude:
      guard let current = sum.current, word.value < sum.lastMagnitude else { return nil }
      sum.total += Decimals.product(current, word.value)
      sum.current = nil
      sum.lastMagnitude = word.value
      numeral.isSurelyQuantity = true
      return trillions(pieces, at: index + 1, sum: &sum)
    case .suffix:
      guard let current = sum.current, numeral.hasDigits, index > numeral.pieces.lowerBound,
        pieces[index - 1].isNumber, word.value < sum.lastMagnitude,
        isSuffix(pieces, at: index, afterCurrency: afterCurrency)
      else { return nil }
      sum.total += Decimals.product(current, word.value)
      sum.current = nil
      sum.lastMagnitude = word.value
      numeral.isSurelyQuantity = true
      return index + 1
    case .dozen, .order:
      guard let current = sum.current, sum.total == 0, word.value == 12 || word.role == .dozen else {
        return nil
      }
      sum.total = current * word.value
      sum.current = nil
      sum.lastMagnitude = 0
      numeral.isSurelyQuantity = true
      return index + 1
    default: return nil
    }
  }

  /// "hundred thousand million": a magnitude of a magnitude.
  private func trillions(_ pieces: [Piece], at index: Int, sum: inout Sum) -> Int {
    guard index < pieces.count, let word = words[pieces[index].hash], word.role == .magnitude,
      word.value > sum.lastMagnitude, pieces[index].glue != .joined
    else { return index }
    sum.total *= word.value
    return index + 1
  }

  /// "and" inside a number in words, and "and a half" behind any.
  private func conjunction(_ pieces: [Piece], at index: Int, sum: inout Sum) -> Int? {
    guard pieces[index].is(.and), index + 1 < pieces.count, sum.total > 0 || sum.current != nil else {
      return nil
    }
    let next = pieces[index + 1]
    if let current = sum.current ?? (sum.total > 0 && sum.lastMagnitude > 1 ? 0 : nil),
      let end = halfEnd(pieces, at: index + 1)
    {
      if sum.current == nil { sum.total += 0.5 * sum.lastMagnitude } else { sum.current = current + 0.5 }
      return end
    }
    if let current = sum.current, current >= 1, let share = share(pieces, at: index + 1) {
      sum.current = current + share.value
      return share.pieces.upperBound
    }
    guard let word = words[next.hash], word.role == .small || word.role == .tens, word.value > 0 else {
      return nil
    }
    if let current = sum.current {
      guard current >= 100, current.truncatingRemainder(dividingBy: 100) == 0 else { return nil }
    } else {
      guard sum.lastMagnitude == 1000 || isMagnitude(pieces, at: index + 2) || word.role == .tens else {
        return nil
      }
    }
    return index + 1
  }

  /// "a quarter", "two thirds", as they follow "five and".
  private func share(_ pieces: [Piece], at index: Int) -> Numeral? {
    if pieces[index].is(.a), index + 1 < pieces.count,
      let denominator = words.denominator(pieces[index + 1].hash), !pieces[index + 1].lower.ends(.s)
    {
      return Numeral(pieces: index..<index + 2, value: 1 / denominator, form: .fraction)
    }
    guard let word = words[pieces[index].hash], word.role == .small, index + 1 < pieces.count,
      let denominator = words.denominator(pieces[index + 1].hash), word.value < denominator, word.value > 0
    else { return nil }
    return Numeral(pieces: index..<index + 2, value: word.value / denominator, form: .fraction)
  }

  /// The end of "a half" or "half", as it follows "two and".
  private func halfEnd(_ pieces: [Piece], at index: Int) -> Int? {
    if pieces[index].is(.half) { return index + 1 }
    guard index + 1 < pieces.count, pieces[index].is(.a) || pieces[index].is(.one),
      pieces[index + 1].is(.half)
    else { return nil }
    return index + 2
  }

  /// "2½", "2 1/2".
  private func mixedFraction(_ pieces: [Piece], at index: Int, sum: inout Sum) -> Int? {
    guard index < pieces.count, let current = sum.current, let value = Digits.fraction(pieces[index].lower)
    else { return nil }
    sum.current = current + value
    return index + 1
  }

  /// "10 000 000": groups of three digits parted by spaces.
  private func grouped(_ pieces: [Piece], at index: Int, reading: Digits.Reading) -> (Double, Int) {
    var value = reading.value
    var end = index + 1
    guard reading.isPlain, reading.count <= 3, reading.value > 0 else { return (value, end) }
    while end < pieces.count, end - index < 5, pieces[end].isNumber, pieces[end].glue == .space,
      let group = Digits.read(pieces[end].lower), group.isPlain, group.count == 3,
      !isAirliner(pieces, at: end),
      end + 1 == pieces.count || !pieces[end + 1].is(.s) || pieces[end + 1].glue != .joined,
      end + 1 == pieces.count || !(pieces[end + 1].isNumber && pieces[end + 1].glue == .hyphen)
    {
      value = value * 1000 + group.value
      end += 1
    }
    return (value, end)
  }

  /// "30 *737* MAX jets": seven, a digit and seven before a capital letter are a model of airliner.
  private func isAirliner(_ pieces: [Piece], at index: Int) -> Bool {
    let digits = Array(pieces[index].lower.utf8)
    guard digits.count == 3, digits[0] == 0x37, digits[2] == 0x37, index + 1 < pieces.count else {
      return false
    }
    return pieces[index + 1].isCapitalized
      || pieces[index + 1].is(.aircraftWord)
  }

  /// Whether digits stand right behind a full stop that starts a number: ".300".
  private func isDecimalPart(_ pieces: [Piece], at index: Int) -> Bool {
    index > 0 && pieces[index - 1].lower == "." && pieces[index].glue == .joined
      && (pieces[index - 1].glue == .space || pieces[index - 1].isFirst)
  }

  private static func scale(_ digits: Int) -> Double {
    var scale = 1.0
    for _ in 0..<min(digits, 300) { scale *= 10 }
    return scale
  }

  private func isMagnitude(_ pieces: [Piece], at index: Int) -> Bool {
    guard index < pieces.count, let role = words[pieces[index].hash]?.role else { return false }
    return role == .magnitude || role == .hundred
  }

  /// Whether "m", "bn" or "k" behind digits is a magnitude and no unit: "bn" and the like always; a letter
  /// behind money, before a currency sign ("15 k€"), in upper case, or where a plural follows.
  private func isSuffix(_ pieces: [Piece], at index: Int, afterCurrency: Bool) -> Bool {
    let piece = pieces[index]
    let next = index + 1 < pieces.count ? pieces[index + 1] : nil
    if afterCurrency { return true }
    switch piece.word {
    case .m, .b, .k, .t, .cr, .mm, .mil:
      if let next, next.glue == .joined, next.isMark, Self.isCurrencySign(next) { return true }
      if piece.glue == .joined,
        piece.is(.k) || piece.isCapitalized && !piece.is(.lowerScale)
      {
        return isScaled(pieces, at: index)
      }
      guard !piece.is(.t), !piece.is(.k), let next, next.glue == .space, next.isWord else {
        return false
      }
      return Plural.isPlural(next.lower) || currencies.contains(next.hash)
        || next.isCapitalized && index + 2 < pieces.count && currencies.contains(pieces[index + 2].hash)
    default: return piece.glue == .joined || !piece.isCapitalized
    }
  }

  /// Whether a letter joined to digits multiplies them: with a decimal ("1.5B"), thousands of two digits or more
  /// ("20k"), or before what is counted ("5M people"); "4B" and "4K" alone are names.
  private func isScaled(_ pieces: [Piece], at index: Int) -> Bool {
    let digits = pieces[index - 1].lower
    if digits.contains(".") || digits.contains(",") { return true }
    if pieces[index].is(.k), digits.utf8.count > 1 || !pieces[index].isCapitalized { return true }
    guard !pieces[index].is(.k), index + 1 < pieces.count, pieces[index + 1].glue == .space else {
      return false
    }
    for piece in pieces[index + 1..<min(index + 3, pieces.count)] {
      guard piece.isWord, piece.glue == .space else { return false }
      if Plural.isPlural(piece.lower) { return true }
    }
    return false
  }

  private static func isCurrencySign(_ piece: Piece) -> Bool {
    piece.lower.unicodeScalars.first?.properties.generalCategory == .currencySymbol
  }

  // MARK: Ordinals

  /// "30th", "1,000th".
  private func ordinal(_ pieces: [Piece], at index: Int) -> Numeral? {
    guard index + 1 < pieces.count, pieces[index + 1].glue == .joined,
      pieces[index + 1].is(.ordinalEnding),
      let reading = Digits.read(pieces[index].lower)
    else { return nil }
    return Numeral(pieces: index..<index + 2, value: reading.value, form: .ordinal, hasDigits: true)
  }

  /// "twenty-first", "two hundredth".
  private func wordOrdinal(_ pieces: [Piece], after numeral: Numeral, sum: Sum) -> Numeral? {
    let index = numeral.pieces.upperBound
    guard index < pieces.count, !numeral.hasDigits, let word = words[pieces[index].hash],
      word.role == .ordinal
    else { return nil }
    let low = sum.current.map { $0.truncatingRemainder(dividingBy: 100) } ?? 0
    let value: Double
    if word.value >= 100 {
      value = numeral.value * word.value
    } else if low >= 20, low.truncatingRemainder(dividingBy: 10) == 0, word.value < 10 {
      value = numeral.value + word.value
    } else if low == 0, numeral.value >= 100 {
      value = numeral.value + word.value
    } else {
      return nil
    }
    return Numeral(pieces: numeral.pieces.lowerBound..<index + 1, value: value, form: .ordinal)
  }

  // MARK: Fractions

  /// "two thirds", "one-fifth".
  private func fraction(_ pieces: [Piece], of numeral: Numeral) -> Numeral? {
    let end = numeral.pieces.upperBound
    guard end < pieces.count, pieces[end].glue != .joined, numeral.value >= 1, numeral.value <= 99,
      let denominator = words.denominator(pieces[end].hash), !numeral.isSurelyQuantity
    else { return nil }
    let isPlural = pieces[end].lower.ends(.s)
    guard numeral.value == 1 ? !isPlural : isPlural || pieces[end].glue == .hyphen else { return nil }
    if numeral.value >= 20, denominator < 10, !isPlural { return nil }
    if denominator == 4, let before = pieces[..<numeral.pieces.lowerBound].last?.lower,
      before.is(.countShift)
    {
      return nil
    }
    return fractionOfMagnitude(
      pieces, at: numeral.pieces.lowerBound, end: end + 1, value: numeral.value / denominator,
      hasDigits: numeral.hasDigits)
  }

  /// A fraction, or so much "of a million".
  private func fractionOfMagnitude(
    _ pieces: [Piece], at start: Int, end: Int, value: Double, hasDigits: Bool
  ) -> Numeral {
    var index = end
    if index < pieces.count, pieces[index].is(.of) { index += 1 }
    if index < pieces.count, pieces[index].is(.a) { index += 1 }
    if index < pieces.count, let word = words[pieces[index].hash],
      word.role == .magnitude || word.role == .dozen || word.role == .hundred
    {
      return Numeral(
        pieces: start..<index + 1, value: value * word.value, hasDigits: hasDigits, isSurelyQuantity: true)
    }
    return Numeral(pieces: start..<end, value: value, form: .fraction, hasDigits: hasDigits)
  }

  /// "half", "half a million"; not of "half-brother" or "halfway".
  private func half(_ pieces: [Piece], at index: Int) -> Numeral? {
    if index > 0, pieces[index - 1].is(.oneOpener) { return nil }
    return fractionOfMagnitude(pieces, at: index, end: index + 1, value: 0.5, hasDigits: false)
  }

  // MARK: Articles and orders

  /// "a dozen", "a million", "a hundred and fifty", "a third of", "several thousand".
  private func article(_ pieces: [Piece], at index: Int) -> Numeral? {
    guard index + 1 < pieces.count else { return nil }
    let next = pieces[index + 1]
    let lower = pieces[index].lower
    if let numeral = couple(pieces, at: index) { return numeral }
    if lower.is(.several) || lower.is(.few) || lower.is(.many) || lower.is(.couple) {
      let place = lower.is(.couple) && next.is(.of) ? index + 2 : index + 1
      guard place < pieces.count, let word = words[pieces[place].hash],
        [.hundred, .magnitude, .dozen].contains(word.role)
      else { return nil }
      return order(pieces, from: index, at: place, word: word)
    }
    guard lower.is(.a) || lower.is(.an), let word = words[next.hash] else { return nil }
    switch word.role {
    case .hundred, .magnitude, .dozen:
      guard var numeral = continued(pieces, at: index + 1) else { return nil }
      numeral.pieces = index..<numeral.pieces.upperBound
      return numeral
    case .denominator, .ordinal:
      guard let denominator = words.denominator(next.hash), !next.lower.ends(.s),
        denominator == 2 || isShare(pieces, at: index)
      else { return nil }
      return fractionOfMagnitude(
        pieces, at: index, end: index + 2, value: 1 / denominator, hasDigits: false)
    default: return nil
    }
  }

  /// "a couple of", "couple of": two, unless a magnitude follows.
  private func couple(_ pieces: [Piece], at index: Int) -> Numeral? {
    let noun = pieces[index].is(.a) ? index + 1 : index
    guard noun + 2 < pieces.count, pieces[noun].is(.couple), pieces[noun + 1].is(.of),
      words[pieces[noun + 2].hash] == nil
    else { return nil }
    return Numeral(pieces: index..<noun + 2, value: 2)
  }

  /// Whether "a quarter" is a share and no three months, "a third" no third one.
  private func isShare(_ pieces: [Piece], at index: Int) -> Bool {
    let before = index > 0 ? pieces[index - 1].lower : ""
    let after = index + 2 < pieces.count ? pieces[index + 2].lower : ""
    if after.is(.of) {
      return !(index + 3 < pieces.count && pieces[index + 3].isNumber)
    }
    if before.is(.by) || before.is(.than) || before.is(.about) || before.is(.nearly) || before.is(.almost) {
      return true
    }
    return after.is(.comparisonWord)
  }

  /// "a million and a half", "a hundred and fifty".
  private func continued(_ pieces: [Piece], at index: Int) -> Numeral? {
    let one = Piece(
      lower: "one", hash: stableHash("one".utf8), form: stableHash("one".utf8), start: pieces[index].start,
      end: pieces[index].start,
      token: -1, tag: .cd, glue: .space, isCapitalized: false, isNumber: false, isWord: true,
      isFirst: false)
    let rest = Array(pieces[index..<min(index + 12, pieces.count)])
    guard var numeral = cardinal([one] + rest, at: 0, afterCurrency: false), numeral.pieces.count > 1 else {
      return nil
    }
    numeral.pieces = index..<index + numeral.pieces.count - 1
    return numeral
  }

  /// "dozens", "hundreds of thousands".
  private func order(_ pieces: [Piece], at index: Int, word: NumberWords.Word) -> Numeral? {
    order(pieces, from: index, at: index, word: word)
  }

  private func order(_ pieces: [Piece], from start: Int, at index: Int, word: NumberWords.Word) -> Numeral? {
    var low = word.value
    var end = index + 1
    while end + 1 < pieces.count, pieces[end].is(.of), let next = words[pieces[end + 1].hash],
      next.role == .order, next.value >= 100, low < 1e15
    {
      low *= next.value
      end += 2
    }
    if end < pieces.count, end == index + 1, let next = words[pieces[end].hash], next.role == .magnitude,
      start < index
    {
      low *= next.value
      end += 1
    }
    if pieces[index].is(.scores) || pieces[index].is(.tens) {
      guard end > index + 1 || (end < pieces.count && pieces[end].is(.of)) || pieces[index].isFirst
      else { return nil }
    }
    return Numeral(pieces: start..<end, value: low, upper: low * 10, form: .order, isSurelyQuantity: true)
  }

  private func isFold(_ pieces: [Piece], at index: Int) -> Bool {
    pieces[index].is(.fold) && pieces[index].glue != .space
  }
}
