import HTTP
import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `Benchmarks gzip [FILE ...]`: how fast answers are compressed, and to what share. Without a file: generated JSON.
enum GzipBenchmark {
  static func run(_ arguments: [String]) {
    if arguments.isEmpty { measure("generated JSON", generated) }
    for path in arguments { measure(path, contents(of: path)) }
  }

  private static func measure(_ name: String, _ content: [UInt8]) {
    guard !content.isEmpty else { return print("\(name): nothing") }
    let rounds = max(1, (16 << 20) / content.count)
    var size = 0
    let seconds = ProcessorClock.seconds {
      for _ in 0..<rounds {
        var stream = Gzip()
        size = 0
        var rest = content[...]
        while !rest.isEmpty {
          let piece = rest.prefix(65_536)
          rest = rest.dropFirst(65_536)
          size += stream.append(piece, isLast: rest.isEmpty).count
        }
      }
    }
    let rate = Double(content.count * rounds) / seconds / 1e6
    let share = Double(size) / Double(content.count) * 100
    print("\(name): \(content.count) bytes to \(Measured.rounded(share)) %, \(Measured.rounded(rate)) MB/s")
  }

  private static var generated: [UInt8] {
    var writer = JSONWriter(capacity: 1 << 20)
    writer.array(0..<4000) { writer, number in
      writer.object { writer in
        writer.member("id", "report-\(number)-e1")
        writer.member("summary", "Police in town \(number % 97) held \(number * 7 % 1000) people")
        writer.member("date", "2024-0\(1 + number % 9)-1\(number % 10)")
        writer.member("count", number * number % 9973)
      }
    }
    return writer.bytes
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
