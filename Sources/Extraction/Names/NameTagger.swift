import Facts
import Language

/// Finds the names of people, organizations and places in a document.
///
/// A linear model scores every label of every token that can belong to a name, from hashed features
/// (`NameFeatures`) whose weights `dateline-train names` learned; the best sequence of labels wins.
/// A second pass adds what the names found in the first say of the same words elsewhere in the
/// article (`NameMemory`). `NameRules` then mends what form alone decides.
package struct NameTagger: Sendable {
  let model: NameModel
  let gazetteer: NameGazetteer
  private let rules: NameRules

  /// The tagger whose model and gazetteer travel in the binary.
  package init() {
    self.init(
      model: NameModel(LanguageResource("names.model")),
      gazetteer: NameGazetteer(LanguageResource("names.gazetteer")))
  }

  /// A tagger with a model just trained.
  package init(model: NameModel, gazetteer: NameGazetteer) {
    self.model = model
    self.gazetteer = gazetteer
    rules = NameRules(lexicon: NameLexicon.shared, gazetteer: gazetteer)
  }

  /// Names that the network found, with parties that are called by an everyday noun, and what form alone decides mended.
  package func mended(_ names: [NameMention], in grammar: Grammar) -> [NameMention] {
    grammar.withParties(rules.apply(to: names, in: grammar.document))
  }

  /// The names in text order; they do not overlap. Linear in the tokens.
  package func names(in document: Document) -> [NameMention] {
    rules.apply(to: labelled(document), in: document)
  }

  /// The label of each token, before any rule: what the network is told. Linear in the tokens.
  package func labels(in document: Document) -> [NameLabel] {
    var scores: [SIMD16<Int16>] = []
    let regions = score(document, into: &scores)
    if regions.count > 1 { _ = addMemory(of: decode(regions, scores), in: document, regions, to: &scores) }
    var labels = [NameLabel](repeating: .outside, count: document.tokens.count)
    var decoder = NameDecoder()
    for region in regions {
      decoder.decode(
        scores[region.firstScore..<region.firstScore + region.tokens.count], model.transitions)
      for (token, label) in zip(region.tokens, decoder.labels) { labels[token] = label }
    }
    return labels
  }

  /// What the labels alone say.
  private func labelled(_ document: Document) -> [NameMention] {
    var scores: [SIMD16<Int16>] = []
    let regions = score(document, into: &scores)
    let names = decode(regions, scores)
    guard regions.count > 1, addMemory(of: names, in: document, regions, to: &scores) else { return names }
    return decode(regions, scores)
  }

  /// A stretch of tokens that can hold names, and where its scores begin.
  private struct Region {
    var tokens: Range<Int>
    var firstScore: Int
  }

  private func score(_ document: Document, into scores: inout [SIMD16<Int16>]) -> [Region] {
    var regions: [Region] = []
    var reading = NameReading()
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NameFeatures.most) { features in
      for sentence in document.sentences where sentence.kind != .furniture {
        reading.read(document.tokens[sentence.tokens], gazetteer)
        let offset = sentence.tokens.lowerBound - NameReading.margin
        reading.words.withUnsafeBufferPointer { words in
          for region in reading.regions {
            regions.append(
              Region(
                tokens: region.lowerBound + offset..<region.upperBound + offset, firstScore: scores.count))
            for index in region {
              let count = NameFeatures.fill(
                words.baseAddress!, at: index, casing: reading.casing, into: features.baseAddress!)
              var sum = SIMD16<Int16>.zero
              for feature in 0..<count { model.add(features[feature], to: &sum) }
              scores.append(sum)
            }
          }
        }
      }
    }
    return regions
  }

  private func decode(_ regions: [Region], _ scores: [SIMD16<Int16>]) -> [NameMention] {
    var names: [NameMention] = []
    var decoder = NameDecoder()
    for region in regions {
      let range = region.firstScore..<region.firstScore + region.tokens.count
      decoder.decode(scores[range], model.transitions)
      Self.collect(decoder.labels, from: region.tokens.lowerBound, into: &names)
    }
    return names
  }

  /// Adds what the names say of words elsewhere; false when they say nothing.
  private func addMemory(
    of names: [NameMention], in document: Document, _ regions: [Region], to scores: inout [SIMD16<Int16>]
  ) -> Bool {
    let memory = NameMemory(names, in: document.tokens)
    var isChanged = false
    var nextName = 0
    var marks: [UInt32] = []
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NameFeatures.most) { features in
      for region in regions {
        marks.removeAll(keepingCapacity: true)
        for token in region.tokens {
          while nextName < names.count, names[nextName].tokens.upperBound <= token { nextName += 1 }
          let isInName = nextName < names.count && names[nextName].tokens.contains(token)
          marks.append(memory.mark(token, in: isInName ? names[nextName] : nil, document.tokens))
        }
        for index in marks.indices {
          let count = NameFeatures.fillMemory(
            marks[index], before: index > 0 ? marks[index - 1] : 0,
            after: index + 1 < marks.count ? marks[index + 1] : 0, into: features.baseAddress!)
          for feature in 0..<count {
            model.add(features[feature], to: &scores[region.firstScore + index])
            isChanged = true
          }
        }
      }
    }
    return isChanged
  }

  /// Appends the names that a sequence of labels spells; its first label is that of token `first`.
  package static func collect(_ labels: [NameLabel], from first: Int, into names: inout [NameMention]) {
    var start = first
    for (offset, label) in labels.enumerated() {
      guard let kind = label.kind else { continue }
      if label.canStart { start = first + offset }
      if label.canEnd {
        names.append(NameMention(tokens: start..<first + offset + 1, kind: NameLabel.kinds[kind]))
      }
    }
  }
}
