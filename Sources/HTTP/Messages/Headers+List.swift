extension Headers {
  /// Adds an element to the field of that name, which holds a list (RFC 9110 section 5.6.1), so that there is one
  /// field of it; nothing where it is there already, whatever its case, or `*` is.
  public mutating func add(_ element: String, toListOf name: FieldName) {
    guard let value = self[name] else { return append(name, element) }
    let elements = value.split(separator: ",").map { $0.drop { $0 == " " }.lowercased() }
    if elements.contains(element.lowercased()) || elements.contains("*") { return }
    set(name, value.isEmpty ? element : "\(value), \(element)")
  }
}
