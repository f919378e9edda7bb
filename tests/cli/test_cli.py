"""The command line: in this process for its choices, in others for its streams, terminals and violent ends."""

import gzip
import hashlib
import json
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
import pytest

import smartresult
from smartresult import EXPORTERS, PROFILES, Issue, Segment
from smartresult.batch import FormatOptions, Limits, Outcome
from smartresult.batch.records import Records
from smartresult.cli import commands
from smartresult.cli.options import FormatFlags, parse_size
from smartresult.errors import OutputError, WorkerError
from tests.cli.running import make_body, run
from tests.places import SAMPLES
from tests.responses import fill, make_response, tree


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, tmp_path / "responses"))


def test_one_response_gets_its_subtitles_beside_it_and_that_is_said(responses: Path) -> None:
    told = f"{responses}/harbour-tour.json: converted: {responses}/harbour-tour.srt\n"
    assert run("convert", responses / "harbour-tour.json") == (0, "", told)
    assert run("convert", responses / "harbour-tour.json", "--overwrite", "--quiet") == (0, "", "")
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
        "4 of 12 responses converted, 6 failed, 1 not finished yet, 1 failed in the service; 1 other file skipped: "
        f"{report}"
    )
    head, *reported = map(json.loads, report.read_text().splitlines())
    assert (head["type"], head["version"]) == ("smartresult report", smartresult.__version__)
    assert (head["options"]["formats"], head["options"]["strict"]) == (["srt"], True)
    rows = {Path(row["source"]).name: row for row in reported}
    assert set(rows["harbour-tour.json"]) == {
        *("source", "status", "job_id", "state", "outputs", "digests", "cues", "duration", "issues"),
        *("source_digest", "notes", "violations", "kind", "error"),
    }
    written = (out / "harbour-tour.srt").read_bytes()
    assert rows["harbour-tour.json"]["digests"] == [hashlib.sha256(written).hexdigest()]
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
        assert (row["error"] is None) == (row["kind"] is None) == (row["status"] in {"converted", "skipped"})
        if row["error"]:
            assert f"{row['source']}: {row['error']}" in done.err


def test_names_that_try_to_escape_stay(tmp_path: Path) -> None:
    names = ["../../etc/x", "CON", "a/b", "x" * 300, "", "..", "/etc/passwd", "a\0b", "C:\\x", "\x1b[2J"]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(make_body(name, Title=name)) for name in names))
    for template in ("{job_id}", "{job_id}{job_id}", "../{job_id}"):
        out = tmp_path / "out" / str(len(template))
        done = run("convert", tmp_path / "in.jsonl", "--name", template, "--out", out, "--number")
        assert done == (0, "", f"{len(names)} of {len(names)} responses converted\n")
        assert len([path for path in out.iterdir() if path.suffix == ".srt"]) == len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out"]


def test_existing_files_are_kept_replaced_or_taken_for_done(responses: Path) -> None:
    source, target = responses / "harbour-tour.json", responses / "harbour-tour.srt"
    target.write_text("mine")
    done = run("convert", source)
    assert done.status == 1
    assert done.err == f"{source}: {target} is there already: --overwrite or --resume says what to do\n"
    assert run("convert", source, "--overwrite").status == 0
    assert target.read_text() != "mine"
    target.write_text("mine")
    assert run("convert", source, "--resume").status == 0
    assert target.read_text() != "mine"
    report = responses / "report.jsonl"
    run("convert", source, "--resume", "--report", report)
    assert json.loads(report.read_text().splitlines()[1])["status"] == "up to date"
    assert run("convert", source, "--report", report).status == 2
    (responses / "link").symlink_to(responses / "nothing")
    assert run("convert", source, "--report", responses / "link").status == 2
    assert run("convert", source, "--resume", "--report", report).status == 0


@pytest.mark.parametrize(("count", "named"), [(1, 1), (10, 10), (11, 10), (25, 10)])
def test_of_many_files_that_are_there_the_first_are_named_and_all_are_counted(
    tmp_path: Path, count: int, named: int
) -> None:
    files = {f"{i:02}.json": make_response() for i in range(count)} | {"x.md": b"no"}
    root, formats = fill(tmp_path, files), ("--to", "srt", "--to", "vtt")
    run("convert", root, *formats)
    (root / "y.json").write_bytes(b"{")
    lines = run("convert", root, *formats).err.splitlines()
    there = [
        f"{root}/{i:02}.json: {root}/{i:02}.srt, {root}/{i:02}.vtt are there already: "
        "--overwrite or --resume says what to do"
        for i in range(count)
    ]
    rest = [f"… and {count - named} more: {count} exist already: --overwrite or --resume"] if count > named else []
    assert lines[:named] == there[:named]
    assert lines[named].startswith(f"{root}/y.json: expected JSON")
    assert lines[named + 1 :] == [
        *rest,
        f"0 of {count + 1} responses converted, {count + 1} failed; 1 other file skipped",
    ]
    assert [line for line in run("convert", root, *formats, "-v").err.splitlines() if "already" in line] == there
    assert run("convert", root, *formats, "-q").err.splitlines() == lines[:-1]


def test_what_else_is_wrong_is_told_beside_a_file_that_is_there(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": make_response(), "a.srt": b"mine"})
    (root / "a.vtt").mkdir()
    done = run("convert", root / "a.json", "--to", "vtt", "--to", "srt", "--to", "words.json")
    there = "there is a file already; overwrite replaces it, resume keeps it"
    assert done == (
        1,
        "",
        f"{root}/a.json: {root}/a.vtt, {root}/a.srt are there already: --overwrite or --resume says what to do\n",
    )
    (root / "a.vtt").rmdir()
    hours = json.dumps([{"content": "x", "from": 400_000, "to": 400_001}])
    (root / "a.json").write_bytes(make_response(state="Success", JobResult={"AiResult": hours}))
    (root / "a.vtt").write_bytes(b"mine")
    (root / "a.srt").unlink()
    done = run("convert", root / "a.json", "--to", "vtt", "--to", "srt")
    assert done.err.endswith(f"; {there} – at {root}/a.vtt\n")
    assert "100 hours" in done.err


@pytest.mark.parametrize("options", [[], ["--quiet"]])
def test_nothing_to_convert_is_no_success(tmp_path: Path, options: Sequence[str]) -> None:
    root = fill(tmp_path, {"a.md": b"x", "b.mp4": b"x"})
    assert run("convert", root, *options) == (1, "", "smartresult: no response found; 2 other files skipped\n")
    lines = fill(tmp_path, {"a.jsonl": b"\n"}) / "a.jsonl"
    assert run("convert", lines, *options) == (1, "", f"{lines}: no response in this file\n")


def test_the_report_is_no_source_of_the_next_run(responses: Path) -> None:
    report = responses / "report.jsonl"
    for _ in range(2):
        done = run("convert", responses, "--resume", "--report", report)
        assert (done.status, len(report.read_text().splitlines())) == (0, 1 + len(list(SAMPLES.iterdir())))


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
    assert run("convert", "-", "--to", "srt", "--to", "srt", data=data).status == 0
    assert "limit of 10 bytes" in run("convert", "-", "--max-response", "10", data=data).err
    done = run("convert", "-", data=two + b"\n{")
    assert [line.partition(", got")[0] for line in done.err.splitlines()][1:] == ["-:3: expected JSON"]


def test_what_is_malformed_is_left_out_on_standard_output_too() -> None:
    items = [{"content": "a", "from": 0, "to": 1}, 5]
    data = json.dumps({"JobId": "j", "State": "Finished", "JobResult": {"AiResult": items}}).encode()
    assert run("convert", "-", data=data).status == 1
    assert run("convert", "-", "--lenient", "--to", "txt", data=data) == (0, "a\n", "")


def test_verbose_names_and_counts_a_single_response(responses: Path) -> None:
    source, target = responses / "harbour-tour.json", responses / "harbour-tour.srt"
    done = run("convert", source, "--verbose")
    assert done == (0, "", f"{source}: converted: {target}\n1 of 1 response converted\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.json", "--to", "doc"],
        ["-", "x.json"],
        ["x.json", "--out", "-", "--to", "srt", "--to", "vtt"],
        ["x.json", "--name", "{nonsense}"],
        ["x.json", "--overwrite", "--resume"],
        ["x.json", "--to", "srt", "--guard"],
        ["x.json", "--to", "srt", "--karaoke", "k"],
        ["x.json", "--max-response", "much"],
        ["memory://x.json"],
        ["x.json", "--out", "memory://x", "--report", "memory://r.jsonl"],
        ["x.json", "--out", "https://example.org/x"],
        ["x.json", "y.json", "--out", "memory://x.srt"],
    ],
)
def test_a_wrong_command_ends_with_2_and_does_nothing(arguments: Sequence[str]) -> None:
    done = run("convert", *arguments)
    assert (done.status, done.out) == (2, "")
    assert "Error: " in done.err


@pytest.mark.parametrize("out", ["subtitles", "-"])
def test_every_choice_reaches_the_batch(out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}

    def convert(sources: Sequence[str], **choices: object) -> Iterator[Outcome]:
        given.update(choices, sources=sources)
        yield Outcome("a.json", "converted")

    def convert_in_memory(sources: Sequence[str], **choices: object) -> Iterator[tuple[Outcome, bytes]]:
        return ((outcome, b"") for outcome in convert(sources, **choices))

    monkeypatch.setattr("smartresult.cli.conversion.convert", convert)
    monkeypatch.setattr("smartresult.cli.conversion.convert_in_memory", convert_in_memory)
    report = str(tmp_path / "report.jsonl")
    options = [
        "--profile",
        "bbc",
        "--stops",
        "drop",
        "--lang",
        "pt-BR",
        "--resume",
        "--report",
        report,
    ]
    more = ["--lenient", "--jobs", "3", "--bom", "--max-unpacked", "2K", "--max-response", "1K"]
    more += ["--shift", "1.5", "--media-length", "9", "--include", "*.json", "--exclude", "b", "--exclude", "c"]
    more += ["--name", "{title}", "--number"] if out != "-" else []
    assert run("convert", "a.json", "--out", out, *options, *more).status == 0
    meant = {
        "sources": ("a.json",),
        "shift": 1.5,
        "media_length": 9.0,
        "patterns": (("*.json",), ("b", "c")),
        "options": FormatOptions(bom=True),
        "profile": PROFILES["bbc"],
        "stops": "drop",
        "lang": "pt-BR",
        "strict": False,
        "find_issues": True,
        "limits": Limits(2048, 1024),
        "exclude": (report,),
    }
    if out == "-":
        assert given == meant | {"to": "srt"}
    else:
        places = {"out": out, "file": None, "name": "{title}", "number": True, "overwrite": False, "resume": True}
        places |= {"dry_run": False, "judge": True}
        assert callable(given.pop("tell"))
        assert isinstance(given.pop("records"), Records)
        assert given == meant | places | {"to": ("srt",), "jobs": 3, "digest": True}
    run("convert", "a.json", "--out", out, "--overwrite")
    assert (given["find_issues"], given["exclude"], given["strict"]) == (False, (), True)
    assert given.get("overwrite", True) is True
    run("convert", "a.json", "--out", out, "--verbose")
    assert given["find_issues"] is True
    run("convert", "a.json", "--out", out, "--profile", "auto", "--quiet")
    assert given.get("judge", False) is False


def test_an_option_that_no_format_takes_is_named() -> None:
    for option, value in (
        ("font", "Arial"),
        ("guard", ""),
        ("words", ""),
        ("karaoke", "k"),
        ("unspaced", "phrases"),
        ("lit", "colour"),
        ("bare", ""),
    ):
        done = run("convert", "x.json", "--to", "bcc", "--to", "txt", f"--{option}", *filter(None, [value]))
        assert done.err.endswith(f"Error: expected a format that takes it, got bcc, txt – at --{option}\n")


def test_the_types_of_options_are_what_the_command_line_lets_through() -> None:
    """Click hands over what it was told to; mypy can't see that it is what the annotation says."""
    hints, typed = get_type_hints(commands.convert.callback) | get_type_hints(FormatFlags), set()
    for parameter in commands.convert.params:
        name = parameter.name or ""
        literals = [one for one in get_args(hints[name]) if get_origin(one) is Literal]
        if literals:
            assert isinstance(parameter.type, click.Choice)
            assert tuple(parameter.type.choices) == get_args(literals[0])
            typed.add(name)
    assert typed == {"stops", "newline", "markup", "rtl", "karaoke", "lit", "ttml_profile", "unspaced"}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        *(("1", 1), ("1023", 1023), ("007", 7)),
        *(("3K", 3 * 1024), ("3k", 3 * 1024), ("512M", 512 * 1024**2), ("5m", 5 * 1024**2)),
        *(("16G", 16 * 1024**3), ("2g", 2 * 1024**3), ("7T", 7 * 1024**4), ("1t", 1024**4)),
    ],
)
def test_sizes_are_powers_of_1024_in_either_case(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "K", "0", "0K", "-1", "1.5M", "1KB", "1 K", "1P", "²", "٣M", "much"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="expected a number of bytes such as 512M, got "):
        parse_size(text)


def test_the_largest_response_and_the_most_unpacked_are_what_is_asked_for(tmp_path: Path) -> None:
    padding = b" " * 3000
    fill(tmp_path, {"a.json": make_response() + padding, "b.json.gz": gzip.compress(make_response() + padding)})
    for option, source in (
        ("--max-response", "a.json"),
        ("--max-response", "b.json.gz"),
        ("--max-unpacked", "b.json.gz"),
    ):
        few, enough = (
            run("convert", tmp_path / source, option, size, "--out", tmp_path / "out", "--overwrite")
            for size in ("3k", "4K")
        )
        assert (few.status, enough.status) == (1, 0)
        assert "limit of 3072 bytes" in few.err


def test_options_reach_their_formats(responses: Path) -> None:
    options = ["--to", "srt", "--to", "csv", "--bom", "--newline", "crlf", "--markup", "look-alike", "--guard"]
    assert run("convert", responses / "harbour-tour.json", *options, "--max-response", "1M", "--lenient").status == 0
    for suffix in (".srt", ".csv"):
        written = (responses / f"harbour-tour{suffix}").read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        assert written.count(b"\r\n") == written.count(b"\n")


def test_word_files_are_as_their_readers_want_them(tmp_path: Path) -> None:
    source = fill(tmp_path, {"a.srt": b"1\n00:00:05,000 --> 00:00:07,000\nNow, wait \xe2\x80\xa6\n"}) / "a.srt"
    cues = [Segment("Now, wait …", 5.0, 7.0)]
    options: dict[str, tuple[list[str], Callable[..., str]]] = {
        "ctm": (["--bare", "--recording", "tour", "--channel", "A"], smartresult.to_ctm),
        "textgrid": (["--bare", "--media-length", "9.5"], smartresult.to_textgrid),
        "lrc": (["--lines", "--media-length", "9.5"], smartresult.to_lrc),
        "words.json": (["--milliseconds"], smartresult.to_words_json),
        "captions": (["--unspaced", "phrases"], smartresult.to_captions),
        "ass": (["--karaoke", "k", "--lead-in", "0.75"], smartresult.to_ass),
    }
    asked: dict[str, dict[str, Any]] = {
        "ctm": {"bare": True, "recording": "tour", "channel": "A"},
        "textgrid": {"bare": True, "media_length": 9.5},
        "lrc": {"lines": True, "media_length": 9.5},
        "words.json": {"milliseconds": True},
        "captions": {"unspaced": "phrases"},
        "ass": {"karaoke": "k", "lead_in": 0.75},
    }
    for name, (given, write) in options.items():
        out = tmp_path / f"a{EXPORTERS[name].suffix}"
        assert run("convert", source, "--out", out, *given).status == 0
        assert out.read_text("utf-8") == write(cues, **asked[name])
        assert run("convert", source, "--to", name, *given, "--out", "-").out == write(cues, **asked[name])
    refused = run("convert", source, "--lead-in", "0.5")
    assert refused.err.endswith("Error: expected karaoke beside it, got 0.5 alone – at --lead-in\n")


def test_word_times_are_formats_and_options(responses: Path) -> None:
    formats = ("vtt", "ass", "words.json", "words.csv", "captions", "ctm", "textgrid", "lrc")
    options = ["--words", "--karaoke", "kf", "--unspaced", "phrases"]
    assert run("convert", responses, *[f"--to={name}" for name in formats], *options).status == 0
    written = {path.name for path in responses.iterdir()}
    for suffix in (".vtt", ".ass", ".words.json", ".words.csv", ".captions.json", ".ctm", ".TextGrid", ".lrc"):
        assert f"港口{suffix}" in written
    assert ">今天" in (responses / "港口.vtt").read_text("utf-8")
    assert "{\\kf" in (responses / "港口.ass").read_text("utf-8")
    # What was written is no source; and what was asked for is part of what is up to date.
    again = run("convert", responses, "--to", "words.json", "--unspaced", "phrases", "--resume")
    assert (again.status, again.err) == (0, "3 of 3 responses converted (3 up to date)\n")
    again = run("convert", responses, "--to", "words.json", "--resume")
    assert (again.status, again.err) == (0, "3 of 3 responses converted (1 up to date)\n")


def test_what_is_lit_is_a_phrase_unless_characters_are_asked_for(responses: Path) -> None:
    source = responses / "港口.json"
    job = smartresult.parse(source.read_bytes())
    for options, unspaced in (([], "phrases"), (["--unspaced", "characters"], "characters")):
        for name in ("ass", "srt", "vtt"):
            write = EXPORTERS[name].function
            written = run("convert", source, "--to", name, "--lit", "underline", *options, "--out", "-").out
            assert written == write(job, lit="underline", unspaced=unspaced)
    both = run("convert", source, "--to", "ass", "--lit", "box", "--karaoke", "k")
    assert both.err.endswith("Error: expected karaoke or lit, got 'k' and 'box' – at --lit\n")
    without = run("convert", source, "--to", "srt", "--lit", "size")
    assert without.err.endswith("Error: expected one of colour, underline, None, got 'size' – at --lit\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_and_completes(shell: str) -> None:
    assert "_SMARTRESULT_COMPLETE" in run("completion", shell).out


def test_help_is_there_and_its_examples_run(responses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = responses.parent
    monkeypatch.chdir(folder)
    (folder / "shards").mkdir()
    (folder / "shards" / "1.jsonl.gz").write_bytes(gzip.compress(json.dumps(make_body("one")).encode()))
    shutil.copy(SAMPLES / "harbour-tour.json", folder / "response.json")
    (folder / "film.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n")
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


@pytest.mark.parametrize(
    ("ending", "status", "message"),
    [
        (KeyboardInterrupt(), 130, "interrupted; the same command with --resume does the rest"),
        (OutputError("no", "x"), 1, "smartresult: no – at x"),
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
        told = "1 response converted before the interruption" if ending else "1 of 2 responses converted, 1 failed"
        assert (f"{told}; 1 other file skipped" in done.err) == (options != ["--quiet"])
        assert report.exists() == (not isinstance(ending, OutputError))
    assert [path.name for path in tmp_path.iterdir()] in ([], ["report.jsonl"])


def test_the_module_is_a_program_and_no_worker_runs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["smartresult", "--version"])
    monkeypatch.delitem(sys.modules, "smartresult.__main__", raising=False)  # another test may have imported it
    with pytest.raises(SystemExit):
        runpy.run_module("smartresult", run_name="__main__")
    assert smartresult.__version__ in capsys.readouterr().out
    assert "main" in runpy.run_module("smartresult.__main__", run_name="__mp_main__")
    code = "import sys, smartresult.__main__; print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603 - ours
    assert done.stdout.strip() == "False"


def test_an_interrupt_while_a_file_is_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for place in ("os.link", "os.write", "smartresult.batch.outputs.write_all", "smartresult.batch.outputs._place"):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupt)
            done = run("convert", SAMPLES / "harbour-tour.json", "--out", tmp_path)
        assert done.status == 130
        assert tree(tmp_path) == {}


def test_the_program_runs_by_both_names(responses: Path) -> None:
    script = Path(sys.executable).with_name("smartresult")
    for i, command in enumerate(([str(script)], [sys.executable, "-m", "smartresult"])):
        name = ["--name", f"{{stem}}-{i}"]
        subprocess.run([*command, "convert", responses / "harbour-tour.json", *name], check=True)  # noqa: S603 - our own
    assert len(list(responses.glob("*.srt"))) == 2
