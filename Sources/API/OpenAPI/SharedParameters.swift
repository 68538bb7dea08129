/// The parameters that several endpoints have, each described once: under its own name, or, where others of that name differ,
/// with a number behind it.
struct SharedParameters {
  /// In the order in which the endpoints have them.
  private(set) var all: [(name: String, parameter: ParameterDescription)] = []
  private var names: [ParameterDescription: String] = [:]

  init(_ parameters: [ParameterDescription]) {
    var counts: [ParameterDescription: Int] = [:]
    for parameter in parameters { counts[parameter, default: 0] += 1 }
    var taken: [String: Int] = [:]
    for parameter in parameters where counts[parameter, default: 0] > 1 && names[parameter] == nil {
      taken[parameter.name, default: 0] += 1
      let number = taken[parameter.name] ?? 1
      let name = number == 1 ? parameter.name : "\(parameter.name)-\(number)"
      names[parameter] = name
      all.append((name, parameter))
    }
  }

  /// The name of a parameter among the components; nil for one that a single endpoint has.
  func name(of parameter: ParameterDescription) -> String? { names[parameter] }
}
