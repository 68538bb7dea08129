/// Finds the events that reports are of.
///
/// Reports are linked where their traits agree, and what links join is parted again where it would hold what cannot be
/// one event: "police arrested a man" joins one of two arrests and not both. Links, and what comes of them, depend on
/// nothing but the reports that hang together, so that any order of articles ends in the same events.
struct EventGrouping {
  private let index: FactIndex

  init(_ index: FactIndex) {
    self.index = index
  }

  private struct Link: Comparable {
    var first: FactKey
    var second: FactKey
    /// How many signatures the reports share.
    var strength: Int

    /// The strongest first; then the one that bridges fewer days.
    static func < (left: Link, right: Link) -> Bool {
      if left.strength != right.strength { return left.strength > right.strength }
      if left.days != right.days { return left.days < right.days }
      return left.first != right.first ? left.first < right.first : left.second < right.second
    }

    private var days: UInt64 { second.order >> 22 - first.order >> 22 }
  }

  /// The events of these reports and of all that hang together with them, each with its reports in order.
  ///
  /// In time in proportion to the reports that it returns.
  func events(with reports: [FactKey]) -> [[FactKey]] {
    var numbers: [FactKey: Int] = [:]
    var keys: [FactKey] = []
    var links: [Link] = []
    func number(_ key: FactKey) {
      guard numbers[key] == nil else { return }
      numbers[key] = keys.count
      keys.append(key)
    }
    reports.forEach(number)
    var done = 0
    while done < keys.count {
      let step = Array(keys[done...])
      done = keys.count
      for found in Parallel.map(step, self.links) {
        for link in found {
          number(link.first)
          number(link.second)
        }
        links += found
      }
    }
    return group(keys, numbers, links)
  }

  /// The links of a report; one that also the other report finds counts once, for the earlier of the two.
  private func links(of key: FactKey) -> [Link] {
    guard let traits = index.traits(key) else { return [] }
    var shared: [FactKey: [EventTraits.Signature]] = [:]
    for (other, signature) in index.near(key, traits.signatures) {
      // Within one article the reader saw two events where not all of them is the same.
      if other.ownerHash != key.ownerHash || signature.isWhole {
        shared[other, default: []].append(signature)
      }
    }
    return shared.compactMap { other, signatures in
      guard let others = index.traits(other),
        signatures.contains(where: { traits.agrees(with: others, by: $0) })
      else { return nil }
      return Link(first: min(key, other), second: max(key, other), strength: signatures.count)
    }
  }

  private func group(_ keys: [FactKey], _ numbers: [FactKey: Int], _ links: [Link]) -> [[FactKey]] {
    var sets = DisjointSets(count: keys.count)
    var traits: [Int: EventTraits] = [:]
    var last: Link?
    for link in links.sorted() where link != last {
      last = link
      guard let first = numbers[link.first], let second = numbers[link.second] else { continue }
      let (one, other) = (sets.root(of: first), sets.root(of: second))
      guard one != other, var merged = traits[one] ?? index.traits(keys[one]),
        let added = traits[other] ?? index.traits(keys[other]), !merged.excludes(added)
      else { continue }
      merged.absorb(added)
      sets.join(one, other)
      traits[one] = nil
      traits[other] = nil
      traits[min(one, other)] = merged
    }
    var events: [Int: [FactKey]] = [:]
    for number in keys.indices { events[sets.root(of: number), default: []].append(keys[number]) }
    return events.values.map { $0.sorted() }
  }
}
