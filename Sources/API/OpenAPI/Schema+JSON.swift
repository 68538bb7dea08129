import HTTP
import Wire

extension Schema {
  /// Where an OpenAPI document has the schemas that others refer to.
  static let components = "#/components/schemas/"

  /// Writes the schema (JSON Schema 2020-12, as OpenAPI 3.1 uses it) as one object.
  /// - Parameter root: where in the document the schemas are that it refers to.
  func write(
    to writer: inout JSONWriter, description: String? = nil, root: String = Schema.components
  ) {
    writer.object { writer in
      switch self {
      case .text:
        writer.member("type", "string")
        writer.member("minLength", 1)
      case .possiblyEmptyText:
        writer.member("type", "string")
      case .matching(let pattern, let others):
        if others.isEmpty {
          writer.member("type", "string")
        } else {
          writer.member("type", ["string"] + others)
        }
        writer.member("pattern", pattern)
        if others.contains("integer") {
          // Beyond these a JSON number may not be exact (RFC 8259 section 6).
          writer.member("minimum", -(1 << 53) + 1)
          writer.member("maximum", (1 << 53) - 1)
        }
      case .textOrNull:
        writer.member("type", ["string", "null"])
      case .textOrNinjs:
        writer.member("type", ["string", "object", "array", "null"])
        writer.key("items")
        writer.object { $0.member("type", ["string", "object", "null"]) }
      case .formatted(let format):
        writer.member("type", "string")
        writer.member("format", format)
      case .edtf:
        writer.member("type", "string")
        writer.member("pattern", Self.edtfPattern)
      case .integer(let minimum):
        writer.member("type", "integer")
        writer.member("minimum", minimum)
      case .number:
        writer.member("type", "number")
      case .boolean:
        writer.member("type", "boolean")
      case .choice(let words):
        writer.member("type", "string")
        writer.member("enum", words)
      case .list(let element):
        writer.member("type", "array")
        writer.key("items")
        element.write(to: &writer, root: root)
      case .record(let name):
        writer.member("$ref", root + name)
      case .map(let value):
        writer.member("type", "object")
        writer.key("additionalProperties")
        value.write(to: &writer, root: root)
      case .anything:
        break
      }
      writer.member(ifPresent: "description", description)
    }
  }

  /// The forms of EDTF that occur: a point or an interval, parts unknown, approximate or not.
  private static let edtfPattern =
    "^(\\.\\.|-?[0-9X]{4}(-\\d{2}(-\\d{2}(T[0-9:.Z+-]+)?)?)?~?)(/(\\.\\.|-?[0-9X]{4}(-\\d{2}(-\\d{2}(T[0-9:.Z+-]+)?)?)?~?))?$"
}

extension ParameterDescription {
  /// Writes the schema of the parameter's value as one object.
  func writeSchema(to writer: inout JSONWriter) {
    writer.object { writer in
      switch form {
      case .text:
        writer.member("type", "string")
        writer.member("pattern", Pattern.parameter)
      case .texts:
        writer.member("type", "array")
        writer.key("items")
        writer.object { writer in
          writer.member("type", "string")
          writer.member("pattern", Pattern.listedText)
        }
        writer.member("minItems", 1)
      case .identifier:
        writer.member("type", "string")
        writer.member("pattern", Pattern.articleID)
        writer.member("maxLength", 160)
      case .integer(let range):
        writer.member("type", "integer")
        writer.member("minimum", range.lowerBound)
        writer.member("maximum", range.upperBound)
        writer.member(ifPresent: "default", standard)
      case .number:
        writer.member("type", "number")
      case .fraction:
        writer.member("type", "number")
        writer.member("minimum", 0)
        writer.member("maximum", 1)
      case .date:
        writer.member("type", "string")
        writer.member("pattern", Pattern.date)
      case .choice(let words):
        writer.member("type", "string")
        writer.member("enum", words)
      case .list(let words):
        writer.member("type", "array")
        writer.key("items")
        Schema.choice(words).write(to: &writer)
        writer.member("minItems", 1)
        writer.member("uniqueItems", true)
      case .cursor:
        writer.member("type", "string")
        writer.member("pattern", Cursor.pattern)
      }
    }
  }

  /// Writes the parameter object of OpenAPI.
  func write(to writer: inout JSONWriter, in location: String) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("in", location)
      writer.member("description", about)
      if isRequired || location == "path" { writer.member("required", true) }
      switch form {
      case .list, .texts:
        writer.member("style", "form")
        writer.member("explode", true)
      default: break
      }
      writer.key("schema")
      writeSchema(to: &writer)
      writeExample(to: &writer)
    }
  }

  private func writeExample(to writer: inout JSONWriter) {
    switch (form, example) {
    case (.integer, _):
      writer.member(ifPresent: "example", standard)
    case (.number, let number?), (.fraction, let number?):
      writer.key("example")
      writer.value(json: Array(number.utf8))
    case (.choice(let words), nil):
      writer.member(ifPresent: "example", words.first)
    case (.list(let words), let word):
      writer.member("example", [word ?? words[0]])
    case (.texts, let text?):
      writer.member("example", [text])
    case (_, let example):
      writer.member(ifPresent: "example", example)
    }
  }
}
