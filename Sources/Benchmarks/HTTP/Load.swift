import Foundation
import Sockets
import Synchronization

/// Clients that ask one request after the other, each on a thread of its own, until they are told to stop.
final class Load: Sendable {
  private let isOver = Atomic(false)
  private let asked = Atomic(0)
  private let answered = Atomic(0)
  private let running = DispatchGroup()

  /// Starts so many clients that ask for `target`, with fields made for a number that no other request has.
  init(
    clients: Int, of server: ServerProcess, target: String, body: [UInt8] = [],
    fields: @escaping @Sendable (Int) -> String
  ) {
    let address = server.address
    for _ in 0..<clients {
      running.enter()
      Thread.detachNewThread { [self] in
        defer { running.leave() }
        guard let client = try? LoopbackClient(to: address) else { return }
        while !isOver.load(ordering: .relaxed) {
          let number = asked.add(1, ordering: .relaxed).newValue
          let answer = try? client.ask(
            target, method: body.isEmpty ? "GET" : "POST", fields: fields(number), body: body)
          guard let answer else { return }
          if answer.status == 200 { answered.add(1, ordering: .relaxed) }
        }
      }
    }
  }

  /// Tells the clients to stop, waits for their last answers, and says how many were answered with 200.
  func stop() -> Int {
    isOver.store(true, ordering: .relaxed)
    running.wait()
    return answered.load(ordering: .relaxed)
  }

  /// Asks for JSON in words of its own, so that the answer is not one that was kept from before.
  static func unkept(_ number: Int) -> String { "Accept: application/json, x/\(number)\r\n" }
}
