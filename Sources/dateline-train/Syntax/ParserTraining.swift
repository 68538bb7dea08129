import Extraction
import Seeded

/// Learns the steps of the parser with the dynamic oracle of Goldberg and Nivre (2013): after two
/// rounds it mostly follows its own choices, and learns the best step from wherever they led.
enum ParserTraining {
  private typealias Action = ParserState.Action

  static func train(_ examples: [SyntaxExample], epochs: Int) -> [UInt8] {
    var learner = AveragedPerceptron(labels: Action.allCases.map { String(describing: $0) }, rowBits: 19)
    var scores = [Float](repeating: 0, count: learner.labels.count)
    var generator = SeededRandom(seed: 2)
    var order = Array(examples.indices)
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: DependencyParser.featureCount)
    defer { memory.deallocate() }
    for epoch in 1...epochs {
      order.shuffle(using: &generator)
      var seen = 0
      var wrong = 0
      for index in order {
        let example = examples[index]
        var state = ParserState(capacity: example.tokens.count)
        state.begin(example.tokens.indices)
        while !state.isFinished {
          guard state.next < state.end, !state.stack.isEmpty else {
            state.apply(state.next == state.end ? .right : .shift)
            continue
          }
          let valid = Action.allCases.filter(state.isValid)
          var buffer = FeatureBuffer(memory)
          example.forms.withUnsafeBufferPointer { forms in
            example.tags.withUnsafeBufferPointer {
              DependencyParser.features(of: state, forms, $0, into: &buffer)
            }
          }
          learner.advance()
          learner.score(buffer.features, into: &scores)
          let costs = valid.map { cost(of: $0, in: state, example) }
          let least = costs.min() ?? 0
          let optimal = zip(valid, costs).filter { $0.1 == least }.map(\.0)
          guard let best = valid.max(by: { scores[$0.rawValue] < scores[$1.rawValue] }),
            let right = optimal.max(by: { scores[$0.rawValue] < scores[$1.rawValue] })
          else { break }
          seen += 1
          if !optimal.contains(best) {
            wrong += 1
            learner.update(buffer.features, label: right.rawValue, by: 1)
            learner.update(buffer.features, label: best.rawValue, by: -1)
          }
          let explores = epoch > 2 && generator.next() % 10 != 0
          state.apply(explores ? best : right)
        }
      }
      print("parser, round \(epoch): \(wrong * 10_000 / max(seen, 1)) errors in 10,000 steps")
    }
    return learner.encoded()
  }

  /// How many right arcs can no longer be found after the action.
  private static func cost(of action: Action, in state: ParserState, _ example: SyntaxExample) -> Int {
    let heads = example.gold.heads
    let next = state.next
    switch action {
    case .shift:
      guard next < state.end else { return .max }
      let below = state.stack.dropLast()
      let lostHead = below.contains(heads[next]) ? 1 : 0
      return lostHead + example.dependents[next].count { $0 < next && state.stack.contains(Int32($0)) }
    case .left, .right:
      let top = state.stackWord(0)
      let head = Int(heads[top])
      let lostDependents = example.dependents[top].count { $0 >= next }
      let isLost: Bool
      if action == .left {
        isLost = head != next && (head < 0 || head > next || head == state.stackWord(1))
      } else {
        isLost = head < 0 || head >= next
      }
      return lostDependents + (isLost ? 1 : 0)
    }
  }

  /// The state after the steps that find the right tree, as far as one without crossing arcs can.
  static func goldState(of example: SyntaxExample) -> ParserState {
    var state = ParserState(capacity: example.tokens.count)
    state.begin(example.tokens.indices)
    while !state.isFinished {
      let valid = Action.allCases.filter(state.isValid)
      guard let best = valid.min(by: { cost(of: $0, in: state, example) < cost(of: $1, in: state, example) })
      else { break }
      state.apply(best)
    }
    return state
  }
}
