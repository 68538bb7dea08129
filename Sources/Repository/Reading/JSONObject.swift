import Facts
import Wire

/// A JSON object whose members are read by name and type; what is wrong is named with its path. Null says no more than an
/// absent member.
struct JSONObject {
  private let value: JSONValue
  private let path: String

  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func missing(_ key: String) -> ReadingError { ReadingError(field: name(key), reason: "is missing") }

  private func wrong(_ key: String, _ expected: String, _ value: JSONValue) -> ReadingError {
    ReadingError(field: name(key), reason: "must be \(expected), not \(value.typeName)")
  }

  private func member(_ key: String) -> JSONValue? { value[key].flatMap { $0 == .null ? nil : $0 } }

  func text(_ key: String) throws(ReadingError) -> String? {
    guard let member = member(key) else { return nil }
    guard let text = member.string else { throw wrong(key, "a string", member) }
    return text
  }

  func number(_ key: String) throws(ReadingError) -> Double? {
    guard let member = member(key) else { return nil }
    guard let number = member.number else { throw wrong(key, "a number", member) }
    return number
  }

  func flag(_ key: String) throws(ReadingError) -> Bool? {
    guard let member = member(key) else { return nil }
    guard case .bool(let flag) = member else { throw wrong(key, "true or false", member) }
    return flag
  }

  func integer(_ key: String) throws(ReadingError) -> Int? {
    guard let number = try number(key) else { return nil }
    guard let integer = Int(exactly: number), abs(integer) < 1 << 40 else {
      throw ReadingError(field: name(key), reason: "must be a whole number")
    }
    return integer
  }

  /// One of the words that a type allows.
  func choice<Choice: MemberChoice>(_ key: String) throws(ReadingError) -> Choice? {
    guard let text = try text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw ReadingError(field: name(key), reason: "is \"\(text.prefix(40))\"; allowed: \(allowed)")
    }
    return choice
  }

  func date(_ key: String) throws(ReadingError) -> PartialDate? {
    guard let text = try text(key) else { return nil }
    guard let date = PartialDate(edtf: text) else {
      throw ReadingError(field: name(key), reason: "is no EDTF date: \"\(text.prefix(40))\"")
    }
    return date
  }

  /// An object of whole numbers by name.
  func counts(_ key: String) throws(ReadingError) -> [String: Int]? {
    guard let object = try object(key), case .object(let members) = object.value else { return nil }
    var counts: [String: Int] = [:]
    for member in members { counts[member.name] = try object.integer(member.name) }
    return counts
  }

  func texts(_ key: String) throws(ReadingError) -> [String]? {
    guard let elements = try elements(key) else { return nil }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { throw wrong(key, "a list of strings", element) }
      texts.append(text)
    }
    return texts
  }

  func object(_ key: String) throws(ReadingError) -> JSONObject? {
    guard let member = member(key) else { return nil }
    guard case .object = member else { throw wrong(key, "an object", member) }
    return JSONObject(member, path: name(key))
  }

  func objects(_ key: String) throws(ReadingError) -> [JSONObject]? {
    guard let elements = try elements(key) else { return nil }
    var objects: [JSONObject] = []
    for (number, element) in elements.enumerated() {
      guard case .object = element else { throw wrong(key, "a list of objects", element) }
      objects.append(JSONObject(element, path: "\(name(key))[\(number)]"))
    }
    return objects
  }

  private func elements(_ key: String) throws(ReadingError) -> [JSONValue]? {
    guard let member = member(key) else { return nil }
    guard let elements = member.array else { throw wrong(key, "a list", member) }
    return elements
  }
}
