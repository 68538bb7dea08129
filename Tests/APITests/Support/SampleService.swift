import Extraction
import HTTP
import Repository
import SampleCorpus

@testable import API

/// A service over the sample corpus, as a new user meets it, that lets the token `secret` write.
struct SampleService {
  let api: ServiceAPI
  let client: Client

  init() throws {
    let repository = Repository(extractor: Client.extractor)
    var count = 0
    let start = sample_corpus(&count)
    _ = repository.load(
      lines: Array(UnsafeBufferPointer(start: start, count: count)), name: "the sample corpus")
    var settings = ServiceSettings()
    settings.token = "secret"
    settings.keepsInMemory = true
    api = ServiceAPI(repository: repository, extractor: Client.extractor, settings: settings)
    client = Client(router: try api.router())
  }
}
