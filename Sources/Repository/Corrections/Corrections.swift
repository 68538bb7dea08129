import Facts

/// All corrections, as resolution looks them up: by the keys of names.
struct Corrections: Hashable, Sendable {
  private(set) var all: [Correction]
  /// Groups of keys that are one record; keys of a group that share one are one group.
  private var groups: [[NameKey]] = []
  private var group: [NameKey: Int] = [:]
  private var apart: [NameKey: Set<NameKey>] = [:]
  private var hidden: Set<NameKey> = []
  private var names: [NameKey: String] = [:]
  private var kinds: [NameKey: Organization.Kind] = [:]
  /// The block that each block is part of, since a group has names of both.
  private var blocks: [EntityReference.Kind: [String: String]] = [:]

  init(_ all: [Correction] = []) {
    var neighbors: [[NameKey]] = []
    var seen = Set<String>()
    self.all = all.filter { seen.insert($0.id).inserted }
    for correction in self.all {
      let keys = correction.names.map { NameKey($0, kind: correction.kind) }
      switch correction.action {
      case .same: join(keys)
      case .notSame:
        apart[keys[0], default: []].insert(keys[1])
        apart[keys[1], default: []].insert(keys[0])
      case .hide: hidden.insert(keys[0])
      case .rename:
        names[keys[0]] = correction.to
        // Whoever has the new name already is decided together with it, so that no two records get one id.
        neighbors += correction.newName.map { [[keys[0], $0]] } ?? []
      case .setKind: kinds[keys[0]] = correction.to.flatMap(Organization.Kind.init(rawValue:))
      }
    }
    joinBlocks(neighbors)
  }

  private mutating func join(_ keys: [NameKey]) {
    let others = Set(keys.compactMap { group[$0] })
    let joined = groups.count
    var seen = Set<NameKey>()
    groups.append((keys + others.sorted().flatMap { groups[$0] }).filter { seen.insert($0).inserted })
    for key in groups[joined] { group[key] = joined }
    for other in others { groups[other] = [] }
  }

  private mutating func joinBlocks(_ neighbors: [[NameKey]]) {
    for keys in groups + neighbors {
      guard let first = keys.first else { continue }
      var texts = Set(keys.map(\.block))
      // What an earlier group joined to one of these belongs to it as well.
      let known = blocks[first.kind] ?? [:]
      let roots = Set(texts.compactMap { known[$0] })
      texts.formUnion(known.filter { roots.contains($0.value) }.map(\.key))
      let root = texts.min() ?? ""
      for text in texts { blocks[first.kind, default: [:]][text] = root }
    }
  }

  var isEmpty: Bool { all.isEmpty }

  /// The block in which a name is resolved that has `own` without corrections.
  func block(of key: NameKey, own: String) -> String {
    guard !blocks.isEmpty else { return own }
    return block(group(of: key).flatMap { groups[$0].first?.block } ?? own, key.kind)
  }

  /// The block that a block is part of.
  func block(_ text: String, _ kind: EntityReference.Kind) -> String { blocks[kind]?[text] ?? text }

  /// The keys of the names that there is something to correct of.
  var keys: [NameKey] {
    all.flatMap { correction in
      correction.names.map { NameKey($0, kind: correction.kind) } + (correction.newName.map { [$0] } ?? [])
    }
  }

  /// The number of the group that a name is in.
  func group(of key: NameKey) -> Int? { group[key.plain] }

  /// Whether a record that an editor made of several names has this one: the first that the editor gave.
  func leads(_ key: NameKey) -> Bool {
    group(of: key).map { groups[$0].first == key.plain } ?? false
  }

  /// Whether two names are never of one record.
  func keepApart(_ key: NameKey, _ other: NameKey) -> Bool {
    apart[key.plain]?.contains(other.plain) ?? false
  }

  /// Whether a record with this name is not shown.
  func hides(_ key: NameKey) -> Bool { hidden.contains(key.plain) }

  /// What a record with this name is called.
  func name(for key: NameKey) -> String? { names[key.plain] }

  /// What kind an organization with this name is of.
  func organizationKind(for key: NameKey) -> Organization.Kind? { kinds[key.plain] }
}

extension Correction {
  /// The key of the name that a record gets.
  fileprivate var newName: NameKey? { action == .rename ? to.map { NameKey($0, kind: kind) } : nil }
}
