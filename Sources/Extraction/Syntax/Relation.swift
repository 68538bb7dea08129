/// Dependency relations, those of the CLEAR style: prepositions head their objects, auxiliaries hang
/// on the main verb.
package enum Relation: UInt8, Sendable, CaseIterable {
  case root, nsubj, nsubjpass, dobj, dative, agent, prep, pobj, pcomp, aux, auxpass, neg, det, amod, compound
  case poss, possessive, appos, conj, cc, advmod, advcl, acl, relcl, ccomp, xcomp, attr, acomp, mark, nummod
  case prt, expl, csubj, npadvmod, quantmod, parataxis, other, punct

  /// The relation that a treebank of this style writes like this.
  package init(clear label: some StringProtocol) {
    switch label {
    case "ROOT": self = .root
    case "case": self = .possessive
    case "nmod": self = .compound
    case "oprd": self = .attr
    case "preconj": self = .cc
    case "predet": self = .det
    case "csubjpass": self = .csubj
    default: self = Self.byLabel[String(label)] ?? .other
    }
  }

  private static let byLabel = Dictionary(
    uniqueKeysWithValues: Relation.allCases.map { (String(describing: $0), $0) })
}
