import Testing

@testable import API

@Suite("Where the nodes of a network stand")
struct NetworkLayoutTests {
  private static let size = NetworkLayout.Size(width: 60, height: 24)

  /// A chain of so many.
  private func chain(_ count: Int, width: Double = 800, height: Double = 600) -> NetworkLayout {
    NetworkLayout(
      sizes: Array(repeating: Self.size, count: count),
      edges: (0..<max(0, count - 1)).map { ($0, $0 + 1, 1) }, width: width, height: height)
  }

  private func distance(_ layout: NetworkLayout, _ first: Int, _ second: Int) -> Double {
    let x = layout.points[first].x - layout.points[second].x
    let y = layout.points[first].y - layout.points[second].y
    return (x * x + y * y).squareRoot()
  }

  @Test("the same network has the same drawing, inside of its box", arguments: [0, 1, 2, 30, 200])
  func isTheSame(_ count: Int) {
    let layout = chain(count)
    #expect(layout.points == chain(count).points)
    #expect(layout.points.count == count)
    for point in layout.points {
      #expect((30...770).contains(point.x.rounded()) && (12...588).contains(point.y.rounded()), "\(point)")
    }
  }

  @Test("who is joined stands closer than who is not")
  func joined() {
    let layout = chain(12)
    let neighbours = (0..<11).map { distance(layout, $0, $0 + 1) }.reduce(0, +) / 11
    #expect(neighbours < distance(layout, 0, 11) / 2)
  }

  @Test("names do not cover each other where there is room")
  func apart() {
    let layout = chain(20)
    for first in 0..<20 {
      for second in first + 1..<20 {
        let x = abs(layout.points[first].x - layout.points[second].x)
        let y = abs(layout.points[first].y - layout.points[second].y)
        #expect(x > 59.9 || y > 23.9, "\(first) and \(second)")
      }
    }
  }

  @Test("a box too small for a name, and nodes without an edge, are no trouble")
  func tight() {
    let layout = NetworkLayout(
      sizes: Array(repeating: Self.size, count: 40), edges: [], width: 50, height: 20)
    #expect(layout.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }
}
