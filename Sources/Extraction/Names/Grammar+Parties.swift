import Facts
import Language

/// Parties that an everyday noun names: "support for *Labour* fell".
extension Grammar {
  /// Names, with those of such parties among them that nobody found. Both in text order.
  func withParties(_ names: [NameMention]) -> [NameMention] {
    var cursor = NameCursor(names)
    let free = tokens.indices.filter {
      tokens[$0].is(.partyName) && tokens[$0].isCapitalized && cursor.name(in: $0..<$0 + 1) == nil
        && standsAlone($0)
    }
    // At the start of a sentence any noun has a capital: there it is the party where it is so elsewhere.
    let isParty = free.contains { !tokens[$0].shape.contains(.sentenceStart) }
    guard isParty || !free.isEmpty && isNamedInFull else { return names }
    let found = free.map { NameMention(tokens: $0..<$0 + 1, kind: .organization) }
    return (names + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether a noun describes no other and is no field of an office: not "Labour leader", "Secretary of Labor".
  private func standsAlone(_ token: Int) -> Bool {
    guard tag(token).isNoun, relation(token) != .compound, relation(token) != .amod else { return false }
    let next = token + 1
    let isJoined =
      tokens.indices.contains(next) && tokens[next].isCapitalized
      && !tokens[next].shape.contains(.sentenceStart)
    return !isJoined && !self.is(token - 1, .of) && !(token > 0 && tokens[token - 1].shape.contains(.allCaps))
  }

  /// Whether the article has such a noun with "Party" behind it.
  private var isNamedInFull: Bool {
    tokens.indices.contains {
      tokens[$0].is(.partyName) && tokens[$0].isCapitalized && self.is($0 + 1, .party)
    }
  }
}
