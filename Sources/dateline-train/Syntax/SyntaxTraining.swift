import Extraction

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Trains the tagger, the parser and the labeler: `tags.model`, `arcs.model`, `relations.model`; and
/// draws the lemmatizer's list, `lemmas.txt`.
///
/// The last twentieth of the treebank is kept for measuring. The parser learns on tags that a tagger
/// of the other half gave, so that it meets the mistakes it will meet in use.
enum SyntaxTraining {
  static func run(data: String, out: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: data)), as: UTF8.self)
    let all = Treebank(columns: text).sentences
    let training = Array(all.prefix(all.count - all.count / 20))
    let held = Array(all.suffix(all.count / 20))
    print("\(training.count) sentences to learn, \(held.count) to measure")

    try write(Array(LemmaTraining.exceptions(in: all).utf8), to: out, "lemmas.txt")
    var examples = training.compactMap(\.withoutQuotationMarks).map(SyntaxExample.init)
    let middle = examples.count / 2
    let first = Tagger(LinearModel(trained: TaggerTraining.train(examples[..<middle], epochs: 4)))
    let second = Tagger(LinearModel(trained: TaggerTraining.train(examples[middle...], epochs: 4)))
    for index in examples.indices { examples[index].retag(with: index < middle ? second : first) }
    let tags = TaggerTraining.train(examples[...], epochs: 8)
    try write(tags, to: out, "tags.model")
    let arcs = ParserTraining.train(examples, epochs: 14)
    try write(arcs, to: out, "arcs.model")
    let relations = LabelerTraining.train(examples, epochs: 6)
    try write(relations, to: out, "relations.model")

    let analyzer = SyntaxAnalyzer(
      tagger: Tagger(LinearModel(trained: tags)), parser: DependencyParser(LinearModel(trained: arcs)),
      labeler: RelationLabeler(LinearModel(trained: relations)))
    print(SyntaxScore(of: analyzer, on: held))
  }

  private static func write(_ bytes: [UInt8], to folder: String, _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    print("wrote \(name), \(bytes.count) bytes")
  }
}
