import Facts
import Wire

/// A JSON object whose members are read by name and type; what is wrong is named with its path.
struct FactsObject {
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

  func optionalText(_ key: String) throws(ReadingError) -> String? {
    guard let member = value[key], member != .null else { return nil }
    guard let text = member.string else { throw wrong(key, "a string", member) }
    return text
  }

  func text(_ key: String) throws(ReadingError) -> String {
    guard let text = try optionalText(key) else { throw missing(key) }
    return text
  }

  func optionalNumber(_ key: String) throws(ReadingError) -> Double? {
    guard let member = value[key], member != .null else { return nil }
    guard let number = member.number else { throw wrong(key, "a number", member) }
    return number
  }

  func optionalFlag(_ key: String) throws(ReadingError) -> Bool {
    guard let member = value[key], member != .null else { return false }
    guard case .bool(let flag) = member else { throw wrong(key, "true or false", member) }
    return flag
  }

  func integer(_ key: String) throws(ReadingError) -> Int {
    guard let number = try optionalNumber(key) else { throw missing(key) }
    guard let integer = Int(exactly: number), abs(integer) < 1 << 40 else {
      throw ReadingError(field: name(key), reason: "must be a whole number")
    }
    return integer
  }

  /// One of the words that a type allows.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) throws(ReadingError) -> Choice {
    let text = try text(key)
    guard let choice = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw ReadingError(field: name(key), reason: "is \"\(text.prefix(40))\"; allowed: \(allowed)")
    }
    return choice
  }

  /// An object of whole numbers by name.
  func counts(_ key: String) throws(ReadingError) -> [String: Int] {
    guard let object = try optionalObject(key), case .object(let members) = object.value else { return [:] }
    var counts: [String: Int] = [:]
    for member in members { counts[member.name] = try object.integer(member.name) }
    return counts
  }

  func texts(_ key: String) throws(ReadingError) -> [String] {
    var texts: [String] = []
    for element in try elements(key) {
      guard let text = element.string else { throw wrong(key, "a list of strings", element) }
      texts.append(text)
    }
    return texts
  }

  func object(_ key: String) throws(ReadingError) -> FactsObject {
    guard let object = try optionalObject(key) else { throw missing(key) }
    return object
  }

  private func optionalObject(_ key: String) throws(ReadingError) -> FactsObject? {
    guard let member = value[key], member != .null else { return nil }
    guard case .object = member else { throw wrong(key, "an object", member) }
    return FactsObject(member, path: name(key))
  }

  func list<Element>(
    _ key: String, _ read: (FactsObject) throws(ReadingError) -> Element
  ) throws(ReadingError) -> [Element] {
    var list: [Element] = []
    for (number, element) in try elements(key).enumerated() {
      guard case .object = element else { throw wrong(key, "a list of objects", element) }
      list.append(try read(FactsObject(element, path: "\(name(key))[\(number)]")))
    }
    return list
  }

  private func elements(_ key: String) throws(ReadingError) -> [JSONValue] {
    guard let member = value[key], member != .null else { return [] }
    guard let elements = member.array else { throw wrong(key, "a list", member) }
    return elements
  }

  func span(_ key: String) throws(ReadingError) -> Span {
    try FactsReader.span(try object(key))
  }

  func optionalSpan(_ key: String) throws(ReadingError) -> Span? {
    guard let object = try optionalObject(key) else { return nil }
    return try FactsReader.span(object)
  }

  func titleSpan(_ key: String) throws(ReadingError) -> TitleSpan? {
    guard let object = try optionalObject(key) else { return nil }
    return TitleSpan(
      article: try object.text("article"), start: try object.integer("titleStart"),
      end: try object.integer("titleEnd"), text: try object.text("text"))
  }

  func reference(_ key: String) throws(ReadingError) -> EntityReference? {
    guard let object = try optionalObject(key) else { return nil }
    return try FactsReader.reference(object)
  }

  func attribution(_ key: String) throws(ReadingError) -> Attribution? {
    guard let object = try optionalObject(key) else { return nil }
    return Attribution(
      name: try object.text("name"), id: try object.optionalText("id"), verb: try object.text("verb"),
      span: try object.span("span"))
  }

  func date(_ key: String) throws(ReadingError) -> PartialDate? {
    guard let text = try optionalText(key) else { return nil }
    guard let date = PartialDate(edtf: text) else {
      throw ReadingError(field: name(key), reason: "is no EDTF date: \"\(text.prefix(40))\"")
    }
    return date
  }
}
