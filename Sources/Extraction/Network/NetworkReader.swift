import Facts
package import Language

/// Reads a document with the network: names, and events with their roles and status.
package struct NetworkReader: Sendable {
  private let network: Network
  private let features: TokenFeatureReader
  private let lexicon: EventLexicon
  private let lemmatizer: Lemmatizer
  /// The least chance of an event that is looked at.
  static let least: Float = 0.5
  /// How many events of a sentence, the likeliest, and of a document, the first, are looked at: each costs as much
  /// as its sentence is long.
  private static let most = (inSentence: 24, inDocument: 4_000)
  /// Tokens that are read at once; a longer sentence is read in pieces.
  private static let longest = 256

  /// The reader whose network travels in the binary.
  package init(tagger: NameTagger, lexicon: EventLexicon, _ lemmatizer: Lemmatizer) {
    self.lexicon = lexicon
    self.lemmatizer = lemmatizer
    network = Network(LanguageResource("reader.network"))
    features = TokenFeatureReader(tagger: tagger, lexicon: lexicon)
  }

  /// What the network reads in a document. Linear in its tokens, and in events times the length of their
  /// sentences.
  package func reading(of document: Document, _ syntax: Syntax, dates: [DateExpression]) -> LearnedReading {
    let rows = features.rows(of: document, syntax, dates: dates)
    var reading = LearnedReading()
    var scratch = NetworkScratch()
    var decoder = NetworkNameDecoder()
    for sentence in document.sentences where sentence.kind != .furniture {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        let piece = start..<min(start + Self.longest, sentence.tokens.upperBound)
        network.read(piece, of: document.tokens, syntax, rows: rows, &scratch)
        decoder.decode(piece, into: &reading) { network.nameScores($0, scratch) }
        readEvents(piece, document, syntax, &scratch, into: &reading)
        start = piece.upperBound
      }
    }
    return reading
  }

  private func readEvents(
    _ piece: Range<Int>, _ document: Document, _ syntax: Syntax, _ scratch: inout NetworkScratch,
    into reading: inout LearnedReading
  ) {
    var triggers: [(index: Int, kind: Int, chance: Float)] = []
    for index in 0..<piece.count {
      let chances = network.typeChances(index, scratch)
      let kind = Self.largest(chances + 1, Network.types - 1)
      let token = piece.lowerBound + index
      switch lexicon.order(for: document.tokens[token], syntax.tags[token], lemmatizer) {
      case .always(let ordered):
        triggers.append((index, Event.Kind.allCases.firstIndex(of: ordered) ?? kind, 1))
        continue
      case .never: continue
      case nil: break
      }
      if chances[kind + 1] >= Self.least { triggers.append((index, kind, chances[kind + 1])) }
    }
    let room = min(Self.most.inSentence, Self.most.inDocument - reading.guesses.count)
    if triggers.count > room {
      reading.omittedGuesses += triggers.count - room
      triggers.sort { ($1.chance, $0.index) < ($0.chance, $1.index) }
      triggers.removeSubrange(room...)
      triggers.sort { $0.index < $1.index }
    }
    for (index, kind, chance) in triggers {
      network.readEvent(at: index, kind: kind + 1, piece, of: document.tokens, syntax, &scratch)
      let roles = (0..<piece.count).map { place in
        LearnedReading.Role.allCases[Self.largest(network.roleChances(place, scratch), Network.roleLabels)]
      }
      let status = Self.largest(network.statusChances(scratch), Network.statusLabels)
      reading.guesses.append(
        LearnedReading.Guess(
          trigger: piece.lowerBound + index, kind: Event.Kind.allCases[kind], confidence: chance,
          tokens: piece, roles: roles, status: Event.Status.allCases[status]))
    }
  }

  private static func largest(_ values: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where values[index] > values[best] { best = index }
    return best
  }
}
