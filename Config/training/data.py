"""Annotated sentences as the networks take them: tokens, feature rows, labels; shared by teacher and student."""
import json
import random

import numpy as np

KINDS = ["PER", "ORG", "LOC", "NORP", "MISC"]
# 0 is outside; four positions (begin, inside, end, single) for each kind.
NAMES = 1 + 4 * len(KINDS)
TYPES = ["NONE"] + """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT INVESTIGATE DEMAND DISAPPROVE REJECT THREATEN PROTEST
CRIME SANCTION MOBILIZE COERCE ASSAULT APPOINT DISMISS RESIGN ELECT DIE DISASTER ECONOMY INJURE TRIAL LEGISLATE ACQUIRE LAUNCH
CLOSE WIN DISCOVER""".split()
ROLES = ["none", "actors", "recipients", "place", "claimant", "date"]
STATUSES = ["actual", "planned", "alleged", "denied", "hypothetical", "historical"]
SLOTS = ["form", "prefix", "suffix2", "suffix3", "suffix4", "look", "tag", "relation", "name", "known", "phrase", "lexicon", "place"]
SLOT_ROWS = [8192, 4096, 1024, 4096, 8192, 64, 64, 64, 16, 1024, 256, 64, 16]
PATHS = 4096
# Relations that say little without their word; the numbers of `Relation` in the order of its cases.
PREP, AGENT, MARK, DATIVE = 6, 5, 28, 4
IGNORE = -100


class Sentence:
    """A sentence's tokens with what is known and what is to be learned of them."""

    def __init__(self, record, features):
        self.id, self.text, self.set = record["id"], record["text"], record["set"]
        self.starts, self.ends = features["starts"], features["ends"]
        self.hashes = np.array([int(h, 16) for h in features["hashes"]], dtype=np.uint64)
        self.heads = np.array(features["heads"], dtype=np.int64)
        count = len(self.starts)
        self.rows = np.array(features["rows"], dtype=np.int64).reshape(count, len(SLOTS))
        self.words = [self.text[a:b] for a, b in zip(self.starts, self.ends)]
        self.relations = self.rows[:, SLOTS.index("relation")]
        self.names = self.name_labels(record["names"])
        self.triggers, self.events = self.event_labels(record["events"])

    def tokens(self, span):
        """The half-open range of tokens that overlap a span of code points."""
        inside = [i for i, (a, b) in enumerate(zip(self.starts, self.ends)) if a < span[1] and b > span[0]]
        return (inside[0], inside[-1] + 1) if inside else None

    def name_labels(self, names):
        labels = np.zeros(len(self.starts), dtype=np.int64)
        for start, end, kind in names:
            found = self.tokens((start, end))
            if not found:
                continue
            first, last = found
            base = 1 + 4 * KINDS.index(kind)
            if self.set in ("names", "web") and kind == "MISC":
                labels[first:last] = IGNORE
            elif last - first == 1:
                labels[first] = base + 3
            else:
                labels[first:last] = base + 1
                labels[first], labels[last - 1] = base, base + 2
        return labels

    def event_labels(self, events):
        labels = np.zeros(len(self.starts), dtype=np.int64)
        if events is None:
            return np.full(len(self.starts), IGNORE), []
        result = []
        for event in events:
            found = self.tokens(event["trigger"])
            if not found or event["type"] not in TYPES:
                continue
            trigger = found[0]
            # Of a trigger of several words the one that the tree hangs the others on names it.
            for token in range(*found):
                if not found[0] <= self.heads[token] < found[1]:
                    trigger = token
                    break
            labels[trigger] = TYPES.index(event["type"])
            roles = np.zeros(len(self.starts), dtype=np.int64)
            for number, role in reversed(list(enumerate(ROLES))):
                for span in event.get(role, []) if number else []:
                    covered = self.tokens(span)
                    if covered:
                        roles[covered[0]:covered[1]] = number
            roles[trigger] = roles[trigger] if self.set == "none" else 0
            result.append((trigger, TYPES.index(event["type"]), roles, STATUSES.index(event["status"]), event["p"]))
        return labels, result

    def paths(self, trigger):
        """For each token the row of how the tree leads from the trigger to it."""
        count = len(self.starts)
        up = [trigger]
        while len(up) < 5 and self.heads[up[-1]] >= 0:
            up.append(int(self.heads[up[-1]]))
        depth = {token: i for i, token in enumerate(up)}
        result = np.zeros(count, dtype=np.int64)
        for token in range(count):
            down = [token]
            while down[-1] not in depth and len(down) < 6 and self.heads[down[-1]] >= 0:
                down.append(int(self.heads[down[-1]]))
            if down[-1] not in depth:
                continue
            value = 17
            for step in up[:depth[down[-1]]]:
                value = (value * 31 + int(self.relations[step]) + 1) & 0xFFFFFFFF
            value = (value * 37 + 101) & 0xFFFFFFFF
            for step in reversed(down[:-1]):
                relation = int(self.relations[step])
                value = (value * 31 + relation + 1) & 0xFFFFFFFF
                if relation in (PREP, AGENT, MARK, DATIVE):
                    value = (value * 31 + int(self.hashes[step] % np.uint64(61))) & 0xFFFFFFFF
            value ^= value >> 15
            value = (value * 0x2C1B3C6D) & 0xFFFFFFFF
            value ^= value >> 12
            result[token] = 1 + value % (PATHS - 1)
        return result

    def distances(self, trigger):
        """For each token the row of how far it stands from the trigger: 0 to 30, 15 the trigger."""
        offsets = np.arange(len(self.starts)) - trigger
        sizes = np.abs(offsets)
        steps = np.where(sizes <= 8, sizes, np.minimum(15, 8 + (sizes - 8 + 3) // 4))
        return 15 + np.sign(offsets) * steps


def load(folder):
    """All sentences of a folder that `prepare.py` and `dateline-train features` filled, by set."""
    sets = {}
    with open(f"{folder}/sentences.jsonl", encoding="utf-8") as records, open(f"{folder}/features.jsonl") as features:
        for record, row in zip(records, features):
            record, row = json.loads(record), json.loads(row)
            assert record["id"] == row["id"]
            sets.setdefault(record["set"], []).append(Sentence(record, row))
    return sets


def batches(sentences, size, seed):
    """Batches of sentences of like length, in random order."""
    rng = random.Random(seed)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words) + rng.random() * 4)
    cut = [order[i:i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def spans(labels):
    """The names that a sequence of labels spells: (first, last + 1, kind)."""
    found, start = set(), None
    for i, label in enumerate(labels):
        if label <= 0:
            start = None
            continue
        kind, position = divmod(int(label) - 1, 4)
        if position in (0, 3):
            start = (i, kind)
        if start and start[1] == kind and position in (2, 3):
            found.add((start[0], i + 1, kind))
            start = None
        elif start and start[1] != kind:
            start = None
    return found


def allowed():
    """Which label may follow which: NAMES x NAMES."""
    def may_end(label):
        return label == 0 or (label - 1) % 4 in (2, 3)

    def may_start(label):
        return label == 0 or (label - 1) % 4 in (0, 3)
    table = np.zeros((NAMES, NAMES), dtype=bool)
    for one in range(NAMES):
        for other in range(NAMES):
            if may_end(one):
                table[one, other] = may_start(other)
            else:
                table[one, other] = not may_start(other) and (one - 1) // 4 == (other - 1) // 4
    return table


ALLOWED = allowed()


def decode(scores):
    """The best sequence of labels that is spelt well, for scores of tokens x NAMES."""
    start = np.array([label == 0 or (label - 1) % 4 in (0, 3) for label in range(NAMES)])
    end = np.array([label == 0 or (label - 1) % 4 in (2, 3) for label in range(NAMES)])
    best = np.where(start, scores[0], -1e9)
    back = []
    for row in scores[1:]:
        paths = np.where(ALLOWED, best[:, None], -1e9)
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    label = int(np.where(end, best, -1e9).argmax())
    labels = [label]
    for pointers in reversed(back):
        label = int(pointers[label])
        labels.append(label)
    return labels[::-1]


class Score:
    """Precision, recall and F1 of things counted."""

    def __init__(self):
        self.hit = self.found = self.gold = 0

    def add(self, found, gold):
        self.hit += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def __str__(self):
        p, r = self.hit / max(1, self.found), self.hit / max(1, self.gold)
        return f"{100 * p:.1f}/{100 * r:.1f}/{200 * p * r / max(1e-9, p + r):.1f}"
