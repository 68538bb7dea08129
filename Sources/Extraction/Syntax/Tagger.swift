package import Language

/// Tags parts of speech from left to right with a linear model (an averaged perceptron, Collins 2002).
package struct Tagger: Sendable {
  private let model: LinearModel

  package init(_ model: LinearModel = LinearModel(LanguageResource("tags.model"))) {
    precondition(model.labels.count == PartOfSpeech.allCases.count, "a tag model of another tag set")
    self.model = model
  }

  /// Tags the words `range` of `forms`, one sentence, into `tags`.
  package func tag(
    _ forms: UnsafeBufferPointer<WordForm>, in range: Range<Int>, into tags: inout [PartOfSpeech]
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.featureCount) { memory in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: model.stride) { scores in
        var buffer = FeatureBuffer(memory)
        let properNoun = Int(PartOfSpeech.nnp.rawValue)
        for index in range {
          if let sure = forms[index].sureTag {
            tags[index] = sure
            continue
          }
          buffer.removeAll()
          Self.features(of: index, forms, tags, in: range, into: &buffer)
          model.score(buffer.features, into: scores.baseAddress!)
          var best = 0
          for label in 1..<PartOfSpeech.allCases.count where scores[label] > scores[best] { best = label }
          if best == properNoun, forms[index].shape & Self.nameLike == 0 {
            best = 0
            for label in 1..<PartOfSpeech.allCases.count
            where scores[label] > scores[best] && label != properNoun { best = label }
          }
          tags[index] = PartOfSpeech(rawValue: UInt8(best)) ?? .nn
        }
        Self.findVerb(forms, in: range, &tags)
      }
    }
  }

  /// What a word must have to be a proper noun: a capital, a digit or a hyphen.
  private static let nameLike = UInt64(
    Token.Shape([.capitalized, .allCaps, .mixedCase, .hasDigit, .hyphenated, .abbreviation]).rawValue)

  private static let pastSuffix: UInt64 = 0x65_64

  /// A sentence without a finite verb gets one, where a word in "-ed" stands right behind a noun: "officials
  /// renewed talks".
  private static func findVerb(
    _ forms: UnsafeBufferPointer<WordForm>, in range: Range<Int>, _ tags: inout [PartOfSpeech]
  ) {
    var candidate: Int?
    for index in range {
      switch tags[index] {
      case .vbd, .vbz, .vbp, .md, .vb: return
      case .jj, .vbn, .nn, .nnp:
        guard candidate == nil, index > range.lowerBound, index + 1 < range.upperBound,
          forms[index].ending == pastSuffix, forms[index].shape & nameLike == 0, tags[index - 1].isNoun
        else { continue }
        candidate = index
      default: continue
      }
    }
    if let candidate { tags[candidate] = .vbd }
  }

  package static let featureCount = 24

  /// The features of a word whose left neighbours are tagged.
  @inline(__always)
  package static func features(
    of index: Int, _ forms: UnsafeBufferPointer<WordForm>, _ tags: [PartOfSpeech], in range: Range<Int>,
    into buffer: inout FeatureBuffer
  ) {
    let form = forms[index]
    let before = index > range.lowerBound ? forms[index - 1] : .none
    let before2 = index > range.lowerBound + 1 ? forms[index - 2] : .none
    let next = index + 1 < range.upperBound ? forms[index + 1] : .none
    let next2 = index + 2 < range.upperBound ? forms[index + 2] : .none
    let tag1 = index > range.lowerBound ? UInt64(tags[index - 1].rawValue) : 64
    let tag2 = index > range.lowerBound + 1 ? UInt64(tags[index - 2].rawValue) : 64
    let word = form.word
    buffer.add(word)
    buffer.add(word, form.shape)
    buffer.add(form.suffix)
    buffer.add(form.ending, form.shape)
    buffer.add(form.suffix, form.initial)
    buffer.add(form.shape, tag1)
    buffer.add(tag1)
    buffer.add(tag2)
    buffer.add(tag1, tag2)
    buffer.add(tag1, word)
    buffer.add(tag1, form.suffix)
    buffer.add(tag1, tag2, word)
    buffer.add(before.word)
    buffer.add(before.word, word)
    buffer.add(before2.word)
    buffer.add(before2.word, tag1)
    buffer.add(next.word)
    buffer.add(next.word, word)
    buffer.add(next.word, tag1)
    buffer.add(next.suffix)
    buffer.add(next.suffix, form.suffix, tag1)
    buffer.add(next2.word)
    buffer.add(next.shape, form.shape)
    buffer.add(next.suffix, next2.suffix, form.suffix)
  }
}
