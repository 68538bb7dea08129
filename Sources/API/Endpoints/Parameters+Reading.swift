import HTTP

extension Array {
  /// Reads the query of a request into `query`. A parameter that is not in the table, one that comes twice, a
  /// value without the right form and a missing one that is required are each a 400 that names it. A list may come as
  /// several parameters of its name as well as in one with commas.
  func read<Query>(_ parameters: QueryParameters, into query: Query) throws(HTTPError) -> Query
  where Element == Parameter<Query> {
    var query = query
    var seen: Set<String> = []
    for item in parameters.items {
      guard let parameter = first(where: { $0.description.name == item.name }) else {
        throw .unknownParameter(item.name, known: map(\.description.name))
      }
      let isList = parameter.description.form.isList
      if isList, seen.contains(item.name) { continue }
      guard seen.insert(item.name).inserted else {
        throw .parameter(item.name, "The parameter \"\(item.name)\" is given more than once.")
      }
      let value = isList ? parameters.all(item.name).joined(separator: ",") : item.value
      guard parameter.read(value, &query) else { throw .badValue(value, of: parameter.description) }
    }
    for parameter in self where parameter.description.isRequired && !seen.contains(parameter.description.name)
    {
      throw .parameter(
        parameter.description.name,
        "The parameter \"\(parameter.description.name)\" is needed: \(parameter.description.form.expectation)."
      )
    }
    return query
  }
}

extension HTTPError {
  /// 400 for a parameter.
  static func parameter(
    _ name: String, _ detail: String, extensions: [ProblemDetails.Member] = []
  ) -> HTTPError {
    .badRequest(detail, extensions: [.init("parameter", .string(name))] + extensions)
  }

  /// 400 for a parameter that there is not, with those that there are.
  static func unknownParameter(_ name: String, known: [String]) -> HTTPError {
    let hint =
      known.isEmpty
      ? "This resource takes no parameters."
      : "Known here: \(known.joined(separator: ", "))."
    return .parameter(
      name.clipped, "There is no parameter \"\(name.clipped)\". \(hint)",
      extensions: [.init("known", .strings(known))])
  }

  /// 400 for a value without the parameter's form.
  static func badValue(_ value: String, of parameter: ParameterDescription) -> HTTPError {
    var extensions: [ProblemDetails.Member] = [.init("value", .string(value.clipped))]
    if let known = parameter.form.choices { extensions.append(.init("known", .strings(known))) }
    return .parameter(
      parameter.name,
      "\"\(value.clipped)\" is no value for \"\(parameter.name)\": it takes \(parameter.form.expectation).",
      extensions: extensions)
  }
}

extension String {
  /// At most a hundred characters, for quoting what a client sent.
  var clipped: String { unicodeScalars.count > 100 ? String(unicodeScalars.prefix(100)) + "…" : self }
}
