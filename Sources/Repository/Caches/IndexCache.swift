import Facts

/// The index of a corpus as a `BlockFile`: what it takes longest to make, in the order in which it is kept.
struct IndexCache: Sendable {
  private static let postingsInBlock = 1 << 17
  private static let elementsInBlock = 1 << 13

  /// What a block holds, in its first byte.
  private enum Section: UInt8, CaseIterable {
    case articles = 1, postings, names, vocabulary, articleWords, articleDocuments, recordWords,
      recordDocuments, eventWords, eventDocuments, figureWords, figureDocuments, quoteWords, quoteDocuments,
      corrections
    /// The last block; a file without it is not whole.
    case end
  }

  /// A block, read.
  private enum Piece: Sendable {
    case articles([(hash: UInt64, content: UInt64)])
    case postings(SortedSet<Posting>.Stretch)
    case names([(UInt64, NameNode)])
    case vocabulary(SortedMap<String, Int>.Stretch)
    case words(Section, SortedMap<String, PostingList>.Stretch)
    case documents(Section, [WordIndex.Document])
    case corrections([Correction])
    case end
  }

  private let file: BlockFile

  init(path: String, program: UInt64) {
    file = BlockFile(path: path, format: "dateline index 3", program: program)
  }

  // MARK: Reading

  /// The index; nil without a whole file, or where one of its articles is not there.
  ///
  /// - Parameter articles: articles by the hash of their content.
  func read(_ articles: [UInt64: StoredArticle]) -> FactIndex? {
    let pieces = file.read(Self.piece).results.compactMap { $0 }
    guard case .end? = pieces.last else { return nil }
    var stored: [(UInt64, StoredArticle)] = []
    var postings: [SortedSet<Posting>.Stretch] = []
    var names: [(UInt64, NameNode)] = []
    var vocabulary: [SortedMap<String, Int>.Stretch] = []
    var words: [Section: [SortedMap<String, PostingList>.Stretch]] = [:]
    var documents: [Section: [WordIndex.Document]] = [:]
    var corrections: [Correction] = []
    for piece in pieces {
      switch piece {
      case .articles(let hashes):
        for (hash, content) in hashes {
          guard let article = articles[content], article.hash == hash else { return nil }
          stored.append((hash, article))
        }
      case .postings(let stretch): postings.append(stretch)
      case .names(let nodes): names += nodes
      case .vocabulary(let stretch): vocabulary.append(stretch)
      case .words(let section, let stretch): words[section, default: []].append(stretch)
      case .documents(let section, let part): documents[section, default: []] += part
      case .corrections(let all): corrections += all
      case .end: break
      }
    }
    var index = FactIndex()
    index.corrections = Corrections(corrections)
    index.articles = SortedMap(sorted: stored)
    index.articleIDs = SortedSet(sortedKeys: stored.map(\.1.id).sorted())
    index.contentSum = stored.reduce(0) { $0 &+ $1.1.contentHash }
    index.postings = SortedSet(joining: postings)
    index.vocabulary = SortedMap(joining: vocabulary)
    func wordIndex(_ wordSection: Section, _ documentSection: Section) -> WordIndex {
      WordIndex(
        words: SortedMap(joining: words[wordSection] ?? []), documents: documents[documentSection] ?? [])
    }
    index.articleWords = wordIndex(.articleWords, .articleDocuments)
    index.recordWords = wordIndex(.recordWords, .recordDocuments)
    index.factWords.events = wordIndex(.eventWords, .eventDocuments)
    index.factWords.figures = wordIndex(.figureWords, .figureDocuments)
    index.factWords.quotes = wordIndex(.quoteWords, .quoteDocuments)
    index.setNames(names)
    return index
  }

  private static func piece(_ bytes: UnsafeRawBufferPointer) -> Piece? {
    var reader = BlobReader(bytes)
    guard let section = Section(rawValue: reader.byte()) else { return nil }
    func all<Element>(_ element: (inout BlobReader) -> Element) -> [Element] {
      var elements: [Element] = []
      while reader.position < bytes.count { elements.append(element(&reader)) }
      return elements
    }
    switch section {
    case .articles: return .articles(all { ($0.fixed64(), $0.fixed64()) })
    case .postings: return .postings(SortedMap.Stretch(sortedKeys: all { Posting(from: &$0) }))
    case .names: return .names(all { ($0.fixed64(), NameNode(from: &$0)) })
    case .vocabulary: return .vocabulary(SortedMap.Stretch(all { ($0.string(), $0.int()) }))
    case .articleWords, .recordWords, .eventWords, .figureWords, .quoteWords:
      return .words(section, SortedMap.Stretch(all { ($0.string(), PostingList(from: &$0)) }))
    case .articleDocuments, .recordDocuments, .eventDocuments, .figureDocuments, .quoteDocuments:
      return .documents(
        section, all { WordIndex.Document(hash: $0.fixed64(), length: $0.int(), day: $0.int()) })
    case .corrections: return .corrections(all { Correction(from: &$0) }.compactMap { $0 })
    case .end: return .end
    }
  }

  // MARK: Writing

  /// Writes an index down.
  func write(_ index: FactIndex) throws(RepositoryError) {
    try file.write { writer throws(RepositoryError) in
      func add<Element>(
        _ section: Section, _ elements: [Element], _ write: (Element, inout BlobWriter) -> Void
      ) throws(RepositoryError) {
        var blob = BlobWriter()
        blob.write(byte: section.rawValue)
        for element in elements { write(element, &blob) }
        try writer.add(blob.bytes)
      }
      func addWords(
        _ words: WordIndex, _ wordSection: Section, _ documentSection: Section
      ) throws(RepositoryError) {
        try words.words.forEachStretch(of: Self.elementsInBlock) { stretch throws(RepositoryError) in
          try add(wordSection, stretch) { element, blob in
            blob.write(element.key)
            element.value.write(to: &blob)
          }
        }
        try add(documentSection, words.documents.elements) { document, blob in
          blob.write(fixed: document.hash)
          blob.write(document.length)
          blob.write(document.day)
        }
      }
      try index.articles.forEachStretch(of: Self.postingsInBlock) { stretch throws(RepositoryError) in
        try add(.articles, stretch) { element, blob in
          blob.write(fixed: element.key)
          blob.write(fixed: element.value.contentHash)
        }
      }
      try index.postings.forEachStretch(of: Self.postingsInBlock) { stretch throws(RepositoryError) in
        try add(.postings, stretch) { $0.key.write(to: &$1) }
      }
      try index.names.forEachStretch(of: Self.elementsInBlock) { stretch throws(RepositoryError) in
        try add(.names, stretch) { element, blob in
          blob.write(fixed: element.key)
          element.value.write(to: &blob)
        }
      }
      try index.vocabulary.forEachStretch(of: Self.elementsInBlock) { stretch throws(RepositoryError) in
        try add(.vocabulary, stretch) { element, blob in
          blob.write(element.key)
          blob.write(element.value)
        }
      }
      try addWords(index.articleWords, .articleWords, .articleDocuments)
      try addWords(index.recordWords, .recordWords, .recordDocuments)
      try addWords(index.factWords.events, .eventWords, .eventDocuments)
      try addWords(index.factWords.figures, .figureWords, .figureDocuments)
      try addWords(index.factWords.quotes, .quoteWords, .quoteDocuments)
      try add(.corrections, index.corrections.all) { $0.write(to: &$1) }
      try add(.end, [] as [Int]) { _, _ in }
    }
  }
}

extension Correction {
  fileprivate init?(from reader: inout BlobReader) {
    let kind = EntityReference.Kind.allCases[Int(reader.byte())]
    let action = Action.allCases[Int(reader.byte())]
    let names = (0..<reader.int()).map { _ in reader.string() }
    let to = reader.optionalString()
    guard let correction = try? Correction(kind: kind, action: action, names: names, to: to) else {
      return nil
    }
    self = correction
  }

  fileprivate func write(to blob: inout BlobWriter) {
    blob.write(byte: UInt8(EntityReference.Kind.allCases.firstIndex(of: kind) ?? 0))
    blob.write(byte: UInt8(Action.allCases.firstIndex(of: action) ?? 0))
    blob.write(names.count)
    for name in names { blob.write(name) }
    blob.write(optional: to)
  }
}

extension Posting {
  fileprivate init(from reader: inout BlobReader) {
    attribute = reader.fixed64()
    key = FactKey(from: &reader)
  }

  fileprivate func write(to blob: inout BlobWriter) {
    blob.write(fixed: attribute)
    key.write(to: &blob)
  }
}

extension PostingList {
  fileprivate init(from reader: inout BlobReader) {
    self.init(sorted: (0..<reader.int()).map { _ in reader.fixed32() })
  }

  fileprivate func write(to blob: inout BlobWriter) {
    blob.write(count)
    forEachEntry { blob.write(fixed: $0) }
  }
}
