#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads files of one JSON object a line.
enum BenchmarkLines {
  static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> [Value] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).map {
      try decoder.decode(Value.self, from: Data($0))
    }
  }

  static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A share in per cent, with one decimal.
  static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 2000 + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
