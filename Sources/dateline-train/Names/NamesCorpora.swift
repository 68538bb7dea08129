/// The annotated texts: what is trained on, and what is held out of it.
struct NamesCorpora {
  private(set) var training: [NamesSample] = []
  private(set) var tests: [(name: String, samples: [NamesSample])] = []

  /// Reads the texts of a data folder; of each set a part is held out in blocks, so that neighbouring
  /// sentences of one article fall on one side.
  init(_ folder: String) throws {
    func read(_ name: String) throws -> [NamesSample] {
      try NamesSample.read(folder + "/names/" + name + ".jsonl")
    }
    try add(read("gmb-silver"), "gmb", block: 100, every: 10)
    try add(read("wikigold"), "wikigold", block: 50, every: 5)
    try add(read("gum-news"), "gum-news", block: 1, every: 2)
    training += try read("re3d")
    tests.append(("dev-uner-ewt", try read("dev-uner-ewt")))
  }

  private mutating func add(_ samples: [NamesSample], _ name: String, block: Int, every: Int) {
    var held: [NamesSample] = []
    for (index, sample) in samples.enumerated() {
      if index / block % every == every - 1 { held.append(sample) } else { training.append(sample) }
    }
    tests.append((name, held))
  }
}
