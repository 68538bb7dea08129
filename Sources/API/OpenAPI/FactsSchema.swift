import Facts
import HTTP
import Wire

/// The shape of what `dateline extract` prints, for those who read it with types: columns of a warehouse, generated
/// classes, validators.
public enum FactsSchema {
  /// JSON Schema 2020-12 of an article's facts, each kind of record under its name in `$defs`.
  public static func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.object { writer in
      writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      writer.member("$ref", root + ArticleFacts.schemaName)
      writer.key("$defs")
      writer.object { writer in
        for component in components {
          writer.key(named: component.name)
          component.write(to: &writer, root: root)
        }
      }
    }
    return writer.bytes
  }

  private static let root = "#/$defs/"

  /// That of the facts, and those that are referred to.
  private static var components: [Component] {
    var found: [Component] = []
    var names = [ArticleFacts.schemaName]
    var index = 0
    while index < names.count {
      if let component = Components.all.first(where: { $0.name == names[index] }) {
        found.append(component)
        names += component.references.filter { !names.contains($0) }
      }
      index += 1
    }
    return found
  }
}
