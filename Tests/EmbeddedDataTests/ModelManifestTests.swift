import Foundation
import HTTP
import Testing

/// `Sources/LanguageData/models.json` says of every model that ships where it comes from, and what it says is so.
@Suite("Models") struct ModelManifestTests {
  private struct Manifest: Decodable {
    struct Model: Decodable {
      var file: String
      var sha256: String
      var command: String
      var commit: String
      /// Absent where nothing is drawn at random.
      var seed: Int?
      /// The SHA-256 of each file that it learned from.
      var data: [String: String]
      var scores: [String: Double]
    }

    var models: [Model]
  }

  private static let manifest = Result {
    try JSONDecoder().decode(Manifest.self, from: SourceFolder.bytes(of: "LanguageData/models.json"))
  }

  @Test func everyTrainedFileHasAnEntryAndEveryEntryAFile() throws {
    let suffixes = [".model", ".network", ".gazetteer"]
    let trained = try SourceFolder.names(in: "LanguageData/Data").filter { name in
      suffixes.contains { name.hasSuffix($0) }
    }
    let listed = try Self.manifest.get().models.map(\.file)
    #expect(Set(listed) == trained)
    #expect(listed == listed.sorted(), "one entry a file, in order")
  }

  @Test func theHashesAreThoseOfTheFilesThatShip() throws {
    for model in try Self.manifest.get().models {
      let hash = SHA256.hexadecimal(try SourceFolder.bytes(of: "LanguageData/Data/\(model.file)"))
      #expect(
        hash == model.sha256,
        "\(model.file) is another one: Config/training/manifest.py writes its entry when it is trained")
    }
  }

  @Test func everyEntryNamesItsTrainerAndData() throws {
    func isHexadecimal(_ text: String, count: Int) -> Bool {
      text.count == count && text.allSatisfy { "0123456789abcdef".contains($0) }
    }
    for model in try Self.manifest.get().models {
      #expect(isHexadecimal(model.commit, count: 40), "\(model.file): the trainer's commit, whole")
      #expect(!model.command.isEmpty, "\(model.file): what made it")
      #expect(!model.data.isEmpty, "\(model.file): what it learned from")
      for (name, hash) in model.data {
        #expect(isHexadecimal(hash, count: 64), "\(model.file): SHA-256 of \(name)")
      }
      #expect(model.seed != nil || model.file.hasSuffix(".gazetteer"), "\(model.file): its seed")
      #expect(!model.scores.isEmpty || model.file.hasSuffix(".gazetteer"), "\(model.file): its scores")
      for (name, score) in model.scores { #expect(0...100 ~= score, "\(model.file): \(name) in percent") }
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      String(repeating: "a", count: 119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"
    ),
  ])
  func theHashIsThatOfTheStandard(_ text: String, _ hash: String) {
    #expect(SHA256.hexadecimal(text.utf8) == hash)
  }
}
