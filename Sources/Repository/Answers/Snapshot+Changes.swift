extension Snapshot {
  /// What has changed since a token, in the order in which it did; without a token all articles, as added, and then what
  /// has changed since the first of them was given.
  ///
  /// A token is the content of the repository that it was given for: it is good in another process, and after a restart,
  /// as long as that held the same content once and no more than ten thousand changes have been made since. Whoever
  /// applies the changes in turn has the articles of this snapshot when there are no more, though one may come twice.
  ///
  /// - Throws: `ChangeError.malformed`, and `forgotten` where only asking without a token helps.
  public func changes(since token: String? = nil, limit: Int = 50) throws(ChangeError) -> ChangePage {
    let limit = max(1, limit)
    guard let token else { return list(from: nil, of: log.content, limit) }
    switch ChangeToken(token) {
    case nil: throw .malformed
    case .content(let content):
      guard let place = log.place(since: content) else { throw .forgotten }
      return follow(from: place, token, limit)
    case .within(let before, let after, let edit):
      guard let place = log.place(from: before, to: after, edit: edit) else { throw .forgotten }
      return follow(from: place, token, limit)
    case .listing(let content, let id):
      guard log.place(since: content) != nil else { throw .forgotten }
      return list(from: id, of: content, limit)
    }
  }

  /// The articles behind an id. The last of them leads on to what has changed since the first.
  private func list(from last: String?, of content: UInt64, _ limit: Int) -> ChangePage {
    var ids: [String] = []
    index.articleIDs.ascend(from: last ?? "") { id, _ in
      if id != last { ids.append(id) }
      return ids.count <= limit
    }
    let hasMore = ids.count > limit
    var items = ids.prefix(limit).map { id in
      Change(
        resource: .article, id: id, kind: .added, title: heading(ofArticle: id)?.title,
        token: ChangeToken.listing(content, upTo: id).text)
    }
    let next = ChangeToken.content(content).text
    guard !hasMore else { return ChangePage(items: items, next: items[limit - 1].token, hasMore: true) }
    if !items.isEmpty { items[items.count - 1].token = next }
    return ChangePage(items: items, next: next, hasMore: content != log.content)
  }

  /// The changes of the log from a place on; `token` is what that place is called.
  private func follow(from place: ChangeLog.Place, _ token: String, _ limit: Int) -> ChangePage {
    var page = ChangePage(items: [], next: token, hasMore: false)
    var place = place
    while place.step < log.steps.count {
      let step = log.steps[place.step]
      for number in place.edit..<step.edits.count {
        guard page.items.count < limit else {
          page.hasMore = true
          return page
        }
        let isLast = number + 1 == step.edits.count
        let next: ChangeToken =
          isLast
          ? .content(step.after) : .within(before: step.before, after: step.after, edit: number + 1)
        page.items.append(change(step.edits[number], of: step, token: next.text))
        page.next = next.text
      }
      place = ChangeLog.Place(step: place.step + 1, edit: 0)
    }
    page.next = ChangeToken.content(log.content).text
    return page
  }

  private func change(_ edit: ChangeLog.Edit, of step: ChangeLog.Step, token: String) -> Change {
    Change(
      resource: edit.resource, id: edit.id, kind: edit.kind,
      title: edit.title ?? (edit.resource == .article ? heading(ofArticle: edit.id)?.title : nil),
      milliseconds: step.milliseconds, token: token)
  }
}
