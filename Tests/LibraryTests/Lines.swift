import Facts
import Foundation

/// Facts as a line of JSON, the form of `dateline extract`, and such a line as facts.
enum Lines {
  static func write(_ facts: ArticleFacts) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(facts)
  }

  static func read(_ line: Data) throws -> ArticleFacts {
    try JSONDecoder().decode(ArticleFacts.self, from: line)
  }
}
