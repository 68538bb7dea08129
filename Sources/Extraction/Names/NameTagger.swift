import Facts

/// Finds the names of people, organizations and places in a document.
///
/// A linear model scores every label of every token that can belong to a name, from hashed features
/// (`NameFeatures`) whose weights `dateline-train names` learned; the best sequence of labels wins.
package struct NameTagger: Sendable {
  let model: NameModel
  let gazetteer: NameGazetteer

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
  }

  /// The names in text order; they do not overlap. Linear in the tokens.
  package func names(in document: Document) -> [NameMention] {
    var names: [NameMention] = []
    var reading = NameReading()
    var decoder = NameDecoder()
    var scores: [SIMD16<Int16>] = []
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NameFeatures.most) { features in
      for sentence in document.sentences where sentence.kind != .furniture {
        reading.read(document.tokens[sentence.tokens], gazetteer)
        for region in reading.regions {
          scores.removeAll(keepingCapacity: true)
          reading.words.withUnsafeBufferPointer { words in
            for index in region {
              let count = NameFeatures.fill(
                words.baseAddress!, at: index, casing: reading.casing, into: features.baseAddress!)
              var sum = SIMD16<Int16>.zero
              for feature in 0..<count { model.add(features[feature], to: &sum) }
              scores.append(sum)
            }
          }
          decoder.decode(scores[...], model.transitions)
          let first = sentence.tokens.lowerBound + region.lowerBound - NameReading.margin
          Self.collect(decoder.labels, from: first, into: &names)
        }
      }
    }
    return names
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
