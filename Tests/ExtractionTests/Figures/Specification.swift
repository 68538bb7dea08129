import Facts

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A public specification case: a text, and what is in it. Read from a folder beside the package.
struct Specification: Decodable {
  let input: String
  let context: Context?
  let results: [Result]

  struct Context: Decodable {
    let reference: String?
    private enum CodingKeys: String, CodingKey { case reference = "ReferenceDateTime" }
  }

  /// One expression of the text.
  struct Result: Decodable {
    let text: String
    let start: Int?
    let kind: String?
    let resolution: Resolution?
    let value: Value?

    private enum CodingKeys: String, CodingKey {
      case text = "Text"
      case start = "Start"
      case kind = "TypeName"
      case resolution = "Resolution"
      case value = "Value"
    }
  }

  /// What a number means: "75000000", "10%", "[20,30)".
  struct Resolution: Decodable {
    let value: String?
    let unit: String?
    let values: [Timex]?
  }

  /// What a date means, in the tables of the recognizer; start and end are of an interval.
  struct Timex: Decodable {
    let timex: String?
    let value: String?
    let start: String?
    let end: String?
  }

  /// What a date means, in the tables of the parsers, seen from before and from after.
  struct Value: Decodable {
    let timex: String?
    let future: [String: String]?
    let past: [String: String]?
    private enum CodingKeys: String, CodingKey {
      case timex = "Timex"
      case future = "FutureResolution"
      case past = "PastResolution"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case input = "Input"
    case context = "Context"
    case results = "Results"
  }

  /// The folder of the cases, where there is one.
  static let folder: URL? = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = package.deletingLastPathComponent().appendingPathComponent("shared/data/figures")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The cases of a file of the folder.
  static func cases(_ name: String) throws -> [Specification] {
    guard let folder else { return [] }
    var data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
    return try JSONDecoder().decode([Specification].self, from: Data(data))
  }
}
