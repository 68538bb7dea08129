import HTTP

extension Request {
  /// The query's parameters. A form on a page sends the inputs that were left empty, too: for a page they count
  /// as absent, anywhere else as what they are.
  func parameters(for form: Representation) throws(HTTPError) -> QueryParameters {
    let query = try query
    guard form == .html else { return query }
    return QueryParameters(query.items.filter { !$0.value.isEmpty })
  }

  /// Refuses any query: for endpoints without parameters.
  func refuseParameters() throws(HTTPError) {
    guard rawQuery != nil, let item = try query.items.first else { return }
    throw .unknownParameter(item.name, known: [])
  }
}
