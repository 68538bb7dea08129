public import Facts

import Language

/// Where on the earth a place is.
public struct Coordinates: Hashable, Sendable {
  /// Degrees to the north, two decimals; below zero to the south.
  public var latitude: Double
  /// Degrees to the east, two decimals; below zero to the west.
  public var longitude: Double

  /// Coordinates in degrees.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Of a country, about its middle; of a city with fifty thousand people, or a capital, that of GeoNames; nil for every
  /// other place, and for one whose name is a city's in several countries while nothing says in which it lies.
  ///
  /// A few comparisons of bytes in the table of the binary, without memory of its own.
  public init?(of place: Place) {
    let names = ([place.name] + place.aliases.prefix(Self.mostAliases)).map(Folding.slug)
    if let country = place.country {
      guard let code = Self.codes[Folding.slug(country)] else { return nil }
      // Of a country the middle, though a city may have its name.
      let own = names[0] == Folding.slug(country) ? Self.names[code].map { [$0] } ?? [] : []
      for name in own + names + ["\(names[0])-city"] {
        if let found = Self.table.coordinates(name, in: code) {
          self = found
          return
        }
      }
      return nil
    }
    guard let found = Self.table.coordinates(of: names[0]) else { return nil }
    self = found
  }

  /// So many other names of a place are tried.
  private static let mostAliases = 8

  private static let table = CoordinatesTable(LanguageResource("coordinates.tsv").bytes)

  /// The codes of countries by the slugs of their names.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for row in LanguageResource("countries.txt").table(2...4) {
      for name in [row[1]] + (row.count > 3 ? row[3].split(separator: "|") : []) {
        codes[Folding.slug(name)] = String(row[0])
      }
    }
    return codes
  }()

  /// The slug of each country's own name by its code.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for row in LanguageResource("countries.txt").table(2...4) {
      names[String(row[0])] = Folding.slug(row[1])
    }
    return names
  }()
}

/// A table of places in the order of its bytes: a line each of name, country, and hundredths of degrees to the north and to
/// the east.
struct CoordinatesTable: @unchecked Sendable {
  // Read-only, for the life of the process.
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Of a place in a country, by its slug and the country's code.
  func coordinates(_ name: String, in country: String) -> Coordinates? {
    let key = Array("\(name)\t\(country)\t".utf8)
    let line = firstLine(from: key)
    return starts(line, with: key) ? coordinates(behind: line + key.count) : nil
  }

  /// Of a place whose country nobody says; nil where several have one of this name.
  func coordinates(of name: String) -> Coordinates? {
    let key = Array("\(name)\t".utf8)
    let line = firstLine(from: key)
    guard starts(line, with: key), !starts(end(of: line) + 1, with: key) else { return nil }
    return coordinates(behind: line + key.count + 3)
  }

  /// The beginning of the first line that is not before a key.
  private func firstLine(from key: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      var line = (low + high) / 2
      while line > low, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
      if isBefore(line, key) { low = end(of: line) + 1 } else { high = line }
    }
    return low
  }

  private func end(of line: Int) -> Int {
    var end = line
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private func isBefore(_ line: Int, _ key: [UInt8]) -> Bool {
    bytes[line..<end(of: line)].lexicographicallyPrecedes(key)
  }

  private func starts(_ line: Int, with key: [UInt8]) -> Bool {
    line < bytes.count && bytes[line...].starts(with: key)
  }

  private func coordinates(behind start: Int) -> Coordinates? {
    let parts = String(decoding: bytes[start..<end(of: start)], as: UTF8.self).split(separator: "\t")
    guard parts.count == 2, let north = Double(parts[0]), let east = Double(parts[1]) else { return nil }
    return Coordinates(latitude: north / 100, longitude: east / 100)
  }
}
