import Extraction
import Language

/// Reads CoNLL-U and turns its trees to the style of the parser: prepositions and copulas become
/// heads, flat names are headed by their last word, conjunctions hang on the first conjunct.
///
/// The styles differ in more than that, so attachment scores on converted trees are a lower bound.
struct UniversalTreebank {
  private(set) var sentences: [Treebank.Sentence] = []

  init(_ text: String) {
    var rows: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !rows.isEmpty { sentences.append(Self.sentence(rows)) }
        rows = []
      } else if line.first != "#" {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        if fields.count == 10, fields[0].allSatisfy(\.isNumber) { rows.append(fields) }
      }
    }
    if !rows.isEmpty { sentences.append(Self.sentence(rows)) }
  }

  private static func sentence(_ rows: [[Substring]]) -> Treebank.Sentence {
    var sentence = Treebank.Sentence()
    for row in rows {
      sentence.append(String(row[1]), isPossessive: row[4] == "POS")
      sentence.lemmas.append(String(row[2]))
      sentence.tags.append(PartOfSpeech(penn: row[4]))
    }
    var heads = rows.map { (Int($0[6]) ?? 0) - 1 }
    var names = rows.map { String($0[7].prefix { $0 != ":" }) }
    let full = rows.map { String($0[7]) }
    func promote(_ word: Int, _ relation: String) {
      let head = heads[word]
      heads[word] = heads[head]
      names[word] = names[head]
      heads[head] = word
      names[head] = relation
    }
    for word in heads.indices where names[word] == "cop" && heads[word] >= 0 {
      let predicate = heads[word]
      promote(word, "attr")
      for other in heads.indices where heads[other] == predicate && other != word {
        switch names[other] {
        case "nsubj", "csubj", "aux", "mark", "punct", "advcl", "ccomp", "conj", "cc", "expl":
          heads[other] = word
        case "advmod" where other < predicate && sentence.tags[predicate].isNoun: heads[other] = word
        default: break
        }
      }
    }
    for word in heads.indices
    where names[word] == "case" && sentence.tags[word] != .pos && heads[word] >= 0 && word < heads[word] {
      promote(word, "pobj")
    }
    for word in heads.indices.reversed() where names[word] == "flat" && heads[word] >= 0 {
      let head = heads[word]
      if heads.indices.contains(where: { $0 > word && names[$0] == "flat" && heads[$0] == head }) { continue }
      heads[word] = heads[head]
      names[word] = names[head]
      for other in heads.indices where heads[other] == head && other != word { heads[other] = word }
      heads[head] = word
      names[head] = "compound"
    }
    for word in heads.indices where names[word] == "cc" && heads[word] >= 0 && names[heads[word]] == "conj" {
      heads[word] = heads[heads[word]]
    }
    sentence.heads = heads.map(Int32.init)
    sentence.relations = names.indices.map { relation(names[$0], full[$0]) }
    return sentence
  }

  private static func relation(_ name: String, _ full: String) -> Relation {
    switch full {
    case "nsubj:pass": return .nsubjpass
    case "aux:pass": return .auxpass
    case "acl:relcl": return .relcl
    case "nmod:poss": return .poss
    case "compound:prt": return .prt
    default: break
    }
    switch name {
    case "obj": return .dobj
    case "iobj": return .dative
    case "flat", "goeswith": return .compound
    case "fixed": return .other
    case "root": return .root
    case "punct": return .punct
    default: return Relation(clear: name)
    }
  }
}
