#!/usr/bin/env python3
"""Checks that a server of what Spark extracted answers like a server that read the articles itself.

    python3 Config/spark/check.py --binary .build/release/dateline

For the sample corpus, generated articles and text files: runs extract.py in local[2] with a binary that dies at
random, serves its facts and the articles side by side on loopback, and compares status, body and ETag of every
list, followed page by page, and of every record. Stops what it starts. About four minutes.
Installs pyspark in a virtual environment under .build if it is not there; needs Java 17 or later.
"""

import argparse
import contextlib
import http.client
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

import environment
from measure import generate

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "../../Sources/SampleCorpus/Data/kazakhstan-january-2022.jsonl")
KINDS = ["articles", "people", "organizations", "places", "events", "figures", "quotes"]
ALSO = ["/v1/search?q=protest", "/v1/search?q=oslo", "/v1/articles?expand=people,events,figures,quotes&limit=20",
        "/v1/people?expand=merges", "/v1/events?expand=reports", "/v1/figures?sort=-value", "/v1/events?status=alleged"]

TEXTS = {
    "plain.txt": "Storm hits Oslo\n\nAt least 12 people were injured in Oslo on Monday, police said.\n",
    "2022/january/header.txt": "id: the-header\ntitle: Rail\npublished: 2022-01-31T23:30:00-05:00\nsource: Wire\n\n"
                               "Union Rail will lay 40 kilometres of track, Anna Keller said on Tuesday.\n",
    "2022/no header.txt": "Mayor Ola Hansen resigned on Friday.",
    "Überschrift-日本.txt": "\ufeffTitel\r\n\r\nPolice detained 30 people in Tokyo.\u2028Nobody was hurt.\r\n",
    "odd-time.txt": "published: last week\ntitle: Odd\n\nLi Na met Ivan Petrov in Lima.\n",
    "a.b/dots.in.name.txt": "Title\nA strike in Hanoi ended after 3 days.\n",
    "plain/below.txt": "The same name as a file beside it\n\nGrace Mensah spoke in Lagos.\n",
}
NO_TEXTS = {"white.txt": b" \n\t\n", "header-only.txt": b"title: Nothing\n\n", "latin.txt": b"caf\xe9\n"}

BAD_LINES = [b"{broken", b"[1]", b"{}", b'{"id": "no-text"}', b'{"id": "x", "text": 7}', b'{"id": "half", "text": "\xff"}',
             b"[" * 3000, b"\xe2\x80\xa8"]
ODD_LINES = [
    {"text": "An article without an id comes from Prague."},
    {"id": "generated-3", "text": "Another has this id, and came first."},
    {"id": "err", "error": "no", "line": 4, "article": {"id": "inner"}, "text": "It tells of an error in Ankara."},
    {"id": "\u00dcn\u00ef/\u65e5\u672c", "published": "Wed, 05 Jan 2022 18:00:00 +0600", "text": "Rain fell\u2028in Manila.\r"},
    {"ID": None, "published": "soon", "text": "No id and no time, in Tunis."},
    {"uri": "http://news.example/1", "headline": "By other names", "versioncreated": "20220131T233000-0500",
     "body_text": "About 300 people left Lima."},
    {"id": "long", "published": "2021-02-28", "text": "Snow fell in Oslo. " * 20000},
]


def write_sample(folder):
    with open(SAMPLE, "rb") as sample, open(os.path.join(folder, "sample.jsonl"), "wb") as copy:
        copy.write(sample.read())
    return 14, 0


def write_generated(folder):
    """Three files, in two folders, with blank, bad and odd lines among the articles."""
    articles = [line.encode() for line in generate(600)]
    odd = [json.dumps(article, ensure_ascii=False).encode() for article in ODD_LINES]
    os.mkdir(os.path.join(folder, "more"))
    for number, name in enumerate(["first.jsonl", "more/second part.ndjson", "more.jsonl"]):
        lines = articles[number * 200:number * 200 + 200]
        lines[50:50] = [b"", b" \t\r"] + BAD_LINES
        if number == 2:
            lines[100:100] = odd
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"\r\n".join(lines) + b"\n" * (number % 2))
    return 600 + len(odd) - 1, 3 * len(BAD_LINES) + 1


def write_texts(folder):
    many = {f"many/{number:04}.txt": json.loads(line)["text"] for number, line in enumerate(generate(450))}
    texts = {**TEXTS, **many}
    for name, text in [*((n, t.encode()) for n, t in texts.items()), *NO_TEXTS.items()]:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text)
    return len(texts), len(NO_TEXTS)


def dying(binary, folder):
    """A stand-in for the binary that dies by SIGKILL before, amid and after its output, or kills the worker that
    started it, about 30 times in all; and a file in which it leaves a letter each time."""
    path, deaths = os.path.join(folder, "dying"), os.path.join(folder, "deaths")
    with open(path, "w") as file:
        file.write(f"""#!/usr/bin/env bash
die() {{ printf "$1" >> '{deaths}'; kill -9 "$2"; }}
touch '{deaths}'
[ "$(wc -c < '{deaths}')" -lt 30 ] || exec '{binary}' "$@"
case $((RANDOM % 7)) in
  0) die b $$ ;;
  1) '{binary}' "$@" | head -c $((RANDOM * 4)); die m $$ ;;
  2) '{binary}' "$@"; die a $$ ;;
  3) '{binary}' "$@" | head -c $((RANDOM * 4)); die w $PPID ;;
  *) exec '{binary}' "$@" ;;
esac
""")
    os.chmod(path, 0o755)
    return path, deaths


def extract(binary, articles, output, form):
    """Runs extract.py in local[2]; a task may fail 40 times. Gives what it counted."""
    arguments = f"--master local[2,40] --conf spark.ui.enabled=false --files {binary} pyspark-shell"
    run = subprocess.run(
        [sys.executable, os.path.join(HERE, "extract.py"), "--input", articles, "--output", output,
         "--binary", os.path.basename(binary), "--format", form, "--partitions", "2" if form == "text" else "0"],
        env=dict(os.environ, PYSPARK_SUBMIT_ARGS=arguments, PYSPARK_PYTHON=sys.executable),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    if run.returncode:
        sys.exit(f"extract.py ended with {run.returncode}:\n{run.stderr[-3000:]}{run.stdout}")
    return json.loads(run.stdout.splitlines()[-1])


@contextlib.contextmanager
def serving(binary, *arguments):
    """A server on a free port; gives the port."""
    process = subprocess.Popen([binary, *arguments, "--port", "0", "--log-level", "error"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    try:
        for line in process.stdout:
            if line.startswith("listening on "):
                yield int(line.rsplit(":", 1)[1])
                return
        sys.exit(f"{binary} {' '.join(arguments)} did not start")
    finally:
        process.terminate()
        process.wait(timeout=30)


class Twins:
    """Two servers that are asked the same."""

    def __init__(self, *ports):
        self.connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for port in ports]
        self.count = 0

    def get(self, target, accept="application/json"):
        answers = []
        for connection in self.connections:
            connection.request("GET", target, headers={"Accept": accept, "Host": "localhost"})
            answer = connection.getresponse()
            answers.append((answer.status, answer.headers["ETag"], answer.headers["Link"], answer.read()))
        if answers[0] != answers[1] or answers[0][0] != 200:
            sys.exit(f"GET {target}, {accept}: articles and facts are not answered alike\n"
                     + "\n".join(str(answer)[:2000] for answer in answers))
        self.count += 1
        return answers[0][3]

    def walk(self, target):
        """All pages of a list; gives its records."""
        records, cursor = [], None
        while True:
            separator = "&" if "?" in target else "?"
            page = json.loads(self.get(target + (f"{separator}cursor={cursor}" if cursor else "")))
            records += page["data"]
            cursor = page["page"].get("next")
            if cursor is None:
                return records


def compare(binary, articles, facts):
    """Compares all that the two servers say; gives the numbers of requests, articles and records."""
    with serving(binary, "--corpus", articles, "--cache", "off") as one, serving(binary, "--facts", facts) as other:
        twins = Twins(one, other)
        records = 0
        for kind in KINDS:
            ids = [record["id"] for record in twins.walk(f"/v1/{kind}?limit=100&fields=id")]
            for identifier in ids:
                twins.get(f"/v1/{kind}/{urllib.parse.quote(identifier)}")
            twins.walk(f"/v1/{kind}?limit=500")
            for accept in ["application/x-ndjson", "text/csv", "application/ld+json"]:
                twins.get(f"/v1/{kind}", accept)
            records += len(ids)
            count = len(ids) if kind == "articles" else count
        for target in ["/v1/figures/series", *ALSO]:
            twins.walk(target)
        return twins.count, count, records


def main():
    parser = argparse.ArgumentParser(description="Compare servers of articles and of facts from Spark.")
    parser.add_argument("--binary", required=True)
    binary = os.path.abspath(parser.parse_args().binary)
    environment.require("pyspark")
    for name, fill, form in [("sample corpus", write_sample, "ndjson"), ("generated", write_generated, "ndjson"),
                             ("text files", write_texts, "text")]:
        with tempfile.TemporaryDirectory() as folder:
            articles, output = os.path.join(folder, "articles"), os.path.join(folder, "out")
            os.mkdir(articles)
            good, bad = fill(articles)
            killer, deaths = dying(binary, folder)
            counted = extract(killer, articles, output, form)
            died = open(deaths).read() if os.path.exists(deaths) else ""
            if (counted["facts"], counted["errors"]) != (good, bad):
                sys.exit(f"{name}: {good} articles and {bad} bad ones are there, and Spark says {counted}")
            requests, served, records = compare(binary, articles, os.path.join(output, "facts"))
            if served != good:
                sys.exit(f"{name}: {good} articles are there, and {served} served")
            print(f"{name}: {counted}; the binary died {len(died)} times ({died}); {requests} answers on {records} "
                  "records are the same, byte for byte and ETag for ETag", flush=True)


if __name__ == "__main__":
    main()
