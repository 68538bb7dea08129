/// Trains the models of `Extraction` from annotated data: `dateline-train MODEL DATA-FOLDER`.
@main
struct Main {
  static func main() {}
}
