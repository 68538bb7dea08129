/// Dependency relations.
package enum Relation: UInt8, Sendable, CaseIterable {
  case root, nsubj, nsubjpass, dobj, dative, agent, prep, pobj, pcomp, aux, auxpass, neg, det, amod, compound
  case poss, possessive, appos, conj, cc, advmod, advcl, acl, relcl, ccomp, xcomp, attr, acomp, mark, nummod
  case prt, expl, csubj, npadvmod, quantmod, parataxis, other, punct
}
