import HTTP

/// The address of a list: what a cursor is bound to, and what leads to its other pages and to lists next to it.
struct ListScope: Sendable {
  /// Values for parameters of a list.
  struct Setting: Sendable {
    let items: [QueryParameters.Item]

    init(_ items: [(name: String, value: String)]) {
      self.items = items.map { QueryParameters.Item(name: $0.name, value: $0.value) }
    }

    /// Whether a list has all the parameters.
    func isTaken(by parameters: [ParameterDescription]) -> Bool {
      items.allSatisfy { item in parameters.contains { $0.name == item.name } }
    }
  }

  /// What changes nothing about which records a list has, nor about their order.
  private static let presentation: Set<String> = [
    "limit", "fields", "expand", "csvSafe", "counts", "format", "pretty",
  ]

  /// The path, without the name of a form behind it.
  let path: String
  /// The parameters without the cursor: those that came several times as one, with commas.
  let values: QueryParameters

  /// The scope of a request for a list.
  init(_ request: Request) throws(HTTPError) {
    path = request.pathWithoutSuffix
    var items: [QueryParameters.Item] = []
    for item in try request.query.items where item.name != "cursor" && !item.value.isEmpty {
      if let index = items.firstIndex(where: { $0.name == item.name }) {
        items[index].value += "," + item.value
      } else {
        items.append(item)
      }
    }
    values = QueryParameters(items)
  }

  private init(path: String, values: QueryParameters) {
    self.path = path
    self.values = values
  }

  /// The same filters at another path.
  func at(_ path: String) -> ListScope { ListScope(path: path, values: values) }

  /// What a cursor is bound to: the path, the filters and the order. How many records and which members a page
  /// has may change from one page to the next.
  var key: String {
    path + "?" + filters.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
  }

  /// What says which records the list has, and their order.
  var filters: [QueryParameters.Item] { values.items.filter { !Self.presentation.contains($0.name) } }

  /// Where the whole list is in a form of its own name.
  func target(_ form: Representation) -> String {
    target(Self.pairs(filters + [QueryParameters.Item(name: "format", value: form.word)]))
  }

  /// Where the page that starts at a cursor is; the first page without one.
  func target(_ cursor: Cursor? = nil) -> String {
    var pairs = Self.pairs(values.items)
    if let cursor { pairs.append("cursor=\(cursor.token)") }
    return target(pairs)
  }

  /// Where the first page is of the same list with other values; an empty value takes the parameter away.
  func target(_ setting: Setting) -> String {
    let names = Set(setting.items.map(\.name))
    var items = values.items.filter { !names.contains($0.name) && !["counts", "format"].contains($0.name) }
    items += setting.items.filter { !$0.value.isEmpty }
    return target(Self.pairs(items))
  }

  private func target(_ pairs: [String]) -> String {
    pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  private static func pairs(_ items: [QueryParameters.Item]) -> [String] {
    items.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
  }
}
