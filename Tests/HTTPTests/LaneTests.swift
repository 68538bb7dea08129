import Dispatch
import Sockets
import Synchronization
import Testing

@testable import HTTP

@Suite("Lanes")
struct LaneTests {
  /// Work for a lane that waits at a gate, and what was done and refused in which order.
  private final class World: Sendable {
    let time = ManualTime()
    let gate = DispatchSemaphore(value: 0)
    let begun = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    private let names = Mutex<(done: [String], refused: [String])>(([], []))

    var doneNames: [String] { names.withLock { $0.done } }
    var refusedNames: [String] { names.withLock { $0.refused } }

    /// Asks for work of a client that waits at the gate once it is begun.
    func ask(_ lane: Lane, _ name: String, of client: UInt32) -> Bool {
      lane.run(for: .ipv4(client)) { [self] in
        work(name)
      } refuse: { [self] in
        names.withLock { $0.refused.append(name) }
      }
    }

    func askForPiece(_ lane: Lane, _ name: String, of client: UInt32) {
      lane.runPiece(for: .ipv4(client)) { [self] in work(name) }
    }

    private func work(_ name: String) {
      begun.signal()
      gate.wait()
      names.withLock { $0.done.append(name) }
      done.signal()
    }

    /// Lets so many pass the gate and waits until they are done.
    func finish(_ count: Int) {
      for _ in 0..<count { gate.signal() }
      for _ in 0..<count { done.wait() }
    }
  }

  @Test("takes the clients in turn, whatever the order they came in")
  func turns() {
    let world = World()
    let lane = Lane("l", width: 1)
    for name in ["a1", "a2", "a3", "a4"] { #expect(world.ask(lane, name, of: 1)) }
    for name in ["b1", "b2"] { #expect(world.ask(lane, name, of: 2)) }
    #expect(world.ask(lane, "c1", of: 3))
    world.finish(7)
    #expect(world.doneNames == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"])
  }

  @Test("takes requests and pieces of answers in turn")
  func pieces() {
    let world = World()
    let lane = Lane("l", width: 1)
    #expect(world.ask(lane, "r0", of: 1))
    world.begun.wait()
    for name in ["p1", "p2", "p3"] { world.askForPiece(lane, name, of: 1) }
    for name in ["r1", "r2"] { #expect(world.ask(lane, name, of: 1)) }
    world.finish(6)
    #expect(world.doneNames == ["r0", "r1", "p1", "r2", "p2", "p3"])
  }

  @Test("refuses what has no place; a client that has more than another gives up its last place for it")
  func share() {
    let world = World()
    let lane = Lane("l", width: 1, places: 4)
    #expect(world.ask(lane, "a0", of: 1))
    world.begun.wait()
    for name in ["a1", "a2", "a3", "a4"] { #expect(world.ask(lane, name, of: 1)) }
    #expect(!world.ask(lane, "a5", of: 1))
    #expect(world.ask(lane, "b1", of: 2))
    #expect(world.ask(lane, "b2", of: 2))
    // Each of the two has as much as the other now.
    #expect(!world.ask(lane, "b3", of: 2))
    #expect(!world.ask(lane, "a6", of: 1))
    #expect(world.ask(lane, "c1", of: 3))
    #expect(!world.ask(lane, "c2", of: 3))
    world.askForPiece(lane, "p", of: 1)
    #expect(lane.figures.waiting == 5)
    #expect(lane.figures.refused == 7)
    world.finish(6)
    #expect(Set(world.refusedNames).isSuperset(of: ["a4", "a3"]))
    #expect(world.refusedNames.count == 3)
    #expect(Set(world.doneNames).isSuperset(of: ["a0", "a1", "c1", "p"]))
  }

  @Test("works on no more at once than it is wide", arguments: [1, 2, 5])
  func width(_ width: Int) {
    let world = World()
    let lane = Lane("l", width: width)
    for number in 0..<8 { #expect(world.ask(lane, "\(number)", of: UInt32(number))) }
    for _ in 0..<width { world.begun.wait() }
    #expect(lane.figures.running == width)
    #expect(lane.figures.waiting == 8 - width)
    world.finish(8)
  }

  @Test("says how long what waits has waited, and what was begun had waited")
  func waits() {
    let world = World()
    let lane = Lane("l", width: 1, time: world.time)
    #expect(world.ask(lane, "a", of: 1))
    world.begun.wait()
    #expect(world.ask(lane, "b", of: 1))
    world.time.advance(bySeconds: 2)
    #expect(world.ask(lane, "c", of: 2))
    world.time.advance(bySeconds: 1)
    #expect(lane.figures.longestWait == 3_000_000_000)
    #expect(lane.figures.waited == 0)
    world.finish(1)
    world.begun.wait()
    #expect(lane.figures.waited == 3_000_000_000)
    #expect(lane.figures.longestWait == 1_000_000_000)
    #expect(lane.figures.begun == 2)
    world.finish(2)
    #expect(lane.figures.longestWait == 0)
    #expect(lane.figures.waited == 4_000_000_000)
  }

  @Test(
    "counts a client by its address, of IPv6 by the network",
    arguments: [
      (SocketAddress.ipv4(1, port: 1), SocketAddress.ipv4(1, port: 2), true),
      (.ipv4(1, port: 1), .ipv4(2, port: 1), false),
      (.ipv6(high: 1, low: 1, port: 1), .ipv6(high: 1, low: 2, port: 9), true),
      (.ipv6(high: 1, low: 1, port: 1), .ipv6(high: 2, low: 1, port: 1), false),
      (.unix(path: "/a"), .unix(path: "/b"), true), (.unix(path: "/a"), .ipv4(1, port: 1), false),
    ])
  func clients(_ one: SocketAddress, _ other: SocketAddress, _ isSame: Bool) {
    #expect((ClientNetwork(one) == ClientNetwork(other)) == isSame)
  }

  @Test("keeps the order of each client over many turns")
  func order() {
    var queue = FairQueue<Int>()
    var expected: [UInt32: [Int]] = [:]
    var taken: [UInt32: [Int]] = [:]
    for number in 0..<1000 {
      let client = UInt32(number * 7 % 5)
      queue.append(number, of: .ipv4(client))
      expected[client, default: []].append(number)
      if number % 3 == 0, let first = queue.popFirst() {
        taken[UInt32(first * 7 % 5), default: []].append(first)
      }
    }
    while let first = queue.popFirst() { taken[UInt32(first * 7 % 5), default: []].append(first) }
    #expect(taken == expected)
    #expect(queue.count == 0)
    #expect(queue.busiest == nil)
  }
}
