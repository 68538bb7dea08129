/// The memory in which the network reads one sentence after the other; it grows to the longest and is freed
/// with its owner.
struct NetworkScratch: ~Copyable {
  /// Rows of the sentence just read, rounded up to a multiple of 4.
  private(set) var rows = 0
  private var capacity = 0
  private var memory: UnsafeMutablePointer<Float>?

  /// Tokens by width: sums; what they are divided by their size, a row of zeros before and behind.
  private(set) var x: UnsafeMutablePointer<Float>
  private(set) var normal: UnsafeMutablePointer<Float>
  private(set) var gathered: UnsafeMutablePointer<Float>
  private(set) var gated: UnsafeMutablePointer<Float>
  private(set) var encoded: UnsafeMutablePointer<Float>
  private(set) var hidden: UnsafeMutablePointer<Float>
  private(set) var pooled: UnsafeMutablePointer<Float>
  private(set) var poolOut: UnsafeMutablePointer<Float>
  /// The results of the heads.
  private(set) var names: UnsafeMutablePointer<Float>
  private(set) var triggers: UnsafeMutablePointer<Float>
  private(set) var tokens: UnsafeMutablePointer<Float>
  /// What belongs to one event.
  private(set) var own: UnsafeMutablePointer<Float>
  private(set) var pairs: UnsafeMutablePointer<Float>
  private(set) var context: UnsafeMutablePointer<Float>
  private(set) var joined: UnsafeMutablePointer<Float>
  private(set) var roles: UnsafeMutablePointer<Float>
  private(set) var status: UnsafeMutablePointer<Float>

  init() {
    let none = UnsafeMutablePointer<Float>.allocate(capacity: 1)
    none.initialize(to: 0)
    memory = none
    (x, normal, gathered, gated, encoded, hidden) = (none, none, none, none, none, none)
    (pooled, poolOut, names, triggers, tokens) = (none, none, none, none, none)
    (own, pairs, context, joined, roles, status) = (none, none, none, none, none, none)
  }

  deinit { memory?.deallocate() }

  /// Makes room for a sentence of `count` tokens and clears what must be zero. Linear in `count`.
  mutating func prepare(_ count: Int, _ network: Network) {
    rows = (count + 3) / 4 * 4
    if rows > capacity { grow(to: rows + rows / 2 + 2, network) }
    let width = network.width
    x.update(repeating: 0, count: rows * width)
    normal.update(repeating: 0, count: (rows + 2) * width)
    encoded.update(repeating: 0, count: rows * width)
    gathered.update(repeating: 0, count: rows * 3 * width)
  }

  private mutating func grow(to least: Int, _ network: Network) {
    let rows = (least + 3) / 4 * 4
    let width = network.width
    let pair = network.pairWidth
    let columns = network.headColumns
    let sizes = [
      rows * width, (rows + 2) * width, rows * 3 * width, rows * 2 * width, rows * width, rows * width,
      width, 4 * 2 * width, rows * columns.names, rows * columns.types, rows * pair, 4 * pair,
      (rows + 2) * pair, rows * pair, 2 * pair, rows * columns.roles, 4 * 16,
    ].map { ($0 + 15) / 16 * 16 }
    memory?.deallocate()
    let total = sizes.reduce(0, +)
    let base = UnsafeMutablePointer<Float>.allocate(capacity: total)
    base.initialize(repeating: 0, count: total)
    memory = base
    capacity = rows
    var next = base
    func take(_ index: Int) -> UnsafeMutablePointer<Float> {
      defer { next += sizes[index] }
      return next
    }
    x = take(0)
    normal = take(1)
    gathered = take(2)
    gated = take(3)
    encoded = take(4)
    hidden = take(5)
    pooled = take(6)
    poolOut = take(7)
    names = take(8)
    triggers = take(9)
    tokens = take(10)
    own = take(11)
    pairs = take(12)
    context = take(13)
    joined = take(14)
    roles = take(15)
    status = take(16)
  }
}
