"""Step 6: the student as the file that travels in the binary.

    python export.py FOLDER NAME OUT

Reads FOLDER/NAME.pt and FOLDER/vocabulary.npz; writes OUT. Tables become small integers with a scale for each row, matrices stay
floats in panels of 16 columns; NetworkFile.swift says how it is laid out.
"""
import struct
import sys

import numpy as np
import torch

from data import SLOTS
from student import Student

MASK = (1 << 64) - 1


def mixed(value):
    value ^= value >> 33
    value = (value * 0xFF51AFD7ED558CCD) & MASK
    value ^= value >> 33
    value = (value * 0xC4CEB9FE1A85EC53) & MASK
    return value ^ (value >> 33)


class File:
    def __init__(self):
        self.bytes = bytearray()

    def part(self, data):
        self.bytes += data
        self.bytes += bytes(-len(self.bytes) % 64)

    def floats(self, values):
        self.part(np.ascontiguousarray(values, dtype="<f4").tobytes())

    def table(self, weight):
        weight = weight.detach().numpy()
        scales = np.abs(weight).max(1) / 127
        scales[scales == 0] = 1
        self.floats(scales)
        self.part(np.round(weight / scales[:, None]).astype(np.int8).tobytes())

    def matrix(self, weight, bias=None):
        """`weight` is columns x depth, as torch has it."""
        weight = weight.detach().numpy()
        columns, depth = weight.shape
        padded = -columns % 16
        weight = np.concatenate([weight, np.zeros((padded, depth), np.float32)])
        bias = np.zeros(columns) if bias is None else bias.detach().numpy()
        self.floats(np.concatenate([bias, np.zeros(padded)]))
        self.floats(weight.reshape(-1, 16, depth).transpose(0, 2, 1))


def vocabulary(hashes, rows):
    bits = 4
    while (1 << bits) * 4 < len(hashes) * 5:
        bits += 1
    size = 1 << bits
    checks, values = np.zeros(size, "<u2"), np.zeros(size, "<u2")
    for value, row in sorted(zip(hashes.tolist(), rows.tolist())):
        key = mixed(value)
        slot = key & (size - 1)
        while checks[slot]:
            slot = (slot + 1) & (size - 1)
        checks[slot] = max(1, key >> 48)
        values[slot] = row
    return bits, checks, values


def main(folder, name, out):
    saved = torch.load(f"{folder}/{name}.pt")
    words = np.load(f"{folder}/vocabulary.npz")
    model = Student(torch.zeros(len(words["vectors"]), saved["width"]), saved["width"])
    model.load_state_dict(saved["state"])
    file = File()
    bits, checks, rows = vocabulary(words["hashes"], words["rows"])
    pair = model.heads.path.weight.shape[1]
    file.part(b"DNR1" + struct.pack("<4I", model.width, pair, bits, len(words["vectors"])))
    file.part(checks.tobytes())
    file.part(rows.tobytes())
    file.table(model.word.weight)
    for _, table in zip(SLOTS, model.tables):
        file.table(table.weight)
    for block in model.blocks:
        file.matrix(block.mix.weight, block.mix.bias)
    file.matrix(model.blocks[-1].pool.weight)
    heads = model.heads
    file.matrix(heads.names.weight, heads.names.bias)
    file.matrix(heads.trigger_hidden.weight, heads.trigger_hidden.bias)
    file.matrix(heads.triggers.weight, heads.triggers.bias)
    file.matrix(heads.token.weight, heads.token.bias)
    file.matrix(heads.trigger.weight)
    for table in (heads.kind, heads.path, heads.distance):
        file.table(table.weight)
    # A convolution's weight is out x in x place: place by place, as three rows lie one behind the other.
    mix = heads.mix.weight.permute(0, 2, 1).flatten(1)
    file.matrix(mix, heads.mix.bias)
    file.matrix(heads.roles.weight, heads.roles.bias)
    file.matrix(heads.status_hidden.weight, heads.status_hidden.bias)
    file.matrix(heads.status.weight, heads.status.bias)
    with open(out, "wb") as target:
        target.write(file.bytes)
    print(len(file.bytes), "bytes")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
