import API
import Facts
import Foundation
import GeneratedNews
import Testing

/// `dateline schema` says what `dateline extract` prints, no member less and none more.
@Suite struct FactsSchemaTests {
  private let schema: [String: Any]
  private let definitions: [String: [String: Any]]

  init() throws {
    schema = try #require(
      JSONSerialization.jsonObject(with: Data(FactsSchema.json())) as? [String: Any])
    definitions = try #require(schema["$defs"] as? [String: [String: Any]])
  }

  @Test func everyMemberHasItsType() throws {
    var count = 0
    let facts: ArticleFacts = FilledMembers.record(counting: &count)
    let json = try JSONSerialization.jsonObject(with: Data(facts.json()))
    var seen: Set<String> = []
    try check(json, schema, at: "", &seen)
    #expect(seen == Set(definitions.keys))
  }

  private func check(
    _ value: Any, _ schema: [String: Any], at path: String, _ seen: inout Set<String>
  ) throws {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      seen.insert(name)
      return try check(value, try #require(definitions[name], "\(path): \(name)"), at: path, &seen)
    }
    switch schema["type"] as? String {
    case "object":
      let object = try #require(value as? [String: Any], "\(path)")
      let properties = schema["properties"] as? [String: [String: Any]]
      if let properties { #expect(Set(object.keys) == members(properties, of: object), "\(path)") }
      for (key, member) in object {
        let type = properties?[key] ?? schema["additionalProperties"] as? [String: Any]
        try check(member, try #require(type, "\(path).\(key)"), at: "\(path).\(key)", &seen)
      }
    case "array":
      let items = try #require(schema["items"] as? [String: Any], "\(path)")
      for element in try #require(value as? [Any], "\(path)") { try check(element, items, at: path, &seen) }
    case "string": #expect(value is String, "\(path)")
    case "integer", "number", "boolean": #expect(value is NSNumber, "\(path)")
    default: Issue.record("\(path): no type")
    }
  }

  /// All that a schema has; an amount is a number or a range.
  private func members(_ properties: [String: [String: Any]], of object: [String: Any]) -> Set<String> {
    let other: Set = object["value"] == nil ? ["value"] : ["min", "max"]
    return properties["min"] == nil ? Set(properties.keys) : Set(properties.keys).subtracting(other)
  }
}
