import Foundation

/// The folders of data in the sources from which this binary was built.
enum SourceFolder {
  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  static func names(in folder: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: sources.appendingPathComponent(folder).path)
    return Set(names.filter { !$0.hasPrefix(".") })
  }

  static func bytes(of file: String) throws -> Data {
    try Data(contentsOf: sources.appendingPathComponent(file))
  }
}
