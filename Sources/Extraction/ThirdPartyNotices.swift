import Language

/// Whose work the words and models inside this library were made from.
public enum ThirdPartyNotices {
  /// Credits and licence texts, as plain text of at most 100 columns: a program that has this library inside must let its
  /// users read them (`dateline --licenses`).
  public static var text: String {
    String(decoding: LanguageResource("notices.txt").bytes, as: UTF8.self)
  }
}
