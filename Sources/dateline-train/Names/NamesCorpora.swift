import Extraction
import Facts

/// The annotated texts: what is trained on, and what is held out of it.
struct NamesCorpora {
  /// A text and what its labels say. Neighbouring sentences are read as one document, since they
  /// mostly come from one article.
  struct Text {
    var sample: NamesSample
    var document: Document
    var set: String

    init(_ samples: ArraySlice<NamesSample>, set: String, reader: DocumentReader) {
      sample = NamesSample(joining: samples)
      document = reader.read(Article(id: sample.id, text: sample.text))
      self.set = set
    }
  }

  private(set) var training: [Text] = []
  private(set) var tests: [(name: String, texts: [Text])] = []

  /// Reads the texts of a data folder; of each set a part is held out in blocks, so that neighbouring
  /// sentences of one article fall on one side.
  init(_ folder: String) throws {
    let reader = DocumentReader()
    func read(_ name: String, joining count: Int) throws -> [Text] {
      let samples = try NamesSample.read(folder + "/names/" + name + ".jsonl")
      return stride(from: 0, to: samples.count, by: count).map {
        Text(samples[$0..<min($0 + count, samples.count)], set: name, reader: reader)
      }
    }
    try add(read("gmb-silver", joining: 10), block: 10, every: 10)
    try add(read("wikigold", joining: 10), block: 5, every: 5)
    try add(read("gum-news", joining: 1), block: 1, every: 2)
    training += try read("re3d", joining: 1)
    training += try read("wnut17-train", joining: 1)
    training += try read("sec-filings", joining: 1)
    tests.append(("dev-uner-ewt", try read("dev-uner-ewt", joining: 1)))
  }

  private mutating func add(_ texts: [Text], block: Int, every: Int) {
    var held: [Text] = []
    for (index, text) in texts.enumerated() {
      if index / block % every == every - 1 { held.append(text) } else { training.append(text) }
    }
    tests.append((texts.first?.set ?? "", held))
  }
}
