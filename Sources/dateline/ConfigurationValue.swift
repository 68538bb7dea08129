/// A value of the configuration file, as JSON has it.
enum ConfigurationValue: Decodable, CustomStringConvertible {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([String])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([String].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  var description: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .flag(let flag): "\(flag)"
    case .list(let list): "\(list)"
    case .other: "null, an object or a mixed array"
    }
  }

  /// The value for a setting; nil where it is of the wrong type or not allowed.
  func value(for setting: Setting) -> Setting.Value? {
    switch (setting.allowed, self) {
    case (.list, .list(let list)): list.isEmpty || list.contains("") ? nil : .list(list)
    case (.list, .text(let text)): text.isEmpty ? nil : .list([text])
    case (.number, .number): setting.value(of: description)
    case (.choice, .flag(let flag)): setting.value(of: flag ? "on" : "off")
    case (.text, .text(let text)), (.choice, .text(let text)): setting.value(of: text)
    default: nil
    }
  }
}
