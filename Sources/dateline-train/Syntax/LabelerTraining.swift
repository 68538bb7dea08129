import Extraction
import Language
import Seeded

/// Learns to name relations on the right trees.
enum LabelerTraining {
  static func train(_ examples: [SyntaxExample], epochs: Int) -> [UInt8] {
    var learner = AveragedPerceptron(labels: Relation.allCases.map { String(describing: $0) }, rowBits: 14)
    var scores = [Float](repeating: 0, count: learner.labels.count)
    var generator = SeededRandom(seed: 3)
    let states = examples.map(ParserTraining.goldState)
    var order = Array(examples.indices)
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: RelationLabeler.featureCount)
    defer { memory.deallocate() }
    for epoch in 1...epochs {
      order.shuffle(using: &generator)
      var seen = 0
      var wrong = 0
      for index in order {
        let example = examples[index]
        var relations = example.gold.relations
        for word in example.tokens.indices
        where states[index].heads[word] == example.gold.heads[word] && example.gold.heads[word] >= 0
          && example.tags[word] != .punctuation
        {
          var buffer = FeatureBuffer(memory)
          example.forms.withUnsafeBufferPointer {
            RelationLabeler.features(
              of: word, $0, example.tags, states[index], relations, in: example.tokens.indices, into: &buffer)
          }
          let right = Int(example.gold.relations[word].rawValue)
          let best = learner.learn(buffer.features, right: right, scores: &scores)
          seen += 1
          if best != right { wrong += 1 }
          relations[word] = Relation.allCases[best]
        }
      }
      print("labeler, round \(epoch): \(wrong * 10_000 / max(seen, 1)) errors in 10,000 words")
    }
    return learner.encoded()
  }
}
