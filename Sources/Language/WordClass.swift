/// A class of words that rules ask for by name. Its members are the row of `word-classes.txt` that has the same name: a new word is
/// a word in that row, a new class a case here and a row there.
package enum WordClass: UInt16, CaseIterable, Sendable {
  case ageBe
  case ageClose
  case ageNoun
  case aOrEvery
  case aOrOne
  case aboutWord
  /// Nouns behind "by the mayor's".
  case accountNoun
  case addressParticle
  case addressPreposition
  case ageFiller
  case ageWord
  case agedOrAge
  case agedOrAges
  case agedPerson
  case agentNoun
  case agoWord
  case aheadLink
  case aircraftWord
  /// The number of an airliner's model, before what counts it.
  case airliner
  case aliasOpener
  case alternation
  case ambiguousCurrency
  case andOrAmpersand
  case andOrOr
  case anybodyWord
  case appositionMark
  case armedGroup
  /// Verbs whose object is what they put on the calendar: "announce".
  case arrangingVerb
  case article
  case asOrAt
  case asOrOf
  case asOrTo
  case attackWord
  case backwardWord
  /// What is done to things that are counted.
  case befallingParticiple
  case beforeOrAfter
  case beliefParticiple
  /// Prepositions behind which stands who was near, or what came before: nobody who takes part.
  case besidePreposition
  /// Prepositions that may stand between a verb of saying and what is said.
  case besideSaying
  case bodyDeterminer
  case bodyJoint
  case byOrCross
  /// What is known by its day alone: "the 7 July *bombings*".
  case calamityNoun
  case centuryJoint
  case centuryWord
  case changeLink
  case changePreposition
  /// Verbs that give the word to somebody: "quoted the mayor as saying".
  case citingVerb
  /// Nouns for what somebody says happened.
  case claimNoun
  case clauseBreak
  case clauseEndMark
  case clauseFiller
  case clauseJoint
  case clauseMark
  case clockHedge
  case clockJoint
  case cluePreposition
  case codeMark
  case collectiveNoun
  case commaOrAnd
  case companyTail
  /// What companies carry behind their names besides their legal form.
  case companyWord
  case comparisonWord
  /// Joined to a number it names a sort and counts nothing.
  case compoundTail
  /// Words that turn to somebody else: "while", "whereas".
  case contrastWord
  case countHedge
  case countJoint
  case countNoun
  case countShift
  case creditOpener
  case creditWord
  case crossMark
  /// Titles that are given names as well, but not before another name.
  case crownedTitle
  case dash
  case dateHedge
  case dateHolder
  case dateOpener
  /// "On *Monday* Karim left": no given name.
  case dayOrMonthName
  case dayPreposition
  /// Between two days, or the ends of a term.
  case dayRangeLink
  case deadlinePreposition
  case decadeOfLife
  case deedOfPeople
  case deedToPeople
  /// Verbs that leave their object for a later day: "postpone".
  case deferringVerb
  case departmentWord
  case deputyWord
  /// Endings of words that describe a noun.
  case describingEnding
  case descriptionDeterminer
  case descriptionEnd
  case descriptionOpener
  case dimensionLabel
  /// Stands between a distance and where it is from.
  case directionWord
  case distributive
  case durationOpener
  case eachOrEvery
  case endOrStart
  case endingWord
  /// Beside a day they make a name of it: "*Bloody* Sunday", "the 26 July *Movement*".
  case eponymWord
  case eraBeforeChrist
  case eraBeforeYear
  case exampleIntroducer
  case facilityWord
  case figureOpener
  case finiteAuxiliary
  case firstPerson
  case fiscalWord
  /// "Be" in all its forms.
  case formOfBe
  case formerPrefix
  case fromOrBy
  case functionWord
  case futureWord
  /// What so many are: "a crowd of 1999 people".
  case gatheringNoun
  case generationSuffix
  case goingVerb
  case greeting
  /// What has so many people.
  case headcountNoun
  case helperWord
  case hisOrHer
  case hollowNoun
  case homePreposition
  case honorificWord
  case hoursWord
  case hyphenHead
  case incomingSuffix
  case indefinite
  case initialSkipped
  case internationalWord
  /// Nouns for what somebody issues and is quoted from.
  case issuedText
  case joinedRangeLink
  /// Nouns that mean the country that is spoken of.
  case landNoun
  case lastingVerb
  /// Lays money out: "*spent* $5 million on bridges".
  case layingOutVerb
  case legalForm
  case levelOpener
  case levelPreposition
  case levelWord
  case limitPreposition
  case limitWord
  case listJoint
  case listMark
  /// What a source does with the numbers in it, besides: "the report *listed* 45 failures".
  case listingVerb
  case locationPreposition
  case longDash
  /// Words that are no part of what is said at its ends.
  case looseJoint
  case lowerScale
  case magnitudeFiller
  /// Stands before the magnitude of a quake.
  case magnitudeOpener
  case marginNoun
  case membershipNoun
  /// What people do at an age: "died *at 88*".
  case milestone
  case modelDeterminer
  /// "At one" of it is some time, and no number: "point".
  case momentNoun
  case momentPreposition
  case momentWord
  case moneyLabel
  /// Has money as its own: "the firm *earned* $5 million".
  case moneyVerb
  case monthCue
  case monthFirstRegion
  case moreOrLess
  case movingVerb
  case multipliedWord
  case multiplier
  case nameAgeEnd
  case nameDash
  /// What joins the parts of a name, and ends none.
  case nameJoint
  case nameParticle
  case namedBody
  /// Nouns for works whose name stands in quotation marks.
  case namedWork
  /// Words right before a name in quotation marks.
  case namingWord
  case narrativeShift
  case nearPreposition
  case negation
  case numberPrefix
  case numberSign
  /// Words before units of time that make days or hours of a kind of them, which are counted.
  case occasion
  case ofOrAt
  case ofOrIn
  case ofOrThat
  case officeJoint
  case officeKeeping
  case officeLeaving
  case officeListJoint
  case officeOffering
  case officePreposition
  case officeTaking
  case oldWord
  case onOrIn
  case oneOpener
  /// Words that make the clause which they begin less true.
  case openQuestion
  case opponentPreposition
  case orOrBracket
  case ordinalEnding
  case ordinalWord
  case organizationNoun
  case originPreposition
  case otherOpener
  case overOrUnder
  case overWord
  case ownedOpener
  case owningPreposition
  case partyLetter
  /// Everyday nouns that are the name of a party where they are written as one.
  case partyName
  /// What stands before a level that something passes.
  case passing
  case passiveAuxiliary
  case pastAuxiliary
  case pastWord
  case peopleEnding
  case peopledPlace
  case perfectFiller
  case personEnding
  case phraseEndMark
  case placeEnd
  case placeEnding
  case placeNoun
  /// What puts something in or near a place.
  case placePreposition
  case placeWord
  /// The nouns of change that are said of lengths, too: "a rise of 6 m", not "a swell of 6 m".
  case plainChange
  case plainDeterminer
  case plainPerson
  case plannedParticiple
  case planningLink
  case pluperfectWord
  case pluralPointer
  case pointNoun
  /// What tells whose somebody or something is; not "its".
  case possessivePronoun
  case postNoun
  case predicateOpener
  case presentHave
  case pronounOrDemonstrative
  case publicationVerb
  case purposeJoint
  case quakeNoun
  case quantifierWord
  case quantityNoun
  /// Words that open a question or a subject, not a claim.
  case questionWord
  case quoteEndMark
  case rangeJoint
  /// Between the two ends of a span: "from May *to* July".
  case rangeLink
  case rangeOpener
  /// Ranks that are other words when they are not capitalized.
  case rankOrNoun
  case rankVerb
  case rankWord
  /// Two numbers are how one stands to the other: "odds".
  case ratioWord
  case realmTitle
  case referenceFollower
  case relativeWord
  /// Before what comes again and again: "every".
  case repeatingWord
  case richterWord
  case roleCloser
  case roleMark
  case sayingEndMark
  case scaleWord
  case scoreWord
  case seasonOfYear
  case sentenceStarter
  case sequenceFollower
  case sequenceJoint
  case sequenceOpener
  case sequenceWord
  case settlementNoun
  case shiftingVerb
  case shortYearCue
  case sidePreposition
  case sideStop
  case sideUnit
  case singleUnitFollower
  /// Bodies and groups of people who may be a source, besides agents and organizations.
  case sourceBody
  case sourceNoun
  case sourcePreposition
  case spanOpener
  case spanPreposition
  case speakerPreposition
  /// Nouns for bodies that lend their name to a text.
  case speakingBody
  /// What people alone do, of all that stands in `deeds-of-people.txt`, so that it outweighs the tagger.
  case speechVerb
  /// Stands near money, and so tells pounds of it from pounds of weight.
  case spendingWord
  case standardWord
  case standingVerb
  case startingWord
  case stateFiller
  case stateOfPeople
  case stillWord
  /// A stock market's index.
  case stockIndex
  case stormNoun
  case streetEnding
  case streetName
  case streetOpener
  case streetWord
  case stretchWord
  case strongYearCue
  /// Words before a predicate in quotation marks.
  case subjectLink
  /// Words that open a clause which depends on another.
  case subordinator
  /// Who is not named by these.
  case summaryPronoun
  /// Is cut or raised to those who get it: "cut *power* to 30 homes".
  case supplyNoun
  case theOrPossessive
  case theOrThis
  case thoseWord
  case timeNoun
  case timePreposition
  case titleModifier
  case tollNoun
  case totalNoun
  case turnVerb
  case underWord
  case undergoingVerb
  case unionWord
  /// What stands beside adjectives between a number and a unit of time: "5 bitter years", "5 *business* days".
  case unitFiller
  case unitMark
  case unitOfOne
  /// One of what something costs so much for: "$12 a *dose*".
  case unitOfPrice
  case universalTime
  /// An ordinal before it does not rank.
  case unrankedNoun
  case untilWord
  case upOrDown
  /// Nouns that are no thing of which each has a price: "5 euros a *bit* earlier".
  case vagueAmount
  case vagueDeterminer
  case verbLikePlural
  case verbParticle
  case voteWord
  /// What is voted on, and the vote itself.
  case votedThing
  case vouchingVerb
  /// What wars and the like are called by a length of time in capital letters.
  case warNoun
  /// What things do as well as people.
  case weakDeed
  case weakYearCue
  case weekendOpener
  case whereabouts
  case whichOrThat
  case will
  /// Takes from something, with "off": "*wiped* $2 billion off".
  case wipingVerb
  case wishVerb
  case yearDeterminer
  case yearPrefix
  case yearsOldMark
  /// What years have, in the plural, so that four digits before it are a year: "2019 results".
  case yearlyNoun

  /// Its members, in lower case.
  package var words: Set<String> { Vocabulary.shared.members[self] ?? [] }

  /// Whether a word in lower case is a member.
  package func contains(_ word: String) -> Bool {
    Vocabulary.shared.contains(self, stableHash(word.utf8))
  }
}
