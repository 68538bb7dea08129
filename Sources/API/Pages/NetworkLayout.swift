/// Where the nodes of a drawing stand: edges pull their ends together, every two nodes push each other away (Fruchterman
/// and Reingold, 1991), and names that would cover each other move apart.
///
/// The same network gives the same drawing: the nodes start on a spiral, in the order in which they are given.
struct NetworkLayout {
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// A node as the layout sees it: how much room its name needs, as wide and as high.
  struct Size {
    var width: Double
    var height: Double
  }

  /// Steps of a small network; of a large one fewer, so that its pairs are not looked at more often than `mostPairs`.
  private static let steps = 300
  private static let mostPairs = 4_000_000
  private static let stepsApart = 80

  let width: Double
  let height: Double
  /// The middle of each node.
  private(set) var points: [Point]

  /// - Parameters:
  ///   - sizes: one a node.
  ///   - edges: the numbers of two nodes, and how strongly they belong together, above 0 to 1.
  init(sizes: [Size], edges: [(Int, Int, Double)], width: Double, height: Double) {
    self.width = width
    self.height = height
    points = Self.spiral(sizes.count)
    attract(edges)
    fit(sizes)
    separate(sizes)
  }

  /// Points around the middle of a square of one by one, evenly spread (Vogel, 1979).
  private static func spiral(_ count: Int) -> [Point] {
    let golden = 0.618_033_988_749_895
    return (0..<count).map { index in
      let radius = 0.5 * ((Double(index) + 0.5) / Double(max(1, count))).squareRoot()
      let turn = unit((Double(index) * golden).truncatingRemainder(dividingBy: 1))
      return Point(x: 0.5 + radius * turn.x, y: 0.5 + radius * turn.y)
    }
  }

  /// The point of the unit circle that lies a part of a turn from the right, near enough: by squares, without a sine.
  private static func unit(_ turn: Double) -> Point {
    // A quarter by its chord's parameter: (1 - t²) / (1 + t²), 2t / (1 + t²).
    let quarter = (turn * 4).rounded(.down)
    let part = turn * 4 - quarter
    let cosine = (1 - part * part) / (1 + part * part)
    let sine = 2 * part / (1 + part * part)
    switch Int(quarter) % 4 {
    case 0: return Point(x: cosine, y: sine)
    case 1: return Point(x: -sine, y: cosine)
    case 2: return Point(x: -cosine, y: -sine)
    default: return Point(x: sine, y: -cosine)
    }
  }

  private mutating func attract(_ edges: [(Int, Int, Double)]) {
    let count = points.count
    guard count > 1 else { return }
    let pairs = count * (count - 1) / 2
    let steps = max(30, min(Self.steps, Self.mostPairs / pairs))
    let distance = (1 / Double(count)).squareRoot()
    for step in 0..<steps {
      var moves = [Point](repeating: Point(x: 0, y: 0), count: count)
      for first in 0..<count {
        for second in first + 1..<count {
          let x = points[first].x - points[second].x
          let y = points[first].y - points[second].y
          let push = distance * distance / max(1e-6, x * x + y * y)
          moves[first].x += x * push
          moves[first].y += y * push
          moves[second].x -= x * push
          moves[second].y -= y * push
        }
        // What nothing joins to the rest would leave the drawing.
        moves[first].x += (0.5 - points[first].x) * 0.6
        moves[first].y += (0.5 - points[first].y) * 0.6
      }
      for (first, second, strength) in edges {
        let x = points[first].x - points[second].x
        let y = points[first].y - points[second].y
        let pull = (x * x + y * y).squareRoot() / distance * (0.5 + strength)
        moves[first].x -= x * pull
        moves[first].y -= y * pull
        moves[second].x += x * pull
        moves[second].y += y * pull
      }
      // So far at most, less with every step.
      let reach = 0.1 * (1 - Double(step) / Double(steps)) + 0.001
      for index in 0..<count {
        let length = (moves[index].x * moves[index].x + moves[index].y * moves[index].y).squareRoot()
        guard length > 0 else { continue }
        points[index].x += moves[index].x / length * min(length, reach)
        points[index].y += moves[index].y / length * min(length, reach)
      }
    }
  }

  /// Stretches the drawing to its box, in which every name has its room.
  private mutating func fit(_ sizes: [Size]) {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return }
    for index in points.indices {
      let size = sizes[index]
      let x = right > left ? (points[index].x - left) / (right - left) : 0.5
      let y = bottom > top ? (points[index].y - top) / (bottom - top) : 0.5
      points[index].x = size.width / 2 + x * max(0, width - size.width)
      points[index].y = size.height / 2 + y * max(0, height - size.height)
    }
  }

  /// Moves names that cover each other apart, each half of the way.
  private mutating func separate(_ sizes: [Size]) {
    for _ in 0..<Self.stepsApart {
      var isClear = true
      for first in points.indices {
        for second in points.indices.dropFirst(first + 1) {
          let x = points[second].x - points[first].x
          let y = points[second].y - points[first].y
          let overlapX = (sizes[first].width + sizes[second].width) / 2 - abs(x)
          let overlapY = (sizes[first].height + sizes[second].height) / 2 - abs(y)
          guard overlapX > 0, overlapY > 0 else { continue }
          isClear = false
          if overlapX < overlapY {
            let move = (x < 0 ? -overlapX : overlapX) / 2
            points[first].x -= move
            points[second].x += move
          } else {
            let move = (y < 0 ? -overlapY : overlapY) / 2
            points[first].y -= move
            points[second].y += move
          }
        }
      }
      for index in points.indices {
        let size = sizes[index]
        points[index].x = min(
          max(points[index].x, size.width / 2), max(size.width / 2, width - size.width / 2))
        points[index].y = min(
          max(points[index].y, size.height / 2), max(size.height / 2, height - size.height / 2))
      }
      if isClear { return }
    }
  }
}
