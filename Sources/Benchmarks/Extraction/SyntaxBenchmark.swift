import Extraction

/// How well and how fast parts of speech and dependencies are found:
/// `Benchmarks syntax SILVER.tsv [GOLD.conllu]`. Of the silver file only the last twentieth counts,
/// which the models have not seen.
enum SyntaxBenchmark {
  static func run(_ arguments: [String]) throws {
    let analyzer = SyntaxAnalyzer()
    for path in arguments {
      let text = try BenchmarkLines.text(of: path)
      if path.hasSuffix(".conllu") {
        let sentences = UniversalTreebank(text).sentences
        print("gold: \(SyntaxScore(of: analyzer, on: sentences))")
      } else {
        let all = Treebank(columns: text).sentences
        let held = Array(all.suffix(all.count / 20))
        print("silver, held out: \(SyntaxScore(of: analyzer, on: held))")
        let tokens = held.map(\.tokens)
        var found = 0
        let seconds = ProcessorClock.seconds {
          for _ in 0..<10 {
            for sentence in tokens {
              found += analyzer.analyze(sentence, sentences: [sentence.indices]).tags.count
            }
          }
        }
        print("\(Int(Double(found) / seconds)) words/s, \(Int(seconds / Double(found) * 1e9)) ns a word")
      }
    }
  }
}
