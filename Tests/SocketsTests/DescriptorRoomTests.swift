import Testing

@testable import Sockets

@Suite("Descriptor room")
struct DescriptorRoomTests {
  @Test(
    "leaves descriptors for files, whatever the limit",
    arguments: [
      (limit: 1_048_576, open: 20, connections: 1_048_492), (1024, 20, 940), (256, 12, 180), (64, 12, 36),
      (40, 12, 12), (30, 12, 2), (20, 12, 1), (8, 12, 1),
    ])
  func connections(_ limit: Int, _ open: Int, _ connections: Int) {
    #expect(DescriptorRoom.connections(limit: limit, open: open) == connections)
  }

  @Test(
    "takes those that are only refused out of the connections",
    arguments: [(1, 0), (8, 1), (900, 112), (9000, 128)])
  func refused(_ room: Int, _ refused: Int) { #expect(DescriptorRoom.refused(of: room) == refused) }

  @Test("counts what is open")
  func open() {
    let before = DescriptorRoom.openNow(loops: 1)
    #expect(before >= 3)
  }
}
