import Foundation
import LanguageData
import PageAssets
import SampleCorpus
import Testing

/// What travels inside the binary is what lies in the sources: of a file that its module does not watch, the build does not
/// see a change.
@Suite("Embedded data") struct EmbeddedDataTests {
  /// A module that embeds files: where they lie, and the bytes it has under a name.
  struct Module: Sendable, CustomTestStringConvertible {
    var name: String
    var embedded: @Sendable (_ file: String) -> Data?

    var testDescription: String { name }
    var folder: String { "\(name)/Data" }
  }

  private static let modules = [
    Module(name: "LanguageData") { file in data { language_data(file, &$0) } },
    Module(name: "PageAssets") { file in data { page_asset(file, &$0) } },
    Module(name: "SampleCorpus") { _ in data { sample_corpus(&$0) } },
  ]

  private static func data(_ bytes: (inout Int) -> UnsafePointer<UInt8>?) -> Data? {
    var count = 0
    return bytes(&count).map { Data(bytes: $0, count: count) }
  }

  @Test(arguments: modules) func everyFileIsEmbeddedAsItLiesInTheSources(_ module: Module) throws {
    for name in try SourceFolder.names(in: module.folder).sorted() {
      let file = "\(module.folder)/\(name)"
      guard let embedded = module.embedded(name) else {
        Issue.record("\(file) is not embedded: give it a line in Sources/\(module.name)/files.def")
        continue
      }
      let isCurrent = try embedded == SourceFolder.bytes(of: file)
      #expect(isCurrent, "\(file) has changed and is not watched")
    }
  }

  @Test(arguments: ["LanguageData", "PageAssets"]) func everyFileIsWatched(_ module: String) throws {
    let watched = String(decoding: try SourceFolder.bytes(of: "\(module)/watched.def"), as: UTF8.self)
    for name in try SourceFolder.names(in: "\(module)/Data") {
      #expect(watched.contains("__has_include(\"\(name)\")"), "give \(name) a line in watched.def")
    }
  }

  @Test func aNameThatNobodyEmbedsHasNoBytes() {
    #expect(Self.data { language_data("nothing.txt", &$0) } == nil)
    #expect(Self.data { page_asset("nothing.css", &$0) } == nil)
  }
}
