import Facts

/// Reads a document with the network: names, and events with their roles and status.
package struct NetworkReader: Sendable {
  private let network: Network
  private let features: TokenFeatureReader
  /// The least chance of an event that is looked at.
  package static let least: Float = 0.3
  /// Tokens that are read at once; a longer sentence is read in pieces.
  private static let longest = 256

  /// The reader whose network travels in the binary.
  package init(tagger: NameTagger) {
    network = Network(LanguageResource("reader.network"))
    features = TokenFeatureReader(tagger: tagger)
  }

  /// What the network reads in a document. Linear in its tokens, and in events times the length of their
  /// sentences.
  package func reading(of document: Document, _ syntax: Syntax, dates: [DateExpression]) -> LearnedReading {
    let rows = features.rows(of: document, syntax, dates: dates)
    var reading = LearnedReading(names: [], otherNames: [], guesses: [])
    var scratch = NetworkScratch()
    var decoder = NetworkNameDecoder()
    for sentence in document.sentences where sentence.kind != .furniture {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        let piece = start..<min(start + Self.longest, sentence.tokens.upperBound)
        network.read(piece, of: document.tokens, syntax, rows: rows, &scratch)
        decoder.decode(piece, into: &reading) { network.nameScores($0, scratch) }
        readEvents(piece, document, syntax, &scratch, into: &reading.guesses)
        start = piece.upperBound
      }
    }
    return reading
  }

  private func readEvents(
    _ piece: Range<Int>, _ document: Document, _ syntax: Syntax, _ scratch: inout NetworkScratch,
    into guesses: inout [LearnedReading.Guess]
  ) {
    for (index, token) in piece.enumerated() {
      let chances = network.typeChances(index, scratch)
      guard 1 - chances[0] >= Self.least else { continue }
      let kind = Self.largest(chances + 1, Network.types - 1)
      network.readEvent(at: index, kind: kind + 1, piece, of: document.tokens, syntax, &scratch)
      let roles = piece.indices.map { place in
        let chances = network.roleChances(place - piece.lowerBound, scratch)
        let role = Self.largest(chances, Network.roleLabels)
        return (role: LearnedReading.Role.allCases[role], chance: chances[role])
      }
      let statuses = network.statusChances(scratch)
      let status = Self.largest(statuses, Network.statusLabels)
      guesses.append(
        LearnedReading.Guess(
          trigger: token, kind: Event.Kind.allCases[kind], confidence: chances[kind + 1], tokens: piece,
          roles: roles, status: Event.Status.allCases[status], statusChance: statuses[status]))
    }
  }

  private static func largest(_ values: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where values[index] > values[best] { best = index }
    return best
  }
}
