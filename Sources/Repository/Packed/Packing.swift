import Facts

/// How a value of a fact is written as bytes, and read back. A span is a place in the article's text, a reference a place
/// among its records, as far as they are.
struct Packing<Value>: Sendable {
  let write: @Sendable (inout StoredArticleWriter, Value) -> Void
  let read: @Sendable (StoredArticleReader, inout BlobReader) -> Value

  /// The same for a value that may be missing.
  var optional: Packing<Value?> {
    Packing<Value?> { writer, value in
      writer.blob.write(byte: value == nil ? 0 : 1)
      if let value { write(&writer, value) }
    } read: { article, reader in
      reader.byte() == 0 ? nil : read(article, &reader)
    }
  }

  /// The same for any number of values.
  var list: Packing<[Value]> {
    Packing<[Value]> { writer, values in
      writer.blob.write(values.count)
      for value in values { write(&writer, value) }
    } read: { article, reader in
      (0..<reader.int()).map { _ in read(article, &reader) }
    }
  }
}

extension Packing where Value == String {
  static let text = Packing {
    $0.blob.write($1)
  } read: {
    $1.string()
  }
}

extension Packing where Value == String? {
  static let optionalText = Packing {
    $0.blob.write(optional: $1)
  } read: {
    $1.optionalString()
  }
}

extension Packing where Value == [String] {
  /// Nearly always the one article that the fact is from.
  static let texts = Packing {
    $0.write($1)
  } read: {
    $0.texts(&$1)
  }
}

extension Packing where Value == Int {
  static let integer = Packing {
    $0.blob.write($1)
  } read: {
    $1.int()
  }
}

extension Packing where Value == Double {
  static let number = Packing {
    $0.blob.write($1)
  } read: {
    $1.double()
  }
}

extension Packing where Value == Bool {
  static let flag = Packing {
    $0.blob.write(byte: $1 ? 1 : 0)
  } read: {
    $1.byte() == 1
  }
}

extension Packing where Value == PartialDate? {
  static let date = Packing {
    $0.write(optional: $1)
  } read: {
    $0.optionalDate(&$1)
  }
}

extension Packing where Value == [Span] {
  static let spans = Packing {
    $0.write($1)
  } read: {
    $0.spans(&$1)
  }
}

extension Packing where Value: MemberChoice {
  /// A byte: which of the words it is.
  static var choice: Packing {
    let all = Array(Value.allCases)
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.rawValue, UInt8($0)) })
    return Packing {
      $0.blob.write(byte: places[$1.rawValue] ?? 0)
    } read: {
      all[Int($1.byte())]
    }
  }
}

extension Packing where Value: Tabular {
  /// A record within another: as the article has it, or else member by member.
  static var record: Packing {
    if let own = ownForms[ObjectIdentifier(Value.self)] as? Packing { return own }
    let members = PackedMembers<Value>()
    return Packing {
      members.write($1, to: &$0)
    } read: { article, reader in
      var value = Value.blank
      members.read(into: &value, article, &reader)
      return value
    }
  }
}

/// What does not go member by member.
private let ownForms: [ObjectIdentifier: any Sendable] = [
  ObjectIdentifier(Span.self): Packing<Span> {
    $0.write($1)
  } read: {
    $0.span(&$1)
  },
  ObjectIdentifier(TitleSpan.self): Packing<TitleSpan> {
    $0.write($1)
  } read: {
    $0.titleSpan(&$1)
  },
  ObjectIdentifier(EntityReference.self): Packing<EntityReference> {
    $0.write($1)
  } read: {
    $0.reference(&$1)
  },
  ObjectIdentifier(Attribution.self): Packing<Attribution> {
    $0.write($1)
  } read: {
    $0.attribution(&$1)
  },
]
