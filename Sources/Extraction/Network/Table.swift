/// A table of the network: rows of small integers, each row with its scale.
struct Table: @unchecked Sendable {
  let rows: Int
  let width: Int
  private let scales: UnsafePointer<Float>
  private let values: UnsafePointer<Int8>

  init(_ file: inout NetworkFile, rows: Int, width: Int) {
    self.rows = rows
    self.width = width
    scales = file.floats(rows)
    values = file.part(rows * width).assumingMemoryBound(to: Int8.self)
  }

  /// Adds a row to `sum`, which has `width` floats.
  @inline(__always)
  func add(_ row: Int, to sum: UnsafeMutablePointer<Float>) {
    let scale = SIMD16<Float>(repeating: scales[row])
    let from = UnsafeRawPointer(values + row * width)
    let into = UnsafeMutableRawPointer(sum)
    var index = 0
    while index < width {
      let value = SIMD16<Float>(from.loadUnaligned(fromByteOffset: index, as: SIMD16<Int8>.self))
      let old = into.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
      into.storeBytes(of: old + value * scale, toByteOffset: index * 4, as: SIMD16<Float>.self)
      index += 16
    }
  }
}
