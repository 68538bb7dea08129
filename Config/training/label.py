"""Step 4: the teacher's opinion of the unlabelled news, as probabilities.

    python label.py FOLDER

Reads FOLDER/teacher.pt and writes FOLDER/soft.pt: for each silver sentence probabilities of names and triggers for each token,
and for each trigger that is likely enough those of roles and status.
"""
import sys
import time

import torch

from data import TYPES, load
from heads import event_tensors
from teacher import Teacher

LIKELY = 0.3


@torch.no_grad()
def main(folder, size=48):
    torch.manual_seed(1)
    sentences = load(folder)["silver"]
    model = Teacher()
    model.load_state_dict(torch.load(f"{folder}/teacher.pt"))
    model.eval()
    result = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    begun = time.time()
    for first in range(0, len(order), size):
        numbers = order[first:first + size]
        batch = [sentences[i] for i in numbers]
        encoded, mask = model.encode(batch)
        names, triggers = model.heads.sentence(encoded)
        names, triggers = names.softmax(-1), triggers.softmax(-1)
        wanted = []
        for i, sentence in enumerate(batch):
            count = len(sentence.words)
            likely = torch.nonzero(1 - triggers[i, :count, 0] > LIKELY)[:, 0].tolist()
            wanted.append([(t, int(triggers[i, t, 1:].argmax()) + 1, None, None, 1) for t in likely])
        events = event_tensors(batch, encoded.shape[1], wanted)
        if events:
            roles, status = model.heads.events(
                encoded, mask, *(events[k] for k in ("sentence", "trigger", "types", "paths", "distances")))
            roles, status = roles.softmax(-1), status.softmax(-1)
        at = 0
        for i, number in enumerate(numbers):
            count = len(batch[i].words)
            found = []
            for trigger, kind, *_ in wanted[i]:
                found.append((trigger, kind, roles[at, :count].half(), status[at].half()))
                at += 1
            result[number] = (names[i, :count].half(), triggers[i, :count].half(), found)
        if first // size % 100 == 0:
            print(f"{first}/{len(order)} {time.time() - begun:.0f} s", flush=True)
    torch.save(result, f"{folder}/soft.pt")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
