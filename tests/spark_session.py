"""A program that a test runs: Spark sessions that write tables of responses, for the test to read.

`python -m tests.spark_session KIND INPUT OUTPUT`: KIND is `local`, or `cluster`, where one executor is killed.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from pyspark.sql import DataFrame, SparkSession

import smartresult.spark as tables
from smartresult.batch import FormatOptions

TABLES: Final[dict[str, Callable[..., DataFrame]]] = {
    name: getattr(tables, name) for name in ("segments", "words", "cues", "jobs", "texts", "issues")
}


def open_session(master: str) -> Any:  # noqa: ANN401 - the types of pyspark differ between versions
    builder: Any = SparkSession.builder
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(master).getOrCreate()


def write(frame: DataFrame, path: Path) -> None:
    frame.write.parquet(str(path))


def run_here(given: Path, out: Path) -> None:
    """All tables, from text of three packings in partitions of any order; from paths; from files."""
    spark = open_session("local[2]")
    lines = spark.read.text([str(path) for path in sorted(given.glob("lines/*"))])
    mixed = lines.repartition(3)
    for name in ("segments", "jobs", "issues"):
        write(TABLES[name](mixed), out / name)
    third = spark.read.text(str(given / "lines" / "b.jsonl.gz"))
    for name in ("words", "cues", "texts"):
        write(TABLES[name](third), out / name)
    write(tables.convert(third, to="srt", profile="netflix-zh", options=FormatOptions(bom=True)), out / "files")
    files = spark.read.format("binaryFile").load(str(given / "files"))
    write(tables.jobs(files, "content", "path"), out / "binary")
    shards = spark.createDataFrame([(str(path),) for path in sorted(given.glob("lines/*"))], "path string")
    write(tables.segments(shards.repartition(2), "path", paths=True), out / "shards")
    nulls = spark.createDataFrame([(None, 1), ("", 2), ("<html>", 3)], "value string, number int")
    write(tables.jobs(nulls, key="number"), out / "nulls")
    spark.stop()


def run_in_cluster(given: Path, out: Path) -> None:
    """The segments, while the executor that has the first partition is killed at its first attempt."""
    spark = open_session("local-cluster[2,1,512]")
    lines = spark.read.text([str(path) for path in sorted(given.glob("lines/*"))]).repartition(4)
    marker = str(out / "killed")

    def kill_once(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                daemon = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="ascii")
                os.kill(
                    int(daemon.rpartition(")")[2].split()[1]), signal.SIGKILL
                )  # the parent of the daemon of workers
            yield batch

    binary = lines.select(lines["value"].cast("binary").alias("value"))
    write(tables.segments(binary.mapInArrow(kill_once, "value binary")), out / "segments")
    spark.stop()


if __name__ == "__main__":
    kind, *places = sys.argv[1:]
    {"local": run_here, "cluster": run_in_cluster}[kind](*map(Path, places))
