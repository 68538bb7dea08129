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
    /// The day that it is of, as in `FactOrder.day`, and 0 for none; of a fact, its place in its article.
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

  /// Adds documents; many to an empty index at once.
  mutating func add(_ new: some Sequence<(hash: UInt64, words: [String: Int], day: Int)>) {
    guard count > 0 else {
      self = WordIndex()
      return fill(new)
    }
    for document in new { insert(document.hash, words: document.words, day: document.day) }
  }

  /// Adds many documents to an empty index.
  private mutating func fill(_ new: some Sequence<(hash: UInt64, words: [String: Int], day: Int)>) {
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

  /// For each clause of a query the documents that can fulfill it, of phrases with all their words; nil where nothing can.
  func clauses(of query: SearchQuery, stemmed: Bool) -> [[PostingList]]? {
    var clauses: [[PostingList]] = []
    for clause in query.clauses {
      if clause.count == 1, case .phrase(let stems) = clause[0], stemmed {
        for stem in Set(stems) {
          guard let list = words[stem] else { return nil }
          clauses.append([list])
        }
        continue
      }
      let lists = clause.flatMap { self.lists(of: $0, stemmed: stemmed) }
      guard !lists.isEmpty else { return nil }
      clauses.append(lists)
    }
    guard !clauses.isEmpty else { return nil }
    // The rarest first: what does not have it is passed over in the longer lists.
    clauses.sort { left, right in left.reduce(0) { $0 + $1.count } < right.reduce(0) { $0 + $1.count } }
    return clauses
  }

  /// The numbers of the documents of an index of stems that have what is searched for, in order; phrases, which have to be
  /// looked for in the texts, by their words. Linear in the lists of its words.
  func numbers(matching query: SearchQuery) -> [UInt32] {
    guard let clauses = clauses(of: query, stemmed: true) else { return [] }
    var found = Self.union(clauses[0])
    for lists in clauses.dropFirst() { found = Self.sifted(found, by: Self.union(lists), isWanted: true) }
    for term in query.excluded {
      if case .phrase = term { continue }
      found = Self.sifted(found, by: Self.union(lists(of: term, stemmed: true)), isWanted: false)
    }
    return found
  }

  /// The documents of all lists, in order, each once.
  private static func union(_ lists: [PostingList]) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists { list.forEachEntry { numbers.append($0 >> 8) } }
    guard lists.count > 1 else { return numbers }
    numbers.sort()
    var last: UInt32?
    numbers.removeAll { number in
      defer { last = number }
      return number == last
    }
    return numbers
  }

  /// The numbers that are among others, or are not; both in order.
  private static func sifted(_ numbers: [UInt32], by others: [UInt32], isWanted: Bool) -> [UInt32] {
    var next = 0
    return numbers.filter { number in
      while next < others.count, others[next] < number { next += 1 }
      return (next < others.count && others[next] == number) == isWanted
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
