import Wire

/// Whether an item may be published, as its sender says: not one that was cancelled, withheld or is under embargo.
struct Publishing {
  private let members: [String: JSONValue]

  init(_ members: [String: JSONValue]) {
    self.members = members
  }

  /// Throws the reason where the item is not to be published at this time, in seconds since 1970.
  func check(now: Int) throws(ReadingError) {
    for key in ["pubstatus", "publicationstatus"] {
      guard let status = members[key]?.string?.lowercased().split(separator: ":").last else { continue }
      switch status {
      case "canceled", "cancelled", "withheld", "withdrawn", "killed", "embargoed":
        throw ReadingError(field: key, reason: "is \"\(status)\": the item is not to be published")
      default: continue
      }
    }
    guard let embargo = members["embargoed"]?.string ?? members["embargo"]?.string else { return }
    guard let time = PublicationTime.normalized(embargo), let seconds = PublicationTime.seconds(of: time)
    else {
      throw ReadingError(
        field: "embargoed", reason: "is no time: \"\(embargo.prefix(40))\"; the item may be under embargo")
    }
    guard seconds > now else { return }
    var error = ReadingError(
      field: "embargoed", reason: "until \(time): the item is not to be published before")
    error.isTemporary = true
    throw error
  }
}
