import Extraction
import Language
import Seeded

/// Learns the part-of-speech tagger.
enum TaggerTraining {
  static func train(_ examples: ArraySlice<SyntaxExample>, epochs: Int) -> [UInt8] {
    var learner = AveragedPerceptron(
      labels: PartOfSpeech.allCases.map { String(describing: $0) }, rowBits: 14)
    var scores = [Float](repeating: 0, count: learner.labels.count)
    var generator = SeededRandom(seed: 1)
    var order = Array(examples.indices)
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: Tagger.featureCount)
    defer { memory.deallocate() }
    for epoch in 1...epochs {
      order.shuffle(using: &generator)
      var seen = 0
      var wrong = 0
      for index in order {
        let example = examples[index]
        var tags = example.gold.tags
        for word in example.tokens.indices {
          if let sure = example.forms[word].sureTag {
            tags[word] = sure
            continue
          }
          var buffer = FeatureBuffer(memory)
          example.forms.withUnsafeBufferPointer {
            Tagger.features(of: word, $0, tags, in: example.tokens.indices, into: &buffer)
          }
          let right = Int(example.gold.tags[word].rawValue)
          let best = learner.learn(buffer.features, right: right, scores: &scores)
          seen += 1
          if best != right { wrong += 1 }
          tags[word] = PartOfSpeech.allCases[best]
        }
      }
      print("tagger, round \(epoch): \(wrong * 10_000 / max(seen, 1)) errors in 10,000 words")
    }
    return learner.encoded()
  }
}
