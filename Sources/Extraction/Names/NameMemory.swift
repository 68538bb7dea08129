import Facts
import Language

/// What an article's names say of its words: a word that is the last of a person's full name in one
/// sentence is likely that person's surname in another.
package struct NameMemory {
  /// How often a word is in names of each kind.
  private struct Counts {
    /// The whole name.
    var alone = SIMD4<Int32>.zero
    /// The first, the last or another word of a longer name.
    var first = SIMD4<Int32>.zero
    var last = SIMD4<Int32>.zero
    var inside = SIMD4<Int32>.zero
    /// The initials of an organization.
    var initials: Int32 = 0
  }

  private var counts: [UInt64: Counts] = [:]

  /// Gathers the names of a document.
  package init(_ names: [NameMention], in tokens: [Token]) {
    for name in names {
      for token in name.tokens where tokens[token].isCapitalized {
        Self.add(1, name, token, to: &counts[tokens[token].hash, default: Counts()])
      }
      if name.kind == .organization, name.tokens.count > 2, let initials = Self.initials(tokens[name.tokens])
      {
        counts[initials, default: Counts()].initials += 1
      }
    }
  }

  private static func add(_ amount: Int32, _ name: NameMention, _ token: Int, to counts: inout Counts) {
    let kind = name.kind == .person ? 0 : name.kind == .organization ? 1 : 2
    if name.tokens.count == 1 {
      counts.alone[kind] += amount
    } else if token == name.tokens.lowerBound {
      counts.first[kind] += amount
    } else if token == name.tokens.upperBound - 1 {
      counts.last[kind] += amount
    } else {
      counts.inside[kind] += amount
    }
  }

  /// The hash of the initials of the capitalized words.
  private static func initials(_ tokens: ArraySlice<Token>) -> UInt64? {
    var initials = String.UnicodeScalarView()
    for token in tokens where token.isCapitalized {
      guard let scalar = token.lower.unicodeScalars.first else { return nil }
      initials.append(scalar)
    }
    return stableHash(String(initials).utf8)
  }

  /// What the other names of the document say of a word; 0 for nothing. `name` is the one that it is in.
  package func mark(_ token: Int, in name: NameMention?, _ tokens: [Token]) -> UInt32 {
    guard tokens[token].isCapitalized, var found = counts[tokens[token].hash] else { return 0 }
    if let name { Self.add(-1, name, token, to: &found) }
    func majority(_ counts: SIMD4<Int32>) -> UInt32 {
      let total = counts[0] + counts[1] + counts[2]
      guard total > 0 else { return 0 }
      for kind in 0..<3 where counts[kind] * 4 >= total * 3 { return UInt32(kind) + 1 }
      return 0
    }
    return majority(found.alone) | majority(found.first) << 2 | majority(found.last) << 4
      | majority(found.inside) << 6 | (found.initials > 0 ? 256 : 0)
  }
}
