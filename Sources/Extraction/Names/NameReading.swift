import Language

/// A sentence as the name tagger reads it: for each token what its features are made of, and which
/// stretches of it can hold a name at all.
package struct NameReading {
  /// A token.
  struct Word {
    var hash: UInt64 = 0x5bd1_e995
    var entry: NameGazetteer.Entry = []
    var shape: Shape = .boundary
    /// What the longest known phrase over it is, and where in it the token stands; 0 for none.
    var phrase: UInt32 = 0
    /// The first two, three and four, and the last one to four bytes of the lower-case form.
    var affixes: Affixes = Affixes()
    /// The first and last word of the run of capitalized words around it.
    var runStart: Int32 = 0
    var runEnd: Int32 = 0
  }

  struct Affixes {
    var prefix2: UInt32 = 0
    var prefix3: UInt32 = 0
    var prefix4: UInt32 = 0
    var suffix1: UInt32 = 0
    var suffix2: UInt32 = 0
    var suffix3: UInt32 = 0
    var suffix4: UInt32 = 0
  }

  /// What a token looks like.
  enum Shape: UInt8 {
    case lower, capitalized, allCaps, letter, initial, dotted, abbreviation, mixed, hyphenated
    case hyphenatedLower, digits, year, digitsAndLetters, punctuation, startUsuallyLower, start, boundary
  }

  /// How the sentence is written.
  enum Casing: UInt8 {
    case ordinary, title, upper
  }

  /// The tokens, with `margin` boundary words before and behind.
  private(set) var words: [Word] = []
  private(set) var casing: Casing = .ordinary
  /// Ranges of `words` that can hold names, none longer than `longestRegion`.
  package private(set) var regions: [Range<Int>] = []
  private var isCandidate: [Bool] = []

  package static let margin = 3
  static let longestRegion = 120

  package init() {}

  /// Reads a sentence, forgetting the one before; one that can hold no name leaves no words.
  package mutating func read(_ tokens: ArraySlice<Token>, _ gazetteer: NameGazetteer) {
    guard tokens.contains(where: { $0.isCapitalized || $0.shape.contains(.mixedCase) }) else {
      words.removeAll(keepingCapacity: true)
      regions.removeAll(keepingCapacity: true)
      return
    }
    readAll(tokens, gazetteer)
  }

  /// Reads a sentence, also one without a capital, forgetting the one before.
  mutating func readAll(_ tokens: ArraySlice<Token>, _ gazetteer: NameGazetteer) {
    words.removeAll(keepingCapacity: true)
    regions.removeAll(keepingCapacity: true)
    casing = Self.casing(of: tokens)
    for _ in 0..<Self.margin { words.append(Word()) }
    var isStart = true
    for token in tokens {
      var word = Word()
      word.hash = token.hash
      word.entry = gazetteer.entry(token.hash)
      word.shape = shape(of: token, word.entry, isStart: isStart)
      word.affixes = Affixes(token)
      words.append(word)
      if token.isWord || token.shape.contains(.hasDigit) { isStart = false }
    }
    for _ in 0..<Self.margin { words.append(Word()) }
    findRuns()
    findPhrases(gazetteer)
    findRegions()
  }

  /// The features of a word, for training.
  package func features(at index: Int) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: NameFeatures.most) { buffer, count in
      count = words.withUnsafeBufferPointer {
        NameFeatures.fill($0.baseAddress!, at: index, casing: casing, into: buffer.baseAddress!)
      }
    }
  }

  /// The features that marks of an article's memory make, for training.
  package static func features(mark: UInt32, before: UInt32, after: UInt32) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: NameFeatures.most) { buffer, count in
      count = NameFeatures.fillMemory(mark, before: before, after: after, into: buffer.baseAddress!)
    }
  }

  /// Headlines that capitalize every word, or write every letter large, need another look at case.
  private static func casing(of tokens: ArraySlice<Token>) -> Casing {
    var words = 0
    var capitalized = 0
    var upper = 0
    var longLower = 0
    for token in tokens where token.isWord {
      words += 1
      if token.isCapitalized { capitalized += 1 }
      if token.shape.contains(.allCaps) || token.lower.utf8.count == 1 {
        upper += 1
      } else if !token.isCapitalized, token.lower.utf8.count > 4 {
        longLower += 1
      }
    }
    if words >= 3, upper * 10 >= words * 8 { return .upper }
    if words >= 5, longLower == 0, capitalized * 10 >= words * 6 { return .title }
    return .ordinary
  }

  private func shape(of token: Token, _ entry: NameGazetteer.Entry, isStart: Bool) -> Shape {
    let shape = token.shape
    if shape.contains(.punctuation) { return .punctuation }
    if !shape.contains(.hasLetter) { return token.lower.utf8.count == 4 ? .year : .digits }
    if shape.contains(.hasDigit) { return .digitsAndLetters }
    if !shape.contains(.capitalized) { return shape.contains(.mixedCase) ? .mixed : .lower }
    if casing != .ordinary {
      if entry.contains(.usuallyLower) { return .lower }
      if casing == .upper { return .capitalized }
    }
    let length = token.lower.utf8.count
    if shape.contains(.hyphenated) {
      return Self.hasLowerPart(token) ? .hyphenatedLower : .hyphenated
    }
    if shape.contains(.abbreviation) {
      return length == 2 ? .initial : shape.contains(.allCaps) ? .dotted : .abbreviation
    }
    if length == 1 { return .letter }
    if shape.contains(.allCaps) { return .allCaps }
    if shape.contains(.mixedCase) { return .mixed }
    if isStart && casing == .ordinary { return entry.contains(.usuallyLower) ? .startUsuallyLower : .start }
    return .capitalized
  }

  /// Whether a part behind a hyphen begins in lower case, as in "Oslo-based".
  package static func hasLowerPart(_ token: Token) -> Bool {
    var behindHyphen = false
    for scalar in token.text.unicodeScalars {
      if behindHyphen && scalar.isLetter && !scalar.isUpper { return true }
      behindHyphen = scalar.isHyphen
    }
    return false
  }

  private func isCapital(_ shape: Shape) -> Bool {
    switch shape {
    case .lower, .digits, .year, .punctuation, .boundary: false
    default: true
    }
  }

  private mutating func findRuns() {
    var index = Self.margin
    let end = words.count - Self.margin
    while index < end {
      var last = index
      if isCapital(words[index].shape) {
        while last + 1 < end, isCapital(words[last + 1].shape) { last += 1 }
      }
      for position in index...last {
        words[position].runStart = Int32(index)
        words[position].runEnd = Int32(last)
      }
      index = last + 1
    }
  }

  /// Marks the longest known phrases of two to six words, from left to right.
  private mutating func findPhrases(_ gazetteer: NameGazetteer) {
    var index = Self.margin
    let end = words.count - Self.margin
    while index < end {
      var next = index + 1
      if words[index].entry.contains(.isPrefix), isCapital(words[index].shape) {
        var hash = words[index].hash
        var best = 0
        var kinds: UInt32 = 0
        var length = 1
        while length < 6, index + length < end {
          hash = NameGazetteer.extend(hash, with: words[index + length].hash)
          length += 1
          let entry = gazetteer.entry(hash)
          if entry.kinds != 0, isCapital(words[index + length - 1].shape) {
            best = length
            kinds = entry.kinds
          }
          guard entry.contains(.isPrefix) else { break }
        }
        if best > 1 {
          for position in 0..<best {
            let place: UInt32 = position == 0 ? 1 : position == best - 1 ? 3 : 2
            words[index + position].phrase = kinds << 2 | place
          }
          next = index + best
        }
      }
      index = next
    }
  }

  /// A name is made of capitalized words, with few words of certain kinds between them.
  private mutating func findRegions() {
    let end = words.count - Self.margin
    isCandidate.removeAll(keepingCapacity: true)
    for word in words { isCandidate.append(isCapital(word.shape)) }
    for index in Self.margin..<end where words[index].shape == .startUsuallyLower {
      isCandidate[index] =
        index + 1 < end && (isCandidate[index + 1] || words[index + 1].entry.contains(.joiner))
    }
    var index = Self.margin
    while index < end {
      guard isCandidate[index] else {
        index += 1
        continue
      }
      let start =
        index > Self.margin && words[index - 1].entry.contains(.particle) && words[index - 1].shape == .lower
        ? index - 1 : index
      var last = index
      while last + 1 < end, last + 1 - start < Self.longestRegion {
        if isCandidate[last + 1] {
          last += 1
          continue
        }
        var next = last + 1
        while next < end, next - last <= 3, isJoiner(words[next]) { next += 1 }
        if next < end, next - last <= 3, isCandidate[next] {
          last = next
        } else {
          if last + 1 < end, words[last + 1].shape == .digits { last += 1 }
          break
        }
      }
      regions.append(start..<last + 1)
      index = last + 1
    }
  }

  private func isJoiner(_ word: Word) -> Bool {
    word.shape == .digits || word.shape == .year || word.entry.contains(.joiner)
  }
}

extension NameReading.Affixes {
  init(_ token: Token) {
    var lower = token.lower
    let affixes = lower.withUTF8 { bytes -> NameReading.Affixes in
      var affixes = NameReading.Affixes()
      var hash: UInt32 = 0x811c_9dc5
      let count = bytes.count
      for index in 0..<min(4, count) {
        hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193
        switch index {
        case 1: affixes.prefix2 = hash
        case 2: affixes.prefix3 = hash
        case 3: affixes.prefix4 = hash
        default: break
        }
      }
      hash = 0x9747_b28c
      for index in 0..<min(4, count) {
        hash = (hash ^ UInt32(bytes[count - 1 - index])) &* 0x0100_0193
        switch index {
        case 0: affixes.suffix1 = hash
        case 1: affixes.suffix2 = hash
        case 2: affixes.suffix3 = hash
        default: affixes.suffix4 = hash
        }
      }
      return affixes
    }
    self = affixes
  }
}
