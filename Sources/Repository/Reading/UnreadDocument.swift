/// A kind of document that holds text and is not read, with what to do about it.
struct UnreadDocument {
  /// Why it is not read, and what is.
  let advice: String

  /// The document of a file with this name; nil for any other file.
  init?(fileName: String) {
    let name = fileName.lowercased()
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "pdf": self = .pdf
    case "docx", "doc", "odt", "rtf", "pages": self = .office
    case "zip", "7z", "tar", "bz2", "xz", "zst": self = .archive
    default: return nil
    }
  }

  /// The document that begins with these bytes, whatever it is called.
  init?(beginningOf bytes: [UInt8]) {
    if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      || bytes.starts(with: Array("{\\rtf".utf8))
    {
      self = .office
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      self =
        bytes.prefix(4_096).firstRange(of: Array("word/".utf8)) != nil
          || bytes.prefix(4_096).firstRange(of: Array("mimetype".utf8)) != nil ? .office : .archive
    } else {
      return nil
    }
  }

  private init(_ advice: String) {
    self.advice = advice
  }

  private static let pdf = UnreadDocument(
    "a PDF, which is not read: make text of it, as pdftotext does, and give that")
  private static let office = UnreadDocument(
    "a document of a word processor, which is not read: save it as text or as a web page, and give that")
  private static let archive = UnreadDocument(
    "an archive, which is not read: unpack it, and give what is in it")
}
