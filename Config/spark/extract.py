#!/usr/bin/env python3
"""Extracts the facts of many articles on Apache Spark, with `dateline extract` in each partition.

    spark-submit --files dateline Config/spark/extract.py --binary dateline \\
        --input 's3a://news/2022/*.jsonl' --output s3a://news/facts

Reads NDJSON, an article a line ({"id": ..., "text": ..., "published": ...}), or with --format text whole
files, an article each. Writes, under --output:

    facts/            what `dateline extract` printed, as text: `dateline --facts` serves it
    articles/ people/ organizations/ places/ events/ figures/ quotes/
                      Parquet, partitioned by the month of publication ("unknown" without one)
    errors/           bad input lines: line (0-based, in its partition) and error

Every row of the input gives a row in facts/ or in errors/, never both. A worker that dies is retried by
Spark, and since a partition is a pure function of its input, nothing is lost or doubled.
"""

import argparse
import json
import os
import shlex
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

TEXT, LONG, DOUBLE = T.StringType(), T.LongType(), T.DoubleType()


def struct(**fields):
    return T.StructType([T.StructField(name, kind) for name, kind in fields.items()])


SPAN = struct(article=TEXT, start=LONG, end=LONG, text=TEXT)
REFERENCE = struct(name=TEXT, kind=TEXT, id=TEXT, span=SPAN)
ATTRIBUTION = struct(name=TEXT, id=TEXT, verb=TEXT, span=SPAN)
ROLE = struct(title=TEXT, of=TEXT, status=TEXT, evidence=SPAN)
TEXTS, SPANS, REFERENCES = T.ArrayType(TEXT), T.ArrayType(SPAN), T.ArrayType(REFERENCE)

ARTICLE = struct(id=TEXT, title=TEXT, source=TEXT, url=TEXT, published=TEXT, dateline=TEXT, language=TEXT,
                 wordCount=LONG, text=TEXT)

# One table a key of the facts; the columns are the JSON contract's names.
TABLES = {
    "people": struct(id=TEXT, name=TEXT, aliases=TEXTS, roles=T.ArrayType(ROLE), age=LONG, articles=TEXTS,
                     mentionCount=LONG, mentions=SPANS),
    "organizations": struct(id=TEXT, name=TEXT, acronym=TEXT, aliases=TEXTS, kind=TEXT, place=REFERENCE,
                            articles=TEXTS, mentionCount=LONG, mentions=SPANS),
    "places": struct(id=TEXT, name=TEXT, aliases=TEXTS, country=TEXT, articles=TEXTS, mentionCount=LONG,
                     mentions=SPANS),
    "events": struct(id=TEXT, type=TEXT, mode=TEXT, summary=TEXT, trigger=SPAN, sentence=SPAN, actors=REFERENCES,
                     recipients=REFERENCES, place=REFERENCE, date=TEXT, dateText=TEXT, status=TEXT,
                     attribution=ATTRIBUTION, figures=TEXTS, articles=TEXTS, mentions=SPANS),
    "figures": struct(id=TEXT, text=TEXT, span=SPAN, kind=TEXT, value=DOUBLE, min=DOUBLE, max=DOUBLE,
                      modifier=TEXT, change=TEXT, unit=TEXT, of=TEXT, date=TEXT, place=REFERENCE, event=TEXT,
                      attribution=ATTRIBUTION, articles=TEXTS),
    "quotes": struct(id=TEXT, text=TEXT, span=SPAN, kind=TEXT, speaker=REFERENCE, verb=TEXT),
}


def arguments():
    parser = argparse.ArgumentParser(description="Extract facts from articles on Spark with dateline.")
    parser.add_argument("--input", required=True, nargs="+", help="paths or patterns that Spark can read")
    parser.add_argument("--output", required=True, help="folder to write to; it must not exist")
    parser.add_argument("--format", choices=["ndjson", "text"], default="ndjson")
    parser.add_argument("--binary", default="dateline",
                        help="name of the binary shipped with --files, or a path that every worker has")
    parser.add_argument("--partitions", type=int, default=0, help="0: three a core")
    return parser.parse_args()


def articles(spark, options):
    """The input as an RDD of NDJSON lines."""
    context = spark.sparkContext
    paths = ",".join(options.input)
    if options.format == "ndjson":
        lines = context.textFile(paths)
    else:
        lines = context.wholeTextFiles(paths).map(
            lambda pair: json.dumps({"id": os.path.splitext(os.path.basename(pair[0]))[0], "text": pair[1]}))
    return lines.repartition(options.partitions or 3 * context.defaultParallelism)


def command(binary):
    """The shell words that run the binary on a worker."""
    path = binary if os.path.sep in binary else SparkFiles.get(binary)
    return f"{shlex.quote(path)} extract - --format ndjson"


def main():
    options = arguments()
    spark = SparkSession.builder.appName("dateline extract").getOrCreate()
    lines = articles(spark, options).pipe(command(options.binary), checkCode=True)
    facts = os.path.join(options.output, "facts")
    raw = lines.map(lambda line: (line,)).toDF(struct(line=TEXT)).persist()
    is_error = F.get_json_object("line", "$.error").isNotNull() & F.get_json_object("line", "$.article").isNull()
    raw.filter(~is_error).write.text(facts)
    raw.filter(is_error).select(
        F.get_json_object("line", "$.line").cast("long").alias("line"),
        F.get_json_object("line", "$.error").alias("error"),
    ).write.parquet(os.path.join(options.output, "errors"))

    whole = T.StructType([T.StructField("article", ARTICLE)]
                         + [T.StructField(name, T.ArrayType(row)) for name, row in TABLES.items()])
    parsed = (raw.filter(~is_error)
              .select(F.from_json("line", whole).alias("facts")).select("facts.*")
              .withColumn("month", F.coalesce(F.substring("article.published", 1, 7), F.lit("unknown")))
              .persist())
    write = lambda frame, name: frame.write.partitionBy("month").parquet(os.path.join(options.output, name))
    write(parsed.select("article.*", "month"), "articles")
    for name in TABLES:
        rows = parsed.select(F.col("article.id").alias("article"), "month", F.explode(name).alias("row"))
        write(rows.select("article", "month", "row.*"), name)
    counts = {"articles": parsed.count(), "errors": raw.filter(is_error).count()}
    print(json.dumps({"input": raw.count(), **counts}), file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
