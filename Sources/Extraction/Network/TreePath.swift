/// How the tree leads from a trigger to the tokens of its sentence, each way a row of a table.
///
/// A way is the relations up to the common head and those down from it, prepositions and conjunctions with
/// their word; ways of more than four steps up or five down are row 0.
struct TreePath {
  /// Rows of the table of ways.
  static let rows = 4096
  private static let mostUp = 5
  private static let mostDown = 6

  /// The distances that are told apart: 15 for the trigger, lower before it, higher behind it.
  static let distances = 31

  private let syntax: Syntax
  private let tokens: [Token]
  /// The trigger and its heads, nearest first.
  private var up: [Int] = []
  /// The hash of the way up to each of them.
  private var hashes: [UInt32] = []
  private var down: [Int] = []

  init(from trigger: Int, _ syntax: Syntax, _ tokens: [Token]) {
    self.syntax = syntax
    self.tokens = tokens
    var hash: UInt32 = 17
    var token: Int? = trigger
    while let step = token, up.count < Self.mostUp {
      up.append(step)
      hashes.append(hash)
      hash = hash &* 31 &+ UInt32(syntax.relations[step].rawValue) &+ 1
      token = syntax.head(of: step)
    }
  }

  /// The row of the way to a token.
  mutating func row(to token: Int) -> Int {
    var hash: UInt32 = 0
    down.removeAll(keepingCapacity: true)
    var step = token
    while true {
      if let found = up.firstIndex(of: step) {
        hash = hashes[found] &* 37 &+ 101
        break
      }
      down.append(step)
      guard down.count < Self.mostDown, let head = syntax.head(of: step) else { return 0 }
      step = head
    }
    for step in down.reversed() {
      let relation = syntax.relations[step]
      hash = hash &* 31 &+ UInt32(relation.rawValue) &+ 1
      switch relation {
      case .prep, .agent, .mark, .dative:
        hash = hash &* 31 &+ UInt32(tokens[step].hash % 61)
      default: break
      }
    }
    hash ^= hash >> 15
    hash = hash &* 0x2C1B_3C6D
    hash ^= hash >> 12
    return 1 + Int(hash % UInt32(Self.rows - 1))
  }

  /// The row of how far a token stands from the trigger.
  static func distance(_ offset: Int) -> Int {
    let size = abs(offset)
    let steps = size <= 8 ? size : min(15, 8 + (size - 5) / 4)
    return 15 + (offset < 0 ? -steps : steps)
  }
}
