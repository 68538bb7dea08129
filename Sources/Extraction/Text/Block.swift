/// A paragraph, heading, caption, credit or piece of page furniture: a range of the text with its role.
package struct Block: Hashable, Sendable {
  /// What part a block plays on the page.
  package enum Kind: String, Hashable, Sendable {
    /// The running text.
    case prose
    /// A headline or cross-heading: no full stop at its end.
    case heading
    /// Where and by whom a report was filed, at its start: "OSLO, May 26 (Agency) -".
    case dateline
    /// The words under a picture.
    case caption
    /// Who took or owns the picture, or supplied the text: "Source: Agency".
    case credit
    /// What belongs to the page and not to the story: share bars, newsletter pitches, adverts.
    case furniture
  }

  package var kind: Kind
  /// Code points.
  package var range: Range<Int>

  package init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// Whether the story's facts are read from it.
  package var isStory: Bool { kind != .credit && kind != .furniture }
}
