import Extraction
import Language

/// A person's name by its parts, for telling whether two names can be one person's.
struct PersonName {
  /// Given names and initials, in order.
  let given: [Substring]
  let surname: Substring
  /// "jr", "iii".
  let generation: Substring?

  private static let generations: Set<Substring> = ["jr", "sr", "ii", "iii", "iv"]
  private static let nicknames = Dictionary(
    LanguageResource("nicknames.txt").table(2).map { row in
      (row[0], Set(row[1].split(separator: "|")))
    }, uniquingKeysWith: { $0.union($1) })

  /// - Parameter words: the words of a `NameKey`.
  init(_ words: [Substring]) {
    var words = words[...]
    if words.count > 1, let last = words.last, Self.generations.contains(last) {
      generation = words.removeLast()
    } else {
      generation = nil
    }
    surname = words.popLast() ?? ""
    given = words.filter { !$0.is(.nameParticle) }
  }

  /// How this can be a shorter, or more familiar, form of the other name; nil when it cannot.
  ///
  /// First names must agree, or the shorter name begins with another given name in full; then the first middle names
  /// must, where both have any: "George W Bush" is no "George H W Bush".
  func shortens(_ other: PersonName) -> Merge.Evidence? {
    guard surname == other.surname else { return nil }
    guard let first = given.first else { return .shorterName }
    guard generation == other.generation, given.count <= other.given.count, let otherFirst = other.given.first
    else { return nil }
    if Self.agree(first, otherFirst) {
      return hasMiddles(in: other.given.dropFirst()) ? .shorterName : nil
    }
    if Self.isNickname(first, otherFirst) || Self.isVariant(first, otherFirst) {
      return hasMiddles(in: other.given.dropFirst()) ? .nickname : nil
    }
    guard first.count > 1, let later = other.given.dropFirst().firstIndex(of: first) else { return nil }
    return hasMiddles(in: other.given[(later + 1)...]) ? .shorterName : nil
  }

  private func hasMiddles(in others: ArraySlice<Substring>) -> Bool {
    let middles = given.dropFirst()
    guard middles.count <= others.count else { return false }
    return zip(middles, others).allSatisfy(Self.agree)
  }

  private static func agree(_ left: Substring, _ right: Substring) -> Bool {
    left == right || (left.count == 1 && right.hasPrefix(left)) || (right.count == 1 && left.hasPrefix(right))
  }

  /// Whether two given names may be spellings of one: "Viktor", "Victor".
  private static func isVariant(_ left: Substring, _ right: Substring) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    return min(left.count, right.count) > 4 && EditDistance.of(left, right, most: 1) != nil
  }

  private static func isNickname(_ left: Substring, _ right: Substring) -> Bool {
    nicknames[left]?.contains(right) ?? false || nicknames[right]?.contains(left) ?? false
  }
}
