import Extraction
import Facts
import Testing

@Suite("Names")
struct NameTaggerTests {
  static let reader = DocumentReader()
  static let tagger = NameTagger()

  /// The names as "PER:Ada Lovelace", in text order.
  static func names(_ text: String) -> [String] {
    let document = reader.read(Article(id: "a", text: text))
    let labels: [EntityReference.Kind: String] = [.person: "PER", .organization: "ORG", .place: "LOC"]
    return tagger.names(in: document).map { "\(labels[$0.kind] ?? ""):\(document.span($0.tokens).text)" }
  }

  @Test(
    "people, organizations and places, without titles, articles and possessives",
    arguments: [
      ("President Aigul Serikova met reporters in Madrid.", ["PER:Aigul Serikova", "LOC:Madrid"]),
      ("Mr Johansson told the BBC on Monday.", ["PER:Johansson", "ORG:BBC"]),
      ("The United Nations' chief spoke in Geneva.", ["ORG:United Nations", "LOC:Geneva"]),
      ("Germany's parliament voted on Friday.", ["LOC:Germany"]),
      ("Shares of General Electric Co. fell in New York.", ["ORG:General Electric Co.", "LOC:New York"]),
      ("Dominique de Villepin flew to Beirut.", ["PER:Dominique de Villepin", "LOC:Beirut"]),
      ("Police closed Tchaikovsky Street in the morning.", ["LOC:Tchaikovsky Street"]),
      ("Engineers restarted Pumping Station No 4 on Sunday.", ["LOC:Pumping Station No 4"]),
      ("Washington-backed rebels and Paris-based bankers were there.", []),
      ("French and Japanese officials agreed.", []),
      ("Shares in its rival Norden A/S and in Nokia Oyj fell.", ["ORG:Norden A/S", "ORG:Nokia Oyj"]),
      ("Members of the Solidar union walked out.", ["ORG:Solidar"]),
      ("\"We will not stop,\" she said.", []),
      ("On Monday Karim Masimov left.", ["PER:Karim Masimov"]),
      ("U.S. District Judge Elena Marsh agreed.", ["LOC:U.S.", "PER:Elena Marsh"]),
      (
        "The Shanghai Cooperation Organisation (SCO) sent observers.",
        ["ORG:Shanghai Cooperation Organisation", "ORG:SCO"]
      ),
    ])
  func kindsAndExtents(_ text: String, _ expected: [String]) {
    #expect(Self.names(text) == expected)
  }

  @Test(
    "a credit names its agency and nobody else",
    arguments: [
      ("A flooded road. Source: Jane Roe/AFP", ["ORG:AFP"]),
      ("A flooded road. Source: Jan Novak/TASS/Alamy", ["ORG:TASS", "ORG:Alamy"]),
      ("A flooded road. Photo: Supplied", []),
    ])
  func credits(_ text: String, _ expected: [String]) {
    #expect(Self.names(text) == expected)
  }

  @Test(
    "spans count code points of the text as it is",
    arguments: [
      ("Łukasz Żal lives in São Paulo.", [(0, 10), (20, 29)]),
      ("The visit of Angela\u{A0}Merkel ended.", [(13, 26)]),
    ])
  func spans(_ text: String, _ expected: [(Int, Int)]) {
    let document = Self.reader.read(Article(id: "a", text: text))
    let found = Self.tagger.names(in: document).map { document.span($0.tokens) }
    #expect(found.map(\.start) == expected.map(\.0))
    #expect(found.map(\.end) == expected.map(\.1))
  }

  @Test(
    "odd input gives few names and no crash",
    arguments: [
      "", " ", "\n\n\n", ".", "((((((((", "\u{0}\u{1}\u{2}", "Ünïcödé", "漢字かな交じり文", "Привет, Москва!",
      String(repeating: "A", count: 10_000), String(repeating: "a ", count: 5000), "\u{202E}\u{200D}",
      String(repeating: "(", count: 1000) + "Rome" + String(repeating: ")", count: 1000),
    ])
  func oddInput(_ text: String) {
    #expect(Self.names(text).count <= 2)
  }

  @Test("names never overlap and lie inside the text, whatever the text is made of")
  func randomText() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let parts = [
      "President", "Ann", "Lee", "of", "the", "'s", "(", ")", ",", ".", "No", "4", "Street", "U.S.", "-led",
      "\n",
      "UN", "and", "Corp", "\u{201C}", ":", "Source", "/", "Oslo", "12", "who", "was", "as", "minister", "68",
    ]
    let coreference = Coreference()
    let analyzer = SyntaxAnalyzer()
    for _ in 0..<200 {
      let text = (0..<next(60)).map { _ in parts[next(parts.count)] }.joined(
        separator: next(4) == 0 ? "" : " ")
      let document = Self.reader.read(Article(id: "a", text: text))
      let names = Self.tagger.names(in: document)
      for (first, second) in zip(names, names.dropFirst()) {
        #expect(first.tokens.upperBound <= second.tokens.lowerBound, "\(text)")
      }
      let grammar = Grammar(document, analyzer.analyze(document))
      grammar.names = names
      let references = coreference.entities(in: grammar).references
      for (first, second) in zip(references, references.dropFirst()) {
        #expect(first.tokens.upperBound <= second.tokens.lowerBound, "\(text)")
      }
    }
  }

  @Test("the time grows with the text, not with its square", arguments: [false, true])
  func growth(namesAreMany: Bool) {
    func text(_ copies: Int) -> String {
      (0..<copies).map { number in
        let mark =
          namesAreMany ? String(number, radix: 36).map { $0.isNumber ? "x" : String($0) }.joined() : ""
        return
          "Ann\(mark) Lee of the Bank of Rur\(mark) (BR\(mark.uppercased())) met President Bo Li\(mark) in Oslo and "
      }.joined()
    }
    let clock = ContinuousClock()
    func time(_ copies: Int) -> Duration {
      let document = Self.reader.read(Article(id: "a", text: text(copies)))
      let syntax = SyntaxAnalyzer().analyze(document)
      return clock.measure {
        let grammar = Grammar(document, syntax)
        grammar.names = Self.tagger.names(in: document)
        _ = Coreference().entities(in: grammar)
      }
    }
    _ = time(10)
    let small = time(60)
    let large = time(600)
    #expect(large < small * 50)
  }
}
