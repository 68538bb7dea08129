import Facts
import Language

/// The learned reader's network: from the features of a sentence's tokens to what each token names, which
/// word tells of an event, who takes part in it and whether it happened.
///
/// Sums of table rows; four gated layers of width 3, three along the sentence (the last with what the whole
/// sentence has strongest) and one along the tree (head, token, mean of the dependents); then two heads for
/// every token, and for every event two more. All memory is `NetworkScratch`, none is allocated a token. The
/// cost is about 0.4 million multiplications a token at width 128.
struct Network: Sendable {
  let width: Int
  let pairWidth: Int
  private let vocabulary: WordVocabulary
  private let words: Table
  private let tables: [Table]
  private let layers: [Matrix]
  private let pool: Matrix
  private let names: Matrix
  private let triggerHidden: Matrix
  private let triggers: Matrix
  private let token: Matrix
  private let trigger: Matrix
  private let kinds: Table
  private let paths: Table
  private let distances: Table
  private let mix: Matrix
  private let roles: Matrix
  private let statusHidden: Matrix
  private let status: Matrix

  /// The number of labels of a name: outside, and four positions for each of five kinds.
  static let nameLabels = 21
  /// The number of event types, NONE among them.
  static let types = Event.Kind.allCases.count + 1
  /// None, actor, recipient, place, claimant, date.
  static let roleLabels = 6
  static let statusLabels = Event.Status.allCases.count
  /// The rows of the tables of the slots; a power of two no larger than what `TokenFeatures` gives.
  private static func rows(of slot: TokenFeatures.Slot) -> Int {
    switch slot {
    case .form, .suffix4: 4096
    case .prefix, .suffix3: 2048
    case .suffix2: 512
    default: slot.rows
    }
  }
  /// Which of the layers goes along the tree, and which is told of the whole sentence.
  private static let treeLayer = 1
  private static let pooledLayer = 3

  /// The network in a data file of the binary.
  init(_ resource: LanguageResource) {
    var file = NetworkFile(resource)
    width = file.width
    pairWidth = file.pairWidth
    let width = file.width
    let pair = file.pairWidth
    vocabulary = WordVocabulary(&file)
    words = Table(&file, rows: file.wordRows, width: width)
    tables = TokenFeatures.Slot.allCases.map { Table(&file, rows: Self.rows(of: $0), width: width) }
    layers = (0..<4).map { _ in Matrix(&file, depth: 3 * width, columns: 2 * width) }
    pool = Matrix(&file, depth: width, columns: 2 * width)
    names = Matrix(&file, depth: width, columns: Self.nameLabels)
    triggerHidden = Matrix(&file, depth: width, columns: width)
    triggers = Matrix(&file, depth: width, columns: Self.types)
    token = Matrix(&file, depth: width, columns: pair)
    trigger = Matrix(&file, depth: width, columns: pair)
    kinds = Table(&file, rows: Self.types, width: pair)
    paths = Table(&file, rows: TreePath.rows, width: pair)
    distances = Table(&file, rows: TreePath.distances, width: pair)
    mix = Matrix(&file, depth: 3 * pair, columns: pair)
    roles = Matrix(&file, depth: pair, columns: Self.roleLabels)
    statusHidden = Matrix(&file, depth: 2 * pair, columns: pair)
    status = Matrix(&file, depth: pair, columns: Self.statusLabels)
    precondition(file.isAtEnd, "a network of the wrong size")
  }

  /// Reads a sentence: leaves the encoded tokens, the scores of names and the chances of event types in
  /// `scratch`. `rows` are those of the whole document. Linear in the tokens.
  func read(
    _ sentence: Range<Int>, of tokens: [Token], _ syntax: Syntax, rows: [UInt16],
    _ scratch: inout NetworkScratch
  ) {
    scratch.prepare(sentence.count, self)
    let count = sentence.count
    let slots = TokenFeatures.Slot.allCases.count
    for (index, token) in sentence.enumerated() {
      let sum = scratch.x + index * width
      words.add(vocabulary.row(tokens[token].hash), to: sum)
      for slot in 0..<slots {
        tables[slot].add(Int(rows[token * slots + slot]) & (tables[slot].rows - 1), to: sum)
      }
    }
    for layer in 0..<4 {
      for index in 0..<count {
        Activations.normalize(scratch.x + index * width, width, into: scratch.normal + (index + 1) * width)
      }
      if layer == Self.treeLayer {
        gatherTree(sentence, syntax, scratch)
        layers[layer].multiply(scratch.gathered, stride: 3 * width, rows: scratch.rows, into: scratch.gated)
      } else {
        // A token between its neighbours: three rows that lie one behind the other.
        layers[layer].multiply(scratch.normal, stride: width, rows: scratch.rows, into: scratch.gated)
      }
      if layer == Self.pooledLayer { addPool(count, scratch) }
      for index in 0..<count {
        Activations.addGated(scratch.gated + index * 2 * width, width, to: scratch.x + index * width)
      }
    }
    for index in 0..<count {
      Activations.normalize(scratch.x + index * width, width, into: scratch.encoded + index * width)
    }
    names.multiply(scratch.encoded, stride: width, rows: scratch.rows, into: scratch.names)
    triggerHidden.multiply(scratch.encoded, stride: width, rows: scratch.rows, into: scratch.hidden)
    Activations.rectify(scratch.hidden, scratch.rows * width)
    triggers.multiply(scratch.hidden, stride: width, rows: scratch.rows, into: scratch.triggers)
    for index in 0..<count { Activations.softmax(scratch.triggers + index * triggers.columns, Self.types) }
    token.multiply(scratch.encoded, stride: width, rows: scratch.rows, into: scratch.tokens)
  }

  /// Writes head, token and mean of the dependents of each token one behind the other.
  private func gatherTree(_ sentence: Range<Int>, _ syntax: Syntax, _ scratch: borrowing NetworkScratch) {
    for (index, token) in sentence.enumerated() {
      let head = scratch.gathered + index * 3 * width
      let dependents = head + 2 * width
      let own = scratch.normal + (index + 1) * width
      (head + width).update(from: own, count: width)
      dependents.update(repeating: 0, count: width)
      if let above = syntax.head(of: token), sentence.contains(above) {
        head.update(from: scratch.normal + (above - sentence.lowerBound + 1) * width, count: width)
      } else {
        head.update(repeating: 0, count: width)
      }
      var count: Float = 0
      for child in syntax.children(of: token) where sentence.contains(child) {
        let from = scratch.normal + (child - sentence.lowerBound + 1) * width
        for column in 0..<width { dependents[column] += from[column] }
        count += 1
      }
      if count > 1 { for column in 0..<width { dependents[column] /= count } }
    }
  }

  /// Adds to every token what the largest values of the sentence give.
  private func addPool(_ count: Int, _ scratch: borrowing NetworkScratch) {
    let largest = scratch.pooled
    largest.update(from: scratch.normal + width, count: width)
    for index in 1..<max(1, count) {
      let row = scratch.normal + (index + 1) * width
      for column in 0..<width { largest[column] = max(largest[column], row[column]) }
    }
    pool.multiply(largest, stride: 0, rows: 4, into: scratch.poolOut)
    for index in 0..<count {
      let row = scratch.gated + index * 2 * width
      for column in 0..<2 * width { row[column] += scratch.poolOut[column] }
    }
  }

  /// The scores of the labels of a name for the token at a place in the sentence just read.
  func nameScores(_ index: Int, _ scratch: borrowing NetworkScratch) -> UnsafePointer<Float> {
    UnsafePointer(scratch.names + index * names.columns)
  }

  /// The chances of the event types, NONE first.
  func typeChances(_ index: Int, _ scratch: borrowing NetworkScratch) -> UnsafePointer<Float> {
    UnsafePointer(scratch.triggers + index * triggers.columns)
  }

  /// Reads an event of the sentence just read: leaves the chances of each token's role and of the status in
  /// `scratch`. `kind` counts the types, from 1. Linear in the tokens of the sentence.
  func readEvent(
    at index: Int, kind: Int, _ sentence: Range<Int>, of tokens: [Token], _ syntax: Syntax,
    _ scratch: inout NetworkScratch
  ) {
    let count = sentence.count
    let own = scratch.own
    trigger.multiply(scratch.encoded + index * width, stride: 0, rows: 4, into: own)
    kinds.add(kind, to: own)
    var way = TreePath(from: sentence.lowerBound + index, syntax, tokens)
    // A row of zeros stands before and behind, as beside the first and last token of a sentence.
    scratch.pairs.update(repeating: 0, count: (scratch.rows + 2) * pairWidth)
    for (place, token) in sentence.enumerated() {
      let row = scratch.pairs + (place + 1) * pairWidth
      row.update(from: scratch.tokens + place * pairWidth, count: pairWidth)
      for column in 0..<pairWidth { row[column] += own[column] }
      paths.add(way.row(to: token), to: row)
      distances.add(TreePath.distance(place - index), to: row)
      Activations.rectify(row, pairWidth)
    }
    mix.multiply(scratch.pairs, stride: pairWidth, rows: scratch.rows, into: scratch.context)
    let joined = scratch.joined
    joined.update(repeating: 0, count: pairWidth)
    for place in 0..<count {
      let row = scratch.context + place * pairWidth
      let pair = scratch.pairs + (place + 1) * pairWidth
      for column in 0..<pairWidth {
        row[column] = max(0, row[column] + pair[column])
        joined[column] = max(joined[column], row[column])
      }
    }
    (joined + pairWidth).update(from: scratch.context + index * pairWidth, count: pairWidth)
    roles.multiply(scratch.context, stride: pairWidth, rows: scratch.rows, into: scratch.roles)
    for place in 0..<count { Activations.softmax(scratch.roles + place * roles.columns, Self.roleLabels) }
    statusHidden.multiply(joined, stride: 0, rows: 4, into: scratch.own)
    Activations.rectify(scratch.own, pairWidth)
    status.multiply(scratch.own, stride: 0, rows: 4, into: scratch.status)
    Activations.softmax(scratch.status, Self.statusLabels)
  }

  /// The chances of the roles of the token at a place, in the event just read.
  func roleChances(_ index: Int, _ scratch: borrowing NetworkScratch) -> UnsafePointer<Float> {
    UnsafePointer(scratch.roles + index * roles.columns)
  }

  /// The chances of the statuses of the event just read.
  func statusChances(_ scratch: borrowing NetworkScratch) -> UnsafePointer<Float> {
    UnsafePointer(scratch.status)
  }

  /// The columns of the heads, for the memory that holds their results.
  var headColumns: (names: Int, types: Int, roles: Int) { (names.columns, triggers.columns, roles.columns) }
}
