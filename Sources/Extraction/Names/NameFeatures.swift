import Language

/// What the name tagger looks at for one token: words, shapes and affixes around it, what the
/// gazetteer knows, the run of capitalized words that it stands in.
package enum NameFeatures {
  /// More than a token ever has.
  package static let most = 96

  @inline(__always)
  private static func key(_ template: UInt64, _ value: UInt64) -> UInt64 {
    (value &+ template &* 0x9e37_79b9_7f4a_7c15) &* 0xd6e8_feb8_6659_fd93
  }

  @inline(__always)
  private static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    key(template, first &* 0xa076_1d64_78bd_642f ^ (second &+ 0x1656_67b1_9e37_79f9) &* 0xe703_7ed1_a0b4_28db)
  }

  @inline(__always)
  private static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    key(template, first &* 0xa076_1d64_78bd_642f ^ second &* 0xe703_7ed1_a0b4_28db, third)
  }

  /// Writes the features of a word of a reading into `features`, which holds `most`; returns how many.
  @inline(__always)
  static func fill(
    _ words: UnsafePointer<NameReading.Word>, at index: Int, casing: NameReading.Casing,
    into features: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var count = 0
    @inline(__always)
    func add(_ feature: UInt64) {
      features[count] = feature
      count += 1
    }
    let word = words[index]
    let before = words[index - 1]
    let before2 = words[index - 2]
    let after = words[index + 1]
    let after2 = words[index + 2]
    let shape = UInt64(word.shape.rawValue)
    let shapeBefore = UInt64(before.shape.rawValue)
    let shapeAfter = UInt64(after.shape.rawValue)
    let shapeBefore2 = UInt64(before2.shape.rawValue)
    let shapeAfter2 = UInt64(after2.shape.rawValue)
    let known = UInt64(word.entry.rawValue & 0x3BFF)
    let knownBefore = UInt64(before.entry.rawValue & 0x3BFF)
    let knownAfter = UInt64(after.entry.rawValue & 0x3BFF)

    add(key(1, UInt64(casing.rawValue)))
    add(key(2, word.hash))
    add(key(3, word.hash, shape))
    add(key(4, before.hash))
    add(key(5, after.hash))
    add(key(6, before2.hash))
    add(key(7, after2.hash))
    add(key(8, before.hash, word.hash))
    add(key(9, word.hash, after.hash))
    add(key(10, before2.hash, before.hash))
    add(key(11, after.hash, after2.hash))
    add(key(12, before.hash, after.hash))
    add(key(13, before.hash, shape))
    add(key(14, after.hash, shape))

    let shapes = shapeBefore << 16 | shape << 8 | shapeAfter
    add(key(15, shape))
    add(key(16, shapes))
    add(key(17, shapes, shapeBefore2))
    add(key(18, shapes, shapeAfter2))
    add(key(19, shape, UInt64(casing.rawValue)))

    add(key(20, UInt64(word.affixes.prefix2)))
    add(key(21, UInt64(word.affixes.prefix3)))
    add(key(22, UInt64(word.affixes.prefix4)))
    add(key(23, UInt64(word.affixes.suffix1), shape))
    add(key(24, UInt64(word.affixes.suffix2)))
    add(key(25, UInt64(word.affixes.suffix3)))
    add(key(26, UInt64(word.affixes.suffix4)))
    add(key(27, UInt64(before.affixes.suffix3)))
    add(key(28, UInt64(after.affixes.suffix3)))

    add(key(30, known))
    add(key(31, known, shape))
    add(key(32, knownBefore, known))
    add(key(33, known, knownAfter))
    add(key(34, knownBefore, known, knownAfter))
    add(key(35, knownBefore, shape))
    add(key(36, knownAfter, shape))
    add(key(37, UInt64(word.phrase)))
    add(key(38, UInt64(after.phrase), UInt64(before.phrase)))
    if word.phrase != 0 { add(key(39, UInt64(word.phrase), before.hash)) }

    let runStart = Int(word.runStart)
    let runEnd = Int(word.runEnd)
    let first = words[runStart]
    let last = words[runEnd]
    let beforeRun = words[runStart - 1]
    let afterRun = words[runEnd + 1]
    let offset = UInt64(min(index - runStart, 4))
    let rest = UInt64(min(runEnd - index, 4))
    let place = offset << 4 | rest
    add(key(50, place, shape))
    add(key(51, beforeRun.hash, place))
    add(key(52, afterRun.hash, place))
    add(key(53, first.hash, offset))
    add(key(54, last.hash, rest))
    add(key(55, UInt64(last.entry.rawValue & 0x3BFF), rest, known))
    add(key(56, UInt64(first.entry.rawValue & 0x3BFF), offset, known))
    add(key(58, UInt64(last.affixes.suffix3), rest))
    add(key(59, beforeRun.hash, afterRun.hash))
    add(key(60, UInt64(words[runStart - 2].hash), beforeRun.hash))
    add(key(61, UInt64(afterRun.hash), words[runEnd + 2].hash))
    add(key(62, UInt64(beforeRun.entry.rawValue & 0x3BFF), place))
    add(key(63, UInt64(words[index + 3].hash), shape))
    add(key(64, UInt64(words[index - 3].hash), shape))
    return count
  }

  /// Writes what the rest of the article adds for a word, from the marks of the word and its neighbours.
  @inline(__always)
  static func fillMemory(
    _ mark: UInt32, before: UInt32, after: UInt32, into features: UnsafeMutablePointer<UInt64>
  ) -> Int {
    guard mark | before | after != 0 else { return 0 }
    features[0] = key(70, UInt64(mark))
    features[1] = key(71, UInt64(before), UInt64(mark))
    features[2] = key(72, UInt64(mark), UInt64(after))
    return 3
  }
}
