import Extraction

/// What all tests share because it takes long to make.
enum Shared {
  static let extractor = Extractor()
}
