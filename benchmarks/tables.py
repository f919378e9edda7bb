"""Tables: what rows, Arrow and Parquet cost beside the floor, how much memory they take, and what two workers gain.

`python benchmarks/tables.py --responses 4000 --folder /dev/shm` is a short one, without a disk. Needs `.[benchmarks]`.
"""

import argparse
import gc
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import inf
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import smartresult
from benchmarks.batch import JOB_ID, make_job_id
from benchmarks.measure import TURNS, print_import_time
from benchmarks.responses import make_items, make_response
from smartresult import tables
from smartresult.batch import tabulate

RESPONSES: Final = 20_000
#: From a remark to forty minutes of talk, 197 segments in the mean; so many sizes between.
FEWEST_SEGMENTS, MOST_SEGMENTS, SIZES = 27, 650, 40
#: Of so many responses the words are found: that takes twenty times as long as all else.
WORD_RESPONSES: Final = 500
GROUP_ROWS: Final = 1 << 18


def make_corpus(path: Path, responses: int) -> int:
    """So many *responses* as lines at *path*, in English and Chinese by turns, of log-uniform sizes; their bytes."""
    templates = [
        make_response(
            make_items(
                round(FEWEST_SEGMENTS * (MOST_SEGMENTS / FEWEST_SEGMENTS) ** (i / (SIZES - 1))),
                ("Chinese", "English")[i % 2],
            )
        )
        for i in range(SIZES)
    ]
    random.Random(1).shuffle(templates)  # noqa: S311 - reproducible, not secret
    with path.open("wb") as lines:
        for number in range(responses):
            lines.write(templates[number % SIZES].replace(JOB_ID, make_job_id(number).encode()) + b"\n")
        return lines.tell()


def read(path: Path, most: int | None = None) -> Iterator[bytes]:
    """The lines at *path*, the first so *many*."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            if number == most:
                return
            yield line


def run_floor(responses: list[bytes]) -> object:
    """Decode all twice, check nothing, keep the dicts."""
    return [orjson.loads(orjson.loads(data)["JobResult"]["AiResult"]) for data in responses]


def run_parse(responses: list[bytes]) -> object:
    """The value objects, all kept."""
    return [smartresult.parse(data) for data in responses]


def run_columns(responses: list[bytes]) -> object:
    """A dict of lists."""
    return tables.segments(responses).to_columns()


def run_capsule(responses: list[bytes]) -> object:
    """Arrow, by the interface that engines take."""
    return tables.segments(responses).__arrow_c_stream__()


def run_parquet(responses: list[bytes]) -> object:
    """A file in the working folder."""
    tables.segments(responses).to_parquet("ours.parquet")
    return None


def run_dicts(responses: list[bytes]) -> object:
    """The same file as somebody writes it by hand: dicts, and pyarrow, in row groups of the same size."""
    schema = pa.schema(
        [
            *(("source", pa.string()), ("job_id", pa.string()), ("segment", pa.int32())),
            *(("start", pa.float64()), ("end", pa.float64()), ("text", pa.string())),
        ]
    )
    options = {"compression": "zstd", "compression_level": 3, "use_dictionary": ["source", "job_id"]}
    with pq.ParquetWriter("dicts.parquet", schema, **options) as writer:
        rows: list[dict[str, object]] = []
        for number, data in enumerate(responses, 1):
            job = orjson.loads(data)
            rows += [
                {
                    "source": f"response {number}",
                    "job_id": job["JobId"],
                    "segment": i,
                    "start": item["from"],
                    "end": item["to"],
                    "text": item["content"],
                }
                for i, item in enumerate(orjson.loads(job["JobResult"]["AiResult"]))
            ]
            if len(rows) >= GROUP_ROWS:
                writer.write_table(pa.Table.from_pylist(rows, schema), row_group_size=len(rows))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema), row_group_size=len(rows))
    return None


def run_words(responses: list[bytes]) -> object:
    """What the table of words is held against."""
    return [smartresult.words(smartresult.parse(data)) for data in responses]


def run_word_columns(responses: list[bytes]) -> object:
    """The table of words."""
    return tables.words(responses).to_columns()


Contender = Callable[[list[bytes]], object]


def measure(contender: Contender, path: Path, most: int | None) -> float:
    """Seconds of processor time; without the garbage collector, which would visit the floor's dicts alone."""
    responses = [*read(path, most)]
    contender(responses[:2])  # what is loaded once is not counted
    gc.disable()
    began = process_time()
    kept = contender(responses)
    taken = process_time() - began
    del kept
    return taken


def measure_each(contenders: list[Contender], path: Path, most: int | None = None) -> list[float]:
    """The least for each of the *contenders*, who take turns, each time in a process of their own."""
    best = [inf] * len(contenders)
    for _ in range(TURNS):
        for i, contender in enumerate(contenders):
            best[i] = min(best[i], run_apart(partial(measure, contender, path, most)))
    return best


def run_apart(action: Callable[[], float]) -> float:
    """What *action* gives in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(action).result()


def find_peak() -> float:
    """MB at the peak of this process, as Linux counts them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measure_batches(path: Path, most: int) -> float:
    """The peak of a process that goes through all batches, and keeps none."""
    for _ in tables.segments(read(path, most)).batches():
        pass
    return find_peak()


def measure_parquet(path: Path, most: int) -> float:
    """The peak of a process that writes Parquet from a generator."""
    tables.segments(read(path, most)).to_parquet("peak.parquet")
    return find_peak()


def measure_command(path: Path, _: int) -> float:
    """The peak of `smartresult table` with one worker: what the command does, in this process."""
    for outcome in tabulate(path, "peak.parquet", overwrite=True, find_issues=False):
        if not outcome.ok:
            sys.exit(outcome.reason)
    return find_peak()


def time_workers(path: Path, workers: int) -> float:
    """Seconds of `smartresult table` with so many *workers*, from its start to its end."""
    command = [sys.executable, "-m", "smartresult", "table", str(path), "--out", "workers.parquet", "--overwrite", "-q"]
    began = perf_counter()
    subprocess.run([*command, "--jobs", str(workers)], check=True)  # noqa: S603 - our own
    return perf_counter() - began


def check_answer() -> None:
    """Stop unless both Parquet files hold the same."""
    ours, dicts = (pl.read_parquet(f"{name}.parquet") for name in ("ours", "dicts"))
    if not ours.equals(dicts) or ours.height == 0:
        sys.exit("a wrong answer is not worth timing")


def print_costs(path: Path) -> None:
    """Processor time, as Markdown."""
    rows: list[tuple[str, Contender, str]] = [
        ("`parse`", run_parse, ""),
        ("`to_columns`", run_columns, "1.45"),
        ("`__arrow_c_stream__`", run_capsule, "1.9"),
        ("`to_parquet`", run_parquet, "3.2, and below the next"),
        ("dicts made by hand → Parquet by pyarrow", run_dicts, ""),
    ]
    floor, *costs = measure_each([run_floor, *(contender for _, contender, _ in rows)], path)
    check_answer()
    segments = sum(len(items) for items in map(_list_items, read(path)))
    print(
        f"\n| {segments:,} segments, processor time | × the floor ({floor / segments * 1e9:.0f} ns a segment) | goal |"
    )
    print("|---|---|---|")
    for (name, _, goal), cost in zip(rows, costs, strict=True):
        print(f"| {name} | **{cost / floor:.2f}** | {goal} |")
    found, table = measure_each([run_words, run_word_columns], path, WORD_RESPONSES)
    print(f"\n`tables.words` takes {table / found:.2f} × `words()` (goal: 1.4)")


def _list_items(data: bytes) -> list[Any]:
    items: list[Any] = orjson.loads(orjson.loads(data)["JobResult"]["AiResult"])
    return items


def print_memory(path: Path, short: Path, responses: int) -> None:
    """Peaks, as Markdown: of a quarter of the responses, and of all."""
    few = responses // 4
    print(f"\n| peak memory of a process (goal: flat) | {few:,} responses | {responses:,} responses |\n|---|---|---|")
    for name, action in (
        ("`batches()`", measure_batches),
        ("`to_parquet`", measure_parquet),
        ("`smartresult table --out x.parquet`", measure_command),
    ):
        peaks = [run_apart(partial(action, *given)) for given in ((short, few), (path, responses))]
        print(f"| {name} | {peaks[0]:.0f} MB | {peaks[1]:.0f} MB |")


def print_workers(path: Path, responses: int) -> None:
    """What two workers gain, as Markdown."""
    one = two = inf
    for _ in range(TURNS):
        one, two = min(one, time_workers(path, 1)), min(two, time_workers(path, 2))
    print(
        f"\n`smartresult table` to Parquet: {responses / one:,.0f} responses a second by one worker, by two "
        f"**{one / two:.2f}** × that (goal: 1.7)"
    )


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=RESPONSES)
    parser.add_argument("--folder", type=Path, help="where files go (default: the system's place for temporary ones)")
    asked = parser.parse_args()
    with TemporaryDirectory(dir=asked.folder) as folder:
        os.chdir(folder)
        path, short = Path(folder, "responses.jsonl"), Path(folder, "few.jsonl")
        size = make_corpus(path, asked.responses)
        make_corpus(short, asked.responses // 4)
        print(f"{asked.responses:,} responses, {size / asked.responses / 1000:.0f} kB each in the mean")
        print_costs(path)
        print_memory(path, short, asked.responses)
        print_workers(path, asked.responses)
        print()
        print_import_time()
        os.chdir("/")


if __name__ == "__main__":
    main()
