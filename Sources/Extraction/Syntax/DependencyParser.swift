package import Language

/// A greedy transition-based dependency parser: a linear model chooses the steps of an arc-hybrid
/// system, about two a word; it was trained with a dynamic oracle (Goldberg and Nivre 2013).
package struct DependencyParser: Sendable {
  private let model: LinearModel

  package init(_ model: LinearModel = LinearModel(LanguageResource("arcs.model"))) {
    precondition(model.labels.count == ParserState.Action.allCases.count, "an arc model of other actions")
    self.model = model
  }

  /// Finds the heads of the words `range`, one sentence, in `state`. Linear in its words.
  package func parse(
    _ forms: UnsafeBufferPointer<WordForm>, _ tags: UnsafeBufferPointer<PartOfSpeech>, in range: Range<Int>,
    _ state: inout ParserState
  ) {
    state.begin(range)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.featureCount) { memory in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: model.stride) { scores in
        var buffer = FeatureBuffer(memory)
        while !state.isFinished {
          if state.next == state.end {
            state.apply(.right)
            continue
          }
          if state.stack.isEmpty {
            state.apply(.shift)
            continue
          }
          buffer.removeAll()
          Self.features(of: state, forms, tags, into: &buffer)
          model.score(buffer.features, into: scores.baseAddress!)
          var best = ParserState.Action.shift
          if scores[1] > scores[0] { best = .left }
          if state.stack.count >= 2, scores[2] > scores[best.rawValue] { best = .right }
          state.apply(best)
        }
      }
    }
  }

  package static let featureCount = 56

  /// The features of a state with at least one word on the stack and one to read.
  @inline(__always)
  package static func features(
    of state: ParserState, _ forms: UnsafeBufferPointer<WordForm>, _ tags: UnsafeBufferPointer<PartOfSpeech>,
    into buffer: inout FeatureBuffer
  ) {
    func word(_ index: Int) -> UInt64 { index < 0 ? 1 : forms[index].word }
    func tag(_ index: Int) -> UInt64 { index < 0 ? 64 : UInt64(tags[index].rawValue) }
    let s0 = state.stackWord(0)
    let s1 = state.stackWord(1)
    let s2 = state.stackWord(2)
    let n0 = state.next
    let n1 = n0 + 1 < state.end ? n0 + 1 : -1
    let n2 = n0 + 2 < state.end ? n0 + 2 : -1
    let s0w = word(s0)
    let s0t = tag(s0)
    let s1w = word(s1)
    let s1t = tag(s1)
    let s2t = tag(s2)
    let n0w = word(n0)
    let n0t = tag(n0)
    let n1w = word(n1)
    let n1t = tag(n1)
    let n2t = tag(n2)
    let s0c = state.children[s0]
    let n0c = state.children[n0]
    let s1c = s1 < 0 ? ParserState.Children() : state.children[s1]
    let s0l = Int(s0c.left)
    let s0r = Int(s0c.right)
    let n0l = Int(n0c.left)
    let s1r = Int(s1c.right)
    let s1l = Int(s1c.left)
    let distance = UInt64(min(n0 - s0, 8))
    let below = UInt64(s1 < 0 ? 0 : min(s0 - s1, 8))

    buffer.add(s0w, s0t)
    buffer.add(s0t)
    buffer.add(n0w, n0t)
    buffer.add(n0t)
    buffer.add(s1w, s1t)
    buffer.add(n1w, n1t)
    buffer.add(word(n2), n2t)
    buffer.add(s2t, word(s2))

    buffer.add(s0w, n0w)
    buffer.add(s0w, n0t, s0t)
    buffer.add(s0t, n0w, n0t)
    buffer.add(s0t, n0t)
    buffer.add(n0t, n1t)
    buffer.add(n0w, n1t)
    buffer.add(s1w, s0w)
    buffer.add(s1t, s0t)
    buffer.add(s1w, s0t, s1t)
    buffer.add(s1t, s0w, s0t)
    buffer.add(s1t, n0t, n0w)
    buffer.add(s1w, n0w)

    buffer.add(n0t, n1t, n2t)
    buffer.add(s0t, n0t, n1t)
    buffer.add(s1t, s0t, n0t)
    buffer.add(s1t &* 64 &+ s0t, n0t, n1t)
    buffer.add(s2t, s1t, s0t)
    buffer.add(s2t &* 64 &+ s1t, s0t, n0t)
    buffer.add(s0t, tag(s0l), n0t)
    buffer.add(s0t, tag(s0r), n0t)
    buffer.add(s0t, n0t, tag(n0l))
    buffer.add(s0t, tag(s0l), tag(Int(s0c.left2)))
    buffer.add(s0t, tag(s0r), tag(Int(s0c.right2)))
    buffer.add(n0t, tag(n0l), tag(Int(n0c.left2)))
    buffer.add(s1t, tag(s1r), s0t)
    buffer.add(s1t &* 64 &+ s0t, tag(s1l), tag(s0r))
    buffer.add(s1t, s0t, tag(s0l))
    buffer.add(s0w, word(s0l), n0t)
    buffer.add(s0w, word(s0r))
    buffer.add(word(s0r), n0w, s0t)
    buffer.add(n0w, word(n0l))
    buffer.add(s1w, s0w, n0w)
    buffer.add(s1w, s0t, n0t)
    buffer.add(s1t, s0w, n0t)
    buffer.add(s1t, s0t, n0w)
    buffer.add(s1w, word(s1r), s0t)
    buffer.add(s1w, s0w, word(s0r))
    buffer.add(s1t, s0t, word(s0r))

    buffer.add(s0t, n0t, distance)
    buffer.add(s0w, distance)
    buffer.add(n0w, distance)
    buffer.add(s1t, s0t, below)
    buffer.add(s1w, UInt64(s1c.rightCount), s0t)
    buffer.add(s0w, UInt64(s0c.rightCount), n0t)
    buffer.add(s0t, UInt64(s0c.leftCount), n0t)
    buffer.add(n0w, UInt64(n0c.leftCount), s0t)
    buffer.add(s1t &* 64 &+ s0t, UInt64(s1c.rightCount), n0t)
    buffer.add(s0t, n0t, forms[n0].shape)
  }
}
