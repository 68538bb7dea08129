"""Last step: what is to be known of a model, written into Sources/LanguageData/models.json.

    python manifest.py FILE --command COMMAND [--seed N] --data NAME=PATH ... --score NAME=PERCENT ...

Run it in the checkout whose trainer made Sources/LanguageData/Data/FILE, with nothing uncommitted in the trainer: the
entry has the file's SHA-256, that of each file of data (the paths stay out of it), and the commit. `swift test` fails
while a model that ships and its entry differ.
"""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "Sources/LanguageData/models.json"
TRAINERS = ["Config/training", "Sources/dateline-train", "Sources/Extraction"]


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def git(*arguments):
    return subprocess.run(["git", "-C", ROOT, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def pair(text):
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f'"{text}" is not NAME=VALUE')
    return name, value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--command", required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--data", type=pair, action="append", required=True)
    parser.add_argument("--score", type=pair, action="append", default=[])
    parser.add_argument("--commit", help="the trainer's commit, where it is not the one that is checked out")
    options = parser.parse_args()
    if not options.commit and git("status", "--porcelain", "--", *TRAINERS):
        sys.exit("the trainer has changes that no commit has; commit them first, or name the commit with --commit")
    entry = {
        "file": options.file,
        "sha256": sha256(ROOT / "Sources/LanguageData/Data" / options.file),
        "command": options.command,
        "commit": git("rev-parse", options.commit or "HEAD"),
        "data": {name: sha256(path) for name, path in sorted(options.data)},
        "scores": {name: float(percent) for name, percent in options.score},
    }
    if options.seed is not None:
        entry["seed"] = options.seed
    models = json.loads(MANIFEST.read_text())["models"] if MANIFEST.exists() else []
    models = [model for model in models if model["file"] != options.file] + [entry]
    models.sort(key=lambda model: model["file"])
    MANIFEST.write_text(json.dumps({"models": models}, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
