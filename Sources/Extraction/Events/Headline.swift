package import Facts

/// An article's title, read as the sentence that it is: it stands outside the text, and its spans slice the title.
package struct Headline: Sendable {
  /// The title as a document of its own.
  package let document: Document
  /// What the network reads in it.
  package let reading: LearnedReading

  /// The types of event that it tells of.
  package var kinds: Set<Event.Kind> { Set(reading.guesses.map(\.kind)) }
}

/// Reads titles: in the present tense, without their auxiliaries, and where every word has a capital without those that
/// the text writes without.
package struct HeadlineReader: Sendable {
  private let reader: DocumentReader
  private let analyzer: SyntaxAnalyzer
  private let dateGrammar: DateGrammar
  private let network: NetworkReader
  /// Code points of a title that are read; what is longer is none.
  private static let longest = 400

  package init(
    reader: DocumentReader, analyzer: SyntaxAnalyzer, dateGrammar: DateGrammar, network: NetworkReader
  ) {
    self.reader = reader
    self.analyzer = analyzer
    self.dateGrammar = dateGrammar
    self.network = network
  }

  /// The title of a document's article; nil where there is none to read. Linear in the tokens of both.
  package func headline(of document: Document) -> Headline? {
    var article = document.article
    guard let text = article.title, !text.isEmpty, text.unicodeScalars.count <= Self.longest else {
      return nil
    }
    article.text = text
    let title = reader.read(article)
    let words = title.tokens.filter(\.isWord)
    guard !words.isEmpty else { return nil }
    var read = title
    if words.count(where: \.isCapitalized) * 3 >= words.count * 2 {
      article.text = plain(title, like: document)
      read = reader.read(article)
    }
    let syntax = analyzer.analyze(read)
    let dates = dateGrammar.dates(in: Grammar(read, syntax))
    return Headline(document: title, reading: network.reading(of: read, syntax, dates: dates))
  }

  /// A title without the capitals of the words that the text writes without.
  private func plain(_ title: Document, like document: Document) -> String {
    var isCommon: [String: Bool] = [:]
    for token in title.tokens where token.isCapitalized { isCommon[token.lower] = false }
    for token in document.tokens where !token.isCapitalized && token.isWord {
      if isCommon[token.lower] != nil { isCommon[token.lower] = true }
    }
    var scalars = title.scalars
    for token in title.tokens.dropFirst() where isCommon[token.lower] == true {
      for index in token.start..<token.end {
        if let small = Unicode.Scalar(scalars[index].value | 0x20), ("A"..."Z").contains(scalars[index]) {
          scalars[index] = small
        }
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
