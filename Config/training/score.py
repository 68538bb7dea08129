"""The scores of the network that ships, by the measures that the student prints.

    python score.py FOLDER NETWORK [THRESHOLD]

FOLDER is that of `prepare.py` and `dateline-train features`; NETWORK a file of `export.py`, from which everything is read, the
vocabulary too: its tables are small integers, as the binary has them.
"""
import struct
import sys

import numpy as np
import torch

from data import load
from export import mixed
from heads import evaluate
from student import Student


class File:
    """Reads back the parts that `export.File` wrote, in the same order."""

    def __init__(self, path):
        self.bytes, self.offset = open(path, "rb").read(), 0

    def part(self, kind, *shape):
        values = np.frombuffer(self.bytes, kind, int(np.prod(shape)), self.offset).reshape(shape)
        self.offset += values.nbytes + -values.nbytes % 64
        return values

    def table(self, embedding):
        rows, width = embedding.weight.shape
        scales = self.part("<f4", rows)
        embedding.weight.copy_(torch.from_numpy(self.part(np.int8, rows, width) * scales[:, None]))

    def matrix(self, weight, bias=None):
        """Fills `weight`, columns x depth, and `bias`."""
        columns, depth = weight.shape
        panels = -(-columns // 16)
        biases = self.part("<f4", 16 * panels)
        values = self.part("<f4", panels, depth, 16).transpose(0, 2, 1).reshape(16 * panels, depth)
        weight.copy_(torch.from_numpy(values[:columns].copy()))
        if bias is not None:
            bias.copy_(torch.from_numpy(biases[:columns].copy()))

    def linear(self, layer):
        self.matrix(layer.weight, layer.bias)


@torch.no_grad()
def read(path):
    """The network of a file, and a function from the hash of a word to its row."""
    file = File(path)
    magic, width, pair, bits, rows = struct.unpack("<4s4I", file.part(np.uint8, 64)[:20].tobytes())
    model = Student(torch.zeros(rows, width), width)
    if magic != b"DNR1" or model.heads.path.weight.shape[1] != pair:
        sys.exit(f"{path}: no network of this kind")
    checks, words = file.part("<u2", 1 << bits), file.part("<u2", 1 << bits)

    def row(value):
        key = mixed(value)
        slot = key & (len(checks) - 1)
        while checks[slot] and checks[slot] != max(1, key >> 48):
            slot = (slot + 1) & (len(checks) - 1)
        return int(words[slot]) if checks[slot] else 0
    for table in (model.word, *model.tables):
        file.table(table)
    for block in model.blocks:
        file.linear(block.mix)
    file.matrix(model.blocks[-1].pool.weight)
    heads = model.heads
    for layer in (heads.names, heads.trigger_hidden, heads.triggers, heads.token, heads.trigger):
        file.linear(layer)
    for table in (heads.kind, heads.path, heads.distance):
        file.table(table)
    mix = torch.zeros_like(heads.mix.weight).permute(0, 2, 1).flatten(1)
    file.matrix(mix, heads.mix.bias)
    heads.mix.weight.copy_(mix.view(len(mix), 3, -1).permute(0, 2, 1))
    for layer in (heads.roles, heads.status_hidden, heads.status):
        file.linear(layer)
    assert file.offset == len(file.bytes)
    return model.eval(), row


def main(folder, path, threshold=0.5):
    model, row = read(path)
    sets = load(folder)
    for s in sets["dev"] + sets["web"]:
        s.word_tensor = torch.tensor([row(h) for h in s.hashes.tolist()])
        s.row_tensor = torch.from_numpy(s.rows)
        s.head_tensor = torch.from_numpy(s.heads + 1)
    print(f"dev at {threshold}", evaluate(model.encode, model.heads, sets["dev"], float(threshold)))
    print("web", evaluate(model.encode, model.heads, sets["web"]).split(" triggers")[0])


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
