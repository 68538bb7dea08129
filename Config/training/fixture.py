"""What the framework computes of a few sentences, for the test that holds the Swift code against it.

    python fixture.py FOLDER NAME SENTENCES OUT

SENTENCES is JSON Lines with `id` and `text`; FEATURES beside it (`dateline-train features SENTENCES SENTENCES.features`).
Writes JSON: for each sentence the scores of the names, the chances of the types of each token, and of roles and status for the
token with the likeliest event, all by the weights as the binary has them (tables in small integers).
"""
import json
import sys

import numpy as np
import torch

from data import Sentence
from heads import event_tensors
from student import Student, prepare


def quantized(weight):
    scales = weight.abs().amax(1, keepdim=True) / 127
    scales[scales == 0] = 1
    return (weight / scales).round() * scales


@torch.no_grad()
def main(folder, name, sentences, out):
    saved = torch.load(f"{folder}/{name}.pt")
    vocabulary = np.load(f"{folder}/vocabulary.npz")
    model = Student(torch.zeros(len(vocabulary["vectors"]), saved["width"]), saved["width"])
    model.load_state_dict(saved["state"])
    model.eval()
    heads = model.heads
    for table in [model.word, *model.tables, heads.kind, heads.path, heads.distance]:
        table.weight.copy_(quantized(table.weight))
    result = []
    for line, features in zip(open(sentences, encoding="utf-8"), open(sentences + ".features")):
        record = {"set": "fixture", "names": [], "events": [], **json.loads(line)}
        sentence = Sentence(record, json.loads(features))
        prepare([sentence], vocabulary)
        encoded, mask = model.encode([sentence])
        names, triggers = heads.sentence(encoded)
        chances = triggers.softmax(-1)[0]
        trigger = int((1 - chances[:, 0]).argmax())
        kind = int(chances[trigger, 1:].argmax()) + 1
        events = event_tensors([sentence], len(sentence.words), [[(trigger, kind, None, 0, 1)]])
        roles, status = heads.events(encoded, mask, *(events[k] for k in ("sentence", "trigger", "types", "paths", "distances")))
        rounded = lambda t: [[round(float(v), 4) for v in row] for row in t]
        result.append({
            "text": record["text"], "trigger": trigger, "kind": kind, "names": rounded(names[0]), "types": rounded(chances),
            "roles": rounded(roles[0].softmax(-1)), "status": rounded(status.softmax(-1))[0]})
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
