"""What teacher and student share: the heads over a sentence's encoded tokens, their losses and their scores."""
import torch
import torch.nn.functional as F
from torch import nn

from data import IGNORE, NAMES, PATHS, ROLES, STATUSES, TYPES, Score, decode, spans


class Heads(nn.Module):
    """Names and triggers of each token; for a trigger the roles of the tokens and its status."""

    def __init__(self, width, hidden, pair, dropout):
        super().__init__()
        self.names = nn.Linear(width, NAMES)
        self.trigger_hidden = nn.Linear(width, hidden)
        self.triggers = nn.Linear(hidden, len(TYPES))
        self.token = nn.Linear(width, pair)
        self.trigger = nn.Linear(width, pair, bias=False)
        self.kind = nn.Embedding(len(TYPES), pair)
        self.path = nn.Embedding(PATHS, pair)
        self.distance = nn.Embedding(31, pair)
        self.mix = nn.Conv1d(pair, pair, 3, padding=1)
        self.roles = nn.Linear(pair, len(ROLES))
        self.status_hidden = nn.Linear(2 * pair, pair)
        self.status = nn.Linear(pair, len(STATUSES))
        self.dropout = nn.Dropout(dropout)
        for table in (self.kind, self.path, self.distance):
            nn.init.normal_(table.weight, std=0.1)

    def sentence(self, encoded):
        return self.names(encoded), self.triggers(torch.relu(self.trigger_hidden(encoded)))

    def events(self, encoded, mask, sentence, trigger, types, paths, distances):
        """Role scores (events x tokens x roles) and status scores of triggers in the sentences of a batch."""
        tokens = self.token(encoded)[sentence]
        own = self.trigger(encoded[sentence, trigger]) + self.kind(types)
        mixed = torch.relu(tokens + own[:, None] + self.path(paths) + self.distance(distances))
        inside = mask[sentence][..., None]
        mixed = self.dropout(mixed * inside)
        context = torch.relu(self.mix(mixed.transpose(1, 2)).transpose(1, 2) + mixed)
        pooled = (context * inside).amax(1)
        at = context[torch.arange(len(trigger)), trigger]
        status = self.status(torch.relu(self.status_hidden(torch.cat([pooled, at], 1))))
        return self.roles(context), status


def event_tensors(batch, length, wanted=None):
    """Tensors of the events of a batch of sentences: where, what, paths, and what is to be learned."""
    rows = {k: [] for k in ("sentence", "trigger", "types", "paths", "distances", "roles", "status", "weight")}
    for number, sentence in enumerate(batch):
        for trigger, kind, roles, status, weight in (sentence.events if wanted is None else wanted[number]):
            pad = length - len(sentence.words)
            rows["sentence"].append(number)
            rows["trigger"].append(trigger)
            rows["types"].append(kind)
            for key, values, fill in (
                ("paths", sentence.paths(trigger), 0), ("distances", sentence.distances(trigger), 15),
                ("roles", roles if roles is not None else [IGNORE] * len(sentence.words), IGNORE),
            ):
                rows[key].append(torch.tensor(list(values) + [fill] * pad))
            rows["status"].append(IGNORE if status is None else status)
            rows["weight"].append(float(weight))
    if not rows["trigger"]:
        return None
    return {k: torch.stack(v) if k in ("paths", "distances", "roles") else torch.tensor(v) for k, v in rows.items()}


def padded(batch, length, attribute):
    values = torch.full((len(batch), length), IGNORE)
    for i, sentence in enumerate(batch):
        labels = getattr(sentence, attribute)
        values[i, :len(labels)] = torch.as_tensor(labels)
    return values


def gold_loss(heads, encoded, mask, batch, positive, weight=1.0):
    """The loss of a batch on its labels; triggers weigh `positive` times what other words do."""
    length = encoded.shape[1]
    names, triggers = heads.sentence(encoded)
    loss = F.cross_entropy(names.flatten(0, 1), padded(batch, length, "names").flatten(), ignore_index=IGNORE)
    weights = torch.full((len(TYPES),), positive)
    weights[0] = 1
    wanted = padded(batch, length, "triggers").flatten()
    if (wanted >= 0).any():
        loss = loss + F.cross_entropy(triggers.flatten(0, 1), wanted, weight=weights, ignore_index=IGNORE)
    events = event_tensors(batch, length)
    if events:
        roles, status = heads.events(
            encoded, mask, *(events[k] for k in ("sentence", "trigger", "types", "paths", "distances")))
        loss = loss + F.cross_entropy(roles.flatten(0, 1), events["roles"].flatten(), ignore_index=IGNORE)
        loss = loss + 0.3 * F.cross_entropy(status, events["status"])
    return weight * loss


@torch.no_grad()
def evaluate(encode, heads, sentences, threshold=0.5, size=64):
    """Scores on annotated sentences, as a line: names, triggers by exact word, roles and status of gold triggers."""
    names, kinds, triggers, typed = Score(), [Score() for _ in range(5)], Score(), Score()
    roles = [Score() for _ in ROLES]
    right = total = 0
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    for first in range(0, len(order), size):
        batch = [sentences[i] for i in order[first:first + size]]
        encoded, mask = encode(batch)
        name_scores, trigger_scores = heads.sentence(encoded)
        chances = trigger_scores.softmax(-1)
        for i, sentence in enumerate(batch):
            count = len(sentence.words)
            found = spans(decode(name_scores[i, :count].numpy()))
            gold = spans(sentence.names)
            names.add({s for s in found if s[2] < 3}, {s for s in gold if s[2] < 3})
            for k in range(5):
                kinds[k].add({s for s in found if s[2] == k}, {s for s in gold if s[2] == k})
            if (sentence.triggers < 0).any():
                continue
            best = chances[i, :count, 1:].max(-1)
            fires = 1 - chances[i, :count, 0] >= threshold
            picked = {(t, int(best.indices[t]) + 1) for t in range(count) if fires[t]}
            wanted = {(t, int(k)) for t, k in enumerate(sentence.triggers) if k > 0}
            typed.add(picked, wanted)
            triggers.add({t for t, _ in picked}, {t for t, _ in wanted})
        events = event_tensors(batch, encoded.shape[1])
        if events:
            role_scores, status = heads.events(
                encoded, mask, *(events[k] for k in ("sentence", "trigger", "types", "paths", "distances")))
            best = role_scores.argmax(-1)
            right += int((status.argmax(-1) == events["status"]).sum())
            total += len(events["status"])
            for e in range(len(best)):
                for k in range(1, len(ROLES)):
                    inside = events["roles"][e] != IGNORE
                    roles[k].add({int(t) for t in torch.nonzero((best[e] == k) & inside)},
                                 {int(t) for t in torch.nonzero(events["roles"][e] == k)})
    return (f"names {names} (" + " ".join(str(k).split('/')[2] for k in kinds) + f") triggers {triggers} typed {typed} "
            f"roles " + " ".join(str(s) for s in roles[1:]) + f" status {100 * right / max(1, total):.1f}")
