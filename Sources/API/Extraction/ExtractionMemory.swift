import HTTP

/// What reading texts takes of the memory that all extractions under way have together.
enum ExtractionMemory {
  /// Bytes that a byte of text takes at most while it is read, and while its facts wait to be written: measured on a
  /// megabyte each of what takes the most, brackets, figures and nested sayings; news takes 70 and 8.
  private static let perByte = (reading: 160, writing: 32)

  /// Bytes that texts of so many bytes together take while they are read.
  static func reading(_ bytes: Int) -> Int { bytes * perByte.reading }

  /// Bytes that their facts take while they wait to be written.
  static func writing(_ bytes: Int) -> Int { bytes * perByte.writing }
}

extension Service {
  /// Room to read texts of so many bytes together; 503 where what is being read has taken it. A text that needs more
  /// than there is at all may have all of it.
  func roomToExtract(_ bytes: Int) throws(HTTPError) -> ByteReservation {
    let room = ByteReservation(extractions)
    guard room.resize(to: min(ExtractionMemory.reading(bytes), extractions.limit)) else {
      throw .unavailable(
        "The texts of other requests take all the memory there is to read them.", retryAfter: 1)
    }
    return room
  }
}
