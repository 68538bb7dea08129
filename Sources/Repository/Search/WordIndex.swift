/// Which documents have which words: the inverted index behind search, for one kind of document.
///
/// A value whose copies share their parts; adding a document costs in proportion to its words.
struct WordIndex: Sendable {
  /// A document as ranking sees it.
  struct Document: Sendable {
    /// Its hash, by which its owner knows it; 0 for a number that is free.
    var hash: UInt64
    /// How many words it has.
    var length: Int
    /// The day that it is of, as in `FactOrder.day`; 0 for none.
    var day: Int = 0
  }

  private(set) var words = SortedMap<String, PostingList>()
  private(set) var documents = ChunkedArray<Document>()
  private var numbers = SortedMap<UInt64, UInt32>()
  private var free: [UInt32] = []
  private(set) var totalLength = 0

  init() {}

  /// An index of these words and documents, by their numbers; a document with the hash 0 is none.
  init(words: SortedMap<String, PostingList>, documents new: [Document]) {
    self.words = words
    for (number, document) in new.enumerated() {
      documents.append(document)
      totalLength += document.length
      if document.hash == 0 { free.append(UInt32(number)) }
    }
    let all = new.enumerated().filter { $1.hash != 0 }.map { ($1.hash, UInt32($0)) }
    numbers = SortedMap(sorted: all.sorted { $0.0 < $1.0 })
  }

  /// How many documents there are.
  var count: Int { numbers.count }

  /// Adds a document with its words and how often each occurs.
  mutating func insert(_ hash: UInt64, words frequencies: [String: Int], day: Int = 0) {
    let number = add(hash, frequencies, day)
    for (word, frequency) in frequencies {
      let entry = PostingList.entry(document: number, frequency: frequency)
      if var list = words[word] {
        list.insert(entry)
        words[word] = list
      } else {
        words[word] = PostingList(sorted: [entry])
      }
    }
  }

  /// Adds many documents to an empty index.
  mutating func fill(_ new: [(hash: UInt64, words: [String: Int], day: Int)]) {
    var lists: [String: [UInt32]] = [:]
    for document in new {
      let number = add(document.hash, document.words, document.day)
      for (word, frequency) in document.words {
        lists[word, default: []].append(PostingList.entry(document: number, frequency: frequency))
      }
    }
    let sorted = lists.sorted { $0.key < $1.key }
    words = SortedMap(sorted: sorted.map { ($0.key, PostingList(sorted: $0.value)) })
  }

  private mutating func add(_ hash: UInt64, _ frequencies: [String: Int], _ day: Int) -> UInt32 {
    let length = frequencies.values.reduce(0, +)
    totalLength += length
    let document = Document(hash: hash, length: length, day: day)
    let number: UInt32
    if let old = free.popLast() {
      number = old
      documents[Int(number)] = document
    } else {
      number = UInt32(documents.count)
      documents.append(document)
    }
    numbers[hash] = number
    return number
  }

  /// Removes a document; the words are those it was added with.
  mutating func remove(_ hash: UInt64, words removed: some Sequence<String>) {
    guard let number = numbers[hash] else { return }
    for word in removed {
      guard var list = words[word] else { continue }
      list.remove(document: number)
      words[word] = list.count == 0 ? nil : list
    }
    totalLength -= documents[Int(number)].length
    documents[Int(number)] = Document(hash: 0, length: 0)
    numbers[hash] = nil
    free.append(number)
  }

  /// The documents of each word that begins with these letters.
  func lists(beginning prefix: String) -> [PostingList] {
    var found: [PostingList] = []
    words.ascend(from: prefix) { word, list in
      guard word.utf8.starts(with: prefix.utf8) else { return false }
      found.append(list)
      return true
    }
    return found
  }

  /// The documents of what a term means: of the stem of a word, where the index has stems, or of the word itself.
  func lists(of term: SearchQuery.Term, stemmed: Bool) -> [PostingList] {
    switch term {
    case .word(let word, let stem):
      return words[stemmed ? stem : word].map { [$0] } ?? []
    case .prefix(let prefix):
      return lists(beginning: prefix) + (stemmed ? lists(ofStemsOf: prefix) : [])
    case .phrase(let stems):
      return stems.lazy.compactMap { words[$0] }.min { $0.count < $1.count }.map { [$0] } ?? []
    }
  }

  /// The documents of stems that words beginning so can have, and that are shorter than the beginning or end otherwise:
  /// of "emerg" for "emergenc", of "citi" for "city", of "sai" for "sayi", of "run" for "runni".
  private func lists(ofStemsOf prefix: String) -> [PostingList] {
    var stems = Set<String>()
    for count in stride(from: prefix.count - 1, through: 3, by: -1)
    where Stemmer.isEnding(prefix.dropFirst(count)) {
      let word = String(prefix.prefix(count))
      stems.formUnion([word, Stemmer.stem(word), Stemmer.stem(word + "ing")])
    }
    let own = Stemmer.stem(prefix)
    if !own.hasPrefix(prefix) { stems.insert(own) }
    return stems.sorted().compactMap { words[$0] }
  }
}
