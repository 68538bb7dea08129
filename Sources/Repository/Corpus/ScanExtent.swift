/// What a look at the files of a corpus takes in.
public enum ScanExtent: Sendable, Hashable {
  /// Folders whose times have changed are listed anew, so that what came, went or was renamed into its place is seen
  /// at once. What was written where it lies shows in no folder: of the other files so many are looked at, in turn.
  case changes(files: Int)
  /// Every folder is listed, and every file looked at.
  case all
  /// All, and what could not be read, or not whole, is read again though nothing shows that it changed.
  case allAndFailed
}
