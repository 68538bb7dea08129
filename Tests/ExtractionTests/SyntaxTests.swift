import Extraction
import Facts
import Language
import Testing

@Suite struct SyntaxTests {
  private static let analyzer = SyntaxAnalyzer()

  private func analyze(_ text: String) -> (tokens: [Token], syntax: Syntax) {
    let document = DocumentReader().read(Article(id: "a", text: text))
    return (document.tokens, Self.analyzer.analyze(document))
  }

  @Test(arguments: [
    ("The minister resigned on Monday.", "dt nn vbd in nnp punctuation"),
    ("Police have arrested 12 protesters.", "nns vbp vbn cd nns punctuation"),
    ("She did not say much.", "prp vbd rb vb rb punctuation"),
    ("Troops will leave the country's capital.", "nns md vb dt nn pos nn punctuation"),
  ])
  func tags(_ text: String, _ expected: String) {
    let (_, syntax) = analyze(text)
    #expect(syntax.tags.map { String(describing: $0) }.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("Police arrested two men.", "Police<nsubj<arrested men<dobj<arrested"),
    ("Two men were arrested by police.", "men<nsubjpass<arrested were<auxpass<arrested police<pobj<by"),
    ("The minister said he would resign.", "resign<ccomp<said he<nsubj<resign"),
    ("The mayor, who opposed the plan, has resigned.", "opposed<relcl<mayor mayor<nsubj<resigned"),
  ])
  func dependencies(_ text: String, _ expected: String) {
    let (tokens, syntax) = analyze(text)
    let found = Set(
      tokens.indices.compactMap { index in
        syntax.head(of: index).map { "\(tokens[index].text)<\(syntax.relations[index])<\(tokens[$0].text)" }
      })
    for arc in expected.split(separator: " ").map(String.init) { #expect(found.contains(arc)) }
  }

  @Test func everySentenceIsOneTree() {
    let text = """
      Ministers met in Oslo on Monday, and two of them, who had come late, left early. Why? (No. Yes.
      "It is over," she said. ] ) ( [ 12, 13; --- and "
      """
    let document = DocumentReader().read(Article(id: "a", text: text))
    let syntax = Self.analyzer.analyze(document)
    for sentence in document.sentences {
      #expect(sentence.tokens.count { syntax.heads[$0] < 0 } == 1)
      for token in sentence.tokens {
        var steps = 0
        var head = token
        while let next = syntax.head(of: head), steps <= sentence.tokens.count {
          #expect(sentence.tokens.contains(next))
          head = next
          steps += 1
        }
        #expect(steps < sentence.tokens.count)
      }
    }
  }

  @Test func childrenComeInTextOrder() {
    let syntax = Syntax(
      tags: [.nn, .vb, .nn, .nn], heads: [1, -1, 1, 1], relations: [.nsubj, .root, .dative, .dobj])
    #expect(Array(syntax.children(of: 1)) == [0, 2, 3])
    #expect(Array(syntax.children(of: 0)).isEmpty)
    #expect(Array(syntax.children(of: 1, most: 2)) == [0, 2])
  }

  @Test func nothingIsFine() {
    let (tokens, syntax) = analyze("")
    #expect(tokens.isEmpty && syntax.tags.isEmpty)
  }

  @Test func hugeSentencesStayLinear() {
    let (tokens, syntax) = analyze(
      String(repeating: "(", count: 1_000) + String(repeating: "and so on, ", count: 5_000))
    #expect(syntax.heads.count == tokens.count)
  }
}

@Suite struct LemmatizerTests {
  @Test(arguments: [
    ("withdrawing", PartOfSpeech.vbg, "withdraw"), ("troops", .nns, "troop"), ("said", .vbd, "say"),
    ("accused", .vbn, "accuse"), ("killed", .vbn, "kill"), ("denies", .vbz, "deny"),
    ("dying", .vbg, "die"), ("stopped", .vbd, "stop"), ("policemen", .nns, "policeman"),
    ("countries", .nns, "country"), ("torched", .vbd, "torch"), ("reached", .vbd, "reach"),
    ("voted", .vbd, "vote"), ("met", .vbd, "meet"), ("Paris", .nnp, "paris"), ("crisis", .nn, "crisis"),
    ("was", .vbd, "be"), ("quickly", .rb, "quickly"), ("resigning", .vbg, "resign"),
    ("opened", .vbd, "open"), ("offering", .vbg, "offer"), ("releases", .vbz, "release"),
  ])
  func lemmas(_ word: String, _ tag: PartOfSpeech, _ lemma: String) {
    #expect(Lemmatizer().lemma(of: .word(word, isFirst: false), tag) == lemma)
  }
}
