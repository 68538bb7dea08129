import Extraction

/// Gathers the features of training texts and numbers them.
struct NamesExamples {
  let gazetteer: NameGazetteer
  private var keys: [UInt64] = []
  private var starts: [Int] = [0]
  private var allowed: [UInt16] = []
  private var chains: [NamesField.Chain] = []

  init(gazetteer: NameGazetteer) {
    self.gazetteer = gazetteer
  }

  /// Adds a document with the labels that its tokens may have.
  /// `names` are what a tagger without memory found there; nil to train without memory.
  mutating func add(_ document: Document, _ labels: [UInt16], weight: Float, names: [NameMention]? = nil) {
    var reading = NameReading()
    var marks: [UInt32] = []
    if let names {
      let memory = NameMemory(names, in: document.tokens)
      var nextName = 0
      for token in document.tokens.indices {
        while nextName < names.count, names[nextName].tokens.upperBound <= token { nextName += 1 }
        let isInName = nextName < names.count && names[nextName].tokens.contains(token)
        marks.append(memory.mark(token, in: isInName ? names[nextName] : nil, document.tokens))
      }
    }
    for sentence in document.sentences where sentence.kind != .furniture {
      reading.read(document.tokens[sentence.tokens], gazetteer)
      for region in reading.regions {
        let first = allowed.count
        for index in region {
          keys.append(contentsOf: reading.features(at: index))
          if !marks.isEmpty {
            let token = sentence.tokens.lowerBound + index - NameReading.margin
            keys.append(
              contentsOf: NameReading.features(
                mark: marks[token], before: index > region.lowerBound ? marks[token - 1] : 0,
                after: index + 1 < region.upperBound ? marks[token + 1] : 0))
          }
          starts.append(keys.count)
          allowed.append(Self.label(labels, sentence, region, index))
        }
        chains.append(NamesField.Chain(starts: first..<allowed.count, weight: weight))
      }
    }
  }

  /// The labels of a token, made whole where a name reaches over the edge of its region.
  private static func label(
    _ labels: [UInt16], _ sentence: Document.Sentence, _ region: Range<Int>, _ index: Int
  ) -> UInt16 {
    let token = sentence.tokens.lowerBound + index - NameReading.margin
    let mask = labels[token]
    guard mask.nonzeroBitCount == 1 else { return mask }
    let label = NameLabel(rawValue: UInt8(mask.trailingZeroBitCount))
    guard let kind = label.kind else { return mask }
    let opens = label.canStart || index == region.lowerBound
    let closes = label.canEnd || index == region.upperBound - 1
    let position: NameLabel.Position = opens ? (closes ? .single : .begin) : (closes ? .end : .inside)
    return 1 << UInt16(NameLabel(kind: kind, position).rawValue)
  }

  /// A field over the features that occur at least `minimum` times, their hashes and counts by row.
  consuming func field(
    minimum: Int, rate: Float, dropout: Float
  ) -> (NamesField, hashes: [UInt64], counts: [UInt32]) {
    let sorted = keys.sorted()
    var hashes: [UInt64] = []
    var counts: [UInt32] = []
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end] == sorted[index] { end += 1 }
      if end - index >= minimum {
        hashes.append(sorted[index])
        counts.append(UInt32(end - index))
      }
      index = end
    }
    var rows = Dictionary<UInt64, UInt32>(minimumCapacity: hashes.count)
    for (row, hash) in hashes.enumerated() { rows[hash] = UInt32(row) }
    var field = NamesField(rows: hashes.count, rate: rate, dropout: dropout)
    field.starts = [0]
    for token in allowed.indices {
      for key in keys[starts[token]..<starts[token + 1]] {
        if let row = rows[key] { field.features.append(row) }
      }
      field.starts.append(field.features.count)
    }
    field.allowed = allowed
    field.chains = chains
    return (field, hashes, counts)
  }
}
