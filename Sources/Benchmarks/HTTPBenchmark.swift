enum HTTPBenchmark {
  static func run(_ arguments: [String]) throws {}
}
