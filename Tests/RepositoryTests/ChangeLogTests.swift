import Facts
import Testing

@testable import Repository

@Suite("The log of changes")
struct ChangeLogTests {
  private func facts(_ id: String, _ text: String = "It rained.") -> ArticleFacts {
    ArticleFacts(article: Article(id: id, title: "Title of \(id)", text: text))
  }

  private func repository(_ ids: [String] = []) -> Repository {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(ids.map { facts($0) })
    return repository
  }

  private func words(_ page: ChangePage) -> [String] { page.items.map { "\($0.kind) \($0.id)" } }

  @Test func aTokenIsGoodInAnotherProcessThatHeldTheSame() throws {
    let first = repository(["a", "b"])
    let token = try first.snapshot.changes().next
    let second = repository()
    second.insert(facts("b").article)
    second.remove("b")
    second.insert([facts("b"), facts("a")])
    #expect(try second.snapshot.changes(since: token).items.isEmpty)
    second.insert([facts("c"), facts("a", "It snowed.")])
    #expect(words(try second.snapshot.changes(since: token)) == ["changed a", "added c"])
    #expect(throws: ChangeError.forgotten) {
      try first.snapshot.changes(since: second.snapshot.changes().next)
    }
  }

  @Test func aListingLeadsOnToWhatChangesMeanwhile() throws {
    let repository = repository(["a", "c", "e"])
    let page = try repository.snapshot.changes(limit: 2)
    #expect(words(page) == ["added a", "added c"] && page.hasMore)
    repository.insert([facts("b"), facts("d"), facts("c", "It snowed.")])
    repository.remove("a")
    let rest = try repository.snapshot.changes(since: page.next, limit: 5)
    #expect(words(rest) == ["added d", "added e"] && rest.hasMore)
    let last = try repository.snapshot.changes(since: rest.next)
    #expect(words(last) == ["added b", "changed c", "added d", "removed a"] && !last.hasMore)
    #expect(last.items.map(\.title) == ["Title of b", "Title of c", "Title of d", "Title of a"])
  }

  @Test func whatIsStoredAgainUnchangedIsNoChange() throws {
    let repository = repository(["a"])
    let token = try repository.snapshot.changes().next
    repository.insert([facts("a")])
    repository.remove("nobody")
    #expect(
      try repository.snapshot.changes(since: token) == ChangePage(items: [], next: token, hasMore: false))
  }

  @Test("only the latest are kept", arguments: [(10_000, true), (10_001, false)])
  func capacity(_ edits: Int, _ isKnown: Bool) throws {
    func edit(_ number: Int) -> ChangeLog.Edit {
      ChangeLog.Edit(resource: .article, id: "\(number)", kind: .added)
    }
    var single = ChangeLog(content: 0)
    for number in 1...edits { single.append([edit(number)], leadingTo: UInt64(number), milliseconds: 0) }
    #expect((single.place(since: 0) != nil) == isKnown)
    #expect(single.steps.count == 10_000)
    var large = ChangeLog(content: 0)
    large.append((1...edits).map(edit), leadingTo: 1, milliseconds: 0)
    #expect((large.place(since: 0) != nil) == isKnown)
    #expect(large.place(since: 1) != nil)
  }

  @Test func whoIsInTheMiddleOfAStepGoesOnThere() throws {
    let repository = repository(["z"])
    let token = try repository.snapshot.changes().next
    repository.insert([facts("b"), facts("a"), facts("c")])
    let page = try repository.snapshot.changes(since: token, limit: 2)
    #expect(words(page) == ["added a", "added b"])
    repository.remove("b")
    #expect(words(try repository.snapshot.changes(since: page.next)) == ["added c", "removed b"])
    repository.insert([facts("b")])
    // The step came to the same content twice: what came behind it comes again, which does no harm.
    #expect(words(try repository.snapshot.changes(since: page.next)) == ["added c", "removed b", "added b"])
  }
}
