"""Runs in processes of their own: violent ends, interrupts, terminals and pipes."""

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
from tests.responses import tree

KILLS: Final = 30

pytestmark = pytest.mark.slow


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    path = tmp_path / "shard.jsonl"
    path.write_text("\n".join(json.dumps(make_body(f"job-{i:05}", 200)) for i in range(3000)))
    return path


def count_files(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


def run_until(process: "subprocess.Popen[bytes]", out: Path, files: int) -> None:
    """Kill *process* once so many files are there; it may be through before."""
    while process.poll() is None and count_files(out) < files:
        pass
    process.kill()
    process.wait()


def test_killed_at_any_moment_resume_gives_what_an_undisturbed_run_gives(tmp_path: Path) -> None:
    shard = tmp_path / "in.jsonl"
    bodies = [make_body(f"job-{random.Random(i).randint(0, 250)}", 40) for i in range(300)]  # noqa: S311 - reproducible
    shard.write_text("\n".join(map(json.dumps, bodies)))
    run("convert", shard, "--to", "srt", "--to", "vtt", "--out", tmp_path / "whole", "--number")
    whole = tree(tmp_path / "whole")
    assert len(whole) == 600
    unfinished = 0
    for i in range(KILLS):
        out = tmp_path / f"out-{i}"
        command: list[str | Path] = [
            "convert",
            shard,
            "--to",
            "srt",
            "--to",
            "vtt",
            "--out",
            out,
            "--number",
            "--quiet",
        ]
        run_until(start(*command), out, random.Random(i).randint(0, 500))  # noqa: S311 - reproducible
        unfinished += tree(out).keys() != whole.keys() if out.is_dir() else 1
        assert (
            all(whole[name] == data for name, data in tree(out).items() if not name.startswith(".")) or not out.is_dir()
        )
        assert run(*command, "--resume").status == 0
        assert tree(out) == whole
    assert unfinished > KILLS / 2  # else nothing was shown


def test_killed_with_workers_resume_finishes(shard: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_until(start("convert", shard, "--out", out, "--jobs", "2"), out, 500)
    assert 0 < len(tree(out)) < 3000
    assert start("convert", shard, "--out", out, "--jobs", "2", "--resume", "-q").wait() == 0
    assert set(tree(out)) == {f"job-{i:05}.srt" for i in range(3000)}


def test_an_interrupt_leaves_whole_files_and_a_report(shard: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.jsonl"
    process = start("convert", shard, "--out", out, "--report", report, "--jobs", "2", stderr=subprocess.PIPE)
    while process.poll() is None and count_files(out) < 500:
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"interrupted; the same command with --resume does the rest" in err
    rows = [json.loads(line) for line in report.read_text().splitlines()]
    reported = {Path(row["outputs"][0]).name for row in rows}
    assert reported <= set(tree(out))
    assert len(set(tree(out)) - reported) <= 1  # of the response that was being put in place, the line may be missing


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
