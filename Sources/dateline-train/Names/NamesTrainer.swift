import Extraction
import Facts
import Seeded

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Trains the name tagger: `dateline-train names DATA OUT` reads the annotated texts and word lists
/// in DATA and writes `names.model` and `names.gazetteer` into OUT.
///
/// Two passes. The first trains one tagger on each half of the texts and lets it read the other half:
/// its opinion is one more vote on the machine-made labels, and the memory of the articles that the
/// second pass trains with. Everything is seeded; the same data gives the same files.
struct NamesTrainer {
  /// The number of buckets of the model, as a power of two: 64 bytes each.
  static let bucketBits = 15
  static let epochs = 3
  static let rate: Float = 0.1
  /// The share of features that a step leaves out, so that no single one is relied on.
  static let dropout: Float = 0.1
  /// How often a feature must occur to be learned.
  static let minimumCount = 2
  /// The votes of the three label layers of the news sentences, and of the first pass.
  static let votes: (spans: Float, second: Float, gmb: Float, own: Float) = (1, 0.7, 0.6, 0.9)
  /// What a vote gains by naming the form what it mostly is.
  static let usualBonus: Float = 0.4
  /// What a vote gains by keeping a hyphenated name together, which the labellers tend to split.
  static let hyphenBonus: Float = 2
  /// Where the winner is less ahead than this share of the votes, the label is left open.
  static let openMargin: Float = 0.1
  /// How much a step on a text of each set counts.
  static let weights: [String: Float] = [
    "gmb-silver": 1, "wikigold": 2, "wnut17-train": 0.2, "sec-filings": 0.1, "re3d": 0.5, "gum-news": 0.5,
  ]
  static let variantWeight: Float = 0.3
  static let tableWeight: Float = 0.3
  static let tableCount = 4000

  let folder: String
  let output: String

  func run() throws {
    let corpora = try NamesCorpora(folder)
    var lists = NamesGazetteer()
    try lists.addLists(folder)
    lists.addCasing(of: corpora.training.map(\.document))
    let gazetteerBytes = NameGazetteer.encode(lists.entries)
    let gazetteer = NameGazetteer(made: gazetteerBytes)
    report("gazetteer: \(lists.entries.count) entries, \(gazetteerBytes.count) bytes")

    let labels = NamesLabels(corpora.training)
    let opinions = opinions(corpora.training, labels, gazetteer)
    var examples = NamesExamples(gazetteer: gazetteer)
    for (text, opinion) in zip(corpora.training, opinions) {
      let weight = Self.weights[text.set] ?? 1
      let targets = labels.targets(text, opinion)
      examples.add(text.document, targets.allowed, weight: weight)
      examples.add(text.document, targets.allowed, weight: weight, names: mentions(opinion))
    }
    try addWritten(to: &examples, corpora.training, labels, opinions)
    let modelBytes = Self.train(examples)
    let tagger = NameTagger(model: NameModel(trained: modelBytes), gazetteer: gazetteer)
    for (name, texts) in corpora.tests { evaluate(tagger, name, texts, labels) }
    try Data(gazetteerBytes).write(to: URL(filePath: output + "/names.gazetteer"))
    try Data(modelBytes).write(to: URL(filePath: output + "/names.model"))
  }

  /// What taggers that never saw a text in training find in it.
  private func opinions(
    _ texts: [NamesCorpora.Text], _ labels: NamesLabels, _ gazetteer: NameGazetteer
  ) -> [[NamesVote.Name]] {
    var opinions = [[NamesVote.Name]](repeating: [], count: texts.count)
    let blockSize = 20
    for half in 0..<2 {
      var examples = NamesExamples(gazetteer: gazetteer)
      for (index, text) in texts.enumerated() where index / blockSize % 2 != half {
        examples.add(text.document, labels.targets(text, nil).allowed, weight: Self.weights[text.set] ?? 1)
      }
      let tagger = NameTagger(model: NameModel(trained: Self.train(examples)), gazetteer: gazetteer)
      for (index, text) in texts.enumerated() where index / blockSize % 2 == half {
        opinions[index] = names(tagger, text.document)
      }
    }
    return opinions
  }

  /// Adds the texts that `NamesWriter` makes.
  private func addWritten(
    to examples: inout NamesExamples, _ texts: [NamesCorpora.Text], _ labels: NamesLabels,
    _ opinions: [[NamesVote.Name]]
  ) throws {
    var writer = try NamesWriter(folder, seed: 7)
    var written: [(sample: NamesSample, weight: Float)] = []
    for (text, opinion) in zip(texts, opinions) where text.set == "gmb-silver" {
      let names = labels.vote(text, opinion).flatMap(\.names)
      written += writer.variants(of: text.document, names).map { ($0, Self.variantWeight) }
    }
    written += writer.tables(Self.tableCount).map { ($0, Self.tableWeight) }
    let reader = DocumentReader()
    for (sample, weight) in written {
      var targets = NamesTargets(reader.read(Article(id: sample.id, text: sample.text)))
      targets.set(targets.names(sample.spans))
      examples.add(targets.document, targets.allowed, weight: weight)
    }
  }

  private func names(_ tagger: NameTagger, _ document: Document) -> [NamesVote.Name] {
    tagger.names(in: document).map {
      NamesVote.Name(tokens: $0.tokens, kind: NameLabel.kinds.firstIndex(of: $0.kind) ?? NamesTargets.other)
    }
  }

  private func mentions(_ names: [NamesVote.Name]) -> [NameMention] {
    names.filter { $0.kind != NamesTargets.other }
      .map { NameMention(tokens: $0.tokens, kind: NameLabel.kinds[$0.kind]) }
  }

  private static func train(_ examples: consuming NamesExamples) -> [UInt8] {
    var generator = SeededRandom(seed: 20_220_111)
    var (field, hashes, counts) = examples.field(minimum: minimumCount, rate: rate, dropout: dropout)
    report("\(field.chains.count) chains, \(field.allowed.count) tokens, \(hashes.count) features")
    for epoch in 1...epochs { report("epoch \(epoch): loss \(field.train(using: &generator))") }
    return encode(field, hashes, counts)
  }

  /// The features that weigh most and occur often come first, since not all find room.
  private static func encode(_ field: NamesField, _ hashes: [UInt64], _ counts: [UInt32]) -> [UInt8] {
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
    return NameModel.encode(
      bucketBits: bucketBits, transitions: field.transitions,
      features: ranked.map { ($0.hash, $0.weights) },
      clip: magnitudes[Int(Double(magnitudes.count - 1) * 0.9995)])
  }

  private func evaluate(
    _ tagger: NameTagger, _ name: String, _ texts: [NamesCorpora.Text], _ labels: NamesLabels
  ) {
    var scores = [SpanScore](repeating: SpanScore(), count: 4)
    for text in texts {
      let expected = Set(labels.expected(text).filter { $0.kind != NamesTargets.other })
      let found = Set(names(tagger, text.document))
      scores[3].add(found: found, expected: expected)
      for kind in 0..<3 {
        scores[kind].add(
          found: found.filter { $0.kind == kind }, expected: expected.filter { $0.kind == kind })
      }
    }
    func percent(_ score: SpanScore) -> Double { (score.f1 * 10).rounded() / 10 }
    report(
      "\(name): F1 \(percent(scores[3])), PER \(percent(scores[0])), ORG \(percent(scores[1])), "
        + "LOC \(percent(scores[2]))")
  }
}
