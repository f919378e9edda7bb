"""The command line: in this process for its choices, in others for its streams, terminals and violent ends."""

import gzip
import json
import os
import pty
import random
import re
import runpy
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

import smartresult
from smartresult import Issue
from smartresult.batch import Outcome
from smartresult.cli.progress import make_printable
from smartresult.errors import WorkerError
from tests.cli.running import make_body, run, start
from tests.places import SAMPLES

KILLS: Final = 30


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, tmp_path / "responses"))


def test_one_response_gets_its_subtitles_beside_it_and_no_word_is_said(responses: Path) -> None:
    assert run("convert", responses / "harbour-tour.json") == (0, "", "")
    job = smartresult.parse((responses / "harbour-tour.json").read_bytes())
    assert (responses / "harbour-tour.srt").read_text(encoding="utf-8") == smartresult.to_srt(job)


def test_a_batch_with_one_of_each_fault(responses: Path, tmp_path: Path) -> None:
    (responses / "broken.json").write_bytes(b'{"JobId": "1", "JobResult": {"AiResult": "[{"}}')
    (responses / "empty.json").write_bytes(b"")
    (responses / "running.json").write_text(json.dumps({"JobId": "2", "State": "Executing", "JobResult": None}))
    (responses / "failed.json").write_text(json.dumps({"JobId": "3", "State": "Failed", "ErrorCode": "E"}))
    (responses / "notes.md").write_text("no response")
    (responses / "cut.json.gz").write_bytes(gzip.compress(json.dumps(make_body("4")).encode())[:-9])
    lines = [json.dumps(make_body("five")), "{", json.dumps(make_body("five"))]
    (responses / "lines.jsonl").write_text("\n".join(lines))
    out, report = tmp_path / "out", tmp_path / "report.jsonl"
    done = run("convert", responses, "nowhere.json", "--out", out, "--report", report, "--verbose")
    assert done.status == 1
    assert done.out == ""
    assert done.err.splitlines()[-1] == (
        f"4 of 12 converted, 6 failed, 1 not finished yet, 1 failed in the service, 1 skipped: {report}"
    )
    rows = {Path(row["source"]).name: row for row in map(json.loads, report.read_text().splitlines())}
    assert set(rows["harbour-tour.json"]) == {
        *("source", "status", "job_id", "state", "outputs", "cues", "duration", "issues", "error")
    }
    assert {name: row["status"] for name, row in rows.items() if row["status"] != "converted"} == {
        "broken.json": "failed",
        "cut.json.gz": "failed",
        "empty.json": "failed",
        "failed.json": "job failed",
        "lines.jsonl:2": "failed",
        "lines.jsonl:3": "failed",
        "notes.md": "skipped",
        "nowhere.json": "failed",
        "running.json": "not finished",
    }
    assert rows["nowhere.json"]["error"] == "no such file or directory"
    assert set(tree(out)) == {"five.srt", *(f"{path.stem}.srt" for path in SAMPLES.iterdir())}
    for row in rows.values():
        assert (row["error"] is None) == (row["status"] in {"converted", "skipped"})
        if row["error"]:
            assert f"{row['source']}: {row['error']}" in done.err


def test_names_that_try_to_escape_stay(tmp_path: Path) -> None:
    names = ["../../etc/x", "CON", "a/b", "x" * 300, "", "..", "/etc/passwd", "a\0b", "C:\\x", "\x1b[2J"]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(make_body(name, Title=name)) for name in names))
    for template in ("{job_id}", "{job_id}{job_id}", "../{job_id}"):
        out = tmp_path / "out" / str(len(template))
        done = run("convert", tmp_path / "in.jsonl", "--name", template, "--out", out, "--number")
        assert done == (0, "", f"{len(names)} of {len(names)} converted\n")
        assert len([path for path in out.iterdir() if path.suffix == ".srt"]) == len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out"]


def test_existing_files_are_kept_replaced_or_taken_for_done(responses: Path) -> None:
    source, target = responses / "harbour-tour.json", responses / "harbour-tour.srt"
    target.write_text("mine")
    done = run("convert", source)
    assert done.status == 1
    assert (
        f"there is a file already, and neither overwrite nor resume says what to do with it – at {target}" in done.err
    )
    assert run("convert", source, "--resume").status == 0
    assert target.read_text() == "mine"
    assert run("convert", source, "--overwrite").status == 0
    assert target.read_text() != "mine"
    report = responses / "report.jsonl"
    run("convert", source, "--resume", "--report", report)
    assert json.loads(report.read_text())["status"] == "up to date"
    assert run("convert", source, "--report", report).status == 2
    assert run("convert", source, "--resume", "--report", report).status == 0


def test_standard_output_is_data_only(responses: Path) -> None:
    data = (responses / "harbour-tour.json").read_bytes()
    assert run("convert", "-", "--to", "vtt", data=data) == (0, smartresult.to_vtt(smartresult.parse(data)), "")
    assert run("convert", responses / "harbour-tour.json", "--out", "-").out == smartresult.to_srt(
        smartresult.parse(data)
    )
    two = b"\n".join(json.dumps(make_body(name)).encode() for name in "ab")
    done = run("convert", "-", data=two)
    assert (done.status, done.err) == (1, "-:2: standard output takes one response; --out takes all – at -\n")
    assert run("convert", "-", data=b"nonsense").out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.json", "--to", "doc"],
        ["-", "x.json"],
        ["x.json", "--out", "-", "--to", "srt", "--to", "vtt"],
        ["x.json", "--name", "{nonsense}"],
        ["x.json", "--overwrite", "--resume"],
        ["x.json", "--guard"],
        ["x.json", "--karaoke", "k"],
        ["x.json", "--max-response", "much"],
        ["memory://x.json"],
    ],
)
def test_a_wrong_command_ends_with_2_and_does_nothing(arguments: Sequence[str]) -> None:
    done = run("convert", *arguments)
    assert (done.status, done.out) == (2, "")
    assert "Error: " in done.err


def test_options_reach_their_formats(responses: Path) -> None:
    options = ["--to", "srt", "--to", "csv", "--bom", "--newline", "crlf", "--markup", "look-alike", "--guard"]
    assert run("convert", responses / "harbour-tour.json", *options, "--max-response", "1M", "--lenient").status == 0
    for suffix in (".srt", ".csv"):
        written = (responses / f"harbour-tour{suffix}").read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        assert written.count(b"\r\n") == written.count(b"\n")


def test_word_times_are_formats_and_options(responses: Path) -> None:
    formats = ("vtt", "ass", "words.json", "words.csv", "ctm", "textgrid", "lrc")
    options = ["--words", "--karaoke", "kf", "--unspaced", "phrases"]
    assert run("convert", responses, *[f"--to={name}" for name in formats], *options).status == 0
    written = {path.name for path in responses.iterdir()}
    for suffix in (".vtt", ".ass", ".words.json", ".words.csv", ".ctm", ".TextGrid", ".lrc"):
        assert f"港口{suffix}" in written
    assert ">今天" in (responses / "港口.vtt").read_text("utf-8")
    assert "{\\kf" in (responses / "港口.ass").read_text("utf-8")
    again = run("convert", responses, "--to", "words.json", "--resume")  # what was written is no source
    assert (again.status, again.err) == (0, "3 of 3 converted (3 up to date)\n")


def test_inspect_tells_people_and_programs(responses: Path) -> None:
    done = run("inspect", responses / "harbour-tour.json")
    assert done.status == 0
    assert re.search(r"result +transcript: 3 segments", done.out)
    (responses / "x.json").write_text("[1")
    many = run("inspect", responses)
    assert many.status == 1
    assert "error: expected JSON" in many.out
    rows = [json.loads(line) for line in run("inspect", responses, "--json").out.splitlines()]
    assert {Path(row["source"]).name for row in rows} == {path.name for path in responses.iterdir()}
    assert [row["items"] for row in rows if row["source"].endswith("harbour-tour.json")] == [3]
    assert run("inspect", responses / "x.json").status == 1
    problems = [{"content": "", "from": 0, "to": 1}] * 12
    (responses / "x.json").write_text(json.dumps({"JobId": "x", "JobResult": {"AiResult": json.dumps(problems)}}))
    assert "and 13 more" in run("inspect", responses / "x.json").out
    texts = {"JobId": "t", "SmartJobInfo": {"JobType": "TextGenerate"}, "JobResult": {"AiResult": '["a", "b"]'}}
    (responses / "x.json").write_text(json.dumps(texts))
    assert "generated texts: 2 texts, 2 characters" in run("inspect", responses / "x.json").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_and_completes(shell: str) -> None:
    assert "_SMARTRESULT_COMPLETE" in run("completion", shell).out


def test_help_is_there_and_its_examples_run(responses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = responses.parent
    monkeypatch.chdir(folder)
    (folder / "shards").mkdir()
    (folder / "shards" / "1.jsonl.gz").write_bytes(gzip.compress(json.dumps(make_body("one")).encode()))
    shutil.copy(SAMPLES / "harbour-tour.json", folder / "response.json")
    monkeypatch.setenv("HOME", str(folder))
    (folder / ".config" / "fish" / "completions").mkdir(parents=True)
    program = f"{shlex.quote(sys.executable)} -m smartresult"
    for command in ("convert", "inspect", "completion"):
        text = run(command, "--help").out
        assert "Examples:" in text
        examples = re.findall(r"^  +((?:cat .*\| )?smartresult .*)", text, re.MULTILINE)
        assert examples or command == "completion"
        for example in examples:
            shutil.rmtree(folder / "subtitles", ignore_errors=True)
            line = example.replace("smartresult ", f"{program} ", 1)
            subprocess.run(["bash", "-ec", line], check=True, capture_output=True)  # noqa: S603, S607 - our own
    assert run("--version").out == f"smartresult {smartresult.__version__}\n"


def test_messages_cannot_steer_a_terminal() -> None:
    assert make_printable("a\x1b[2J\nb\udcff 你好") == "a\\x1b[2J\\nb\\udcff 你好"


@pytest.mark.parametrize(
    ("ending", "status", "message"),
    [
        (KeyboardInterrupt(), 130, "interrupted; the same command with --resume does the rest"),
        (WorkerError(), 1, "a worker process was killed, for want of memory, perhaps; fewer jobs take less"),
        (None, 1, ""),
    ],
)
def test_however_a_run_ends_what_is_done_is_told(
    ending: BaseException | None, status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert(*_: object, **__: object) -> Iterator[Outcome]:
        issue = Issue("overlap", "start from 1 s on", "0 s", "segments[1]")
        yield Outcome("a.json", "converted", outputs=("a.srt",), issues=(issue,))
        yield Outcome("a.md", "skipped")
        if ending:
            raise ending
        yield Outcome("b.json", "failed", errors=(WorkerError(),))

    monkeypatch.setattr("smartresult.cli.conversion.convert", convert)
    report = tmp_path / "report.jsonl"
    for options in ([], ["--verbose"], ["--quiet"]):
        done = run("convert", "x", "--report", report, "--resume", *options)
        assert done.status == status
        assert message in done.err
        assert ("a.json: overlap: expected start from 1 s on" in done.err) == (options == ["--verbose"])
        assert ("1 of " in done.err) == (options != ["--quiet"])
        assert report.exists() == (not isinstance(ending, WorkerError))
    assert [path.name for path in tmp_path.iterdir()] in ([], ["report.jsonl"])


def test_the_module_is_a_program_and_no_worker_runs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["smartresult", "--version"])
    with pytest.raises(SystemExit):
        runpy.run_module("smartresult", run_name="__main__")
    assert smartresult.__version__ in capsys.readouterr().out
    runpy.run_module("smartresult.__main__", run_name="__mp_main__")


def test_an_interrupt_while_a_file_is_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for place in ("smartresult.batch.run.place_part", "smartresult.batch.outputs.system_errors_at"):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupt)
            done = run("convert", SAMPLES / "harbour-tour.json", "--out", tmp_path)
        assert done.status == 130
        assert tree(tmp_path) == {}


# --- In processes of their own


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_killed_with_workers_resume_finishes(shard: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_until(start("convert", shard, "--out", out, "--jobs", "2"), out, 500)
    assert 0 < len(tree(out)) < 3000
    assert start("convert", shard, "--out", out, "--jobs", "2", "--resume", "-q").wait() == 0
    assert set(tree(out)) == {f"job-{i:05}.srt" for i in range(3000)}


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_terminal_shows_progress_and_a_pipe_does_not(shard: Path, tmp_path: Path) -> None:
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = start("convert", shard, "--out", tmp_path / "out", "--jobs", "1", stderr=child, env=environment)
    os.close(child)
    shown = b"".join(read_terminal(parent)).decode()
    os.close(parent)
    assert process.wait() == 0
    assert re.search(r"[\d,]+ responses .*\d+%.*/s", shown)
    assert shown.rstrip().endswith("3,000 of 3,000 converted")
    piped = start("convert", shard, "--out", tmp_path / "other", "--jobs", "1", stderr=subprocess.PIPE)
    assert piped.communicate()[1] == b"3,000 of 3,000 converted\n"


def test_the_program_runs_by_both_names(responses: Path) -> None:
    script = Path(sys.executable).with_name("smartresult")
    for i, command in enumerate(([str(script)], [sys.executable, "-m", "smartresult"])):
        name = ["--name", f"{{stem}}-{i}"]
        subprocess.run([*command, "convert", responses / "harbour-tour.json", *name], check=True)  # noqa: S603 - our own
    assert len(list(responses.glob("*.srt"))) == 2
