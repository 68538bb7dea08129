/// What the latest writes changed: each step leads from one content of the repository to the next.
///
/// Steps are found by the hashes of the contents on either side, and not by their number, so that a place in the log means
/// the same in every process that comes to hold the same.
struct ChangeLog: Sendable {
  /// So many changes are known; of older ones, and of a larger write, only that they were.
  static let capacity = 10_000

  /// One thing that a step changed.
  struct Edit: Sendable {
    var resource: Change.Resource
    var id: String
    var kind: Change.Kind
    /// Of an article that is removed: what nothing else knows any more.
    var title: String?
  }

  /// The changes of one write, in an order that depends on nothing but them.
  final class Step: Sendable {
    /// The content before.
    let before: UInt64
    /// The content after.
    let after: UInt64
    let milliseconds: Int
    let edits: [Edit]

    init(before: UInt64, after: UInt64, milliseconds: Int, edits: [Edit]) {
      self.before = before
      self.after = after
      self.milliseconds = milliseconds
      self.edits = edits.sorted { ($0.resource.rawValue, $0.id) < ($1.resource.rawValue, $1.id) }
    }
  }

  /// A change of the log: a step, and how many of its edits come before.
  struct Place: Hashable {
    var step: Int
    var edit: Int
  }

  /// The content that the last step led to.
  private(set) var content: UInt64
  private(set) var steps: [Step] = []
  private var count = 0

  /// A log of a content that nothing is known before.
  init(content: UInt64) {
    self.content = content
  }

  /// Adds the step to another content. Without edits it is a step that nothing is known of, so that the log begins anew.
  ///
  /// A write copies the references to all steps, not the steps.
  mutating func append(_ edits: [Edit]?, leadingTo content: UInt64, milliseconds: Int) {
    guard content != self.content else { return }
    guard let edits, edits.count <= Self.capacity else {
      self = ChangeLog(content: content)
      return
    }
    steps.append(
      Step(before: self.content, after: content, milliseconds: milliseconds, edits: edits))
    count += edits.count
    self.content = content
    var old = 0
    while count > Self.capacity {
      count -= steps[old].edits.count
      old += 1
    }
    steps.removeFirst(old)
  }

  /// Where the changes since the latest time of this content begin; nil where it is not known.
  func place(since content: UInt64) -> Place? {
    if content == self.content { return Place(step: steps.count, edit: 0) }
    return steps.lastIndex { $0.before == content }.map { Place(step: $0, edit: 0) }
  }

  /// Where so many edits of the step between two contents are over; nil where there is no such step.
  func place(from before: UInt64, to after: UInt64, edit: Int) -> Place? {
    steps.lastIndex { $0.before == before && $0.after == after && edit < $0.edits.count }
      .map { Place(step: $0, edit: edit) }
  }
}
