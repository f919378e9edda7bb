"""`smartresult table`: rows of many responses in one file, and what is told of it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from smartresult import tables
from smartresult.batch import Outcome
from smartresult.cli import tabulation
from smartresult.cli.signals import Ended
from smartresult.errors import OutputError
from tests.cli.running import run
from tests.oracles import import_judge
from tests.places import SAMPLES
from tests.responses import fill, make_response, tree
from tests.rows import TABLES


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, tmp_path / "responses"))


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".csv", ".jsonl"])
def test_a_table_is_written_and_told(responses: Path, tmp_path: Path, suffix: str) -> None:
    done = run("table", responses, "--table", "segments", "--out", tmp_path / f"t{suffix}")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"3 of 3 responses converted: {tmp_path}/t{suffix}: 8 rows of segments\n"
    assert (tmp_path / f"t{suffix}").stat().st_size > 100
    again = run("table", responses, "--out", tmp_path / f"t{suffix}")
    assert again.status == 2
    assert f"{tmp_path}/t{suffix} is there already; only --overwrite replaces it – at --out" in again.err
    assert run("table", responses, "--out", tmp_path / f"t{suffix}", "--overwrite", "--quiet") == (0, "", "")


@pytest.mark.parametrize("table", TABLES)
def test_each_table_is_that_of_the_library(responses: Path, tmp_path: Path, table: str) -> None:
    run("table", responses, "-t", table, "-o", tmp_path / "t.jsonl", "-j", "1")
    paths = sorted(responses.iterdir())
    make = getattr(tables, table)
    columns = make([path.read_bytes() for path in paths], sources=paths).to_columns()
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["source"] for row in rows] == columns["source"]
    assert [[*row] for row in rows] == [[*columns]] * len(rows)


def test_choices_reach_the_rows(tmp_path: Path) -> None:
    source = fill(tmp_path, {"a.json": make_response(text="我们先去港口看船。然后去吃馄饨。")}) / "a.json"

    def read(*arguments: str) -> list[dict[str, Any]]:
        done = run("table", source, "--out", tmp_path / "t.jsonl", "--overwrite", *arguments)
        assert done.status == 0
        return [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]

    characters, phrases = (read("-t", "words", "--unspaced", cut) for cut in ("characters", "phrases"))
    assert len(phrases) < len(characters) == len(read("-t", "words"))
    cues = read("-t", "cues", "-p", "netflix-zh", "--set", "max_chars_per_line=9", "--stops", "drop")
    assert max(len(line) for cue in cues for line in cue["lines"]) <= 9
    assert not any(cue["text"].endswith("。") for cue in cues)
    assert read("-t", "cues", "-p", "auto") == read("-t", "cues")


def test_what_went_wrong_is_named_and_reported(tmp_path: Path) -> None:
    silent = json.dumps({"JobId": "s", "State": "Finished", "JobResult": {"AiResult": "[]"}}).encode()
    files = {"a.json": make_response("a"), "b.json": b'{"JobId', "c.log": b"notes", "s.json": silent}
    root = fill(tmp_path / "in", files)
    report = tmp_path / "r.jsonl"
    done = run("table", root, "--out", tmp_path / "t.csv", "--report", report, "--verbose")
    assert done.status == 1
    a, b, c, s, summary = done.err.splitlines()
    assert a == f"{root}/a.json: 1 row"
    assert b.startswith(f"{root}/b.json: expected JSON, got ")
    assert c == f"{root}/c.log: skipped, for it does not look like a response"
    assert s == f"{root}/s.json: no segments: nothing is said in it"
    assert summary == (
        f"1 of 3 responses converted, 1 failed, 1 without segments; 1 other file skipped: {tmp_path}/t.csv: "
        "1 row of segments"
    )
    head, *rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert head["options"]["table"] == "segments"
    assert [(row["status"], row["cues"], row["outputs"]) for row in rows] == [
        ("converted", 1, []),
        ("failed", 0, []),
        ("skipped", 0, []),
        ("no segments", 0, []),
    ]
    quiet = run("table", root, "--out", tmp_path / "u.csv", "-q", "--report", "-")
    assert [json.loads(line)["type"] for line in quiet.out.splitlines()[:1]] == ["smartresult report"]
    assert len(quiet.err.splitlines()) == 2
    both = run("table", root, "--out", report, "--report", report, "--overwrite")
    assert (both.status, "expected a file of its own, got" in both.err) == (2, True)
    twice = run("table", root, "--out", tmp_path / "w.csv", "--report", f"{tmp_path}/./w.csv")
    assert (twice.status, (tmp_path / "w.csv").exists()) == (2, False)
    again = run("table", root, "--out", tmp_path / "v.csv", "--report", report)
    assert "only --overwrite and --resume replace it" in again.err


def test_a_source_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    root = fill(tmp_path, {"r.jsonl": make_response("a")})
    done = run("table", root / "r.jsonl", "--out", root / "r.jsonl", "--overwrite")
    assert (done.status, "this would overwrite the source itself" in done.err) == (1, True)
    os.mkfifo(root / "t.csv")
    named = run("table", root / "r.jsonl", "--out", root / "t.csv", "--overwrite")
    assert (named.status, "expected a file to replace, got something else" in named.err) == (2, True)


def test_issues_are_told_if_all_is_told(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": make_response("a", text=" ")})
    done = run("table", root / "a.json", "--out", tmp_path / "t.csv", "-v")
    assert f"{root}/a.json: empty text: expected text, got white space alone – at segments[0]" in done.err


def test_sources_are_chosen_as_convert_does(tmp_path: Path) -> None:
    root = fill(tmp_path / "in", {"a.json": make_response("a"), "b.json": make_response("b")})
    done = run("table", root, "--include", "a*", "--out", tmp_path / "t.csv", "--max-response", "1K")
    assert "1 of 1 responses converted" not in done.err
    assert "1 of 1 response converted" in done.err
    piped = run("table", "-", "--out", tmp_path / "u.csv", data=make_response("p"))
    assert piped.status == 0


@pytest.mark.parametrize("source", ["nowhere", "empty"])
def test_without_a_response_no_table_is_written(tmp_path: Path, source: str) -> None:
    fill(tmp_path, {"empty/x.bin": b"\0"})
    done = run("table", tmp_path / source, "--out", tmp_path / "t.csv")
    assert done.status == 1
    assert done.err.endswith("no table was written\n")
    assert [*tree(tmp_path)] == ["empty/x.bin"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "t.xlsx"], "expected a name that ends with .parquet, .csv, .jsonl, .arrow, got 't.xlsx'"),
        (["--out", "-"], "expected the name of a file, whose suffix says the form, got standard output – at --out"),
        (["--out", "t.csv", "--profile", "bbc"], "--profile is of no use without --table cues"),
        (["--out", "t.csv", "--stops", "drop"], "--stops is of no use without --table cues"),
        (["--out", "t.csv", "--lang", "es"], "--lang is of no use without --table cues"),
        (["--out", "t.csv", "-t", "cues", "--lang", "xx"], "expected one of en, zh, ja"),
        (["--out", "t.csv", "--set", "max_lines=1"], "--set is of no use without --table cues"),
        (["--out", "t.csv", "--unspaced", "phrases"], "--unspaced is of no use without --table words"),
        (["--out", "t.csv", "-t", "cues", "--set", "max_lines=1"], "--set is of no use without --profile"),
        (["--out", "t.csv", "--report", "s3://x/y"], "expected the path of a file here, got s3://x/y"),
        ([], "Missing option '--out'"),
    ],
)
def test_commands_that_make_no_sense_are_refused(
    responses: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    done = run("table", responses, *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        (KeyboardInterrupt(), 130, "smartresult: interrupted; no table was written"),
        (Ended(signal.SIGTERM), 143, "smartresult: ended by SIGTERM; no table was written"),
        (
            OutputError("can't be written: no space left on device", "t.csv"),
            1,
            "smartresult: can't be written",
        ),
    ],
    ids=["interrupt", "signal", "disk"],
)
def test_a_run_that_ends_early_says_so(
    responses: Path, tmp_path: Path, fault: BaseException, status: int, message: str
) -> None:
    def break_off(*_: object, **__: object) -> Iterator[Outcome]:
        yield Outcome("a.json", "converted")
        raise fault

    with patch.object(tabulation, "tabulate", break_off):
        done = run("table", responses, "--out", tmp_path / "t.csv")
    assert done.status == status
    assert done.err.startswith(message)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system of its own")
def test_a_run_that_is_ended_leaves_nothing(tmp_path: Path) -> None:
    """While it waits for the other end of a pipe."""
    command = [sys.executable, "-m", "smartresult", "table", "-", str(SAMPLES), "--out", str(tmp_path / "t.parquet")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        while not any(tmp_path.iterdir()):
            assert process.poll() is None
        process.terminate()
        assert process.wait() == 143
    assert tree(tmp_path) == {}


def test_duckdb_reads_what_the_help_shows(responses: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("table", responses, "--out", "segments.parquet")
    shown = run("table", "--help").out
    (query,) = [line for line in shown.splitlines() if "duckdb -c" in line]
    sql = query.partition('"')[2].rpartition('"')[0].replace('\\"', '"')
    assert len(import_judge("duckdb").sql(sql).fetchall()) == 8
