#!/usr/bin/env python3
"""Extracts the facts of many articles on Apache Spark, with `dateline extract` in each partition.

    spark-submit --files dateline Config/spark/extract.py \\
        --input 's3a://news/2022/*.jsonl' --output s3a://news/facts

Reads NDJSON, an article a line, or with --format text whole files, an article each, from any file system that
Spark can read; Spark leaves out files without a byte, and those whose names begin with a dot or an underscore.
Writes under --output:

    facts/month=2022-01/      what `dateline extract` printed, an article a line: `dateline --facts` serves it
    articles/ people/ organizations/ places/ events/ figures/ quotes/ dates/
                              Parquet, partitioned by the month of publication ("unknown" without one)
    errors/                   Parquet: what could not be read, with file, line, reason and the input itself

Every article of the input is a row of facts/ or of errors/, never both: the job counts and fails otherwise. A task
whose worker dies is run again by Spark, and since it always gives the same rows, nothing is lost or doubled.
"""

import argparse
import collections
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

TEXT, LONG = T.StringType(), T.LongType()


def struct(**fields):
    return T.StructType([T.StructField(name, kind) for name, kind in fields.items()])


# What a task makes of an article: `position` is the place of its file among all files; one of `facts` and `error`.
EXTRACTED = struct(position=LONG, line=LONG, file=TEXT, facts=TEXT, error=TEXT, input=TEXT)

# The members that name an article, as `dateline` knows them, in any case.
ID_KEYS = {"id", "uri", "guid", "altid", "_id"}


def arguments():
    parser = argparse.ArgumentParser(description="Extract facts from articles on Spark with dateline.")
    parser.add_argument("--input", required=True, nargs="+", help="files, folders or patterns that Spark can read")
    parser.add_argument("--output", required=True, help="folder to write to; it must not exist")
    parser.add_argument("--format", choices=["ndjson", "text"], default="ndjson")
    parser.add_argument("--binary", default="dateline",
                        help="name of the binary shipped with --files, or a path that every worker has")
    parser.add_argument("--partitions", type=int, default=0, help="0: three a core")
    return parser.parse_args()


# The input: which files, in which order, under which names


class Paths:
    """Paths on the file systems that Spark knows."""

    def __init__(self, spark):
        self.path = spark._jvm.org.apache.hadoop.fs.Path
        self.configuration = spark._jsc.hadoopConfiguration()

    def system(self, text):
        path = self.path(text)
        return path.getFileSystem(self.configuration), path

    def matches(self, text):
        """What a path or pattern stands for, sorted: [(path, whether it is a folder)]."""
        system, path = self.system(text)
        return [(found.getPath().toString(), found.isDirectory()) for found in system.globStatus(path) or []]

    def exists(self, text):
        system, path = self.system(text)
        return system.exists(path)

    def delete(self, text):
        system, path = self.system(text)
        system.delete(path, True)


def parents(path):
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def roots(paths, inputs):
    """The files and folders that the inputs stand for; none twice, and none inside another."""
    found = {path: is_folder for text in inputs for path, is_folder in paths.matches(text)}
    return {path: is_folder for path, is_folder in found.items() if not any(found.get(up) for up in parents(path))}


def names(files, roots):
    """{file: (place in the order in which `dateline` reads them, name that its articles are named after)}."""
    numbers = {root: number for number, root in enumerate(roots)}
    places = {}
    for file in files:
        if file in numbers:
            root, name = file, file.rpartition("/")[2]
        else:
            root = next(up for up in parents(file) if up in numbers)
            name = file[len(root) + 1:]
        places[file] = numbers[root], [part.encode() for part in name.split("/")], name
    ordered = sorted(places, key=places.get)
    return {file: (place, stem(places[file][2])) for place, file in enumerate(ordered)}


def stem(name):
    """The name without its ending, and without that of a compressed file, which Spark has undone."""
    for ending in (".gz", ".bz2", ".zst", ".lz4", ".snappy", ".deflate"):
        name = name.removesuffix(ending)
    folder, slash, base = name.rpartition("/")
    return folder + slash + (base.rpartition(".")[0] or base)


def lines(spark, roots):
    """The lines that are not blank, as (position, line, file, name, content); and how many lines there are."""
    # A line ends at a line feed only, as in dateline: JSON may have carriage returns between its tokens.
    frame = spark.read.options(lineSep="\n", recursiveFileLookup=True).text(list(roots)).select(
        F.col("value").cast("binary").alias("content"),
        F.col("_metadata.file_path").alias("path"),
        F.col("_metadata.file_block_start").alias("block"),
        # Counts up within a partition, and so within each block of a file.
        F.monotonically_increasing_id().alias("row"))
    blocks = sorted(frame.groupBy("path", "block").agg(F.min("row"), F.count("*")).collect())
    files = {path: urllib.parse.unquote(path) for path, *_ in blocks}
    known = names(files.values(), roots)
    table, before = [], collections.Counter()
    for path, block, first, count in blocks:
        position, name = known[files[path]]
        table.append((path, block, position, files[path], name, before[path] + 1 - first))
        before[path] += count
    schema = struct(path=TEXT, block=LONG, position=LONG, file=TEXT, name=TEXT, offset=LONG)
    numbered = frame.join(F.broadcast(spark.createDataFrame(table, schema)), ["path", "block"]).select(
        "position", (F.col("row") + F.col("offset")).alias("line"), "file", "name", "content")
    return numbered.where(~F.col("content").cast("string").rlike(r"\A[ \t\r]*\z")), before.total()


def whole_files(spark, roots):
    """The files, as (position, line, file, name, content) without a line; and how many there are."""
    frame = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(list(roots))
    files = [path for path, in frame.select("path").distinct().collect()]
    table = [(file, position, name) for file, (position, name) in names(files, roots).items()]
    known = spark.createDataFrame(table, struct(path=TEXT, position=LONG, name=TEXT))
    return frame.join(F.broadcast(known), "path").select(
        "position", F.lit(None).cast("long").alias("line"), F.col("path").alias("file"), "name", "content"), len(files)


# The columns of the tables, as the binary says them


def facts_type(spark, binary):
    """The type of what `dateline extract` prints. A worker is asked: the driver may not be able to run the binary."""
    def printed(_):
        return subprocess.run([located(binary), "schema"], stdout=subprocess.PIPE, check=True).stdout.decode()

    schema = json.loads(spark.sparkContext.parallelize([0], 1).map(printed).first())
    return column_type(schema, schema["$defs"])


def column_type(schema, definitions):
    """The type of a column that holds what a JSON Schema describes."""
    if "$ref" in schema:
        return column_type(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if schema["type"] == "array":
        return T.ArrayType(column_type(schema["items"], definitions))
    if "additionalProperties" in schema:
        return T.MapType(TEXT, column_type(schema["additionalProperties"], definitions))
    if schema["type"] == "object":
        return struct(**{name: column_type(member, definitions) for name, member in schema["properties"].items()})
    return {"string": TEXT, "integer": LONG, "number": T.DoubleType(), "boolean": T.BooleanType()}[schema["type"]]


# The work of a task


def located(binary):
    """The binary on this worker: a path, or a file that was shipped."""
    return binary if os.path.sep in binary else SparkFiles.get(binary)



def result(row, facts=None, error=None):
    content = None if error is None else bytes(row.content).decode("utf-8", "replace")
    return row.position, row.line, row.file, facts, error, content


def named(row):
    """The line; an article without an id gets the one that `dateline` gives it: its file and line."""
    line = bytes(row.content)
    try:
        article = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if not isinstance(article, dict) or not article:
        return line
    if any(key.lower() in ID_KEYS and value is not None for key, value in article.items()):
        return line
    start = line.index(b"{") + 1
    return line[:start] + json.dumps({"id": f"{row.name}-{row.line}"}).encode()[1:-1] + b"," + line[start:]


def extract_lines(rows, binary):
    """Pipes the lines of a partition through one process; its answers come in the order of the lines."""
    process = subprocess.Popen([binary, "extract", "-", "--format", "ndjson"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    waiting, failures = collections.deque(), []

    def feed():
        try:
            with process.stdin as pipe:
                for row in rows:
                    waiting.append(row)
                    pipe.write(named(row) + b"\n")
        except Exception as failure:
            failures.append(failure)
            process.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        for answer in process.stdout:
            if not waiting or not answer.endswith(b"\n"):
                raise RuntimeError(f"{binary} gave no whole answer, or one that nobody asked for")
            row, answer = waiting.popleft(), answer.decode().rstrip("\n")
            if answer.startswith('{"error":'):
                yield result(row, error=json.loads(answer)["error"])
            else:
                yield result(row, facts=answer)
        feeder.join()
        code = process.wait()
        if code or failures or waiting:
            raise RuntimeError(f"{binary} ended with {code}, {len(waiting)} lines unanswered; {failures}")
    finally:
        process.kill()
        process.wait()


def extract_files(rows, binary, batch=200):
    """Has `dateline` read the files of a partition itself, some at a time, so that titles, headers and ids are
    what they are where it reads the folder."""
    def read(some):
        answers, reason = read_files(some, binary)
        if len(answers) == len(some):
            return [result(row, facts=answer) for row, answer in zip(some, answers)]
        if len(some) == 1:
            return [result(some[0], error=reason)]
        # Some are no articles; which, their halves tell.
        middle = len(some) // 2
        return read(some[:middle]) + read(some[middle:])

    rows = iter(rows)
    while some := list(itertools.islice(rows, batch)):
        yield from read(some)


def read_files(rows, binary):
    """The facts in these files, a line each, in order; and what `dateline` says of those that have none."""
    folder = tempfile.mkdtemp(prefix="dateline-")
    try:
        paths = []
        for number, row in enumerate(rows):
            root = os.path.join(folder, str(number))
            path = os.path.join(root, row.name + ".txt")
            os.makedirs(os.path.dirname(path))
            with open(path, "wb") as file:
                file.write(row.content)
            paths.append(root)
        run = subprocess.run([binary, "extract", *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    said = run.stderr.decode(errors="replace").strip()
    # Line feeds only: str.splitlines() would also cut at U+2028 and its like.
    *answers, rest = run.stdout.decode().split("\n")
    # 65 and 66 say that some of the files hold no article.
    if run.returncode not in (0, 65, 66) or rest or len(answers) > len(rows):
        raise RuntimeError(f"{binary} ended with {run.returncode}: {said}")
    reason = said.split("\n")[0] or "no article in it"
    return answers, reason.rpartition(row.name + ".txt: ")[2]


def extracted(spark, rows, options):
    """The rows with what `dateline` makes of them. The same rows give the same partitions, whenever a task runs."""
    partitions = options.partitions or 3 * spark.sparkContext.defaultParallelism
    binary, work = options.binary, extract_lines if options.format == "ndjson" else extract_files
    spread = rows.repartition(partitions, "position", "line").rdd
    return spark.createDataFrame(spread.mapPartitions(
        lambda part: work(part, located(binary))),
        EXTRACTED, verifySchema=False)


# The output


def without_repeats(rows):
    """Gives the later of two articles with one id an error, as `dateline` leaves them out: the first counts."""
    place = F.struct("position", "line", "file")
    repeated = (rows.where("facts IS NOT NULL").groupBy("id").agg(F.min(place).alias("first"), F.count("*").alias("n"))
                .where("n > 1").drop("n"))
    rows = rows.join(F.broadcast(repeated), "id", "left")
    is_repeat = F.col("first").isNotNull() & (F.col("first") != place)
    where = F.concat_ws(":", "first.file", "first.line")
    reason = F.concat(F.lit('duplicate id "'), "id", F.lit('", first in '), where)
    return (rows.withColumn("error", F.when(is_repeat, reason).otherwise(F.col("error")))
            .withColumn("input", F.when(is_repeat, F.col("facts")).otherwise(F.col("input")))
            .withColumn("facts", F.when(~is_repeat, F.col("facts"))).drop("first"))


def write(spark, rows, kind, output):
    """Writes facts, errors and a table for each list among the facts, whose `kind` is theirs; gives how many rows of facts, of articles and of errors are there."""
    def path(name):
        return f"{output.rstrip('/')}/{name}"

    def by_month(frame):
        # A few files a month, however many partitions there are.
        return frame.hint("rebalance", "month").write.partitionBy("month")

    rows = without_repeats(rows.withColumn("json", F.from_json("facts", kind, {"maxStringLen": str(1 << 30)}))
                           .withColumn("id", F.col("json.article.id")))
    errors = rows.where("facts IS NULL").select("file", "line", "error", "input")
    errors.coalesce(1).write.parquet(path("errors"))
    month = F.regexp_extract("json.article.published", r"^[0-9]{4}-[0-9]{2}", 0)
    good = rows.where("facts IS NOT NULL").select(
        "facts", "json.*", F.when(month != "", month).otherwise("unknown").alias("month"))
    by_month(good.select("facts", "month")).text(path("facts"))
    by_month(good.select("article.*", "month")).parquet(path("articles"))
    for name in (field.name for field in kind if isinstance(field.dataType, T.ArrayType)):
        table = good.select(F.col("article.id").alias("article"), "month", F.explode(name).alias("row"))
        by_month(table.select("article", "row.*", "month")).parquet(path(name))
    return (spark.read.option("lineSep", "\n").text(path("facts")).count(),
            spark.read.schema(kind["article"].dataType).parquet(path("articles")).where("id IS NOT NULL").count(),
            spark.read.parquet(path("errors")).count())


def main():
    options = arguments()
    spark = SparkSession.builder.appName("dateline extract").getOrCreate()
    paths = Paths(spark)
    if paths.exists(options.output):
        sys.exit(f"extract.py: {options.output} exists already")
    found = roots(paths, options.input)
    if not found:
        sys.exit(f"extract.py: nothing is there: {' '.join(options.input)}")
    read = lines if options.format == "ndjson" else whole_files
    rows, total = read(spark, found)
    articles = rows.count()
    # Kept until the end, so that every article is extracted once however many tables are made of it.
    stage = f"{options.output.rstrip('/')}/working"
    extracted(spark, rows, options).write.parquet(stage)
    facts, tabled, errors = write(
        spark, spark.read.schema(EXTRACTED).parquet(stage), facts_type(spark, options.binary), options.output)
    paths.delete(stage)
    print(json.dumps({"articles": articles, "blank": total - articles, "facts": facts, "errors": errors}))
    if facts + errors != articles or facts != tabled:
        sys.exit(f"extract.py: {articles} articles came in, but {facts} facts, {errors} errors and {tabled} rows of "
                 "the table of articles came out")
    spark.stop()


if __name__ == "__main__":
    main()
