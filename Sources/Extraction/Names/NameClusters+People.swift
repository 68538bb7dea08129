import Facts
import Language

extension NameClusters {

  /// How many people of one word are looked at: more are hardly told apart by a reader either.
  private static let mostNamesakes = 40

  /// Full names first, then the shorter forms, each to the person of that name mentioned last before
  /// it, or else first after it. Linear in the names.
  mutating func addPeople(_ names: [NameMention]) {
    var byLast: [String: [Int]] = [:]
    var assigned: [Int?] = []
    for name in names {
      let words = core(name.tokens)
      guard words.count > 1 else {
        assigned.append(nil)
        continue
      }
      let namesakes = (byLast[words[words.count - 1]] ?? []).suffix(Self.mostNamesakes)
      if let index = namesakes.first(where: { isSame(words, Self.core(clusters[$0].words)) }) {
        add(name.tokens, to: index)
        assigned.append(index)
      } else {
        let index = start(name)
        byLast[words[words.count - 1], default: []].append(index)
        clusters[index].gender = gender(of: name)
        assigned.append(index)
      }
    }
    addShortForms(names, assigned)
  }

  private mutating func addShortForms(_ names: [NameMention], _ assigned: [Int?]) {
    var byWord: [String: [Int]] = [:]
    for index in clusters.indices {
      for word in Set(clusters[index].words) { byWord[word, default: []].append(index) }
    }
    let kin = Set(clusters.indices.filter { isKin($0) })
    var lastSeen: [Int: Int] = [:]
    var full: [Int: [Int]] = [:]
    for (number, name) in names.enumerated() {
      if let index = assigned[number] {
        lastSeen[index] = number
        full[index, default: []].append(name.tokens.lowerBound)
        continue
      }
      guard let word = words(name.tokens).first else { continue }
      let gender = honorific(before: name.tokens.lowerBound)
      let all = (byWord[word] ?? []).suffix(Self.mostNamesakes).filter {
        gender == nil || clusters[$0].gender != gender?.opposite
      }
      var candidates = all.filter { Self.core(clusters[$0].words).last == word }
      if isTitleOfBirth(before: name.tokens.lowerBound) {
        candidates = all.filter {
          clusters[$0].words.first == word
            && (clusters[$0].words.count == 1 || isTitleOfBirth(before: clusters[$0].mentions[0].lowerBound))
        }
      } else if candidates.isEmpty {
        candidates = all
      } else {
        candidates = bearers(of: name.tokens, candidates, kin, lastSeen)
      }
      let index: Int
      if let known = bearer(candidates, at: name.tokens.lowerBound, gender, lastSeen, full) {
        index = known
        add(name.tokens, to: index)
        clusters[index].gender = gender ?? clusters[index].gender
      } else {
        index = start(name)
        byWord[word, default: []].append(index)
        clusters[index].gender = gender
      }
      lastSeen[index] = number
    }
  }

  /// Of those with a surname the ones whom it alone can mean: kin of somebody only behind their full name and where
  /// nobody else bears the surname, and nobody with another office than the one that stands before it.
  private func bearers(
    of tokens: Range<Int>, _ namesakes: [Int], _ kin: Set<Int>, _ lastSeen: [Int: Int]
  ) -> [Int] {
    let office = office(before: tokens.lowerBound)
    let possible = namesakes.filter { index in
      if kin.contains(index), lastSeen[index] == nil || office != nil { return false }
      guard let office, let other = self.office(before: clusters[index].mentions[0].lowerBound) else {
        return true
      }
      return office == other
    }
    let others = possible.filter { !kin.contains($0) }
    return others.isEmpty ? possible : others
  }

  /// The title of an office that stands right before a name.
  private func office(before token: Int) -> String? {
    guard token > 0, lexicon.titles[document.tokens[token - 1].lower] == .office else { return nil }
    return document.tokens[token - 1].lower
  }

  /// Whether the article brings somebody in as the kin of another: "his wife, Ivana Vik", "Ivana Vik, his youngest
  /// daughter".
  private func isKin(_ index: Int) -> Bool {
    guard clusters[index].words.count > 1, let first = clusters[index].mentions.first else { return false }
    let tokens = document.tokens
    var before = first.lowerBound - 1
    if before > 0, tokens[before].text == "," { before -= 1 }
    if before >= 0 {
      if SexWords.shared.kin[tokens[before].lower] != nil { return true }
      if before > 0, tokens[before].is(.lady), tokens[before - 1].is(.first) { return true }
    }
    let behind = first.upperBound
    guard behind + 2 < tokens.count, tokens[behind].text == ",",
      tokens[behind + 1].is(.possessivePronoun)
    else { return false }
    return tokens[(behind + 2)..<min(tokens.count, behind + 5)].prefix { !$0.isPunctuation }
      .contains { SexWords.shared.kin[$0.lower] != nil }
  }

  /// Whether a title stands before a name that a given name follows: "Prince Karl".
  private func isTitleOfBirth(before token: Int) -> Bool {
    token > 0 && SexWords.shared.honorifics[document.tokens[token - 1].lower]?.isOfBirth ?? false
  }

  /// Who of several namesakes a short form means: whose sex the honorific says; the one whom an office introduces; else
  /// the one named first and most, unless another's full name stands near and that one's does not.
  private func bearer(
    _ namesakes: [Int], at token: Int, _ gender: Gender?, _ lastSeen: [Int: Int], _ full: [Int: [Int]]
  ) -> Int? {
    guard namesakes.count > 1 else { return namesakes.first }
    let fitting = gender == nil ? namesakes : namesakes.filter { clusters[$0].gender == gender }
    if fitting.count == 1 { return fitting[0] }
    let seen = (fitting.isEmpty ? namesakes : fitting).filter { lastSeen[$0] != nil }
    guard
      let first = seen.min(by: { clusters[$0].mentions[0].lowerBound < clusters[$1].mentions[0].lowerBound })
    else { return namesakes.first }
    if seen.count == 1 { return first }
    let officials = seen.filter { isIntroducedByOffice($0) }
    if officials.count == 1 { return officials[0] }
    let sentence = document.sentenceIndex(ofToken: token)
    let start = document.sentences[max(0, sentence - 1)].tokens.lowerBound
    func isNear(_ index: Int) -> Bool {
      guard let named = full[index] else { return false }
      let next = named.partitioningIndex { $0 >= token }
      return next > 0 && named[next - 1] >= start
    }
    let most = seen.max { (clusters[$0].mentions.count, -$0) < (clusters[$1].mentions.count, -$1) } ?? first
    let near = seen.filter(isNear)
    return near.count == 1 && !isNear(most)
      && clusters[most].mentions.count == clusters[near[0]].mentions.count ? near[0] : most
  }

  /// Whether the title of an office stands right before the first mention.
  private func isIntroducedByOffice(_ index: Int) -> Bool {
    let start = clusters[index].mentions[0].lowerBound
    return start > 0 && lexicon.titles[document.tokens[start - 1].lower] == .office
  }

  private func core(_ tokens: Range<Int>) -> [String] { Self.core(words(tokens)) }

  /// Without "Jr" and the like.
  private static func core(_ words: [String]) -> [String] {
    words.count > 1 && words[words.count - 1].is(.generationSuffix) ? Array(words.dropLast()) : words
  }

  /// Whether two full names with the same last word can be one person's: the first names agree, or the shorter name
  /// begins with another given name of the longer, and so do the first middle names where both have any; an initial
  /// stands for any word that it begins.
  private func isSame(_ first: [String], _ second: [String]) -> Bool {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    var next = 1
    if !Self.agree(short[0], long[0]) {
      guard !Self.isInitial(short[0]), let later = long.dropLast().firstIndex(of: short[0]) else {
        return false
      }
      next = later + 1
    }
    let middles = short.dropFirst().dropLast().filter { !$0.is(.nameParticle) }
    let others = long.dropFirst(next).dropLast().filter { !$0.is(.nameParticle) }
    return middles.count <= others.count && zip(middles, others).allSatisfy(Self.agree)
  }

  private static func isInitial(_ word: String) -> Bool {
    word.utf8.count == 1 || (word.utf8.count == 2 && word.hasSuffix("."))
  }

  private static func agree(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    return (isInitial(first) || isInitial(second)) && first.first == second.first
  }

  private func gender(of name: NameMention) -> Gender? {
    if let gender = honorific(before: name.tokens.lowerBound) { return gender }
    let first = gazetteer.entry(document.tokens[name.tokens.lowerBound].hash)
    switch (first.contains(.male), first.contains(.female)) {
    case (true, false): return .male
    case (false, true): return .female
    default: return nil
    }
  }

  private func honorific(before token: Int) -> Gender? {
    guard token > 0 else { return nil }
    return SexWords.shared.sex(before: document.tokens[token - 1].lower)
  }
}
