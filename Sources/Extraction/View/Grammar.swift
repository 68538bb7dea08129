import Facts
import Language

/// The words of an article with all that is known of them by now, and the one set of questions that stages ask of them:
/// parts of speech and the tree from the start, then dates, names, and who is who, as they are found.
///
/// It is made once an article and handed from stage to stage; what several of them need (sentences in pieces, what stands
/// in quotation marks) is made when the first asks, and kept. Of one thread.
package final class Grammar {
  package let document: Document
  package let syntax: Syntax
  let lemmatizer = Lemmatizer()
  /// The dates in text order, without those that are part of a name.
  package var dates: [DateExpression] = [] {
    didSet { mark(.date, dates.lazy.map(\.tokens)) }
  }
  /// The names in text order.
  package var names: [NameMention] = [] {
    didSet {
      mark(.name, names.lazy.map(\.tokens))
      mark(.person, names.lazy.filter { $0.kind == .person }.map(\.tokens))
    }
  }
  package var entities = Entities()
  /// Digits that the article uses as names: "787" of "Boeing 787".
  var labels: Set<String> = []
  /// Whether "5/1" is the fifth of January; nil where the source does not say.
  var isDayFirst: Bool?

  private var marks: [Mark]
  /// The sentences that were cut, by their first token.
  private var pieces: [Int: [Piece]] = [:]
  /// What stands in quotation marks, in text order.
  private(set) lazy var quotes = QuoteMarks(in: document, syntax).stretches

  /// What a token is part of.
  private struct Mark: OptionSet {
    let rawValue: UInt8
    static let date = Mark(rawValue: 1)
    static let name = Mark(rawValue: 2)
    static let person = Mark(rawValue: 4)
  }

  package init(_ document: Document, _ syntax: Syntax) {
    self.document = document
    self.syntax = syntax
    marks = Array(repeating: [], count: document.tokens.count)
  }

  // MARK: Words

  var tokens: [Token] { document.tokens }

  /// The lower-case form of a token; "" outside of the document.
  func word(_ token: Int) -> String { tokens.indices.contains(token) ? tokens[token].lower : "" }

  /// Whether a token is a word; nothing outside of the document is one.
  func `is`(_ token: Int, _ word: Word) -> Bool { tokens.indices.contains(token) && tokens[token].is(word) }

  /// Whether a token is of a class of words; nothing outside of the document is of any.
  func `is`(_ token: Int, _ name: WordClass) -> Bool {
    tokens.indices.contains(token) && tokens[token].is(name)
  }

  /// The dictionary form of a token.
  func lemma(_ token: Int) -> String { lemmatizer.lemma(of: tokens[token], syntax.tags[token]) }

  /// The dictionary form of a token where its tag were another.
  func lemma(_ token: Int, as tag: PartOfSpeech) -> String { lemmatizer.lemma(of: tokens[token], tag) }

  func tag(_ token: Int) -> PartOfSpeech { syntax.tags[token] }

  /// Whether a token is part of a date.
  func isDate(_ token: Int) -> Bool { marks[token].contains(.date) }

  /// Whether a token is part of a name.
  func isName(_ token: Int) -> Bool { marks[token].contains(.name) }

  /// Whether a token is part of the name of a person.
  func isPerson(_ token: Int) -> Bool { marks[token].contains(.person) }

  /// Whether a semicolon stands between two tokens, within sixty behind the first.
  func areParted(_ left: Int, _ right: Int) -> Bool {
    (min(left, right)..<max(left, right)).prefix(60).contains { tokens[$0].lower == ";" }
  }

  private func mark(_ mark: Mark, _ ranges: some Sequence<Range<Int>>) {
    for token in marks.indices { marks[token].remove(mark) }
    for range in ranges { for token in range { marks[token].insert(mark) } }
  }

  // MARK: Sentences

  /// A sentence in pieces, cut once.
  func view(of sentence: Document.Sentence) -> SentenceView {
    let first = sentence.tokens.lowerBound
    let cut = pieces[first] ?? Piece.pieces(of: document, syntax, in: sentence.tokens)
    pieces[first] = cut
    return SentenceView(grammar: self, sentence: sentence.tokens, pieces: cut)
  }

  // MARK: The tree

  func relation(_ token: Int) -> Relation { syntax.relations[token] }

  func head(_ token: Int) -> Int? { syntax.head(of: token) }

  /// The first dependents of a token: enough of them that real sentences keep theirs, and a list of numbers a megabyte
  /// long costs no square of its length.
  func children(_ token: Int) -> Syntax.Children { syntax.children(of: token, most: 64) }

  /// The first dependent with one of these relations.
  func child(_ token: Int, _ relations: Relation...) -> Int? {
    children(token).first { relations.contains(syntax.relations[$0]) }
  }

  /// The first dependent with a relation.
  func child(_ token: Int, _ relation: Relation) -> Int? {
    children(token).first { syntax.relations[$0] == relation }
  }

  /// Whether a word is the subject of another, active or passive.
  func isSubject(_ token: Int) -> Bool { relation(token) == .nsubj || relation(token) == .nsubjpass }

  /// The tokens that hang on a token, itself included: the smallest range that holds them all.
  /// Linear in them.
  func subtree(_ token: Int) -> Range<Int> {
    var low = token
    while let first = syntax.children(of: low).first(where: { _ in true }), first < low { low = first }
    var high = token
    while let last = lastChild(high), last > high { high = last }
    return low..<high + 1
  }

  private func lastChild(_ token: Int) -> Int? {
    var last: Int?
    for child in syntax.children(of: token) { last = child }
    return last
  }

  /// The object of the first preposition with one of these lower-case forms that hangs on a token.
  func object(of token: Int, prepositions: Set<String>) -> Int? {
    for child in children(token)
    where relation(child) == .prep || relation(child) == .agent || relation(child) == .dative {
      if prepositions.contains(tokens[child].lower), let object = self.child(child, .pobj) { return object }
    }
    return nil
  }

  /// The word and those it is joined to by "and", commas or "or", nearest first.
  func conjuncts(_ token: Int) -> [Int] {
    var all = [token]
    var last = token
    while all.count < 16, let next = child(last, .conj), next > last {
      all.append(next)
      last = next
    }
    return all
  }
}
