import Facts
import Testing

@testable import Repository

@Suite("Where places are")
struct CoordinatesTests {
  private func coordinates(_ name: String, _ country: String?, aliases: [String] = []) -> Coordinates? {
    Coordinates(of: Place(id: "p", name: name, aliases: aliases, country: country))
  }

  @Test(
    "cities and countries, by name and country",
    arguments: [
      ("Oslo", "Norway", 59.9, 10.7), ("São Paulo", "Brazil", -23.5, -46.6),
      ("Kazakhstan", "Kazakhstan", 48, 67),
      ("New York", "United States", 40.7, -74), ("Vaduz", "Liechtenstein", 47.1, 9.5),
      ("Almaty", nil, 43.2, 76.9),
    ])
  func known(_ name: String, _ country: String?, _ latitude: Double, _ longitude: Double) throws {
    let found = try #require(coordinates(name, country))
    #expect(abs(found.latitude - latitude) < 1 && abs(found.longitude - longitude) < 1, "\(found)")
  }

  @Test("a country's name of another kind, and another name of a city")
  func otherNames() {
    #expect(coordinates("UAE", "United Arab Emirates", aliases: ["United Arab Emirates"]) != nil)
    #expect(coordinates("The harbour town", "Norway", aliases: ["Bergen"]) == coordinates("Bergen", "Norway"))
  }

  @Test(
    "who is not sure says nothing",
    arguments: [
      ("Oslo", "Kazakhstan"), ("Oslo", "Atlantis"), ("Birmingham", nil), ("Nowhere Hill", "Norway"),
      ("", nil),
      ("\n", "Norway"), ("zzzz", nil), ("Osl", "Norway"),
    ])
  func unknown(_ name: String, _ country: String?) {
    #expect(coordinates(name, country) == nil)
  }

  @Test("a table of one line, and of none")
  func small() {
    let line = Array("oslo\tNO\t5991\t1075\n".utf8)
    line.withUnsafeBytes { bytes in
      let table = CoordinatesTable(bytes)
      #expect(table.coordinates("oslo", in: "NO") == Coordinates(latitude: 59.91, longitude: 10.75))
      #expect(table.coordinates("oslo", in: "SE") == nil && table.coordinates(of: "a") == nil)
    }
    #expect(CoordinatesTable(UnsafeRawBufferPointer(start: nil, count: 0)).coordinates(of: "oslo") == nil)
  }
}
