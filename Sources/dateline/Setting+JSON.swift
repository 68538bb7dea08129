import Repository
import Wire

extension Setting {
  /// The value that a member of the configuration file stands for; nil where it is of the wrong type
  /// or not allowed.
  func value(of json: JSONValue) -> Value? {
    switch (allowed, json) {
    case (.list, .array(let elements)), (.checkedList, .array(let elements)):
      let texts = elements.compactMap(\.string)
      return texts.count < elements.count ? nil : list(texts)
    case (.list, .string(let text)): return list([text])
    case (.number, .number): return json.integer.flatMap { value(of: String($0)) }
    case (.choice, .bool(let flag)): return value(of: flag ? "on" : "off")
    case (.checkedList, .string(let text)), (.text, .string(let text)), (.checked, .string(let text)),
      (.choice, .string(let text)):
      return value(of: text)
    default: return nil
    }
  }
}

extension JSONValue {
  /// A scalar as it was written, anything else by its type.
  var shown: String {
    switch self {
    case .string(let text): "\"\(text)\""
    case .number(let number): integer.map(String.init) ?? "\(number)"
    case .bool(let flag): "\(flag)"
    default: typeName
    }
  }
}
