import Seeded
import Testing

@testable import Repository

@Suite("Sorted map")
struct SortedMapTests {
  @Test("agrees with a dictionary under random changes, and copies stay as they were", arguments: [1, 2, 3])
  func model(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var map = SortedMap<Int, Int>()
    var model: [Int: Int] = [:]
    var kept: [(SortedMap<Int, Int>, [Int: Int])] = []
    for step in 0..<6000 {
      let key = Int.random(in: 0..<1500, using: &random)
      if Bool.random(using: &random) || step < 1000 {
        map[key] = step
        model[key] = step
      } else {
        map[key] = nil
        model[key] = nil
      }
      if step % 1500 == 0 { kept.append((map, model)) }
    }
    kept.append((map, model))
    for (map, model) in kept {
      let sorted = model.sorted { $0.key < $1.key }
      #expect(map.count == sorted.count)
      for (position, element) in sorted.enumerated() {
        #expect(map[element.key] == element.value)
        #expect(map.rank(of: element.key) == position)
        #expect(map.element(at: position).key == element.key)
      }
      var up: [Int] = []
      map.ascend(from: 300) { key, _ in
        up.append(key)
        return true
      }
      #expect(up == sorted.map(\.key).filter { $0 >= 300 })
      var down: [Int] = []
      map.descend(before: 300) { key, _ in
        down.append(key)
        return true
      }
      #expect(down == sorted.map(\.key).filter { $0 < 300 }.reversed())
    }
  }

  @Test("a map from sorted elements is the same map", arguments: [0, 1, 55, 56, 57, 64, 65, 5000])
  func sorted(count: Int) {
    var map = SortedMap<Int, String>(sorted: (0..<count).map { ($0 * 2, "\($0)") })
    #expect(map.count == count)
    for number in 0..<count { #expect(map[number * 2] == "\(number)" && map[number * 2 + 1] == nil) }
    for number in 0..<count { map[number * 2] = nil }
    #expect(map.count == 0)
    map[3] = "x"
    #expect(map[3] == "x")
  }
}
