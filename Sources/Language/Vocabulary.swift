/// The words of all classes. A word is looked up in a table without chains, then its classes are bits.
package struct Vocabulary: Sendable {
  /// The classes that travel in the binary, which are read once; a bad row ends the program and says where it stands.
  package static let shared: Vocabulary = {
    do {
      return try Vocabulary(LanguageResource("word-classes.txt").table)
    } catch {
      fatalError("\(error)")
    }
  }()

  /// Hashes of words, zero where there is none; a power of two, at most half full.
  private var slots: [UInt64]
  /// The classes of the word in each slot, `stride` words of 64 bits each.
  private var bits: [UInt64]
  private let stride = (WordClass.allCases.count + 63) / 64

  /// The members of each class.
  package let members: [WordClass: Set<String>]

  /// From rows of a class and its members, parted by spaces: words in lower case (`_` for a space inside one), other
  /// classes (`@month`) and files with a word a line (`<agents.txt`).
  ///
  /// - Throws: a `LanguageError` for a class that is unknown, twice, in a circle or missing, and a member that stands twice.
  package init(_ rows: [LanguageRow]) throws(LanguageError) {
    members = try Self.members(rows)
    var words = 0
    for class_ in members.values { words += class_.count }
    var capacity = 64
    while capacity < words * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    bits = Array(repeating: 0, count: capacity * stride)
    for (name, words) in members {
      for word in words {
        let hash = stableHash(word.utf8)
        let slot = self.slot(hash)
        slots[slot] = hash
        bits[slot * stride + Int(name.rawValue) / 64] |= 1 << (UInt64(name.rawValue) % 64)
      }
    }
  }

  /// Whether the word with this `stableHash` is of a class.
  package func contains(_ name: WordClass, _ hash: UInt64) -> Bool {
    let slot = self.slot(hash)
    return slots[slot] == hash
      && bits[slot * stride + Int(name.rawValue) / 64] >> (UInt64(name.rawValue) % 64) & 1 == 1
  }

  /// Where a word stands, or would stand.
  private func slot(_ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] != hash, slots[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  /// The words of each class, other classes written out.
  static func members(_ rows: [LanguageRow]) throws(LanguageError) -> [WordClass: Set<String>] {
    let names = Dictionary(uniqueKeysWithValues: WordClass.allCases.map { (String(describing: $0), $0) })
    var byName: [WordClass: LanguageRow] = [:]
    var included: [WordClass: [WordClass]] = [:]
    var members: [WordClass: Set<String>] = [:]
    for row in rows {
      guard row.fields.count == 2 else {
        throw row.error("a row is the name of a class, a tab, and its words")
      }
      guard let name = names[String(row.fields[0])] else {
        throw row.error("\(row.fields[0]) is no class of words")
      }
      guard byName.updateValue(row, forKey: name) == nil else {
        throw row.error("the class \(row.fields[0]) stands twice")
      }
      for member in row.fields[1].split(separator: " ") {
        if member.count > 1, member.first == "@" {
          guard let other = names[String(member.dropFirst())] else {
            throw row.error("\(member) is no class of words")
          }
          included[name, default: []].append(other)
        } else if member.count > 1, member.first == "<" {
          members[name, default: []].formUnion(LanguageResource(String(member.dropFirst())).set)
        } else if !members[name, default: []].insert(member.spaced).inserted {
          throw row.error("\(member) stands twice in \(row.fields[0])")
        }
      }
    }
    for name in WordClass.allCases where byName[name] == nil {
      throw LanguageError(file: rows.first?.file ?? "", line: 0, message: "no row for the class \(name)")
    }
    for name in WordClass.allCases {
      var seen: Set<WordClass> = [name]
      var open = included[name] ?? []
      while let other = open.popLast() {
        guard other != name else { throw byName[name]!.error("the class \(name) has itself as a member") }
        guard seen.insert(other).inserted else { continue }
        open += included[other] ?? []
      }
      seen.remove(name)
      for other in seen { members[name, default: []].formUnion(members[other] ?? []) }
    }
    return members
  }
}

extension Substring {
  /// The text with a space for each underscore.
  fileprivate var spaced: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return String(self) }
    return String(decoding: utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
