import Extraction
import Facts
import Language

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Gathers the entries of a `NameGazetteer` from word lists and from running text.
struct NamesGazetteer {
  private(set) var entries: [UInt64: NameGazetteer.Entry] = [:]

  /// The words of a name as the tokenizer cuts them.
  private func words(_ text: some StringProtocol) -> [Token] {
    let reader = DocumentReader()
    return reader.read(Article(id: "", text: String(text))).tokens
  }

  /// Adds a word or phrase; the first country given for it stays.
  mutating func add(_ text: some StringProtocol, _ entry: NameGazetteer.Entry, country: Int = 0) {
    let tokens = words(text)
    guard let first = tokens.first, tokens.count <= 6 else { return }
    var hash = first.hash
    for token in tokens.dropFirst() {
      entries[hash, default: []].insert(.isPrefix)
      hash = NameGazetteer.extend(hash, with: token.hash)
    }
    entries[hash, default: []].insert(entry)
    if country > 0, entries[hash]?.country == 0 {
      entries[hash, default: []].formUnion(NameGazetteer.Entry(country: country))
    }
  }

  /// The lists of a data folder, and the lexicons that travel in the binary.
  mutating func addLists(_ folder: String) throws {
    func lines(_ name: String) throws -> [Substring] {
      try String(contentsOfFile: folder + "/gazetteer/" + name, encoding: .utf8)
        .split(whereSeparator: \.isNewline)
    }
    for line in try lines("first-names.txt") { addWord(line, .firstName) }
    for line in try lines("male.txt") { addWord(line, [.firstName, .male]) }
    for line in try lines("female.txt") { addWord(line, [.firstName, .female]) }
    for line in try lines("surnames.txt") { addWord(line, .surname) }
    let countries = LanguageResource("countries.txt").rows
    var numbers: [Substring: Int] = [:]
    for (index, row) in countries.enumerated() {
      numbers[row[0]] = index + 1
      numbers[row[1]] = index + 1
    }
    for row in LanguageResource("regions.txt").rows {
      add(row[0], .region, country: row.count > 1 ? numbers[row[1]] ?? 0 : 0)
    }
    for line in try lines("cities.tsv").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 2, let population = Int(fields[2]) else { continue }
      let kind: NameGazetteer.Entry = population >= 200_000 ? .city : .town
      let number = numbers[fields[1]] ?? 0
      for name in Set([fields[0].lowercased(), Folding.fold(fields[0])]) { add(name, kind, country: number) }
    }
    for (index, row) in countries.enumerated() {
      for name in [row[1]] + (row.count > 3 ? row[3].split(separator: "|") : []) {
        for name in Set([name.lowercased(), Folding.fold(name)]) { add(name, .country, country: index + 1) }
      }
      if row.count > 2, !row[2].isEmpty { add(row[2], .city, country: index + 1) }
    }
    for line in try lines("companies-sp500.txt") {
      add(line.prefix { $0 != "(" }, .organization)
    }
    try addOrganizations(folder)
    addLexicons()
  }

  private mutating func addLexicons() {
    for row in LanguageResource("demonyms.txt").rows { add(row[0], .demonym) }
    for row in LanguageResource("demonyms.txt").rows where !row[0].hasSuffix("s") {
      add(row[0] + "s", .demonym)
    }
    for row in LanguageResource("organization-words.txt").rows { addWord(row[0], .organizationWord) }
    for row in LanguageResource("place-words.txt").rows { addWord(row[0], .placeWord) }
    for row in LanguageResource("titles.txt").rows { add(row[0], .title) }
    for row in LanguageResource("name-joiners.txt").rows {
      addWord(row[0], row.count > 1 ? [.joiner, .particle] : .joiner)
    }
  }

  /// International organizations and armed groups from the actor lists of the event coders.
  private mutating func addOrganizations(_ folder: String) throws {
    let heads = Set(LanguageResource("organization-words.txt").rows.map { String($0[0]) })
    for name in ["Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"] {
      let text = try String(contentsOfFile: folder + "/events/" + name, encoding: .utf8)
      var code = ""
      for line in text.split(whereSeparator: \.isNewline)
      where line.first?.isLetter == true || line.first == "+" {
        let phrase = line.prefix { $0 != "[" && $0 != "#" && $0 != "\t" }
        if let bracket = line.firstIndex(of: "[") { code = String(line[bracket...].dropFirst().prefix(3)) }
        if line.first != "+" && !line.contains("[") { code = "" }
        let words = phrase.split { $0 == "_" || $0 == " " || $0 == "+" }.map { $0.lowercased() }
        let isNamed = name.contains("MilNonState") || code == "MNC" || words.contains(where: heads.contains)
        guard words.count >= 2, words.count <= 6, isNamed else { continue }
        add(words.joined(separator: " "), .organization)
      }
    }
  }

  private mutating func addWord(_ word: Substring, _ entry: NameGazetteer.Entry) {
    let plain = word.lowercased()
    entries[stableHash(plain.utf8), default: []].insert(entry)
    let folded = Folding.fold(word)
    if folded != plain { entries[stableHash(folded.utf8), default: []].insert(entry) }
  }

  /// How words are usually written, from running text: first words of sentences and headlines left out.
  mutating func addCasing(of documents: [Document]) {
    var counts: [UInt64: (lower: Int, capitalized: Int)] = [:]
    for document in documents {
      for token in document.tokens where token.isWord && !token.shape.contains(.sentenceStart) {
        if token.isCapitalized {
          counts[token.hash, default: (0, 0)].capitalized += 1
        } else {
          counts[token.hash, default: (0, 0)].lower += 1
        }
      }
    }
    for (hash, count) in counts {
      if count.lower >= 3, count.lower >= count.capitalized * 6 {
        entries[hash, default: []].insert(.usuallyLower)
      } else if count.capitalized >= 3, count.capitalized >= count.lower * 6 {
        entries[hash, default: []].insert(.usuallyCapitalized)
      }
    }
  }
}
