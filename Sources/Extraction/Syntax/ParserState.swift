/// A state of the arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and Satta 2011): a stack of
/// words that still miss their head, and the first word not yet read.
package struct ParserState {
  /// A step of the parser.
  package enum Action: Int, CaseIterable {
    /// The next word goes on the stack.
    case shift
    /// The top of the stack depends on the next word.
    case left
    /// The top of the stack depends on the word below it.
    case right
  }

  /// One past the last word of the sentence.
  package private(set) var end = 0
  /// The next word.
  package private(set) var next = 0
  /// The head of each word so far, -1 for none.
  package private(set) var heads: [Int32] = []
  package private(set) var stack: [Int32] = []
  /// The outermost and second outermost dependents so far on each side, and how many there are.
  package private(set) var children: [Children] = []

  /// The dependents that a word has found so far.
  package struct Children {
    package var left: Int32 = -1
    package var left2: Int32 = -1
    package var right: Int32 = -1
    package var right2: Int32 = -1
    package var leftCount: UInt8 = 0
    package var rightCount: UInt8 = 0
  }

  /// Room for documents of this many tokens.
  package init(capacity: Int) {
    heads = Array(repeating: -1, count: capacity)
    children = Array(repeating: Children(), count: capacity)
    stack.reserveCapacity(64)
  }

  /// Starts with the words of a sentence.
  package mutating func begin(_ range: Range<Int>) {
    next = range.lowerBound
    end = range.upperBound
    stack.removeAll(keepingCapacity: true)
  }

  /// Whether every word but one has a head.
  package var isFinished: Bool { next == end && stack.count <= 1 }

  /// The word this deep in the stack, -1 where there is none.
  @inline(__always)
  package func stackWord(_ depth: Int) -> Int {
    stack.count > depth ? Int(stack[stack.count - 1 - depth]) : -1
  }

  package func isValid(_ action: Action) -> Bool {
    switch action {
    case .shift: next < end
    case .left: next < end && !stack.isEmpty
    case .right: stack.count >= 2
    }
  }

  /// Takes a valid step.
  package mutating func apply(_ action: Action) {
    switch action {
    case .shift:
      stack.append(Int32(next))
      next += 1
    case .left:
      let word = stack.removeLast()
      heads[Int(word)] = Int32(next)
      children[next].left2 = children[next].left
      children[next].left = word
      children[next].leftCount &+= 1
    case .right:
      let word = stack.removeLast()
      let head = Int(stack[stack.count - 1])
      heads[Int(word)] = Int32(head)
      children[head].right2 = children[head].right
      children[head].right = word
      children[head].rightCount &+= 1
    }
  }
}
