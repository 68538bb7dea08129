"""Step 1: annotated sentences of every source in one form.

    python prepare.py GOLD DATA OUT

GOLD holds `train/*.jsonl`, `silver.jsonl.gz` and `dev/*.json`; DATA holds `names/*.jsonl`. Writes OUT/sentences.jsonl, a
sentence a line: id, text, set, names [[start, end, kind]], events [{trigger, type, mode, actors, ...}] (spans in code points).
A set says what is annotated: gold (all), silver (a teacher's labels), names (names alone), dev (never trained on).
"""
import glob
import gzip
import json
import re
import sys

MOST_WORDS = 90
KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP", "MISC": "MISC"}


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def place(phrase, text, start=0):
    """Where `phrase` ("x", or "x#2" for its second whole-word occurrence) stands in `text`, from `start` on."""
    match = re.fullmatch(r"(.*)#(\d+)", phrase or "", re.S)
    nth = 1
    if match:
        phrase, nth = match[1], int(match[2])
    if not phrase:
        return None
    left = r"(?<!\w)" if phrase[0].isalnum() else ""
    right = r"(?!\w)" if phrase[-1].isalnum() else ""
    found = [m.span() for m in re.finditer(left + re.escape(phrase) + right, text) if m.start() >= start]
    return list(found[nth - 1]) if len(found) >= nth else None


def spans(value):
    """Annotated spans, one or several, as a list."""
    if not value:
        return []
    return [value] if isinstance(value[0], int) else value


def event(record):
    return {
        "trigger": record["trigger"], "type": record["type"], "mode": record.get("mode", ""), "p": record.get("p", 1.0),
        "status": record.get("status", "actual"), "actors": spans(record.get("actors")),
        "recipients": spans(record.get("recipients")), "place": spans(record.get("place")),
        "claimant": spans(record.get("claimant")), "date": spans(record.get("date")),
    }


def annotated(path, name):
    for record in lines(path):
        yield {
            "id": record["id"], "text": record["text"], "set": name,
            "names": [[a, b, KINDS[k]] for a, b, k in record["names"] if k in KINDS],
            "events": [event(e) for e in record["events"]],
        }


def whole_article(path):
    """The sentences of an article that is annotated whole; participants by name are found in the sentence."""
    article = json.load(open(path, encoding="utf-8"))
    gold = {s["s"]: s for s in article["gold"]["sentences"]}
    for number, (start, end) in enumerate(article["sentences"]):
        text = article["text"][start:end]
        names, events, position = [], [], 0
        for name, kind in gold.get(number, {}).get("names", []):
            span = place(name, text, position)
            if span:
                position = span[1]
                names.append([*span, KINDS[kind]])
        for e in gold.get(number, {}).get("events", []):
            trigger = place(e["t"], text)
            if not trigger:
                continue
            kind, _, mode = e["e"].partition("/")
            found = lambda values: [s for s in (place(v, text) for v in values or []) if s]
            events.append({
                "trigger": trigger, "type": kind, "mode": mode, "p": 1.0, "status": e.get("s") or "actual",
                "actors": found(e.get("a")), "recipients": found(e.get("r")), "place": found([e.get("p")]),
                "claimant": found([e.get("c")]), "date": found([e.get("d")]),
            })
        yield {"id": f"dev-{article['id']}-{number:02}", "text": text, "set": "dev", "names": names, "events": events}


def names_only(path, limit=None):
    for record in lines(path):
        kept = [[a, b, KINDS[k]] for a, b, k in record["spans"] if k in KINDS]
        yield {"id": record["id"], "text": record["text"], "set": "names", "names": kept, "events": None}


def main(gold, data, out):
    with open(f"{out}/sentences.jsonl", "w", encoding="utf-8") as file:
        def write(records):
            count = 0
            for record in records:
                if len(record["text"].split()) <= MOST_WORDS and record["text"].strip():
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
                    count += 1
            return count
        for path in sorted(glob.glob(f"{gold}/train/*.jsonl")):
            print(path, write(annotated(path, "gold")))
        print("silver", write(annotated(f"{gold}/silver.jsonl.gz", "silver")))
        print("wikigold", write(names_only(f"{data}/names/wikigold.jsonl")))
        for path in sorted(glob.glob(f"{gold}/dev/*.json")):
            write(whole_article(path))
        print("dev-uner-ewt", write({**r, "set": "web"} for r in names_only(f"{data}/names/dev-uner-ewt.jsonl")))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
