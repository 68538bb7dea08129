#!/usr/bin/env python3
"""Measures extraction on Spark: articles a second from one core and from two, the engine's own work apart.

    python3 Config/spark/measure.py --binary .build/release/dateline [--articles 20000] [--rounds 3]

Every round pipes the same generated articles through `cat` and through `dateline`, in a session that runs already;
what `cat` takes is the engine's own. Prints medians. Installs pyspark in a virtual environment under .build if it is
not there; needs Java 17 or later. With --spacy MODEL, in an environment that has spaCy and the model, a spaCy pipeline
reads a twentieth of the articles on the same Spark.
"""

import argparse
import json
import os
import random
import shlex
import statistics
import sys
import tempfile
import time

import environment

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


def session(cores):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master(f"local[{cores}]").appName("measure").config(
        "spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def processor_seconds():
    """What this process, the engine and all their children have used."""
    used, family = {}, {os.getpid()}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        used[int(entry)] = int(fields[1]), sum(map(int, fields[11:15]))
    for _ in range(6):
        family |= {process for process, (parent, _) in used.items() if parent in family}
    return sum(used[process][1] for process in family if process in used) / os.sysconf("SC_CLK_TCK")


def seconds(rdd, command, expected):
    """Wall and processor seconds of a job that pipes the lines through a command."""
    cpu, start = processor_seconds(), time.monotonic()
    rows = rdd.pipe(command, checkCode=True).count()
    wall = time.monotonic() - start
    if rows != expected:
        sys.exit(f"measure.py: {rows} lines came back, {expected} were sent")
    return wall, processor_seconds() - cpu


def spacy_seconds(rdd, model):
    """Articles, and the processor seconds in which a spaCy pipeline of all its parts reads them; not its loading."""
    def read(lines):
        import spacy
        import warnings

        warnings.simplefilter("ignore")
        pipeline = spacy.load(model)
        start = time.process_time()
        texts = (json.loads(line)["text"] for line in lines)
        count = sum(1 for _ in pipeline.pipe(texts, batch_size=64))
        yield count, time.process_time() - start

    results = rdd.mapPartitions(read).collect()
    return sum(count for count, _ in results), sum(spent for _, spent in results)


def main():
    parser = argparse.ArgumentParser(description="Measure dateline on Spark.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy", metavar="MODEL", help="name of an installed spaCy model, en_core_web_sm for one")
    options = parser.parse_args()
    environment.require("pyspark")
    command = f"{shlex.quote(os.path.abspath(options.binary))} extract - --format ndjson"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles.jsonl")
        with open(path, "w") as file:
            file.writelines(line + "\n" for line in generate(options.articles))
        print(f"{options.articles} articles, {os.path.getsize(path) / options.articles:.0f} bytes each", flush=True)
        rates = {}
        for cores in (1, 2):
            spark = session(cores)
            lines = spark.sparkContext.textFile(path).repartition(24).persist()
            seconds(lines, "cat", options.articles)
            rounds = []
            for _ in range(options.rounds):
                engine, work = (seconds(lines, each, options.articles) for each in ("cat", command))
                rounds.append((work[0] - engine[0], work[0], engine[0], work[1] - engine[1]))
            own, wall, engine, cpu = (statistics.median(column) for column in zip(*rounds))
            rates[cores] = options.articles / own
            print(f"{cores} core{'s' * (cores - 1)}: {wall:.2f} s, the engine's own {engine:.2f} s of it, the rest "
                  f"{rates[cores]:.0f} articles/s; dateline's processor time {cpu:.2f} s", flush=True)
            if options.spacy and cores == 2:
                few = spark.sparkContext.parallelize(lines.take(options.articles // 20), 2)
                count, spent = spacy_seconds(few, options.spacy)
                print(f"in a second of processor time: dateline {options.articles / cpu:.0f} articles, spaCy's "
                      f"{options.spacy} {count / spent:.1f}, its loading left out")
            spark.stop()
        print(f"the second core: {rates[2] / rates[1]:.2f} times the articles a second")


if __name__ == "__main__":
    main()
