"""Step 8: how sure the student may say that it is.

    python calibrate.py FOLDER NAME

Fits two numbers to the development articles, so that of the events said with confidence 0.8 eight in ten are right: the chance
that is served is logistic(slope * logit(chance) + shift). Prints them, how far the chances are off before and after, and the
points of that curve which `Calibration.swift` takes.
"""
import sys

import numpy as np
import torch

from data import load
from student import Student, prepare

LEAST = 0.3


@torch.no_grad()
def guesses(model, sentences):
    """The chance of each event guessed, and whether its sentence has one of that type."""
    chances, right = [], []
    for first in range(0, len(sentences), 32):
        batch = sentences[first:first + 32]
        _, scores = model.heads.sentence(model.encode(batch)[0])
        for row, sentence in zip(scores.softmax(-1), batch):
            best = row[:len(sentence.words), 1:].max(-1)
            wanted = {int(kind) for kind in sentence.triggers if kind > 0}
            for chance, kind in zip(best.values.tolist(), best.indices.tolist()):
                if chance >= LEAST:
                    chances.append(min(chance, 0.9999))
                    right.append(kind + 1 in wanted)
    return np.array(chances), np.array(right, dtype=float)


def fit(logits, right, steps=200):
    """Slope and shift by Newton's method."""
    weights = np.array([1.0, 0.0])
    columns = np.stack([logits, np.ones_like(logits)], 1)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (right - p) - 1e-3 * weights
        bend = (columns * (p * (1 - p))[:, None]).T @ columns + 1e-3 * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def error(chances, right):
    """The expected calibration error over ten bins."""
    bins = np.minimum(9, (chances * 10).astype(int))
    return sum(abs(chances[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))


def main(folder, name):
    sentences = load(folder)["dev"]
    vocabulary = np.load(f"{folder}/vocabulary.npz")
    prepare(sentences, vocabulary)
    saved = torch.load(f"{folder}/{name}.pt")
    model = Student(torch.zeros(len(vocabulary["vectors"]), saved["width"]), saved["width"])
    model.load_state_dict(saved["state"])
    model.eval()
    chances, right = guesses(model, sentences)
    logits = np.log(chances / (1 - chances))
    slope, shift = fit(logits, right)
    served = 1 / (1 + np.exp(-(slope * logits + shift)))
    print(f"{len(chances)} guesses: slope {slope:.3f}, shift {shift:.3f}; "
          f"off by {error(chances, right):.3f}, then {error(served, right):.3f}")
    points = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.998]
    print(", ".join(f"({p}, {1 / (1 + np.exp(-(slope * np.log(p / (1 - p)) + shift))):.2f})" for p in points))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
