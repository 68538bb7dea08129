package import Language

/// Names the relation of each word to its head, once the heads are known.
package struct RelationLabeler: Sendable {
  private let model: LinearModel

  package init(_ model: LinearModel = LinearModel(LanguageResource("relations.model"))) {
    precondition(model.labels.count == Relation.allCases.count, "a relation model of other relations")
    self.model = model
  }

  /// Labels the words `range`, one sentence, into `relations`. Linear in its words.
  package func label(
    _ forms: UnsafeBufferPointer<WordForm>, _ tags: [PartOfSpeech], _ state: ParserState,
    in range: Range<Int>,
    into relations: inout [Relation]
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.featureCount) { memory in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: model.stride) { scores in
        var buffer = FeatureBuffer(memory)
        for index in range {
          if state.heads[index] < 0 {
            relations[index] = .root
            continue
          }
          if let sure = Self.sureRelation(tags, index, head: Int(state.heads[index])) {
            relations[index] = sure
            continue
          }
          buffer.removeAll()
          Self.features(of: index, forms, tags, state, relations, in: range, into: &buffer)
          model.score(buffer.features, into: scores.baseAddress!)
          var best = 1
          for label in 2..<Relation.allCases.count where scores[label] > scores[best] { best = label }
          relations[index] = Relation(rawValue: UInt8(best)) ?? .other
        }
      }
    }
  }

  /// The relation that the tags alone decide.
  private static func sureRelation(_ tags: [PartOfSpeech], _ index: Int, head: Int) -> Relation? {
    switch tags[index] {
    case .punctuation: .punct
    case .dt where head > index && tags[head].isNoun: .det
    case .prps where head > index: .poss
    case .pos: .possessive
    case .md where head > index && tags[head] == .vb: .aux
    default: nil
    }
  }

  package static let featureCount = 30

  /// The features of a word with a head; the words before it are labelled.
  @inline(__always)
  package static func features(
    of index: Int, _ forms: UnsafeBufferPointer<WordForm>, _ tags: [PartOfSpeech], _ state: ParserState,
    _ relations: [Relation], in range: Range<Int>, into buffer: inout FeatureBuffer
  ) {
    func word(_ index: Int) -> UInt64 { index < 0 ? 1 : forms[index].word }
    func tag(_ index: Int) -> UInt64 { index < 0 ? 64 : UInt64(tags[index].rawValue) }
    let head = Int(state.heads[index])
    let grand = Int(state.heads[head])
    let own = state.children[index]
    let others = state.children[head]
    let isRight: UInt64 = index > head ? 1 : 0
    let gap = UInt64(min(abs(index - head), 6)) &* 2 &+ isRight
    let before = index > range.lowerBound ? index - 1 : -1
    let after = index + 1 < range.upperBound ? index + 1 : -1
    var edge = index
    while state.children[edge].left >= 0, Int(state.children[edge].left) < edge {
      edge = Int(state.children[edge].left)
    }
    let outside = edge > range.lowerBound ? edge - 1 : -1
    let d = word(index)
    let dt = tag(index)
    let h = word(head)
    let ht = tag(head) &* 2 &+ isRight
    let firstOfHead = Int(others.left)
    let sibling: UInt64 =
      firstOfHead >= 0 && firstOfHead < index ? UInt64(relations[firstOfHead].rawValue) : 64
    let nearest = Int(others.left2)
    let sibling2: UInt64 = nearest >= 0 && nearest < index ? UInt64(relations[nearest].rawValue) : 64
    let isFirst: UInt64 = isRight == 1 ? (Int(others.right2) < 0 ? 1 : 0) : (firstOfHead == index ? 1 : 0)
    let isLast: UInt64 = isRight == 1 && Int(others.right) == index ? 1 : 0

    buffer.add(dt, ht)
    buffer.add(d, ht)
    buffer.add(dt, h, isRight)
    buffer.add(d, h, isRight)
    buffer.add(d, dt)
    buffer.add(h, ht)
    buffer.add(dt, ht, gap)
    buffer.add(dt, ht, tag(before))
    buffer.add(dt, ht, tag(after))
    buffer.add(dt, ht, word(before))
    buffer.add(dt, ht, word(after))
    buffer.add(dt, ht, word(Int(own.left)))
    buffer.add(dt, ht, tag(Int(own.left)))
    buffer.add(dt, ht, word(Int(own.right)))
    buffer.add(dt, tag(Int(own.left)), tag(Int(own.right)))
    buffer.add(dt, ht, tag(grand))
    buffer.add(d, h, word(grand))
    buffer.add(d, ht, word(grand))
    buffer.add(dt, ht, word(outside))
    buffer.add(dt, word(outside), word(Int(own.left)))
    buffer.add(dt, ht, sibling &* 64 &+ sibling2)
    buffer.add(dt, h, sibling)
    buffer.add(dt, ht, word(firstOfHead))
    buffer.add(dt, ht, word(nearest))
    buffer.add(dt, ht, UInt64(others.rightCount) &* 4 &+ isFirst &* 2 &+ isLast)
    buffer.add(d, ht, isFirst &* 2 &+ isLast)
    buffer.add(dt, h, word(nearest))
    buffer.add(forms[index].suffix, ht)
    buffer.add(forms[index].shape, dt, ht)
    buffer.add(dt, ht, grand < 0 ? 2 : grand > head ? 1 : 0)
  }
}
