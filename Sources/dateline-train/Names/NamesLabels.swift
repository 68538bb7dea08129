import Extraction

/// What the labels of the training texts are taken to mean, set by set.
struct NamesLabels {
  private let forms: NamesForms

  init(_ texts: [NamesCorpora.Text]) {
    var forms = NamesForms()
    for text in texts where text.set == "gmb-silver" {
      let targets = NamesTargets(text.document)
      for spans in [text.sample.spans, text.sample.second ?? [], text.sample.gmb ?? []] {
        forms.add(targets.names(spans, cuttingTitles: true), in: text.document)
      }
    }
    self.forms = forms
  }

  /// The labels to train on.
  func targets(_ text: NamesCorpora.Text, _ opinion: [NamesVote.Name]?) -> NamesTargets {
    var targets = NamesTargets(text.document)
    guard text.set == "gmb-silver" else {
      targets.set(expected(text))
      return targets
    }
    for outcome in vote(text, opinion) {
      if outcome.margin < NamesTrainer.openMargin {
        targets.free(outcome.tokens)
      } else {
        targets.set(outcome.names)
      }
    }
    return targets
  }

  /// The names to measure against. Of the sets whose people carry their titles, titles are cut.
  func expected(_ text: NamesCorpora.Text) -> [NamesVote.Name] {
    switch text.set {
    case "gmb-silver": vote(text, nil).flatMap(\.names)
    case "gum-news", "re3d": NamesTargets(text.document).names(text.sample.spans, cuttingTitles: true)
    default: NamesTargets(text.document).names(text.sample.spans)
    }
  }

  /// What the labellers of the news sentences settle on; `opinion` is that of a tagger of our own.
  func vote(_ text: NamesCorpora.Text, _ opinion: [NamesVote.Name]?) -> [NamesVote.Outcome] {
    let targets = NamesTargets(text.document)
    var vote = NamesVote()
    vote.add(targets.names(text.sample.spans, cuttingTitles: true), weight: NamesTrainer.votes.spans)
    vote.add(targets.names(text.sample.second ?? [], cuttingTitles: true), weight: NamesTrainer.votes.second)
    vote.add(targets.names(text.sample.gmb ?? [], cuttingTitles: true), weight: NamesTrainer.votes.gmb)
    if let opinion { vote.add(opinion, weight: NamesTrainer.votes.own) }
    let tokens = text.document.tokens
    return vote.outcomes { name in
      let isHyphenated =
        name.tokens.count > 1
        && name.tokens.contains {
          tokens[$0].shape.contains(.hyphenated) && tokens[$0].isCapitalized
            && !NameReading.hasLowerPart(tokens[$0])
        }
      return (isHyphenated ? NamesTrainer.hyphenBonus : 0)
        + (forms.isUsual(name, in: text.document) ? NamesTrainer.usualBonus : 0)
    }
  }
}
