import Language
import Testing

@testable import Extraction

@Suite("Patterns") struct PatternTests {
  enum Meaning: String { case now }

  /// Words with their tags, and no kinds but one: "<digits>".
  struct Words: PatternText {
    var pieces: [Piece]
    /// The word that each hangs on.
    var heads: [Int: Int] = [:]

    init(_ text: String) {
      pieces = text.split(separator: " ").enumerated().map { index, word in
        let parts = word.split(separator: "_")
        let glue: Piece.Glue = parts[0].hasPrefix("-") && parts[0].count > 1 ? .hyphen : .space
        let lower = String(glue == .hyphen ? parts[0].dropFirst() : parts[0])
        return Piece(
          lower: lower, hash: stableHash(lower.utf8), form: 0, start: 0, end: 0, token: index,
          tag: parts.count > 1 ? PartOfSpeech(penn: parts[1]) : .punctuation, glue: glue,
          isCapitalized: false,
          isNumber: lower.utf8.allSatisfy { (0x30...0x39).contains($0) }, isWord: true, isFirst: index == 0)
      }
    }

    func end(of kind: PatternKind, at index: Int) -> Int? {
      kind == .digits && pieces[index].isNumber ? index + 1 : nil
    }

    func piece(of token: Int) -> Int? { pieces.indices.contains(token) ? token : nil }

    func word(_ way: Pattern.Way, from token: Int) -> Int? { way == .head ? heads[token] : nil }
  }

  private static func row(_ pattern: String) -> String { "a\tnow\t\(pattern)\tYes.\t1\tNo." }

  private static func table(_ text: String) throws(LanguageError) -> PatternTable<Meaning> {
    try PatternTable(LanguageRow.rows(text, of: "rows.txt"), captures: ["who"])
  }

  /// The words that a pattern marks, and what it captures, match by match.
  private static func marks(_ pattern: String, _ words: Words) throws -> [String] {
    try table(row(pattern)).matches(in: words).map { _, match in
      let marked = match.marks.map { words.pieces[$0].map(\.lower).joined(separator: " ") }.joined(
        separator: "+")
      return marked + (match.captures[0].map { " of " + words.pieces[$0].lower } ?? "")
    }
  }

  @Test(
    "what a pattern finds",
    arguments: [
      ("aged [<digits>]", "boys aged 9 sang", ["9"]),
      ("who:NOUN aged [<digits>]", "boys_NNS aged 9", ["9 of boys"]),
      ("who:NOUN aged [<digits>]", "was_VBD aged 9", []),
      ("[<digits>] (and [<digits>])*4 years", "9 and 10 and 49 years", ["9+10+49", "10+49", "49"]),
      ("[<digits>] (x | y z)? end", "9 y z end", ["9"]),
      ("[<digits>] (x | y z)? end", "9 y end", []),
      ("[<digits>] !NOUN", "9 boys_NNS 10 came_VBD", ["10"]),
      ("[<digits>] (. | $)", "9 , 10", ["10"]),
      ("^ [<digits>]", "9 , 10", ["9"]),
      ("[<digits>] -year", "9 -year 10 year", ["9"]),
      ("[<digits>] \"(\" x", "9 ( x", ["9"]),
      ("died (!VERB <any>)*3 at [<digits>]", "died in_IN oslo_NNP at 9", ["9"]),
      ("died (!VERB <any>)*3 at [<digits>]", "died saw_VBD at 9", []),
      ("died (<any>)*3 at [<digits>]", "died a b c d at 9", []),
      ("x+2 [<digits>]", "9 x x 10", ["10", "10"]),
      ("@article [NN]", "the_DT boy_NN", ["boy"]),
    ] as [(String, String, [String])])
  func finds(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try Self.marks(pattern, Words(text)) == expected)
  }

  @Test func stepsThroughTheTree() throws {
    var words = Words("boy_NN x 9")
    words.heads = [2: 0]
    #expect(try Self.marks("[<digits>/head(who:NOUN)]", words) == ["9 of boy"])
    #expect(try Self.marks("[<digits>/head(VERB)]", words) == [])
  }

  @Test(
    "a bad row says where it stands and why",
    arguments: [
      ("a\tnow\tx", "1: a row is a name, a meaning, a pattern, an example, its value, and a counter-example"),
      ("a\tsoon\t[x]\tYes.\t1\tNo.", "1: soon is no meaning"),
      (row("[x]") + "\n" + row("[y]"), "2: the row a stands twice"),
      (row("[x]") + "\nb" + String(row("[x]").dropFirst()), "2: b: a has the same pattern"),
      (row("x"), "1: a: no [...] says which words are meant"),
      (row("[@nosuch]"), "1: a: @nosuch is no class of words"),
      (row("[<nosuch>]"), "1: a: <nosuch> is no kind"),
      (row("[NOUNS]"), "1: a: NOUNS is no part of speech"),
      (row("what:[x]"), "1: a: what: is no capture"),
      (row("[x/near(y)]"), "1: a: near is no relation"),
      (row("[x"), "1: a: a ] is missing"),
      (row("[x] )"), "1: a: nothing is closed by the )"),
      (row("[x]*40"), "1: a: how often something repeats is a number from 2 to 16"),
      (row("[x] !y y"), "1: a: it can never match: what must not follow is asked for"),
      (row("[x] $ y"), "1: a: it can never match: nothing stands behind the end"),
      (row("x ^ [y]"), "1: a: it can never match: nothing stands before the start"),
      (row("[year-old]"), "1: a: it can never match: no single piece of a text is \"year-old\""),
      (row("[x]?"), "1: a: it matches where nothing stands"),
      (row("(((((((([x]))))))))"), "1: a: it nests more than 6 deep"),
      (row("[x] !(a !b)"), "1: a: what must not follow has no such part itself"),
    ])
  func badRows(_ text: String, _ message: String) {
    do {
      _ = try Self.table(text)
      Issue.record("no error")
    } catch {
      #expect(error.description.hasPrefix("rows.txt:" + message), "\(error)")
    }
  }

  @Test("a match costs no more than its pattern times its reach")
  func manyWays() throws {
    let words = Words(Array(repeating: "x", count: 400).joined(separator: " "))
    let pattern = "(x | x x | x x x | x?)*16 (x | x x)*16 [y]"
    #expect(try Self.marks(pattern, words) == [])
  }
}
