"""Runs in processes of their own: violent ends, interrupts, terminals and pipes."""

import gzip
import json
import os
import pty
import random
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.cli.running import make_body, run, start
from tests.responses import fill, lines, tree

#: Of each sort of batch, of which there are twelve: 204 in all, where there is time.
KILLS: Final = 17 if os.environ.get("CI") else 4

pytestmark = pytest.mark.slow


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    path = tmp_path / "shard.jsonl"
    path.write_text("\n".join(json.dumps(make_body(f"job-{i:05}", 200)) for i in range(3000)))
    return path


def count_files(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


#: Of each sort of pair, of which there are four.
PAIRS: Final = 13 if os.environ.get("CI") else 2
RESPONSES: Final = {1: 200, 2: 700}  # by the number of jobs: with two, the last third is done by processes
SIGNALS: Final = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def sources(tmp_path: Path, jobs: int) -> dict[str, Path]:
    """The same responses, some of one name, as files, as lines and as packed lines."""
    root = tmp_path / "sources"
    count = RESPONSES[jobs]
    bodies = [json.dumps(make_body(f"job-{i * 7 % (count * 6 // 7)}", 5)).encode() for i in range(count)]
    fill(root / "files", {f"{i:03}.json": body for i, body in enumerate(bodies)})
    fill(root, {"lines.jsonl": lines(*bodies), "packed.jsonl.gz": gzip.compress(lines(*bodies))})
    return {"files": root / "files", "lines": root / "lines.jsonl", "packed": root / "packed.jsonl.gz"}


@pytest.mark.parametrize("kind", ["files", "lines", "packed"])
@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_ended_at_any_moment_resume_gives_what_an_undisturbed_run_gives(
    sources: dict[str, Path],
    kind: str,
    number: bool,  # noqa: FBT001 - a parameter
    jobs: int,
    tmp_path: Path,
) -> None:
    choices: list[str | Path] = [sources[kind], "--to", "srt", "--to", "vtt", "--quiet", "--name", "{job_id}"]
    choices += ["--number"] if number else []
    run("convert", *choices, "--out", tmp_path / "whole")
    whole = tree(tmp_path / "whole")
    chance = random.Random(f"{kind}{number}{jobs}")  # noqa: S311 - reproducible
    unfinished = 0
    for i in range(KILLS):
        out, sent = tmp_path / f"out-{i}", SIGNALS[i % len(SIGNALS)]
        command = ["convert", *choices, "--out", out]
        process = start(*command, "--jobs", str(jobs), stderr=subprocess.PIPE)
        files = chance.randint(0, RESPONSES[jobs] // 2)  # on a busy machine it goes on for a while
        end_after(process, out, files, sent)
        found = tree(out) if out.is_dir() else {}
        unfinished += found.keys() != whole.keys()
        left = {name for name in found if os.path.basename(name).startswith(".")}  # noqa: PTH119 - a str
        assert {name: data for name, data in found.items() if name not in left}.items() <= whole.items()
        if sent != signal.SIGKILL:
            assert not left
            assert process.returncode in {128 + sent, 0, 1, -sent}  # it was through before, perhaps
            assert process.returncode != -sent or found in ({}, whole)  # or had not begun to listen, or no longer did
        done = run(*command, "--resume")
        assert done.status == (0 if number else 1)
        assert tree(out) == whole
    assert unfinished > KILLS / 4  # else nothing was shown


def end_after(process: "subprocess.Popen[bytes]", out: Path, files: int, sent: signal.Signals) -> None:
    """Send *process* a signal once so many files are there, or it is through; wait for its workers, too."""
    while process.poll() is None and count_files(out) < files:
        pass
    process.send_signal(sent)
    process.communicate()  # to the end of standard error: all who could write to it have ended


def test_an_interrupt_leaves_whole_files_and_a_report(shard: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.jsonl"
    process = start("convert", shard, "--out", out, "--report", report, "--jobs", "2", stderr=subprocess.PIPE)
    while process.poll() is None and count_files(out) < 500:
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"interrupted; the same command with --resume does the rest" in err
    _, *rows = [json.loads(line) for line in report.read_text().splitlines()]
    reported = {Path(row["outputs"][0]).name for row in rows}
    assert reported <= set(tree(out))
    assert len(set(tree(out)) - reported) <= 1  # of the response that was being put in place, the line may be missing


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("resume", [False, True])
def test_two_runs_at_once_end_with_right_files_and_named_conflicts(
    sources: dict[str, Path],
    jobs: int,
    resume: bool,  # noqa: FBT001 - a parameter
    tmp_path: Path,
) -> None:
    choices: list[str | Path] = [sources["lines"], "--number", "--name", "{job_id}"]
    run("convert", *choices, "--out", tmp_path / "whole")
    whole = tree(tmp_path / "whole")
    conflicts = 0
    for i in range(PAIRS):
        out, reports = tmp_path / f"out-{i}", [tmp_path / f"{i}-{one}.jsonl" for one in "ab"]
        options = ["--resume"] if resume else []
        runs = [
            start("convert", *choices, *options, "--out", out, "--jobs", str(jobs), "-q", "--report", report, stderr=-3)
            for report in reports
        ]
        while any(process.poll() is None for process in runs):
            for path in out.glob("*.srt") if out.is_dir() else ():
                assert path.read_bytes() == whole[path.name]
        assert tree(out) == whole
        rows = [json.loads(line) for report in reports for line in report.read_bytes().splitlines()[1:]]
        written = [path for row in rows if row["status"] == "converted" for path in row["outputs"]]
        assert len(written) == len(set(written)) == len(whole) or resume
        assert {row["kind"] for row in rows} <= {None, "exists"}
        conflicts += sum(row["kind"] == "exists" or row["status"] == "up to date" for row in rows)
        assert [process.returncode for process in runs] == [0, 0] or not resume
    assert conflicts


def read_terminal(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(descriptor, 65536)
        except OSError:  # the other end is closed
            return
        if not data:
            return
        yield data


def test_a_terminal_shows_progress_and_a_pipe_does_not(shard: Path, tmp_path: Path) -> None:
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = start("convert", shard, "--out", tmp_path / "out", "--jobs", "1", stderr=child, env=environment)
    os.close(child)
    shown = b"".join(read_terminal(parent)).decode()
    os.close(parent)
    assert process.wait() == 0
    assert re.search(r"[\d,]+ responses .*\d+%.*/s", shown)
    assert shown.rstrip().endswith("3,000 of 3,000 responses converted")
    piped = start("convert", shard, "--out", tmp_path / "other", "--jobs", "1", stderr=subprocess.PIPE)
    assert piped.communicate()[1] == b"3,000 of 3,000 responses converted\n"
