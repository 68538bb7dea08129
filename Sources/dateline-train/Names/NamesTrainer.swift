import Extraction
import Facts

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Trains the name tagger: `dateline-train names DATA OUT` reads the annotated texts and word lists
/// in DATA and writes `names.model` and `names.gazetteer` into OUT.
struct NamesTrainer {
  /// The number of buckets of the model, as a power of two: 64 bytes each.
  static let bucketBits = 16
  static let epochs = 8

  let folder: String
  let output: String

  func run() throws {
    var generator = SeededGenerator(seed: 20_220_111)
    let reader = DocumentReader()
    let corpora = try NamesCorpora(folder)
    let documents = corpora.training.map { reader.read(Article(id: $0.id, text: $0.text)) }
    var lists = NamesGazetteer()
    try lists.addLists(folder)
    lists.addCasing(of: documents)
    let gazetteerBytes = NameGazetteer.encode(lists.entries)
    let gazetteer = NameGazetteer(made: gazetteerBytes)
    report("gazetteer: \(lists.entries.count) entries, \(gazetteerBytes.count) bytes")

    var examples = NamesExamples(gazetteer: gazetteer)
    for (sample, document) in zip(corpora.training, documents) {
      var targets = NamesTargets(document)
      targets.set(sample.spans)
      examples.add(document, targets.allowed, weight: 1)
    }
    var (field, hashes, counts) = examples.field(minimum: 2, rate: 0.1, dropout: 0.1)
    report("\(field.chains.count) chains, \(field.allowed.count) tokens, \(hashes.count) features")
    for epoch in 1...Self.epochs {
      let loss = field.train(using: &generator)
      report("epoch \(epoch): loss \(loss)")
    }
    let modelBytes = Self.encode(field, hashes, counts)
    let tagger = NameTagger(model: NameModel(trained: modelBytes), gazetteer: gazetteer)
    for (name, samples) in corpora.tests { Self.evaluate(tagger, name, samples) }
    try Data(gazetteerBytes).write(to: URL(filePath: output + "/names.gazetteer"))
    try Data(modelBytes).write(to: URL(filePath: output + "/names.model"))
  }

  static func encode(_ field: NamesField, _ hashes: [UInt64], _ counts: [UInt32]) -> [UInt8] {
    var ranked: [(hash: UInt64, weights: SIMD16<Float>, rank: Float)] = []
    var magnitudes: [Float] = []
    for row in hashes.indices {
      let weights = field.weights[row]
      var largest = 0 as Float
      for label in 0..<NameLabel.count { largest = max(largest, abs(weights[label])) }
      if largest == 0 { continue }
      magnitudes.append(largest)
      ranked.append((hashes[row], weights, largest * Float(min(counts[row], 50)).squareRoot()))
    }
    ranked.sort { ($0.rank, $0.hash) > ($1.rank, $1.hash) }
    magnitudes.sort()
    let clip = magnitudes[Int(Double(magnitudes.count - 1) * 0.9995)]
    report("clip \(clip)")
    return NameModel.encode(
      bucketBits: bucketBits, transitions: field.transitions, features: ranked.map { ($0.hash, $0.weights) },
      clip: clip)
  }

  static func evaluate(_ tagger: NameTagger, _ name: String, _ samples: [NamesSample]) {
    struct Found: Hashable {
      var tokens: Range<Int>
      var kind: Int
    }
    let reader = DocumentReader()
    var scores = [SpanScore](repeating: SpanScore(), count: 4)
    for sample in samples {
      let document = reader.read(Article(id: sample.id, text: sample.text))
      var targets = NamesTargets(document)
      targets.set(sample.spans)
      let expected = Set(
        targets.names.map { Found(tokens: $0.tokens, kind: NameLabel.kinds.firstIndex(of: $0.kind)!) })
      let found = Set(
        tagger.names(in: document).map {
          Found(tokens: $0.tokens, kind: NameLabel.kinds.firstIndex(of: $0.kind)!)
        })
      scores[3].add(found: found, expected: expected)
      for kind in 0..<3 {
        scores[kind].add(
          found: found.filter { $0.kind == kind }, expected: expected.filter { $0.kind == kind })
      }
    }
    func text(_ score: SpanScore) -> String {
      "\(Int(score.precision * 10 + 0.5))/\(Int(score.recall * 10 + 0.5))/\(Int(score.f1 * 10 + 0.5))"
    }
    report(
      "\(name): all \(text(scores[3])) per \(text(scores[0])) org \(text(scores[1])) loc \(text(scores[2]))")
  }
}
