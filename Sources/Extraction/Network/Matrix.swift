import Arithmetic

/// A matrix and a bias of the network, read where they lie in its file: panels of 16 columns.
struct Matrix: @unchecked Sendable {
  /// Rows of the matrix: the length of what is multiplied by it.
  let depth: Int
  /// Its columns, rounded up to a multiple of 16; those beyond the real ones are zero.
  let columns: Int
  private let bias: UnsafePointer<Float>
  private let panels: UnsafePointer<Float>

  init(_ file: inout NetworkFile, depth: Int, columns: Int) {
    self.depth = depth
    self.columns = (columns + 15) / 16 * 16
    bias = file.floats(self.columns)
    panels = file.floats(self.columns * depth)
  }

  /// Multiplies `rows` rows, a multiple of 4, that begin `stride` floats apart at `x`, and writes rows of
  /// `columns`. Its bits do not depend on the machine. Cost: `rows * depth * columns` multiplications.
  func multiply(_ x: UnsafePointer<Float>, stride: Int, rows: Int, into out: UnsafeMutablePointer<Float>) {
    multiply_rows(x, stride, rows, depth, panels, bias, columns, out, columns)
  }
}
