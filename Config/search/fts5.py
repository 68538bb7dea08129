#!/usr/bin/env python3
"""Compares the search of articles with SQLite's FTS5 (stems of Porter, bm25) over the same texts.

    python3 Config/search/fts5.py --binary .build/release/dateline --news news/ [--queries 400]

Serves the articles on loopback, puts title and text of each into a table of FTS5, and asks both the same: words, two words of
one sentence, names, phrases, beginnings, alternatives and exclusions, all drawn from the articles by a fixed seed. Prints for
each kind of query how many articles each finds, the queries for which the service finds fewer, how much of the first page of
ten both have in common, and the time at the median and the 99th percentile: of the service with HTTP and JSON, of FTS5
within this process. Fails where a query finds fewer, but for exclusions, which leave out any form of a word and so more
than Porter's stem does. Stops what it starts. Needs a Python with FTS5.
"""

import argparse
import collections
import http.client
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import urllib.parse


def arguments():
    parser = argparse.ArgumentParser(description="Compare the search of articles with SQLite FTS5.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--news", required=True, help="a file or folder of articles")
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Service:
    """A server of the articles on a free port of loopback."""

    def __init__(self, binary, news):
        self.process = subprocess.Popen([binary, "--port", "0", "--corpus", news, "--cache", "off"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                break
        else:
            sys.exit("fts5.py: the server did not start")
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while self.get("/readyz")[0] != 200:
            time.sleep(0.2)

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def articles(self):
        """Every article, as (id, title, text)."""
        path, cursor = "/v1/articles?limit=200&fields=id,title,text", None
        while True:
            page = json.loads(self.get(path + (f"&cursor={cursor}" if cursor else ""))[1])
            yield from ((item["id"], item.get("title", ""), item["text"]) for item in page["data"])
            cursor = page["page"].get("next")
            if not cursor:
                return

    def search(self, query):
        """The ids of the first ten articles, how many there are, and the seconds that it took."""
        path = f"/v1/search?kind=article&limit=10&fields=id&q={urllib.parse.quote(query)}"
        start = time.perf_counter()
        status, body = self.get(path)
        took = time.perf_counter() - start
        if status != 200:
            sys.exit(f"fts5.py: {path}: {status} {body[:300]}")
        page = json.loads(body)
        return [hit["id"] for hit in page["data"]], page["page"]["total"], took


class Table:
    """The same articles in a table of FTS5, by stems or by the words as they are."""

    def __init__(self, articles, stems):
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            "CREATE VIRTUAL TABLE news USING fts5(id UNINDEXED, title, text, "
            f"tokenize = '{'porter ' if stems else ''}unicode61 remove_diacritics 2')")
        self.database.executemany("INSERT INTO news VALUES (?, ?, ?)", articles)

    def search(self, query):
        start = time.perf_counter()
        rows = self.database.execute(
            "SELECT id FROM news WHERE news MATCH ? ORDER BY rank LIMIT 10", (query,)).fetchall()
        total = self.database.execute("SELECT count(*) FROM news WHERE news MATCH ?", (query,)).fetchone()[0]
        return [row[0] for row in rows], total, time.perf_counter() - start


def queries(articles, count, seed):
    """(kind, what the service is asked, what FTS5 is asked) of words that the articles have."""
    chance = random.Random(seed)
    asked = []
    while len(asked) < count:
        _, _, text = chance.choice(articles)
        sentence = [word for word in re.findall(r"[A-Za-z]+", chance.choice(text.split("."))) if len(word) > 3]
        if len(sentence) < 4:
            continue
        start = chance.randrange(len(sentence) - 1)
        one, other = sentence[start], chance.choice(sentence)
        low, high = one.lower(), other.lower()
        row = re.search(re.escape(one) + r" [A-Za-z]+ [A-Za-z]+", text)
        # AND, OR and NOT are words of FTS5's language in capitals only.
        asked.append(("a word", low, low))
        asked.append(("two words", f"{low} {high}", f"{low} {high}"))
        asked.append(("alternatives", f"{low} OR {high}", f"{low} OR {high}"))
        if low != high:
            asked.append(("an exclusion", f"{low} -{high}", f"{low} NOT {high}"))
        asked.append(("a beginning", low[:4] + "*", low[:4] + "*"))
        if row:
            asked.append(("a phrase", f'"{row.group(0)}"', f'"{row.group(0)}"'))
        if one[0].isupper() and start > 0:
            asked.append(("a name", one, f'"{one}"'))
    return asked[:count]


def main():
    options = arguments()
    service = Service(options.binary, options.news)
    try:
        articles = list(service.articles())
        # Porter would cut the beginning of a word, too, and find what does not begin so.
        stems, plain = Table(articles, stems=True), Table(articles, stems=False)
        print(f"{len(articles)} articles of {sum(len(text) for _, _, text in articles) // len(articles)} letters")
        kinds, fewer = collections.defaultdict(list), []
        for kind, ours, theirs in queries(articles, options.queries, options.seed):
            found, total, took = service.search(ours)
            other, other_total, other_took = (plain if kind == "a beginning" else stems).search(theirs)
            common = len(set(found) & set(other)) / max(1, min(len(found), len(other)))
            kinds[kind].append((total, other_total, common, took, other_took))
            if total < other_total:
                fewer.append((kind, ours, total, other_total))
        print(f"{'':14}{'queries':>8}{'fewer':>7}{'found':>9}{'FTS5':>9}{'first ten':>11}"
              f"{'ms, median':>13}{'99th':>7}{'FTS5':>8}{'99th':>7}")
        for kind, rows in kinds.items():
            ours, theirs = sorted(row[3] for row in rows), sorted(row[4] for row in rows)
            late = min(len(rows) - 1, int(len(rows) * 0.99))
            print(f"{kind:14}{len(rows):8}{sum(row[0] < row[1] for row in rows):7}"
                  f"{sum(row[0] for row in rows) / len(rows):9.1f}{sum(row[1] for row in rows) / len(rows):9.1f}"
                  f"{100 * sum(row[2] for row in rows) / len(rows):10.0f}%"
                  f"{ours[len(rows) // 2] * 1e3:13.2f}{ours[late] * 1e3:7.2f}"
                  f"{theirs[len(rows) // 2] * 1e3:8.2f}{theirs[late] * 1e3:7.2f}")
        for kind, query, total, other_total in fewer[:20]:
            print(f"fewer: {kind}: {query}: {total}, FTS5 {other_total}")
        if any(kind != "an exclusion" for kind, *_ in fewer):
            sys.exit(1)
    finally:
        service.process.terminate()
        service.process.wait()


if __name__ == "__main__":
    main()
