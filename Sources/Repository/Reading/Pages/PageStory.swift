import Extraction

/// Chooses the blocks of a page that are its story: where most prose stands, without what the page puts around and
/// between.
struct PageStory {
  /// The paragraphs, a blank line between them.
  private(set) var text = ""
  /// How much of the page's prose the story is, from 0 to 1.
  private(set) var share = 1.0
  /// The lines before the story's first paragraph that are not of it: bylines and times.
  private(set) var before: [String] = []

  private let tree: PageTree

  init(_ weighed: PageTree, title: String?) {
    tree = weighed
    let root = root()
    var chosen = chosen(in: root, title: title)
    var length = self.length(chosen)
    if length < Self.little, root != 0 {
      let other = self.chosen(in: 0, title: title)
      if self.length(other) > 2 * length {
        chosen = other
        length = self.length(other)
      }
    }
    text = chosen.map { tree.blocks[$0].text }.joined(separator: "\n\n")
    let all = tree.blocks.reduce(0) { $1.isProse ? $0 + $1.own : $0 }
    share = all > 0 ? Double(length) / Double(all) : 1
    let first = chosen.first ?? 0
    before = tree.blocks[max(0, first - 12)..<first].map(\.text)
  }

  /// Bytes of a story that are too few to be sure of.
  static let little = 250

  private static let lines = PageLines()

  private static func length(_ indices: [Int], _ blocks: [PageBlock]) -> Int {
    indices.reduce(0) { $0 + blocks[$1].text.utf8.count }
  }

  private func length(_ indices: [Int]) -> Int { Self.length(indices, tree.blocks) }

  /// What decides whether an element is left out: what it is called, and that it holds no more of the page than such do.
  static func leavesOut(_ element: PageElement, _ all: Int) -> Bool {
    element.kind != nil && element.prose * 100 <= all * Int(element.cap)
  }

  // MARK: Where the story is

  /// The element that the story stands in: what says so and has enough, then, going inward, what still has nearly all.
  private func root() -> Int {
    let all = tree.elements[0].prose
    guard all > 0 else { return 0 }
    var best = [PageElement.Place: Int]()
    for index in tree.elements.indices where !tree.elements[index].isLeftOut {
      let place = tree.elements[index].place
      guard place != .none else { continue }
      if tree.elements[index].prose > tree.elements[best[place] ?? 0].prose || best[place] == nil {
        best[place] = index
      }
    }
    var root = 0
    for place in [PageElement.Place.body, .article, .main] {
      guard let index = best[place], tree.elements[index].prose * 3 >= all else { continue }
      root = index
      break
    }
    return inward(from: root, keeping: root == 0 ? 75 : 92)
  }

  /// Goes from an element to the one in it that has so many percent of its prose, and on from there.
  private func inward(from start: Int, keeping percent: Int) -> Int {
    var root = start
    for index in tree.elements.indices where index > root {
      let element = tree.elements[index]
      // Elements stand in the order of the page: a child of the root comes before what is in it.
      guard Int(element.parent) == root, element.form == .bare, !element.isLeftOut,
        element.prose * 100 >= tree.elements[root].prose * percent, element.prose > 0
      else { continue }
      root = index
    }
    return root
  }

  // MARK: What of it is read

  private func chosen(in root: Int, title: String?) -> [Int] {
    var isInside = [Bool](repeating: false, count: tree.elements.count)
    isInside[root] = true
    for index in tree.elements.indices where index > root {
      isInside[index] = isInside[Int(tree.elements[index].parent)] && !tree.elements[index].isLeftOut
    }
    var paragraphs = 0
    var bare = 0
    for block in tree.blocks where isInside[block.element] && block.isProse {
      if block.form == .bare || block.form == .cell { bare += block.own } else { paragraphs += block.own }
    }
    let takesBare = bare > paragraphs
    let folded = title.map(PageTitle.folded)
    var seen: Set<String> = []
    var kept: [Int] = []
    var isFirst = true
    for (index, block) in tree.blocks.enumerated() where isInside[block.element] {
      guard wants(block, takesBare: takesBare, isFirst: isFirst), !isTitle(block.text, title, folded) else {
        continue
      }
      guard block.text.utf8.count < 60 || seen.insert(block.text).inserted else { continue }
      if block.isProse || block.endsSentence { isFirst = false }
      kept.append(index)
    }
    return withLead(trimmed(kept), root)
  }

  private func isTitle(_ text: String, _ title: String?, _ folded: String?) -> Bool {
    guard let title, text.utf8.count <= 2 * title.utf8.count, 2 * text.utf8.count >= title.utf8.count else {
      return false
    }
    return PageTitle.folded(text) == folded
  }

  private func wants(_ block: PageBlock, takesBare: Bool, isFirst: Bool) -> Bool {
    let size = block.text.utf8.count
    if Self.lines.isFurniture(block.text) { return false }
    if block.isLinks {
      // A whole paragraph may be a link, as in an agency's summaries.
      return block.form == .paragraph && !block.isItem && size >= 120 && block.endsSentence
    }
    switch block.form {
    case .heading: return !isFirst && size <= 200
    case .paragraph: return size >= 25 || block.endsSentence || !isFirst
    case .item: return !isFirst && (size >= 20 || block.endsSentence)
    case .bare, .cell:
      if takesBare { return size >= 25 || block.endsSentence || !isFirst }
      return block.isProse && block.endsSentence && block.linked == 0 && size >= 100
    }
  }

  /// Without what is no sentence before the first paragraph, and behind the last.
  private func trimmed(_ kept: [Int]) -> [Int] {
    func isText(_ index: Int) -> Bool {
      let block = tree.blocks[index]
      return block.form != .heading
        && (block.isProse || block.endsSentence && (block.form == .paragraph || block.text.utf8.count >= 25))
    }
    guard let first = kept.firstIndex(where: isText), let last = kept.lastIndex(where: isText) else {
      return kept
    }
    var result: [Int] = []
    // A list at the end of a story is a part of it; what else is no sentence there is not.
    for index in kept[first...last] {
      let block = tree.blocks[index]
      if block.form == .heading, let before = result.last, tree.blocks[before].form == .heading,
        tree.blocks[before].text == block.text
      {
        continue
      }
      result.append(index)
    }
    var next = last + 1
    while next < kept.count, tree.blocks[kept[next]].isItem, tree.blocks[kept[next]].linked == 0 {
      result.append(kept[next])
      next += 1
    }
    return result
  }

  /// With the lead that stands between the headline and the story.
  private func withLead(_ kept: [Int], _ root: Int) -> [Int] {
    guard root != 0, let first = kept.first else { return kept }
    var lead: [Int] = []
    for index in max(0, first - 24)..<first {
      let block = tree.blocks[index]
      let element = tree.elements[block.element]
      let isLead = element.isLead || (element.parent >= 0 && tree.elements[Int(element.parent)].isLead)
      guard isLead, !element.isLeftOut, !block.isLinks, block.text.utf8.count >= 40,
        block.form != .heading || block.endsSentence,
        !Self.lines.isFurniture(block.text), !kept.contains(where: { tree.blocks[$0].text == block.text })
      else { continue }
      lead.append(index)
    }
    return lead + kept
  }
}
