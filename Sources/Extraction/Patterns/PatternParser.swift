import Language

extension Pattern {
  /// What is wrong with a pattern.
  struct Mistake: Error {
    let message: String
  }

  /// From its text.
  ///
  /// - Parameter captures: the names of the captures that the rows may use.
  init(_ text: some StringProtocol, captures: [String]) throws(Mistake) {
    var parser = PatternParser(text, captures: captures)
    try parser.alternatives(depth: 0, capture: nil)
    guard parser.isAtEnd else { throw Mistake(message: "nothing is closed by the \(parser.rest)") }
    parser.operations.append(.done)
    guard parser.operations.count <= Self.size else { throw Mistake(message: "the pattern is too long") }
    operations = parser.operations
    openers = try Self.openers(of: operations)
  }

  /// What the first piece of a match can be; what can never match is a mistake.
  private static func openers(of operations: [Operation]) throws(Mistake) -> Set<Test> {
    var openers: Set<Test> = []
    var seen: Set<Int> = []
    var open = [0]
    while let operation = open.popLast() {
      guard seen.insert(operation).inserted else { continue }
      switch operations[operation] {
      case .test(var test):
        test.capture = nil
        test.steps = []
        openers.insert(test)
      case .fork(let other): open += [other, operation + 1]
      case .jump(let other): open.append(other)
      case .without(let behind):
        open.append(behind)
      case .open, .close, .first: open.append(operation + 1)
      case .last, .done: throw Mistake(message: "it matches where nothing stands")
      }
    }
    for (index, operation) in operations.enumerated().dropLast() {
      if case .without(let behind) = operation, behind == index + 3,
        case .test(let no) = operations[index + 1], case .test(let next) = operations[behind],
        no.quality == next.quality, no.glue == nil, no.also.isEmpty
      {
        throw Mistake(message: "it can never match: what must not follow is asked for")
      }
      if operation == .last, case .test = operations[index + 1] {
        throw Mistake(message: "it can never match: nothing stands behind the end of a sentence")
      }
      if operation == .first, index > 0, case .test = operations[index - 1] {
        throw Mistake(message: "it can never match: nothing stands before the start of a sentence")
      }
    }
    return openers
  }
}

/// Reads the text of a pattern into operations. Nests `depth` deep at most.
private struct PatternParser {
  private let text: [UInt8]
  private let captures: [String]
  private var place = 0
  var operations: [Pattern.Operation] = []

  private static let depth = 6
  private static let most = 16
  private static let syntax = Set("()[]|?*+!/& ".utf8)

  init(_ text: some StringProtocol, captures: [String]) {
    self.text = Array(text.utf8)
    self.captures = captures
  }

  var isAtEnd: Bool { place >= text.count }
  var rest: String { String(decoding: text[place...].prefix(12), as: UTF8.self) }

  private func mistake(_ message: String) -> Pattern.Mistake { Pattern.Mistake(message: message) }

  private mutating func takes(_ sign: Character) -> Bool {
    guard place < text.count, text[place] == sign.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while takes(" ") {}
  }

  /// "a b | c".
  mutating func alternatives(depth: Int, capture: Int?) throws(Pattern.Mistake) {
    guard depth <= Self.depth else { throw mistake("it nests more than \(Self.depth) deep") }
    var ends: [Int] = []
    while true {
      let start = operations.count
      try sequence(depth: depth, capture: capture)
      guard operations.count > start else { throw mistake("there is nothing before \"\(rest)\"") }
      guard takes("|") else { break }
      shift(from: start, by: 1)
      operations.insert(.fork(operations.count + 2), at: start)
      ends.append(operations.count)
      operations.append(.jump(0))
    }
    for end in ends { operations[end] = .jump(operations.count) }
  }

  private mutating func sequence(depth: Int, capture: Int?) throws(Pattern.Mistake) {
    skipSpace()
    while place < text.count,
      ![UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "]")].contains(text[place])
    {
      let start = operations.count
      try item(depth: depth, capture: capture)
      try repetition(from: start)
      guard operations.count <= Pattern.size else { throw mistake("the pattern is too long") }
      skipSpace()
    }
  }

  private mutating func item(depth: Int, capture: Int?) throws(Pattern.Mistake) {
    if takes("^") {
      operations.append(.first)
    } else if takes("$") {
      operations.append(.last)
    } else if takes("[") {
      operations.append(.open)
      try group(depth: depth, capture: capture, closing: "]")
      operations.append(.close)
    } else if takes("!") {
      let start = operations.count
      operations.append(.without(0))
      try item(depth: depth + 1, capture: nil)
      if operations[(start + 1)...].contains(where: { if case .without = $0 { true } else { false } }) {
        throw mistake("what must not follow has no such part itself")
      }
      operations.append(.done)
      operations[start] = .without(operations.count)
    } else if let name = try captureName() {
      try takes("(") ? group(depth: depth, capture: name, closing: ")") : single(capture: name)
    } else if takes("(") {
      try group(depth: depth, capture: capture, closing: ")")
    } else {
      try single(capture: capture)
    }
  }

  private mutating func single(capture: Int?) throws(Pattern.Mistake) {
    let test = try test(capture: capture)
    operations.append(.test(test))
  }

  private mutating func group(depth: Int, capture: Int?, closing: Character) throws(Pattern.Mistake) {
    try alternatives(depth: depth + 1, capture: capture)
    guard takes(closing) else { throw mistake("a \(closing) is missing before \"\(rest)\"") }
  }

  /// "who:".
  private mutating func captureName() throws(Pattern.Mistake) -> Int? {
    var end = place
    while end < text.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[end]) { end += 1 }
    guard end > place, end + 1 < text.count, text[end] == UInt8(ascii: ":"),
      text[end + 1] != UInt8(ascii: " ")
    else { return nil }
    let name = String(decoding: text[place..<end], as: UTF8.self)
    guard let index = captures.firstIndex(of: name) else { throw mistake("\(name): is no capture") }
    place = end + 1
    return index
  }

  /// "?", "*3", "+3" behind an item, which stands from `start` on.
  private mutating func repetition(from start: Int) throws(Pattern.Mistake) {
    var least = 0
    var most = 1
    if takes("*") || takes("+") {
      least = text[place - 1] == UInt8(ascii: "+") ? 1 : 0
      var number = 0
      while place < text.count, (0x30...0x39).contains(text[place]), number <= Self.most {
        number = number * 10 + Int(text[place] - 0x30)
        place += 1
      }
      guard (2...Self.most).contains(number) else {
        throw mistake("how often something repeats is a number from 2 to \(Self.most)")
      }
      most = number
    } else if !takes("?") {
      return
    }
    let body = Array(operations[start...])
    operations.removeSubrange(start...)
    for round in 0..<most {
      if round >= least { operations.append(.fork(start + most * body.count + most - least)) }
      let offset = operations.count - start
      operations += body.map { Self.moved($0, by: offset) }
    }
  }

  /// Makes room before the operations from `start` on.
  private mutating func shift(from start: Int, by count: Int) {
    for index in operations.indices[start...] { operations[index] = Self.moved(operations[index], by: count) }
  }

  private static func moved(_ operation: Pattern.Operation, by count: Int) -> Pattern.Operation {
    switch operation {
    case .fork(let other): .fork(other + count)
    case .jump(let other): .jump(other + count)
    case .without(let behind): .without(behind + count)
    default: operation
    }
  }

  // MARK: What a piece is asked for

  private mutating func test(capture: Int?) throws(Pattern.Mistake) -> Pattern.Test {
    var glue: Piece.Glue?
    if place + 1 < text.count, text[place + 1] != UInt8(ascii: " ") {
      if takes("-") { glue = .hyphen } else if takes("~") { glue = .joined }
    }
    var test = Pattern.Test(quality: try quality(), glue: glue, capture: capture)
    while takes("&") { test.also.append(try quality()) }
    while takes("/") { test.steps.append(try step()) }
    return test
  }

  private mutating func quality() throws(Pattern.Mistake) -> Pattern.Quality {
    if takes("\"") {
      let start = place
      while place < text.count, text[place] != UInt8(ascii: "\"") { place += 1 }
      let mark = String(decoding: text[start..<place], as: UTF8.self)
      guard takes("\""), !mark.isEmpty else { throw mistake("a mark in quotes is not closed") }
      return .word(stableHash(mark.utf8))
    }
    let start = place
    while place < text.count, !Self.syntax.contains(text[place]) { place += 1 }
    let name = String(decoding: text[start..<place], as: UTF8.self)
    guard !name.isEmpty else { throw mistake("\"\(rest)\" is no word, class or kind") }
    if name.count > 1, name.first == "@" {
      let isEnding = name.hasPrefix("@-")
      let word = name.dropFirst(isEnding ? 2 : 1)
      guard let found = WordClass.allCases.first(where: { "\($0)" == word }) else {
        throw mistake("\(name) is no class of words")
      }
      return isEnding ? .ending(found) : .of(found)
    }
    if name.count > 2, name.first == "<", name.last == ">" {
      guard let kind = PatternKind(rawValue: String(name.dropFirst().dropLast())) else {
        throw mistake("\(name) is no kind")
      }
      return .kind(kind)
    }
    if name.utf8.contains(where: { (0x41...0x5A).contains($0) }) { return try tag(name) }
    guard !name.dropFirst().contains("-"), name.first?.isNumber != true else {
      throw mistake("it can never match: no single piece of a text is \"\(name)\"")
    }
    return .word(stableHash(name.utf8))
  }

  private func tag(_ name: String) throws(Pattern.Mistake) -> Pattern.Quality {
    switch name {
    case "NOUN": return .noun
    case "VERB": return .verb
    case "ADJ": return .adjective
    default:
      guard let tag = PartOfSpeech.allCases.first(where: { "\($0)".uppercased() == name }) else {
        throw mistake("\(name) is no part of speech; words are written in lower case")
      }
      return .tag(tag)
    }
  }

  /// "nsubj(who:<person> | PRP)".
  private mutating func step() throws(Pattern.Mistake) -> Pattern.Step {
    let start = place
    while place < text.count, text[place] != UInt8(ascii: "("), !Self.syntax.contains(text[place]) {
      place += 1
    }
    let name = String(decoding: text[start..<place], as: UTF8.self)
    let way: Pattern.Way
    switch name {
    case "head": way = .head
    case "subject": way = .subject
    default:
      guard let relation = Relation.allCases.first(where: { "\($0)" == name }) else {
        throw mistake("\(name) is no relation")
      }
      way = .child(relation)
    }
    guard takes("(") else { throw mistake("what the \(name) is stands in parentheses") }
    var tests: [Pattern.Test] = []
    repeat {
      skipSpace()
      let capture = try captureName()
      var test = Pattern.Test(quality: try quality(), glue: nil, capture: capture)
      while takes("/") {
        guard test.steps.isEmpty, tests.count < Self.depth else {
          throw mistake("it goes too far in the tree")
        }
        test.steps.append(try step())
      }
      tests.append(test)
      skipSpace()
    } while takes("|")
    guard takes(")") else { throw mistake("a ) is missing before \"\(rest)\"") }
    return Pattern.Step(way: way, tests: tests)
  }
}
