enum HTTPFuzz {
  static func run(_ arguments: [String]) throws {}
}
