import Facts

/// Bodies that a common noun stands for: "the company", "the court".
extension NameContext {
  /// How far back a noun can mean what was named, in sentences and in names.
  private static let reach = (sentences: 3, names: 24)

  /// The organization that a common noun means: the one named before it whose name has the noun, or else the one named
  /// shortly before it whose kind fits; nil where several do.
  func body(_ noun: String, before token: Int) -> Int? {
    guard let nounKinds = lexicon.bodyNouns[noun], !nounKinds.isEmpty else { return nil }
    let named = (namedBodies[noun] ?? []).prefix(40).filter { clusters[$0].mentions[0].lowerBound < token }
    if !named.isEmpty { return named.count == 1 ? named[0] : nil }
    let document = grammar.document
    let sentence = document.sentenceIndex(ofToken: min(token, document.tokens.count - 1))
    let first = document.sentences[max(0, sentence - Self.reach.sentences)].tokens.lowerBound
    var index = mentions.partitioningIndex { $0.tokens.upperBound > token } - 1
    var fitting: [Int] = []
    var open: [Int] = []
    var left = Self.reach.names
    while index >= 0, left > 0, mentions[index].tokens.lowerBound >= first {
      let cluster = mentions[index].cluster
      index -= 1
      left -= 1
      guard clusters[cluster].kind == .organization, let kind = kinds[cluster] else { continue }
      if kind == .other {
        if !open.contains(cluster) { open.append(cluster) }
      } else if kind != .government, nounKinds.contains(kind), !fitting.contains(cluster) {
        fitting.append(cluster)
      }
    }
    if !fitting.isEmpty { return fitting.count == 1 ? fitting[0] : nil }
    guard nounKinds[0] == .company, open.count == 1 else { return nil }
    return open[0]
  }
}
