import Facts
import HTTP
import Repository

/// One query parameter of an endpoint: its name, what it does, how its value has to look, and where the value
/// goes in the endpoint's `Query`.
///
/// The tables of these validate every request and document the endpoint, so that a parameter which is in one
/// and not in the other cannot exist.
struct Parameter<Query>: Sendable {
  let description: ParameterDescription
  /// Puts a value in its place; false where the value does not have the form.
  let read: @Sendable (String, inout Query) -> Bool
  /// Puts a value in the place of what must not be, for a parameter that has such a twin: `type!` beside `type`.
  private(set) var readTurned: (@Sendable (String, inout Query) -> Bool)?

  init(
    _ name: String, _ about: String, _ form: ParameterForm, example: String? = nil, isRequired: Bool = false,
    standard: Int? = nil, read: @escaping @Sendable (String, inout Query) -> Bool
  ) {
    description = ParameterDescription(
      name: name, about: about, form: form, example: example, isRequired: isRequired, standard: standard)
    self.read = read
  }
}

/// What is said about a parameter in the documentation and in problems.
struct ParameterDescription: Sendable, Hashable {
  var name: String
  var about: String
  var form: ParameterForm
  var example: String?
  var isRequired: Bool
  /// What counts when the parameter is absent.
  var standard: Int?

  /// Whether it is the twin of another, for what must not be. It is described there: generators of clients make one name
  /// of the two.
  var isTwin: Bool { name.hasSuffix("!") }

  /// Whether it is on or off.
  var isFlag: Bool { form.choices == ["true", "false"] }
}

extension Parameter {
  static func text(
    _ name: String, _ about: String, example: String, isRequired: Bool = false,
    _ place: QueryPlace<Query, String?>
  ) -> Parameter {
    Parameter(name, about, .text, example: example, isRequired: isRequired) { value, query in
      guard !value.isEmpty else { return false }
      query[keyPath: place] = value
      return true
    }
  }

  static func integer(
    _ name: String, _ about: String, in range: ClosedRange<Int>, standard: Int,
    _ place: QueryPlace<Query, Int>
  ) -> Parameter {
    Parameter(name, about, .integer(range), standard: standard) { value, query in
      guard let number = ParameterValue.integer(value, in: range) else { return false }
      query[keyPath: place] = number
      return true
    }
  }

  static func number(
    _ name: String, _ about: String, example: String, _ place: QueryPlace<Query, Double?>
  ) -> Parameter {
    Parameter(name, about, .number, example: example) { value, query in
      guard let number = ParameterValue.number(value) else { return false }
      query[keyPath: place] = number
      return true
    }
  }

  /// The least confidence of an event.
  static func minConfidence(_ about: String, _ place: QueryPlace<Query, Double?>) -> Parameter {
    Parameter("minConfidence", about, .fraction, example: "0.8") { value, query in
      guard let number = ParameterValue.number(value), (0...1).contains(number) else { return false }
      query[keyPath: place] = number
      return true
    }
  }

  /// The first day that the date may mean.
  static func from(
    _ name: String, _ about: String, _ place: QueryPlace<Query, CalendarDay?>
  ) -> Parameter {
    Parameter(name, about, .date, example: "2022-01-05") { value, query in
      guard let days = ParameterValue.date(value) else { return false }
      query[keyPath: place] = days.lowerBound
      return true
    }
  }

  /// The last day that the date may mean.
  static func to(
    _ name: String, _ about: String, _ place: QueryPlace<Query, CalendarDay?>
  ) -> Parameter {
    Parameter(name, about, .date, example: "2022-01-19") { value, query in
      guard let days = ParameterValue.date(value) else { return false }
      query[keyPath: place] = days.upperBound
      return true
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ about: String, _ choice: Choice.Type,
    _ put: @escaping @Sendable (inout Query, Choice) -> Void
  ) -> Parameter {
    Parameter(name, about, .choice(Choice.allCases.map(\.rawValue))) { value, query in
      guard let choice = Choice(rawValue: value) else { return false }
      put(&query, choice)
      return true
    }
  }

  /// One or more, separated by commas.
  static func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable & Sendable>(
    _ name: String, _ about: String, _ choice: Choice.Type,
    _ place: QueryPlace<Query, Choices<Choice>>
  ) -> Parameter {
    let words = Choice.allCases.map(\.rawValue)
    var parameter = Parameter(name, about, .list(words)) { value, query in
      guard let list = ParameterValue.list(value, of: words) else { return false }
      query[keyPath: place].any = Set(list.compactMap(Choice.init(rawValue:)))
      return true
    }
    parameter.readTurned = { value, query in
      guard let list = ParameterValue.list(value, of: words) else { return false }
      query[keyPath: place].none = Set(list.compactMap(Choice.init(rawValue:)))
      return true
    }
    return parameter
  }

  /// Ids or names, one or more, separated by commas.
  static func names(
    _ name: String, _ about: String, example: String, _ place: QueryPlace<Query, Terms?>
  ) -> Parameter {
    var parameter = Parameter(
      name, about + " One or more, separated by commas.", .texts, example: example
    ) { value, query in
      guard let texts = Terms.list(value) else { return false }
      query[keyPath: place] = Terms(any: texts, none: query[keyPath: place]?.none ?? [])
      return true
    }
    parameter.readTurned = { value, query in
      guard let texts = Terms.list(value) else { return false }
      query[keyPath: place] = Terms(any: query[keyPath: place]?.any ?? [], none: texts)
      return true
    }
    return parameter
  }

  /// The parameter, and behind it the twin for what must not be, where it has one.
  var withTwin: [Parameter] {
    guard let readTurned else { return [self] }
    let turned = Parameter(
      description.name, "\(description.about) `\(description.name)!` in its place: none of these.",
      description.form, example: description.example, isRequired: description.isRequired,
      standard: description.standard, read: read)
    let twin = Parameter(
      "\(description.name)!", "As `\(description.name)`, turned round: none of these.", description.form,
      example: description.example, read: readTurned)
    return [turned, twin]
  }

  /// `true` or `false`.
  static func flag(_ name: String, _ about: String, _ place: QueryPlace<Query, Bool?>) -> Parameter {
    Parameter(name, about, .choice(["true", "false"])) { value, query in
      query[keyPath: place] = value == "true"
      return value == "true" || value == "false"
    }
  }

  /// A number of at least one.
  static func least(_ name: String, _ about: String, _ place: QueryPlace<Query, Int?>) -> Parameter {
    Parameter(name, about, .integer(1...1_000_000_000)) { value, query in
      query[keyPath: place] = ParameterValue.integer(value, in: 1...1_000_000_000)
      return query[keyPath: place] != nil
    }
  }

  /// The same parameter of a query that holds this one.
  func of<Outer>(_ part: QueryPlace<Outer, Query>) -> Parameter<Outer> {
    let read = read
    var outer = Parameter<Outer>(
      description.name, description.about, description.form, example: description.example,
      isRequired: description.isRequired, standard: description.standard
    ) { value, query in read(value, &query[keyPath: part]) }
    if let readTurned { outer.readTurned = { value, query in readTurned(value, &query[keyPath: part]) } }
    return outer
  }
}

/// Where in a query a value goes.
typealias QueryPlace<Query, Value> = any WritableKeyPath<Query, Value> & Sendable
