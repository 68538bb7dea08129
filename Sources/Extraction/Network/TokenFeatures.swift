import Facts
import Language

/// What the network is told of a token: for each slot a row of that slot's embedding table.
///
/// Training reads the rows that `dateline-train features` prints, so that what a model learned from
/// and what it meets in the binary are made by the same code. Another number or order of slots needs
/// another training.
package enum TokenFeatures {
  /// A property of a token that has an embedding table of its own.
  package enum Slot: Int, CaseIterable, Sendable {
    /// The word in lower case, hashed: all words, known or not.
    case form
    /// The first four bytes; the last two, three and four.
    case prefix, suffix2, suffix3, suffix4
    /// How it is written, and how its sentence is.
    case look
    /// Its part of speech, and how it hangs on its head.
    case tag, relation
    /// What the linear tagger takes it for.
    case name
    /// What the gazetteer knows of the word, and of a phrase over it.
    case known, phrase
    /// The type of event that the lexicon has for the word, before any condition.
    case lexicon
    /// Whether it belongs to a date, and the part that its block plays.
    case place

    /// The number of rows of its table.
    package var rows: Int {
      switch self {
      case .form: 8192
      case .prefix, .suffix3: 4096
      case .suffix4: 8192
      case .suffix2, .known: 1024
      case .phrase: 256
      case .look, .tag, .relation, .lexicon: 64
      case .name, .place: 16
      }
    }
  }
}

/// Makes the features of a document's tokens from what the stages before the network found.
package struct TokenFeatureReader: Sendable {
  private let tagger: NameTagger
  private let lexicon: EventLexicon
  private let lemmatizer = Lemmatizer()

  package init(tagger: NameTagger, lexicon: EventLexicon = EventLexicon()) {
    self.tagger = tagger
    self.lexicon = lexicon
  }

  /// The rows of every token of a document, `Slot.allCases.count` a token. Linear in the tokens.
  package func rows(of document: Document, _ syntax: Syntax, dates: [DateExpression]) -> [UInt16] {
    let width = TokenFeatures.Slot.allCases.count
    let names = tagger.labels(in: document)
    var isDate = [Bool](repeating: false, count: document.tokens.count)
    for date in dates { for token in date.tokens { isDate[token] = true } }
    var rows = [UInt16](repeating: 0, count: document.tokens.count * width)
    var reading = NameReading()
    for sentence in document.sentences {
      reading.readAll(document.tokens[sentence.tokens], tagger.gazetteer)
      for token in sentence.tokens {
        let word = reading.words[token - sentence.tokens.lowerBound + NameReading.margin]
        var next = token * width
        func add(_ slot: TokenFeatures.Slot, _ value: UInt64) {
          rows[next] = UInt16(truncatingIfNeeded: value & UInt64(slot.rows - 1))
          next += 1
        }
        add(.form, LinearModel.mixed(document.tokens[token].hash))
        add(.prefix, LinearModel.mixed(UInt64(word.affixes.prefix4)))
        add(.suffix2, LinearModel.mixed(UInt64(word.affixes.suffix2)))
        add(.suffix3, LinearModel.mixed(UInt64(word.affixes.suffix3)))
        add(.suffix4, LinearModel.mixed(UInt64(word.affixes.suffix4)))
        add(.look, UInt64(word.shape.rawValue) * 3 + UInt64(reading.casing.rawValue))
        add(.tag, UInt64(syntax.tags[token].rawValue))
        add(.relation, UInt64(syntax.relations[token].rawValue))
        add(.name, UInt64(names[token].rawValue))
        add(.known, LinearModel.mixed(UInt64(word.entry.rawValue & 0xFBFF)))
        add(.phrase, word.phrase == 0 ? 0 : LinearModel.mixed(UInt64(word.phrase)))
        add(.lexicon, lexiconKind(document.tokens[token], syntax.tags[token]))
        add(.place, (isDate[token] ? 1 : 0) | (sentence.kind == .heading ? 2 : 0))
      }
    }
    return rows
  }

  private func lexiconKind(_ token: Token, _ tag: PartOfSpeech) -> UInt64 {
    guard tag.isVerb || tag == .nn || tag == .nns || tag == .jj, lexicon.mayInclude(token),
      let rule = lexicon.rules(for: lemmatizer.lemma(of: token, tag), tag)?.last
    else { return 0 }
    return UInt64(Event.Kind.allCases.firstIndex(of: rule.kind) ?? 0) + 1
  }
}
