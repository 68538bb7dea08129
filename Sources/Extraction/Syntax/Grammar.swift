import Language

/// A document with its grammar and its names, and the questions that quotes and events ask of them.
struct Grammar {
  let document: Document
  let syntax: Syntax
  let entities: Entities
  let lemmatizer: Lemmatizer

  var tokens: [Token] { document.tokens }

  /// The dictionary form of a token.
  func lemma(_ token: Int) -> String {
    lemmatizer.lemma(of: document.tokens[token], syntax.tags[token])
  }

  func tag(_ token: Int) -> PartOfSpeech { syntax.tags[token] }

  func relation(_ token: Int) -> Relation { syntax.relations[token] }

  func head(_ token: Int) -> Int? { syntax.head(of: token) }

  /// The first dependent with one of these relations.
  func child(_ token: Int, _ relations: Relation...) -> Int? {
    syntax.children(of: token).first { relations.contains(syntax.relations[$0]) }
  }

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
    for child in syntax.children(of: token)
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
