import Facts
import Foundation
import Language
import Testing

@testable import Extraction

@Suite("The network")
struct NetworkTests {
  /// What the framework that the network was trained in computes of a sentence; `Config/training/fixture.py`
  /// writes it.
  private struct Expected: Decodable {
    var text: String
    var trigger: Int
    var kind: Int
    var names: [[Float]]
    var types: [[Float]]
    var roles: [[Float]]
    var status: [Float]
  }

  @Test("computes what the framework it was trained in computes")
  func agrees() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/network.json")
    let all = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: path))
    #expect(all.count >= 3)
    let extractor = Extractor()
    let network = Network(LanguageResource("reader.network"))
    let features = TokenFeatureReader(tagger: extractor.tagger)
    var scratch = NetworkScratch()
    for expected in all {
      let count = expected.text.unicodeScalars.count
      let document = DocumentReader().read(Article(id: "a", text: expected.text), sentences: [0..<count])
      let syntax = extractor.analyzer.analyze(document)
      let rows = features.rows(
        of: document, syntax, dates: extractor.dateGrammar.dates(in: Grammar(document, syntax)))
      let sentence = document.sentences[0].tokens
      network.read(sentence, of: document.tokens, syntax, rows: rows, &scratch)
      #expect(sentence.count == expected.names.count)
      for index in sentence {
        expect(
          network.nameScores(index, scratch), expected.names[index], 0.01,
          "names of \(index): \(expected.text)")
        expect(network.typeChances(index, scratch), expected.types[index], 0.002, "types of \(index)")
      }
      network.readEvent(
        at: expected.trigger, kind: expected.kind, sentence, of: document.tokens, syntax, &scratch)
      for index in sentence {
        expect(network.roleChances(index, scratch), expected.roles[index], 0.002, "roles of \(index)")
      }
      expect(network.statusChances(scratch), expected.status, 0.002, "status")
    }
  }

  @Test("an order in the lexicon of events overrides it")
  func orders() throws {
    let extractor = Extractor()
    let document = DocumentReader().read(
      Article(id: "a", text: "Norway warbled Sweden on Monday. Police arrested two warblers."))
    let syntax = extractor.analyzer.analyze(document)
    func guesses(_ rows: String) throws -> [String] {
      let table = LanguageResource("events.txt").table + LanguageRow.rows(rows, of: "orders.txt")
      let reader = NetworkReader(
        tagger: extractor.tagger, lexicon: try EventLexicon(EventTable(table)), Lemmatizer())
      return reader.reading(of: document, syntax, dates: []).guesses.map {
        "\(document.tokens[$0.trigger].lower) \($0.kind.rawValue) \($0.confidence == 1)"
      }
    }
    #expect(try guesses("") == ["arrested COERCE false"])
    #expect(
      try guesses("= WIN match\n!verb\twarble outclass")
        == ["warbled WIN true", "arrested COERCE false"])
    #expect(try guesses("= NONE\n!verb\tarrest") == [])
  }

  private func expect(
    _ found: UnsafePointer<Float>, _ expected: [Float], _ tolerance: Float, _ what: String
  ) {
    for (index, value) in expected.enumerated() {
      #expect(abs(found[index] - value) <= tolerance, "\(what), value \(index)")
    }
  }
}
