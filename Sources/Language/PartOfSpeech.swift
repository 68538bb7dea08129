/// Penn Treebank part-of-speech tags, in lower case; `wps` and `prps` are WP$ and PRP$.
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case nn, nns, nnp, nnps, vb, vbd, vbg, vbn, vbp, vbz, md, jj, jjr, jjs, rb, rbr, rbs, rp, `in`, to, dt, pdt
  case wdt, wp, wps, wrb, prp, prps, pos, cc, cd, ex, fw, uh, sym, punctuation

  /// The tag that a treebank writes like this.
  package init(penn label: some StringProtocol) {
    switch label {
    case "WP$": self = .wps
    case "PRP$": self = .prps
    case "$", "#", "SYM": self = .sym
    default: self = Self.byLabel[label.lowercased()] ?? .punctuation
    }
  }

  private static let byLabel = Dictionary(
    uniqueKeysWithValues: PartOfSpeech.allCases.map { (String(describing: $0), $0) })

  package var isNoun: Bool { rawValue <= PartOfSpeech.nnps.rawValue }
  package var isProperNoun: Bool { self == .nnp || self == .nnps }
  package var isVerb: Bool {
    rawValue >= PartOfSpeech.vb.rawValue && rawValue <= PartOfSpeech.vbz.rawValue
  }
  package var isAdjective: Bool { self == .jj || self == .jjr || self == .jjs }
}
