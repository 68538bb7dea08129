import HTTP

extension Request {
  /// The query's parameters. A form on a page sends the inputs that were left empty, too: for a page they count
  /// as absent, anywhere else as what they are.
  func parameters(for form: Representation) throws(HTTPError) -> QueryParameters {
    let query = try query
    guard form == .html else { return query }
    return QueryParameters(query.items.filter { !$0.value.isEmpty })
  }

  /// What stands before the paths of whole addresses at the host that is asked; empty where the request names none.
  var origin: String { authority.map { "\(forwardedScheme ?? "http")://\($0)" } ?? "" }

  /// Refuses any query: for endpoints without parameters.
  func refuseParameters() throws(HTTPError) {
    guard rawQuery != nil, let item = try query.items.first else { return }
    throw .unknownParameter(item.name, known: [])
  }
}
