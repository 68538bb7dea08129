import Facts

/// Names close to what somebody typed.
extension FactIndex {
  /// So many names are proposed.
  private static let mostProposed = 5
  /// For so many names that nobody has, and words of one, names close to them are looked for: enough for a slip of the
  /// hand.
  private static let mostAsked = 8

  /// The records of these kinds with a name that has a word close to one of the text, or one that begins like it; those
  /// with most mentions first. Linear in the words of names with the same first letter.
  func near(_ text: String, _ kinds: [EntityReference.Kind]) -> [EntityReference] {
    var found: [(record: Record, distance: Int)] = []
    for kind in kinds {
      for word in SearchWords.words(of: text).prefix(Self.mostAsked) where word.utf8.count > 2 {
        let others =
          closeWords(to: word, of: kind)
          + words(beginning: word, of: .name(of: kind), limit: 8).map { ($0, 1) }
        for (other, distance) in others {
          let list = list(Self.word(other, of: kind))
          for key in list.latest(Self.mostProposed) {
            guard let record = records[key.ownerHash], !found.contains(where: { $0.record === record }) else {
              continue
            }
            found.append((record, distance))
          }
        }
      }
    }
    found.sort {
      ($0.distance, $1.record.mentionCount, $0.record.id) < (
        $1.distance, $0.record.mentionCount, $1.record.id
      )
    }
    return found.prefix(Self.mostProposed).map {
      EntityReference(name: $0.record.name, kind: $0.record.kind, id: $0.record.id)
    }
  }

  /// A query with its first words that nothing has exchanged for the commonest words of names that are a letter away;
  /// nil where there are none.
  func correction(of text: String) -> String? {
    var isCorrected = false
    let words = text.split(separator: " ").enumerated().map { number, piece -> String in
      let found = SearchWords.words(of: String(piece))
      guard number < Self.mostAsked, found.count == 1, let word = found.first, word.utf8.count > 3,
        !piece.hasPrefix("-"),
        articleWords.words[Stemmer.stem(word)] == nil, recordWords.words[word] == nil
      else { return String(piece) }
      let close = [EntityReference.Kind.person, .organization, .place].flatMap {
        closeWords(to: word, of: $0)
      }
      let best = close.max { left, right in
        let counts = (recordWords.words[left.word]?.count ?? 0, recordWords.words[right.word]?.count ?? 0)
        return (right.distance, counts.0, right.word) < (left.distance, counts.1, left.word)
      }
      guard let best else { return String(piece) }
      isCorrected = true
      return best.word
    }
    return isCorrected ? words.joined(separator: " ") : nil
  }

  /// The words of names, with the same first letter, that one letter, or two in a word of eight, is wrong, missing, too
  /// many or in the other's place in.
  private func closeWords(to word: String, of kind: EntityReference.Kind) -> [(word: String, distance: Int)] {
    let letters = Array(word.utf8)
    guard letters.count > 3, let first = word.first else { return [] }
    let most = letters.count < 8 ? 1 : 2
    return words(beginning: String(first), of: .name(of: kind)).compactMap { other in
      guard abs(other.utf8.count - letters.count) <= most,
        let distance = EditDistance.of(letters, Array(other.utf8), most: most), distance > 0
      else { return nil }
      return (other, distance)
    }
  }

  /// For each part of a filter whose names nobody has, names close to them.
  func near(_ parts: [(field: String, terms: Terms?, kinds: [EntityReference.Kind])]) -> [String:
    [EntityReference]]
  {
    var near: [String: [EntityReference]] = [:]
    for part in parts {
      var asked = Set<String>()
      for text in part.terms?.any ?? [] where asked.count < Self.mostAsked && !asked.contains(text) {
        guard meaning(of: text, part.kinds).records.isEmpty else { continue }
        asked.insert(text)
        near[part.field, default: []] += self.near(text, part.kinds)
      }
    }
    return near.filter { !$0.value.isEmpty }
  }
}
