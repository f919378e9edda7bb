"""Batches: `smartresult.batch.convert` against its floor and its peers, with one worker and two; its memory; its start.

`python benchmarks/batch.py --responses 4000 --folder /dev/shm` is a short one, without a disk.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from importlib.util import find_spec
from math import inf
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

import orjson

import smartresult
import smartresult.batch
from benchmarks.measure import TURNS
from benchmarks.responses import make_items, make_response

RESPONSES: Final = 20_000
#: From a remark to a talk of three hours; so many sizes between, each with the same number of responses.
FEWEST_SEGMENTS, MOST_SEGMENTS, SIZES = 27, 3000, 40
#: What `make_response` gives all responses.
JOB_ID: Final = b"9f1c2ab7d0e34c55a1f0b3d9c8e7a610"
#: Of so many responses the answer is compared.
SAMPLES: Final = 20
STARTS: Final = 20
ONE_WORKER_GOALS = {"short": "0.45", "mixed": "0.40"}
TWO_WORKERS_GOALS = {"files": "1.85", "JSON Lines": "1.75"}
START_GOAL = "1.7"
#: The number of workers that stands for the floor.
FLOOR: Final = 0


#: A transcript in one query: SQL has the times and the text as a list, and makes SubRip of each item.
_DUCKDB_QUERY: Final = """
    SELECT job, string_agg(
        number || chr(10) || begins || ' --> ' || ends || chr(10) || text || chr(10) || chr(10), '' ORDER BY number)
    FROM (
        SELECT job, row_number() OVER (PARTITION BY job ORDER BY ms, last) AS number, text,
            printf('%02d:%02d:%02d,%03d', ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000) AS begins,
            printf('%02d:%02d:%02d,%03d', last // 3600000, last // 60000 % 60, last // 1000 % 60, last % 1000) AS ends
        FROM (
            SELECT job, item.content AS text,
                round(item."from" * 1000)::BIGINT AS ms, round(item."to" * 1000)::BIGINT AS last
            FROM (
                SELECT JobId AS job, unnest(from_json(JobResult.AiResult,
                    '[{"content":"VARCHAR","from":"DOUBLE","to":"DOUBLE"}]')) AS item
                FROM read_json(?, format = 'newline_delimited',
                    columns = {JobId: 'VARCHAR', JobResult: 'STRUCT(AiResult VARCHAR)'})
            )
        )
    )
    GROUP BY job
"""


class Corpus(NamedTuple):
    """The same responses twice: as files in a folder, and as the lines of one file; *kind* is `short` or `mixed`."""

    kind: str
    files: Path
    lines: Path
    responses: int
    size: int


def make_job_id(number: int) -> str:
    """32 hexadecimal digits, as real ones, in no order."""
    return blake2b(str(number).encode(), digest_size=len(JOB_ID) // 2).hexdigest()


def make_corpus(folder: Path, responses: int, kind: str = "mixed") -> Corpus:
    """So many *responses* in the *folder*, in English and Chinese by turns, in a seeded order.

    Their sizes are log-uniform, or, of the *kind* `short`, all the least, which most responses have.
    """
    corpus = Corpus(kind, folder / "files", folder / "lines.jsonl", responses, 0)
    most = FEWEST_SEGMENTS if kind == "short" else MOST_SEGMENTS
    corpus.files.mkdir(parents=True)
    templates = [
        make_response(
            make_items(
                round(FEWEST_SEGMENTS * (most / FEWEST_SEGMENTS) ** (i / (SIZES - 1))),
                ("Chinese", "English")[i % 2],
            )
        )
        for i in range(SIZES)
    ]
    random.Random(1).shuffle(templates)  # noqa: S311 - reproducible, not secret
    size = 0
    with corpus.lines.open("wb") as lines:
        for number in range(responses):
            job_id = make_job_id(number)
            data = templates[number % SIZES].replace(JOB_ID, job_id.encode())
            (corpus.files / f"{job_id}.json").write_bytes(data)
            lines.write(data + b"\n")
            size += len(data)
    return corpus._replace(size=size)


def _read_files(folder: Path) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with open(entry.path, "rb") as file:  # noqa: PTH123 - a floor must not pay for pathlib
                yield file.read()


def _read_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def run_floor(responses: Iterable[bytes], out: Path) -> None:
    """Decode all *responses* twice, check nothing, and write a file as large as each to *out*."""
    out.mkdir()
    prefix = f"{out}/"
    for data in responses:
        job = orjson.loads(data)
        orjson.loads(job["JobResult"]["AiResult"])
        with open(f"{prefix}{job['JobId']}.srt", "wb") as file:  # noqa: PTH123 - see above
            file.write(data)


def run_batch(source: Path, out: Path, workers: int) -> None:
    """What is measured: the responses at *source* to files in *out*; the floor, if there are no *workers*."""
    if workers == FLOOR:
        run_floor(_read_files(source) if source.is_dir() else _read_lines(source), out)
        return
    for outcome in smartresult.batch.convert(source, to="srt", out=out, jobs=workers, find_issues=False):
        if not outcome.ok:
            sys.exit(outcome.reason)


def time_batch(source: Path, out: Path, workers: int) -> float:
    """Seconds for all of it."""
    began = perf_counter()
    run_batch(source, out, workers)
    return perf_counter() - began


def measure_peak(source: Path, out: Path, workers: int) -> float:
    """MB at the peak of this process: all of them, with those of the interpreter.

    Not `ru_maxrss`, which begins with the peak of the process that started this one.
    """
    run_batch(source, out, workers)
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def check_answer(corpus: Corpus, out: Path, workers: int) -> None:
    """Stop unless *out* holds a file for each response, and some of them hold what is expected."""
    right = sum(1 for _ in out.iterdir()) == corpus.responses
    if workers != FLOOR:
        for number in range(0, corpus.responses, max(1, corpus.responses // SAMPLES)):
            job_id = make_job_id(number)
            job = smartresult.parse((corpus.files / f"{job_id}.json").read_bytes())
            right &= (out / f"{job_id}.srt").read_bytes() == smartresult.to_srt(job).encode()
    if not right:
        sys.exit("a wrong answer is not worth timing")


def measure_batches(corpus: Corpus, source: Path, *, memory: bool, workers: Sequence[int]) -> list[float]:
    """The least for each number of *workers*, who take turns, each time in a process of their own."""
    best = [inf] * len(workers)
    measure = measure_peak if memory else time_batch
    out = corpus.lines.with_name("out")
    for _ in range(1 if memory else TURNS):  # memory is hardly a matter of luck
        for i, number in enumerate(workers):
            os.sync()  # what the last one wrote must not be this one's burden
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                best[i] = min(best[i], process.submit(measure, source, out, number).result())
            check_answer(corpus, out, number)
            shutil.rmtree(out)
    return best


def print_rates(corpus: Corpus) -> None:
    """Throughput, as Markdown."""
    print(f"{corpus.responses:,} responses, {corpus.size / corpus.responses / 1000:.0f} kB each in the mean\n")
    one_worker = f"one worker, × the rate of the floor (goal: {ONE_WORKER_GOALS[corpus.kind]})"
    two_workers = f"two workers, × the rate of one (goals: {', '.join(TWO_WORKERS_GOALS.values())})"
    print(f"| {corpus.responses:,} responses as | floor | {one_worker} | {two_workers} |\n|---|---|---|---|")
    for name, source in (("files", corpus.files), ("JSON Lines", corpus.lines)):
        times = measure_batches(corpus, source, memory=False, workers=(FLOOR, 1, 2))
        floor, one, two = (f"{corpus.responses / time:,.0f}/s, {corpus.size / time / 1e6:,.0f} MB/s" for time in times)
        one, two = f"**{times[0] / times[1]:.2f}** ({one})", f"**{times[1] / times[2]:.2f}** ({two})"
        print(f"| {name} | {floor} | {one} | {two} |", flush=True)


def run_duckdb(lines: Path, out: Path) -> None:
    """The *lines* to SubRip by one query of DuckDB, and a file for each; one thread, as one worker."""
    import duckdb  # noqa: PLC0415 - a peer, which need not be there

    out.mkdir()
    database = duckdb.connect(config={"threads": 1})
    rows = database.execute(_DUCKDB_QUERY, [str(lines)])
    while row := rows.fetchone():
        (out / f"{row[0]}.srt").write_text(row[1], encoding="utf-8")


def run_polars(lines: Path, out: Path) -> None:
    """The *lines* decoded by Polars, and written by the writer that is measured: it has none of its own."""
    import polars as pl  # noqa: PLC0415 - a peer, which need not be there

    out.mkdir()
    item = pl.Struct({"content": pl.String, "from": pl.Float64, "to": pl.Float64})
    frame = pl.scan_ndjson(lines, schema={"JobId": pl.String, "JobResult": pl.Struct({"AiResult": pl.String})}).select(
        "JobId", pl.col("JobResult").struct.field("AiResult").str.json_decode(pl.List(item))
    )
    for job_id, items in frame.collect().iter_rows():
        segments = [smartresult.Segment(one["content"], one["from"], one["to"]) for one in items]
        (out / f"{job_id}.srt").write_text(smartresult.to_srt(segments), encoding="utf-8")


def measure_processor(run: Callable[[Path, Path], None], lines: Path, out: Path) -> float:
    """Seconds of processor time, in this process, which does nothing else."""
    began = process_time()
    run(lines, out)
    return process_time() - began


def run_one_worker(lines: Path, out: Path) -> None:
    """What is measured, beside its peers."""
    run_batch(lines, out, 1)


def print_peers(corpus: Corpus) -> None:
    """Processor time of JSON Lines to SubRip files, beside the peers that are installed, in turns, as Markdown."""
    peers = {"smartresult": run_one_worker}
    peers |= {name: run for name, run in (("duckdb", run_duckdb), ("polars", run_polars)) if find_spec(name)}
    best = dict.fromkeys(peers, inf)
    out = corpus.lines.with_name("out")
    os.environ["POLARS_MAX_THREADS"] = "1"
    for _ in range(TURNS):
        for name, run in peers.items():
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                best[name] = min(best[name], process.submit(measure_processor, run, corpus.lines, out).result())
            check_answer(corpus, out, 1)
            shutil.rmtree(out)
    print("| JSON Lines to SRT files | processor time a response | smartresult × that |\n|---|---|---|")
    for name, time in best.items():
        print(
            f"| {name} | {time / corpus.responses * 1e6:,.0f} µs | **{best['smartresult'] / time:.2f}** |", flush=True
        )


def print_memory(corpora: Sequence[Corpus]) -> None:
    """Peak memory for batches of several sizes, as Markdown."""
    heads = " | ".join(f"{corpus.responses:,} responses" for corpus in corpora)
    print(f"| peak memory of this process (goal: ± 10 MB) | {heads} |\n|---|{'---|' * len(corpora)}")
    for name in ("files", "JSON Lines"):
        for workers in (1, 2):
            peaks = []
            for corpus in corpora:
                source = corpus.files if name == "files" else corpus.lines
                peaks += measure_batches(corpus, source, memory=True, workers=(workers,))
            print(f"| {name}, jobs={workers} | {' | '.join(f'{peak:.1f} MB' for peak in peaks)} |", flush=True)


def print_start_time(folder: Path) -> None:
    """What `smartresult convert` takes for one small response, beside its JSON decoders, in turns."""
    source = folder / "one.json"
    source.write_bytes(make_response(make_items(FEWEST_SEGMENTS, "English")))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    commands = (
        ("-c", "import orjson, msgspec"),
        ("-m", "smartresult", "convert", str(source), "--overwrite"),
    )
    best = [inf] * len(commands)
    for _ in range(STARTS):
        for i, command in enumerate(commands):
            began = perf_counter()
            subprocess.run(  # noqa: S603 - ours
                [sys.executable, *command], check=True, env=environment, capture_output=True
            )
            best[i] = min(best[i], perf_counter() - began)
    if source.with_suffix(".srt").read_text(encoding="utf-8") != smartresult.to_srt(
        smartresult.parse(source.read_bytes())
    ):
        sys.exit("a wrong answer is not worth timing")
    decoders, command_line = best
    times = f"{decoders * 1000:.1f} ms, `smartresult convert one.json` {command_line * 1000:.1f} ms"
    print(f"`import orjson, msgspec` {times}: **{command_line / decoders:.2f}** of that (goal: {START_GOAL})")


def print_tables(responses: int = RESPONSES, folder: Path | None = None) -> None:
    """Rates, memory and start, as Markdown; in a temporary directory in *folder*, by default where `TMPDIR` says."""
    with TemporaryDirectory(prefix="smartresult-", dir=folder) as name:
        here = Path(name)
        short = make_corpus(here / "short", responses, "short")
        corpora = [make_corpus(here / str(count), count) for count in (responses // 10, responses)]
        for corpus in (short, corpora[-1]):
            print_rates(corpus)
            print()
            print_peers(corpus)
            print()
        print_memory(corpora)
        print()
        print_start_time(here)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--responses", type=int, default=RESPONSES, help="how many; default: %(default)s")
    arguments.add_argument("--folder", type=Path, help="where to put them; default: where TMPDIR says")
    options = arguments.parse_args()
    print_tables(options.responses, options.folder)
