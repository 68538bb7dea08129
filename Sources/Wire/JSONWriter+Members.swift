extension JSONWriter {
  /// Writes a member with a string.
  public mutating func member(_ name: StaticString, _ string: String) {
    key(name)
    value(string)
  }

  /// Writes a member with an integer.
  public mutating func member(_ name: StaticString, _ integer: Int) {
    key(name)
    value(integer)
  }

  /// Writes a member with a number; nothing where the number is not finite, since absent means unknown.
  public mutating func member(_ name: StaticString, _ number: Double) {
    guard number.isFinite else { return }
    key(name)
    value(number)
  }

  /// Writes a member with a Boolean.
  public mutating func member(_ name: StaticString, _ bool: Bool) {
    key(name)
    value(bool)
  }

  /// Writes a member with a string that is there and not empty; otherwise nothing.
  public mutating func member(ifPresent name: StaticString, _ string: String?) {
    if let string, !string.isEmpty { member(name, string) }
  }

  /// Writes a member with an integer that is there; otherwise nothing.
  public mutating func member(ifPresent name: StaticString, _ integer: Int?) {
    if let integer { member(name, integer) }
  }

  /// Writes a member with a finite number that is there; otherwise nothing.
  public mutating func member(ifPresent name: StaticString, _ number: Double?) {
    if let number { member(name, number) }
  }

  /// Writes a member with an array of strings.
  public mutating func member(_ name: StaticString, _ strings: [String]) {
    key(name)
    array(strings) { $0.value($1) }
  }
}
