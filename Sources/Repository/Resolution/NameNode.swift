import Facts

/// A name in the articles, with those who have it.
final class NameNode: Sendable {
  let key: NameKey
  /// The names that are resolved together with it.
  let block: String
  /// Those who have the name, in order of their first mention.
  let personas: [Persona]
  /// Whose each mention is, where several have the name.
  let assignment: [FactKey: Int]
  /// How many mentions there are in all.
  let mentionCount: Int

  init(key: NameKey, block: String, personas: [Persona], assignment: [FactKey: Int], mentionCount: Int) {
    self.key = key
    self.block = block
    self.personas = personas
    self.assignment = assignment
    self.mentionCount = mentionCount
  }
}
