"""One file of rows from many sources: the rows of the library, whole or not at all, whoever made them."""

import csv
import gzip
import io
import json
import os
import pickle
from collections.abc import Iterator, Mapping
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from smartresult import tables
from smartresult.batch import Outcome, Response, convert_shard, drafting, tabulate, tabulation, workers
from smartresult.batch.table_places import open_place
from smartresult.batch.tabulation import TableTask
from smartresult.errors import ExistingFileError, OutputError, SmartResultError, SourceError
from tests.oracles import import_judge
from tests.responses import encode, fill, lines, make_response, make_texts, sum_up, tree
from tests.rows import BAD, HOSTILE, KNOWN, TABLES, Row, list_rows

FORMS: Final = (".parquet", ".arrow", ".csv", ".jsonl")
A, B = (make_response(job_id) for job_id in "ab")
#: Known cases that are several responses or subtitles to a batch.
OTHERS: Final = ("file-json-lines", "file-number", "foreign-srt-file")
MIXED: Final = [
    *[Response(data, name) for name, data in KNOWN.items() if name not in OTHERS],
    *[Response(one, f"bad {i}") for i, one in enumerate([*BAD, HOSTILE]) if one is not None],
]


def make_cell(cell: object) -> object:
    return cell.isoformat().replace("+00:00", "Z") if isinstance(cell, datetime) else cell


def read(path: Path, table: str) -> list[Row]:
    """The rows of the file at *path*, by readers of others; times as text."""
    if path.suffix == ".jsonl":
        found = [tuple(json.loads(line).values()) for line in path.read_text(encoding="utf-8").splitlines()]
    elif path.suffix == ".csv":
        found = [*_read_csv(path, table)]
    elif path.suffix == ".arrow":
        with import_judge("pyarrow").ipc.open_stream(path.read_bytes()) as stream:
            found = [*zip(*stream.read_all().to_pydict().values(), strict=True)]
    else:
        found = [*zip(*import_judge("pyarrow.parquet").read_table(path).to_pydict().values(), strict=True)]
    return [tuple(map(make_cell, row)) for row in found]


def _read_csv(path: Path, table: str) -> Iterator[Row]:
    """Every cell as the schema has it; what is null and what is empty are told apart by the quotes."""
    kinds = [column.kind for column in tables.SCHEMAS[table]]  # type: ignore[index]  # a name of one
    marked = path.read_bytes().decode()
    for quoted in (',""', '\n""'):
        marked = marked.replace(f"{quoted},", f'{quoted[0]}"\x01",').replace(f"{quoted}\r", f'{quoted[0]}"\x01"\r')
        marked = marked.replace(f"{quoted},", f'{quoted[0]}"\x01",')
    head, *rows = csv.reader(io.StringIO(marked, newline=""), strict=True)
    assert head == [column.name for column in tables.SCHEMAS[table]]  # type: ignore[index]  # as above
    readers: Mapping[str, Any] = {
        **dict.fromkeys(("int32", "int64"), int),
        **dict.fromkeys(("texts", "int32s"), json.loads),
        "float64": float,
        "bool": lambda cell: {"true": True, "false": False}[cell],
    }
    for row in rows:
        yield tuple(
            None if cell == "" else readers.get(kind, str)("" if cell == "\x01" else cell)
            for kind, cell in zip(kinds, row, strict=True)
        )


def test_an_object_that_appears_meanwhile_is_not_replaced() -> None:
    place = open_place("memory://meanwhile/t.csv", "run", overwrite=False)
    place.open().write(b"ours")
    MemoryFileSystem().pipe_file("/meanwhile/t.csv", b"theirs")
    with pytest.raises(ExistingFileError):
        place.put()
    assert MemoryFileSystem().cat_file("/meanwhile/t.csv") == b"theirs"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_holds_the_rows_of_the_library(tmp_path: Path, suffix: str, table: Any) -> None:  # noqa: ANN401 - a name
    path = tmp_path / f"t{suffix.upper()}"
    outcomes = [*tabulate(MIXED, path, table=table)]
    meant = list_rows(table, [(one.name, one.data) for one in MIXED])
    path = path.rename(path.with_suffix(suffix))
    assert read(path, table) == [tuple(map(make_cell, row)) for row in meant]
    assert sum(outcome.cues for outcome in outcomes) == len(meant) > 5
    assert [*tree(tmp_path)] == [path.name]


@pytest.mark.parametrize("table", ["segments", "jobs", "texts", "words"])
def test_outcomes_say_why_there_are_no_rows(tmp_path: Path, table: Any) -> None:  # noqa: ANN401 - a name
    silent = make_response("s", JobResult={"AiResult": "[]"}, SmartJobInfo={"JobType": "ASR"}, State="Finished")
    silent = json.dumps(json.loads(silent) | {"JobResult": {"AiResult": "[]"}}).encode()
    bodies = [A, make_texts("t"), make_response("e", state="Executing"), b"{", silent]
    outcomes = [*tabulate([Response(body) for body in bodies], tmp_path / "t.csv", table=table)]
    assert [outcome.job_id for outcome in outcomes] == ["a", "t", "e", "", "s"]
    sound = {
        "segments": ["converted", "failed", "not finished", "failed", "no segments"],
        "words": ["converted", "failed", "not finished", "failed", "no segments"],
        "texts": ["failed", "converted", "not finished", "failed", "failed"],
        "jobs": ["converted", "converted", "converted", "failed", "converted"],
    }
    assert [outcome.status for outcome in outcomes] == sound[table]
    assert [outcome.cues for outcome in outcomes] == {
        "segments": [1, 0, 0, 0, 0],
        "words": [1, 0, 0, 0, 0],
        "texts": [0, 2, 0, 0, 0],
        "jobs": [1] * 5,
    }[table]
    assert outcomes[3].kind == "malformed"


def test_issues_are_told_if_they_are_asked_for(tmp_path: Path) -> None:
    odd = Response(make_response(text=""))
    (outcome,) = tabulate([odd], tmp_path / "a.csv")
    assert [issue.kind for issue in outcome.issues] == ["empty text"]
    (outcome,) = tabulate([odd], tmp_path / "b.csv", find_issues=False)
    assert outcome.issues == ()


def test_all_sources_are_read(tmp_path: Path) -> None:
    """Folders, packed lines, standard input, URLs; what is no response is passed over."""
    root = fill(
        tmp_path / "in",
        {
            "a.json": A,
            "b.jsonl.gz": gzip.compress(lines(B, b"<", make_response("c"))),
            "x.json": encode({"other": 1}),
            "x.bin": b"\0",
        },
    )
    MemoryFileSystem().pipe_file("/shards/u.json", make_response("u"))
    sources = [str(root), "-", "memory://shards/u.json"]
    out = tmp_path / "in" / "t.jsonl"
    outcomes = [*tabulate(sources, out, table="jobs", stdin=io.BytesIO(make_response("s")))]
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["job_id"] for row in rows] == ["a", "b", None, "c", "s", "u"]
    assert rows[1]["source"] == f"{root}/b.jsonl.gz:1"
    assert [outcome.status for outcome in outcomes].count("skipped") == 2
    again = [*tabulate([str(root)], tmp_path / "t.csv", exclude=[root / "a.json"])]
    assert [outcome.job_id for outcome in again if outcome.ok] == ["b", "c"]


def test_a_source_that_can_not_be_read_is_a_row(tmp_path: Path) -> None:
    out = tmp_path / "t.jsonl"
    assert [outcome.kind for outcome in tabulate([Response(A), "nowhere"], out, table="issues")] == ["", "unreadable"]
    assert json.loads(out.read_bytes()) == {
        "source": "nowhere",
        "job_id": None,
        "kind": "unreadable",
        "expected": "a response",
        "got": "no such file or directory",
        "path": "$",
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_table_among_responses_is_no_response(tmp_path: Path, table: Any) -> None:  # noqa: ANN401 - a name
    sources = [Response(HOSTILE, 'a"\\'), Response(make_texts())]
    assert len([*tabulate(sources, tmp_path / "t.jsonl", table=table)]) == 2
    if (tmp_path / "t.jsonl").read_bytes():
        packed = gzip.compress((tmp_path / "t.jsonl").read_bytes())
        root = fill(tmp_path / "in", {"t.jsonl": (tmp_path / "t.jsonl").read_bytes(), "p.json.gz": packed, "a.json": A})
        assert [outcome.status for outcome in tabulate(str(root), tmp_path / "u.csv")] == [
            "converted",
            "skipped",
            "skipped",
        ]


def test_subtitles_are_responses_without_an_id(tmp_path: Path) -> None:
    root = fill(tmp_path, {"film.srt": b"1\n00:00:01,000 --> 00:00:02,000\nHello\n"})
    (outcome,) = tabulate(root / "film.srt", tmp_path / "t.csv")
    assert outcome.status == "converted"
    assert b',"",0,1.0,2.0,"Hello"\r\n' in (tmp_path / "t.csv").read_bytes()
    assert [*tabulate(fill(tmp_path, {"bad.srt": b"1\nHello\n"}) / "bad.srt", tmp_path / "i.csv", table="issues")]
    assert b'"malformed","times such as 00:00:01,000 --> 00:00:02,000"' in (tmp_path / "i.csv").read_bytes()
    assert b'"line 2"' in (tmp_path / "i.csv").read_bytes()


def test_small_responses_are_packed_together_and_large_tables_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabulation, "_MOST_ROWS", 5)
    many = [Response(make_response(f"j{i}")) for i in range(12)]
    rows = {}
    for suffix in FORMS:
        assert len([*tabulate(many, tmp_path / f"t{suffix}")]) == 12
        rows[suffix] = [row[1] for row in read(tmp_path / f"t{suffix}", "segments")]
    assert list(rows.values()) == [[f"j{i}" for i in range(12)]] * 4
    assert import_judge("pyarrow.parquet").read_metadata(tmp_path / "t.parquet").num_row_groups == 1
    monkeypatch.setattr(tabulation, "_MOST_BYTES", 1)
    assert len([*tabulate(many, tmp_path / "u.jsonl")]) == 12
    assert (tmp_path / "u.jsonl").read_bytes() == (tmp_path / "t.jsonl").read_bytes()


# --- Whole or not at all


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    [*tabulate(Response(A), out)]
    before = out.read_bytes()
    with pytest.raises(ExistingFileError):
        tabulate(Response(B), out)
    assert out.read_bytes() == before
    assert sum_up(tabulate(Response(B), out, overwrite=True)) == [("converted", "")]
    assert b'"b"' in out.read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_is_never_replaced(tmp_path: Path, jobs: int) -> None:
    root = fill(tmp_path, {"in/r.jsonl": A + b"\n" + B})
    before = tree(tmp_path)
    out = root / "in" / "r.jsonl"
    for source in (out, root / "in", root / "in" / ".." / "in" / "r.jsonl"):
        with pytest.raises(OutputError, match="this would overwrite the source itself"):
            [*tabulate(str(source), out, overwrite=True, jobs=jobs)]
        assert tree(tmp_path) == before


def test_a_table_is_no_source_of_the_one_that_replaces_it(tmp_path: Path) -> None:
    root = fill(tmp_path, {"r.json": A, "t.jsonl": b""})
    for _ in range(2):
        assert [outcome.status for outcome in tabulate(str(root), root / "t.jsonl", overwrite=True)] == ["converted"]
    assert (root / "t.jsonl").read_bytes().startswith(b'{"source":')


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "t.csv")
    with pytest.raises(OutputError, match="expected a file to replace, got something else"):
        tabulate(Response(A), tmp_path / "t.csv", overwrite=True)
    assert not (tmp_path / "t.csv").is_file()


def test_a_file_that_another_run_puts_there_meanwhile_stays(tmp_path: Path) -> None:
    outcomes = tabulate(Response(A), tmp_path / "t.csv")
    next(outcomes)
    fill(tmp_path, {"t.csv": b"another"})
    with pytest.raises(ExistingFileError):
        next(outcomes)
    assert tree(tmp_path) == {"t.csv": b"another"}


@pytest.mark.parametrize("suffix", FORMS)
def test_what_is_not_read_to_its_end_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    outcomes = tabulate([Response(A), Response(B)], tmp_path / f"t{suffix}")
    next(outcomes)
    assert len(tree(tmp_path)) == 1
    outcomes.close()
    assert tree(tmp_path) == {}


def test_without_a_response_nothing_is_written_or_replaced(tmp_path: Path) -> None:
    root = fill(tmp_path, {"t.csv": b"before", "in/x.bin": b"\0"})
    for source in ("nowhere", "in"):
        assert [outcome.ok for outcome in tabulate(str(root / source), root / "t.csv", overwrite=True)] == [False]
    assert [*tabulate([], root / "t.csv", overwrite=True)] == []
    assert tree(tmp_path) == {"t.csv": b"before", "in/x.bin": b"\0"}


@pytest.mark.parametrize("suffix", FORMS)
def test_a_full_disk_is_an_error_and_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    class Full(io.BytesIO):
        def write(self, _: Any, /) -> int:  # noqa: ANN401 - bytes of any sort
            raise OSError(28, os.strerror(28))

    def fill_up(descriptor: int, _: str) -> Full:
        os.close(descriptor)
        return Full()

    with patch.object(os, "fdopen", fill_up), pytest.raises(OutputError, match="no space left on device"):
        [*tabulate(Response(A), tmp_path / f"t{suffix}")]
    assert tree(tmp_path) == {}


def test_a_folder_that_is_missing_is_made_and_one_that_can_not_be_is_an_error(tmp_path: Path) -> None:
    assert sum_up(tabulate(Response(A), tmp_path / "x" / "y" / "t.csv")) == [("converted", "")]
    with pytest.raises(OutputError, match=r"can't be written: .* – at .*t\.csv"):
        [*tabulate(Response(A), tmp_path / "x" / "y" / "t.csv" / "t.csv")]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"out": "t.xlsx"}, r"expected a name that ends with .parquet, .csv, .jsonl, .arrow, got 't.xlsx' – at out"),
        ({"table": "rows"}, "expected one of segments, words, .*, got 'rows' – at table"),
        ({"jobs": 0}, "expected a number from 1 up, got 0 – at jobs"),
        ({"profile": "bbc"}, "expected the table cues beside a profile, got segments – at profile"),
        ({"table": "cues", "profile": "nobody"}, "nobody"),
        ({"table": "cues", "stops": "all"}, "all"),
        ({"table": "cues", "lang": "xx"}, "expected one of en, zh, ja"),
        ({"lang": "es"}, "expected the table cues beside a language, got segments – at lang"),
        ({"to": "srt"}, "expected a format for the table of files, and for no other – at to"),
        ({"table": "files"}, "expected a format for the table of files"),
        ({"table": "files", "to": "srt,vtt"}, "expected one format, got 'srt,vtt' – at to"),
        ({"table": "files", "to": "doc"}, "expected one of srt"),
        ({"table": "files", "to": "srt", "profile": "nobody"}, "nobody"),
        ({"unspaced": "all"}, "expected one of characters, phrases"),
        ({"out": "memory://x::zip://t.csv"}, "expected the URL of one file system"),
    ],
)
def test_choices_that_make_no_sense_are_refused_at_once(choices: dict[str, Any], message: str) -> None:
    with pytest.raises(SmartResultError, match=message):
        tabulate(Response(A), **{"out": "t.csv", **choices})


# --- By processes


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little is enough for processes."""
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 1)
    monkeypatch.setattr(workers, "_CHUNK_ENTRIES", 3)


@pytest.mark.usefixtures("eager")
def test_the_rows_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    many = [Response(one, f"{i}.json") for i, one in enumerate([A, b"<", make_texts(), HOSTILE, B] * 4)]
    for table in ("segments", "jobs", "issues"):
        found = []
        for jobs in (1, 2):
            outcomes = [*tabulate(many, tmp_path / f"{jobs}.parquet", table=table, jobs=jobs, overwrite=True)]
            found.append((sum_up(outcomes), read(tmp_path / f"{jobs}.parquet", table)))
        assert found[0] == found[1]
    [*tabulate(many, tmp_path / "1.arrow")]
    [*tabulate(many, tmp_path / "2.arrow", jobs=2)]
    assert read(tmp_path / "1.arrow", "segments") == read(tmp_path / "2.arrow", "segments")


def work_or_die(pipe: Connection, task: TableTask, parent: int) -> None:
    """A worker that one response kills, as want of memory would."""
    real = TableTask._add  # noqa: SLF001 - what it does for each

    def die(self: TableTask, columns: Any, entry: Any) -> Outcome:  # noqa: ANN401 - its own
        if entry.stem == "killer":
            os._exit(9)
        return real(self, columns, entry)

    with patch.object(TableTask, "_add", die):
        real_work(pipe, task, parent)


real_work = workers.work


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("table", ["jobs", "segments"])
def test_a_response_that_kills_each_worker_has_a_row_that_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    table: Any,  # noqa: ANN401 - a name
) -> None:
    monkeypatch.setattr(workers, "work", work_or_die)
    many = [Response(make_response(f"j{i}"), f"{i}.json") for i in range(12)]
    many[5] = Response(A, "killer.json")
    outcomes = [*tabulate(many, tmp_path / "t.jsonl", table=table, jobs=2)]
    assert [i for i, outcome in enumerate(outcomes) if not outcome.ok] == [5]
    assert outcomes[5].kind == "worker lost"
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == (12 if table == "jobs" else 11)
    assert [row["error"] for row in rows if row["source"] == "killer.json"] == (
        [str(outcomes[5].errors[0])] if table == "jobs" else []
    )


# --- Whole files as rows


def test_a_table_of_files_has_what_the_formats_write(tmp_path: Path) -> None:
    silent = json.dumps(json.loads(A) | {"JobResult": {"AiResult": "[]"}}).encode()
    bodies = [A, b"<", make_response("e", state="Executing"), make_texts("t"), silent]
    sources = [Response(body, f"{i}") for i, body in enumerate(bodies)]
    outcomes = [*tabulate(sources, tmp_path / "t.jsonl", table="files", to="srt", profile="netflix-en")]
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == {
        "source": "0",
        "job_id": "a",
        "text": "1\n00:00:00,000 --> 00:00:01,000\nHello\n\n",
        "error": None,
    }
    assert [row["job_id"] for row in rows] == ["a", None, "e", "t", "a"]
    assert [row["text"] for row in rows[1:]] == [None] * 4
    assert [row["error"] for row in rows[1:4]] == [outcome.reason for outcome in outcomes[1:4]]
    assert rows[4]["error"] == "no segments: nothing is said in it"
    assert [outcome.status for outcome in outcomes] == ["converted", "failed", "not finished", "failed", "no segments"]
    [*tabulate(sources[3], tmp_path / "t.csv", table="files", to="txt")]
    assert b'"One.' in (tmp_path / "t.csv").read_bytes()
    [*tabulate(sources[0], tmp_path / "v.csv", table="files", to="ass", profile="vertical")]
    assert b"PlayResX: 1080" in (tmp_path / "v.csv").read_bytes()


# --- Shards


def test_a_shard_is_done_once(tmp_path: Path) -> None:
    shard = fill(tmp_path, {"s.jsonl.gz": gzip.compress(lines(A, b"<", B))}) / "s.jsonl.gz"
    target = tmp_path / "out" / "s.parquet"
    tally = convert_shard(shard, target)
    assert tally is not None
    assert str(pickle.loads(pickle.dumps(tally))) == "2 of 3 responses converted, 1 failed"  # noqa: S301 - our own
    before = target.read_bytes()
    assert [row[1] for row in read(target, "segments")] == ["a", "b"]
    assert convert_shard(str(shard), str(target)) is None
    assert target.read_bytes() == before
    assert convert_shard(shard, tmp_path / "j.csv", table="jobs") is not None
    assert convert_shard(shard, tmp_path / "f.jsonl", to="vtt", profile="bbc") is not None
    texts = [json.loads(line)["text"] for line in (tmp_path / "f.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [text and text[:6] for text in texts] == ["WEBVTT", None, "WEBVTT"]


@pytest.mark.parametrize("data", [None, gzip.compress(lines(*[A] * 5000))[:-2000]], ids=["missing", "cut"])
def test_a_shard_that_can_not_be_read_leaves_nothing_that_says_it_was(tmp_path: Path, data: bytes | None) -> None:
    root = fill(tmp_path, {} if data is None else {"s.jsonl.gz": data})
    with pytest.raises(SourceError):
        convert_shard(root / "s.jsonl.gz", root / "t.csv")
    assert [*tree(root)] == ([] if data is None else ["s.jsonl.gz"])


def test_shards_and_targets_may_be_urls() -> None:
    system = MemoryFileSystem()
    system.pipe_file("/in/s.jsonl", lines(A, B))
    tally = convert_shard("memory://in/s.jsonl", "memory://tables/s.parquet")
    assert tally is not None
    assert tally.converted == 2
    rows = import_judge("pyarrow.parquet").read_table(io.BytesIO(system.cat_file("/tables/s.parquet"))).to_pylist()
    assert [row["source"] for row in rows] == ["memory:///in/s.jsonl:1", "memory:///in/s.jsonl:2"]
    assert convert_shard("memory://in/s.jsonl", "memory://tables/s.parquet") is None
    with pytest.raises(SourceError):
        convert_shard("memory://in/nothing.jsonl", "memory://tables/n.parquet")
    assert not system.exists("/tables/n.parquet")
    [*tabulate(Response(A), "memory://tables/s.parquet", overwrite=True)]
    assert len(system.cat_file("/tables/s.parquet")) > 0
