import Facts

extension NameClusters {
  private static let suffixes: Set<String> = [
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior",
  ]

  /// Full names first, then the shorter forms, each to the person of that name mentioned last before
  /// it, or else first after it.
  mutating func addPeople(_ names: [NameMention]) {
    var byLast: [String: [Int]] = [:]
    for name in names where core(name.tokens).count > 1 {
      let words = core(name.tokens)
      let last = words[words.count - 1]
      if let index = (byLast[last] ?? []).first(where: { isSame(words, Self.core(clusters[$0].words)) }) {
        add(name.tokens, to: index)
      } else {
        byLast[last, default: []].append(start(name))
        clusters[clusters.count - 1].gender = gender(of: name)
      }
    }
    var byWord: [String: [Int]] = [:]
    for index in clusters.indices {
      for word in Set(clusters[index].words) { byWord[word, default: []].append(index) }
    }
    for name in names {
      let words = core(name.tokens)
      guard words.count <= 1, let word = words.first ?? self.words(name.tokens).first else { continue }
      let gender = honorific(before: name.tokens.lowerBound)
      let all = (byWord[word] ?? []).filter {
        clusters[$0].words.count == 1 || gender == nil || clusters[$0].gender != gender?.opposite
      }
      let surnamed = all.filter { Self.core(clusters[$0].words).last == word }
      if let index = nearest(surnamed.isEmpty ? all : surnamed, to: name.tokens.lowerBound) {
        add(name.tokens, to: index)
        clusters[index].gender = gender ?? clusters[index].gender
      } else {
        byWord[word, default: []].append(start(name))
        clusters[clusters.count - 1].gender = gender
      }
    }
  }

  private func core(_ tokens: Range<Int>) -> [String] { Self.core(words(tokens)) }

  /// Without "Jr" and the like.
  private static func core(_ words: [String]) -> [String] {
    words.count > 1 && suffixes.contains(words[words.count - 1]) ? Array(words.dropLast()) : words
  }

  /// Whether two full names with the same last word can be one person's: the shorter one's words occur
  /// in the longer one in order, an initial standing for any word that it begins.
  private func isSame(_ first: [String], _ second: [String]) -> Bool {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    var next = 0
    for word in short {
      while next < long.count, !Self.agree(word, long[next]) { next += 1 }
      guard next < long.count else { return false }
      next += 1
    }
    return true
  }

  private static func agree(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    func isInitial(_ word: String) -> Bool {
      word.utf8.count == 1 || (word.utf8.count == 2 && word.hasSuffix("."))
    }
    return (isInitial(first) || isInitial(second)) && first.first == second.first
  }

  /// The cluster with the last mention before a token, or else with the first one behind it.
  private func nearest(_ candidates: [Int], to token: Int) -> Int? {
    func distance(_ index: Int) -> Int {
      var best = Int.max
      for mention in clusters[index].mentions {
        let distance =
          mention.lowerBound <= token ? token - mention.lowerBound : mention.lowerBound - token + 1_000_000
        best = min(best, distance)
      }
      return best
    }
    if candidates.count <= 1 { return candidates.first }
    return candidates.map { ($0, distance($0)) }.min { $0.1 < $1.1 }?.0
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
    switch document.tokens[token - 1].lower {
    case "mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "father", "businessman", "spokesman":
      return .male
    case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "madame", "spokeswoman",
      "sister":
      return .female
    default: return nil
    }
  }
}

extension NameClusters.Gender {
  var opposite: NameClusters.Gender { self == .male ? .female : .male }
}
