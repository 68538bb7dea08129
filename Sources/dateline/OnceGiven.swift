/// Notices a flag that is given twice: of two values one would be dropped without a word.
struct OnceGiven {
  private var seen: Set<String> = []

  mutating func check(_ flag: String) throws(Failure) {
    guard seen.insert(flag).inserted else { throw Failure(.usage, "\(flag) is given twice; allowed: once") }
  }
}
