"""Step 5: the student, the network that ships, learns from the annotated sentences and from the teacher's opinions.

    python student.py FOLDER [--width 128] [--epochs 5] [--updates N] [--part 1.0] [--gold-only] [--hard]
                             [--without vectors lexicons parser] [--out NAME] [--seed 1]

Writes FOLDER/NAME.pt and prints scores on the development articles after each epoch. Seeded. What ships is trained without
options; the others are for comparisons, of which `--updates` makes all equally long, whatever they learn from.
"""
import argparse
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from data import IGNORE, NAMES, ROLES, SLOT_ROWS, SLOTS, STATUSES, TYPES, load
from heads import Heads, evaluate

# The tables of the student are smaller than the rows that the binary prints: a power of two below, by the low bits.
TABLES = {"form": 4096, "prefix": 2048, "suffix2": 512, "suffix3": 2048, "suffix4": 4096}
ROWS = [TABLES.get(s, n) for s, n in zip(SLOTS, SLOT_ROWS)]
# What a comparison can leave out, and the slots that say it. Without the parser there are no heads either, so that the layer
# along the tree sees its own token alone and roles have no paths; without vectors words keep their rows, which begin at random.
INGREDIENTS = {"vectors": [], "lexicons": ["name", "known", "phrase", "lexicon"], "parser": ["tag", "relation"]}


def norm(x):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5)


class Block(nn.Module):
    """A gated layer over a token and two others: its neighbours, or its head and the mean of its dependents."""

    def __init__(self, width, pooled):
        super().__init__()
        self.mix = nn.Linear(3 * width, 2 * width)
        self.pool = nn.Linear(width, 2 * width, bias=False) if pooled else None

    def forward(self, x, mask, before, after):
        n = norm(x)
        mixed = self.mix(torch.cat([before(n), n, after(n)], -1))
        if self.pool:
            mixed = mixed + self.pool(n.masked_fill(mask[..., None] == 0, -1e4).amax(1))[:, None]
        value, gate = mixed.chunk(2, -1)
        return x, value * torch.sigmoid(gate)


class Student(nn.Module):
    """Sums of table rows; gated layers along the sentence and along the tree; the heads."""

    def __init__(self, vectors, width):
        super().__init__()
        self.width = width
        # Three quarters of the width, in panels of 16.
        pair = width * 3 // 64 * 16
        self.word = nn.Embedding.from_pretrained(vectors, freeze=False)
        self.tables = nn.ModuleList(nn.Embedding(n, width) for n in ROWS)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.15)
        self.layers = ["line", "tree", "line", "pooled"]
        self.blocks = nn.ModuleList(Block(width, layer == "pooled") for layer in self.layers)
        self.heads = Heads(width, width, pair, 0.1)
        self.dropout = nn.Dropout(0.2)

    def cost(self):
        """Multiply-adds a token, those of an event for each token of its sentence, weights in tables, weights in matrices."""
        def weights(*modules):
            return sum(p.numel() for module in modules for p in module.parameters())
        heads = self.heads
        token = [*(block.mix for block in self.blocks), heads.names, heads.trigger_hidden, heads.triggers, heads.token]
        tables = weights(self.word, self.tables, heads.kind, heads.path, heads.distance)
        return (sum(layer.weight.numel() for layer in token), heads.mix.weight.numel() + heads.roles.weight.numel(),
                tables, weights(self) - tables)

    def encode(self, batch):
        length = max(len(s.words) for s in batch)
        rows = torch.zeros(len(batch), length, len(SLOTS), dtype=torch.long)
        words = torch.zeros(len(batch), length, dtype=torch.long)
        heads = torch.zeros(len(batch), length, dtype=torch.long)
        mask = torch.zeros(len(batch), length)
        for i, s in enumerate(batch):
            count = len(s.words)
            rows[i, :count] = s.row_tensor
            words[i, :count] = s.word_tensor
            heads[i, :count] = s.head_tensor
            mask[i, :count] = 1
        return self.run(words, rows, heads, mask), mask

    def run(self, words, rows, heads, mask):
        """`heads` are positions from 1; 0 for the root."""
        if self.training:
            # Words unknown and rare forms dropped, so that no single feature is relied on.
            words = words * (torch.rand(words.shape) > 0.08)
        x = self.word(words)
        for slot, table in enumerate(self.tables):
            row = table(rows[..., slot] & (ROWS[slot] - 1))
            if self.training:
                row = row * (torch.rand(row.shape[:2])[..., None] > 0.08)
            x = x + row
        inside = mask[..., None]
        x = self.dropout(x) * inside
        count = words.shape[1]
        index = (heads - 1).clamp(min=0)[..., None].expand(-1, -1, self.width)
        has_head = (heads > 0)[..., None]

        def head(n):
            return torch.gather(n, 1, index) * has_head

        def dependents(n):
            total = torch.zeros_like(n).scatter_add(1, index, n * has_head * inside)
            number = torch.zeros_like(n[..., :1]).scatter_add(1, index[..., :1], has_head * inside)
            return total / number.clamp(min=1)

        def before(n):
            return F.pad(n, (0, 0, 1, 0))[:, :count]

        def after(n):
            return F.pad(n, (0, 0, 0, 1))[:, 1:]
        for layer, block in zip(self.layers, self.blocks):
            x, change = block(x, mask, *((head, dependents) if layer == "tree" else (before, after)))
            x = (x + self.dropout(change)) * inside
        return norm(x)


def initial_vectors(vocabulary, width, use):
    """The static vectors on their first `width` principal axes, scaled like the other tables."""
    vectors = torch.from_numpy(vocabulary["vectors"])
    if not use:
        return torch.randn(len(vectors), width) * 0.15
    known = vectors[1:]
    known = known - known.mean(0)
    _, _, axes = torch.linalg.svd(known, full_matrices=False)
    known = known @ axes[:width].T
    return torch.cat([torch.zeros(1, width), known * (0.5 / known.std())])


def leave_out(sentences, ingredients):
    """Takes from the sentences what ingredients say; before `prepare`."""
    for s in sentences:
        for ingredient in ingredients:
            s.rows[:, [SLOTS.index(slot) for slot in INGREDIENTS[ingredient]]] = 0
        if "parser" in ingredients:
            s.heads[:] = -1


def prepare(sentences, vocabulary):
    table = dict(zip(vocabulary["hashes"].tolist(), vocabulary["rows"].tolist()))
    for s in sentences:
        s.word_tensor = torch.tensor([table.get(h, 0) for h in s.hashes.tolist()])
        s.row_tensor = torch.from_numpy(s.rows)
        s.head_tensor = torch.from_numpy(s.heads + 1)


def soft_targets(sentences, opinions):
    """Every sentence with targets as probabilities: from its labels, or from the teacher."""
    def one_hot(labels, count, positive):
        labels = torch.as_tensor(labels)
        target = F.one_hot(labels.clamp(min=0), count).float()
        weight = (labels != IGNORE).float() * torch.where(labels > 0, positive, 1.0)
        return target, weight
    for s, opinion in zip(sentences, opinions):
        if opinion is None:
            s.soft_names = one_hot(s.names, NAMES, 1.0)
            s.soft_triggers = one_hot(s.triggers, len(TYPES), 2.0)
            s.soft_events = [
                (t, k, one_hot(roles, len(ROLES), 1.0)[0], F.one_hot(torch.tensor(status), len(STATUSES)).float())
                for t, k, roles, status, _ in s.events]
        else:
            names, triggers, events = opinion
            s.soft_names = names.float(), torch.ones(len(names))
            s.soft_triggers = triggers.float(), 1 + (1 - triggers[:, 0].float())
            s.soft_events = [(t, k, r.float(), st.float()) for t, k, r, st in events]
        s.event_paths = [(torch.from_numpy(s.paths(e[0])), torch.from_numpy(s.distances(e[0]))) for e in s.soft_events]


def loss_of(model, batch, weight):
    encoded, mask = model.encode(batch)
    length = encoded.shape[1]

    def stacked(attribute, classes):
        target = torch.zeros(len(batch), length, classes)
        weights = torch.zeros(len(batch), length)
        for i, s in enumerate(batch):
            t, w = getattr(s, attribute)
            target[i, :len(t)] = t
            weights[i, :len(w)] = w
        return target, weights
    names, triggers = model.heads.sentence(encoded)
    total = 0
    for scores, (target, weights) in ((names, stacked("soft_names", NAMES)), (triggers, stacked("soft_triggers", len(TYPES)))):
        losses = -(target * scores.log_softmax(-1)).sum(-1)
        total = total + (losses * weights).sum() / mask.sum()
    where = [(i, e) for i, s in enumerate(batch) for e in range(len(s.soft_events))]
    if where:
        sentence = torch.tensor([i for i, _ in where])
        trigger = torch.tensor([batch[i].soft_events[e][0] for i, e in where])
        kinds = torch.tensor([batch[i].soft_events[e][1] for i, e in where])
        paths = torch.zeros(len(where), length, dtype=torch.long)
        distances = torch.full((len(where), length), 15)
        target = torch.zeros(len(where), length, len(ROLES))
        for row, (i, e) in enumerate(where):
            path, distance = batch[i].event_paths[e]
            paths[row, :len(path)], distances[row, :len(path)] = path, distance
            target[row, :len(path)] = batch[i].soft_events[e][2]
        status = torch.stack([batch[i].soft_events[e][3] for i, e in where])
        roles, status_scores = model.heads.events(encoded, mask, sentence, trigger, kinds, paths, distances)
        inside = target.sum(-1)
        total = total - 1.5 * (target * roles.log_softmax(-1)).sum() / inside.sum()
        total = total - 0.3 * (status * status_scores.log_softmax(-1)).sum(-1).mean()
    return weight * total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--updates", type=int, help="how many updates to make, whatever the epochs")
    parser.add_argument(
        "--part", type=float, default=1.0, help="the part of the gold that is learned from, the more often the smaller it is")
    parser.add_argument("--gold-only", action="store_true")
    parser.add_argument("--hard", action="store_true", help="the labels of silver.jsonl in place of probabilities")
    parser.add_argument("--without", nargs="+", choices=INGREDIENTS, default=[])
    parser.add_argument("--out", default="student")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    sets = load(options.folder)
    vocabulary = np.load(f"{options.folder}/vocabulary.npz")
    gold = [s for s in sets["gold"] if rng.random() < options.part]
    silver = [] if options.gold_only else sets["silver"]
    opinions = [None] * len(silver)
    if silver and not options.hard:
        opinions = torch.load(f"{options.folder}/soft.pt")
    for group in (gold, sets["names"], silver, sets["dev"], sets["web"]):
        leave_out(group, options.without)
        prepare(group, vocabulary)
    for group, views in ((gold, [None] * len(gold)), (sets["names"], [None] * len(sets["names"])), (silver, opinions)):
        soft_targets(group, views)
    del opinions
    model = Student(initial_vectors(vocabulary, options.width, "vectors" not in options.without), options.width)
    token, event, rows, weights = model.cost()
    print(
        f"{len(gold)} sentences; {token} multiply-adds a token, {event} for each event; "
        f"weights: {rows} in tables, {weights} in matrices")
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01, fused=True)
    repeats = round((8 if options.gold_only else 2) / options.part)

    def plan():
        groups = [(gold, 2.0)] * repeats + [(sets["names"], 1.0), (silver, 0.8)]
        cut = []
        for group, weight in groups:
            order = sorted(range(len(group)), key=lambda i: len(group[i].words) + rng.random() * 6)
            cut += [([group[i] for i in order[a:a + 32]], weight) for a in range(0, len(order), 32)]
        rng.shuffle(cut)
        return cut
    per_epoch = len(plan())
    steps = options.updates or per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 200) * max(0.01, 1 - step / steps))
    begun = time.time()
    for epoch in range(-(-steps // per_epoch)):
        model.train()
        total = count = 0
        for batch, weight in plan()[:steps - epoch * per_epoch]:
            loss = loss_of(model, batch, weight)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        model.eval()
        print(f"epoch {epoch + 1} loss {total / count:.3f} {time.time() - begun:.0f} s", flush=True)
        for threshold in (0.5, 0.6, 0.7, 0.8):
            print(f"  dev at {threshold}", evaluate(model.encode, model.heads, sets["dev"], threshold), flush=True)
        print("  web", evaluate(model.encode, model.heads, sets["web"]).split(" triggers")[0], flush=True)
        torch.save({"state": model.state_dict(), "width": options.width}, f"{options.folder}/{options.out}.pt")


if __name__ == "__main__":
    main()
