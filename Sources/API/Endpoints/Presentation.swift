/// How an answer looks, whatever is in it.
struct Presentation: Sendable {
  /// Whether every member of JSON is on a line of its own.
  var isPretty = false

  /// The parameters for it, of an answer that has these forms. The form itself is read off the request, before the
  /// parameters are (`Representation.asked(by:among:)`).
  static func parameters(_ forms: [Representation]) -> [Parameter<Presentation>] {
    let words = forms.map(\.word)
    return [
      Parameter(
        "format",
        "The form of the answer, before what `Accept` says; it may also stand behind the path and a dot. With either "
          + "`Content-Disposition` names a file.",
        .choice(words)
      ) { value, _ in words.contains(value) },
      Parameter("pretty", "JSON with every member on a line of its own.", .choice(["true", "false"])) {
        $1.isPretty = $0 == "true"
        return $1.isPretty || $0 == "false"
      },
    ]
  }
}
