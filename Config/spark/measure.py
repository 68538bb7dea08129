#!/usr/bin/env python3
"""Measures extract.py on generated articles: articles a second with one core and with two, the engine's own
cost apart; and checks that a binary which dies at random loses and doubles nothing.

    python3 -m venv venv && venv/bin/pip install pyspark
    venv/bin/python Config/spark/measure.py --binary .build/release/dateline [--articles 20000]
"""

import argparse
import json
import os
import random
import stat
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

PEOPLE = ["Anna Keller", "Omar Haddad", "Li Na", "Grace Mensah", "Ivan Petrov", "Maria Silva", "John Oduya"]
PLACES = ["Oslo", "Lagos", "Lima", "Manila", "Ankara", "Prague", "Hanoi", "Tunis"]
BODIES = ["the Transport Ministry", "the National Bank", "Norden Shipping", "the Health Council", "Union Rail"]
SENTENCES = [
    "{person} said on Monday that {body} would cut {n} jobs in {place}.",
    "Police in {place} detained {n} people after a protest against fuel prices.",
    "At least {n} people were injured when a storm hit {place}, officials said.",
    "{body} signed an agreement with {other} to build {n} kilometres of track.",
    "\"We will not leave,\" said {person}, who was appointed head of {body} in 2019.",
    "The price of bread in {place} rose by {n} percent last month, according to {body}.",
    "{person} accused {other} of hiding losses of ${n} million.",
    "About {n} soldiers were sent to {place}, where a state of emergency was declared on 5 January.",
]


def generate(count, seed=7):
    """Articles as NDJSON lines; the same for the same seed."""
    source = random.Random(seed)
    for number in range(count):
        sentences = [
            source.choice(SENTENCES).format(
                person=source.choice(PEOPLE), place=source.choice(PLACES), body=source.choice(BODIES),
                other=source.choice(BODIES), n=source.randint(2, 900))
            for _ in range(source.randint(10, 24))
        ]
        paragraphs = [" ".join(sentences[i:i + 3]) for i in range(0, len(sentences), 3)]
        yield json.dumps({"id": f"generated-{number}", "published": f"2022-{number % 12 + 1:02d}-11",
                          "text": "\n\n".join(paragraphs)})


def timed(cores, path, command, partitions=24):
    """Seconds of a job that pipes the lines through a command, the session's start left out; and rows out."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master(f"local[{cores}]").appName("measure").config(
        "spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(path).repartition(partitions).persist()
    lines.count()
    lines.pipe("cat").count()
    start = time.monotonic()
    rows = lines.pipe(command).count()
    seconds = time.monotonic() - start
    spark.stop()
    return seconds, rows


def dying(binary, folder):
    """A stand-in for the binary that kills it on some of its runs, each time after some of the output."""
    path = os.path.join(folder, "dying-dateline")
    with open(path, "w") as file:
        file.write(f"""#!/usr/bin/env bash
if [ $((RANDOM % 3)) -eq 0 ]; then
  {binary} "$@" | head -n $((RANDOM % 50))
  exit 137
fi
exec {binary} "$@"
""")
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


def main():
    parser = argparse.ArgumentParser(description="Measure dateline on Spark.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--articles", type=int, default=20000)
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles.jsonl")
        with open(path, "w") as file:
            file.writelines(line + "\n" for line in generate(options.articles))
        command = f"{binary} extract - --format ndjson"
        rates = {}
        for cores in (1, 2):
            engine, _ = timed(cores, path, "cat")
            seconds, rows = timed(cores, path, command)
            rates[cores] = options.articles / (seconds - engine)
            print(f"{cores} core(s): {rows} rows, {seconds:.2f} s, of it the engine's own {engine:.2f} s: "
                  f"{rates[cores]:.0f} articles/s")
            assert rows == options.articles
        print(f"second core: {rates[2] / rates[1]:.2f} times")

        out = os.path.join(folder, "facts")
        subprocess.run(
            [sys.executable, os.path.join(HERE, "extract.py"), "--input", path, "--output", out,
             "--binary", dying(binary, folder)],
            check=True, env=dict(os.environ, PYSPARK_SUBMIT_ARGS="--master local[2,40] pyspark-shell"),
            stderr=subprocess.DEVNULL)
        names = []
        for part in sorted(os.listdir(os.path.join(out, "facts"))):
            if part.startswith("part-"):
                with open(os.path.join(out, "facts", part)) as file:
                    names += [json.loads(line)["article"]["id"] for line in file]
        assert len(names) == len(set(names)) == options.articles, (len(names), len(set(names)))
        print(f"a binary that dies at random: {len(names)} rows, each article once")


if __name__ == "__main__":
    main()
