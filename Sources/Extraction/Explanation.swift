import Language

package import Facts

/// Why an article's facts were read as they were, as far as the stages say: the rows and readers that found them, the
/// decisions of the network, and the words with their grammar. Made on request alone; linear in the text.
package struct Explanation: Sendable {
  /// What a fact, or a member of it, rests on.
  package struct Reason: Sendable {
    package enum Source: String, Sendable {
      /// A row of a data file.
      case row
      /// The network that reads names and events.
      case network
      /// A stage whose rules are code.
      case reader
      /// A verb or preposition that says who said something, and marks of quotation.
      case saying
    }

    /// The id of the fact.
    package var fact: String
    /// The member that it explains; nil where it is the fact itself.
    package var member: String?
    package var source: Source
    /// The row, the class that was decided for, the reader, or the verb.
    package var name: String
    /// What the row means.
    package var meaning: String?
    /// How sure the network was, from 0 to 1.
    package var probability: Double?
    /// The words that it was read from.
    package var span: Span
  }

  /// A word with its grammar.
  package struct Word: Sendable {
    package var text: String
    /// The tag of the Penn Treebank, in lower case.
    package var tag: String
    /// How it depends on `head`, in the terms of CLEAR.
    package var relation: String
    /// The word of its sentence that it depends on, by its place from 0; nil for the root.
    package var head: Int?
  }

  package var reasons: [Reason] = []
  /// The words of each sentence.
  package var sentences: [[Word]] = []
}

extension Explanation {
  /// What the stages had in hand when they made the facts.
  struct Source {
    var document: Document
    var syntax: Syntax
    var reading: LearnedReading
    var numbers: FigureGrammar.Reading
    var entities: Entities
  }

  init(of facts: ArticleFacts, from source: Source) {
    let document = source.document
    sentences = document.sentences.map { sentence in
      sentence.tokens.map { token in
        Word(
          text: document.tokens[token].text, tag: "\(source.syntax.tags[token])",
          relation: "\(source.syntax.relations[token])",
          head: source.syntax.head(of: token).map { $0 - sentence.tokens.lowerBound })
      }
    }
    addNames(facts, source)
    addFigures(facts, source)
    addEvents(facts, source)
    for quote in facts.quotes {
      reasons.append(
        Reason(fact: quote.id, source: .saying, name: quote.verb ?? quote.kind.rawValue, span: quote.span))
    }
  }

  /// Whether the network read a name as it is served, or rules made it so; and whose rows gave people their ages.
  private mutating func addNames(_ facts: ArticleFacts, _ source: Source) {
    let learned = Set(source.reading.names.map { source.document.span($0.tokens) })
    func reason(_ id: String, _ mentions: [Span]) -> Reason? {
      mentions.first.map { span in
        learned.contains(span)
          ? Reason(fact: id, source: .network, name: "name", span: span)
          : Reason(fact: id, source: .reader, name: "name rules", span: span)
      }
    }
    reasons += facts.people.compactMap { reason($0.id, $0.mentions) }
    reasons += facts.organizations.compactMap { reason($0.id, $0.mentions) }
    reasons += facts.places.compactMap { reason($0.id, $0.mentions) }
    for person in facts.people {
      guard let age = source.entities.ages[person.id] else { continue }
      reasons.append(
        Reason(
          fact: person.id, member: "age", source: age.row == nil ? .reader : .row,
          name: age.row ?? "day of birth",
          meaning: age.row.map { _ in age.meaning.rawValue }, span: source.document.span(age.tokens)))
    }
  }

  private mutating func addFigures(_ facts: ArticleFacts, _ source: Source) {
    let readers = Dictionary(
      zip(source.numbers.kept.lazy.map(\.id), source.numbers.readers), uniquingKeysWith: { first, _ in first }
    )
    let ages = source.numbers.ages.filter { $0.meaning != .birthday }
    for figure in facts.figures {
      let next = ages.partitioningIndex {
        source.document.tokens[$0.tokens.upperBound - 1].end > figure.span.start
      }
      if figure.kind == .age, next < ages.count, let row = ages[next].row {
        reasons.append(
          Reason(
            fact: figure.id, source: .row, name: row, meaning: ages[next].meaning.rawValue, span: figure.span)
        )
      } else if let reader = readers[figure.id] {
        reasons.append(Reason(fact: figure.id, source: .reader, name: reader.rawValue, span: figure.span))
      }
    }
  }

  private mutating func addEvents(_ facts: ArticleFacts, _ source: Source) {
    var guesses: [Int: LearnedReading.Guess] = [:]
    for guess in source.reading.guesses { guesses[source.document.tokens[guess.trigger].start] = guess }
    for event in facts.events {
      for mention in event.mentions.isEmpty ? [event.trigger] : event.mentions {
        guard let guess = guesses[mention.start] else { continue }
        reasons.append(
          Reason(
            fact: event.id, member: "type", source: .network, name: guess.kind.rawValue,
            probability: Double(guess.confidence), span: mention))
        reasons.append(
          Reason(
            fact: event.id, member: "status", source: .network, name: guess.status.rawValue, span: mention))
      }
    }
  }
}
