/// The connections of a loop, found by an id that no later connection shares.
struct ConnectionTable {
  private var places: ContiguousArray<Connection?> = []
  private var generations: ContiguousArray<UInt32> = []
  private var free: [UInt32] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  subscript(id: ConnectionID) -> Connection? {
    let index = Int(id.index)
    guard index < places.count, generations[index] == id.generation else { return nil }
    return places[index]
  }

  /// An id that is not in use.
  mutating func reserve() -> ConnectionID {
    if let index = free.popLast() {
      return ConnectionID(index: index, generation: generations[Int(index)])
    }
    places.append(nil)
    generations.append(0)
    return ConnectionID(index: UInt32(places.count - 1), generation: 0)
  }

  /// Puts a connection in the place that was reserved for its id.
  mutating func insert(_ connection: Connection) {
    places[Int(connection.id.index)] = connection
    count += 1
  }

  mutating func remove(_ connection: Connection) {
    let index = Int(connection.id.index)
    guard places[index] === connection else { return }
    places[index] = nil
    generations[index] &+= 1
    free.append(connection.id.index)
    count -= 1
  }

  /// The connections there are now.
  var all: [Connection] { places.compactMap { $0 } }
}
