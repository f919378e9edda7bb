"""What became of each response is told: to people, to programs, and to the next run that finds the report."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from smartresult import errors
from smartresult.batch import FormatOptions, Outcome, Response, Tally, convert
from smartresult.batch.outcomes import _KINDS
from smartresult.batch.reports import ReportFile, is_report, may_be_replaced, to_report_head, to_report_line
from smartresult.batch.run import convert_in_memory
from smartresult.errors import OutputError, ParseError, SmartResultError
from tests.responses import encode, fill, lines, make_response, make_texts, tree

A = make_response("a")
HEAD = to_report_head("1.0", {"to": ["srt"]})


def make_silent(items: object) -> bytes:
    return encode({"JobId": "s", "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}})


# --- Reports


def test_what_has_no_utf_8_is_an_escape_however_deep() -> None:
    asked = {"out": "a\udcff", "style": {"Font\ud800": ["b\udcfe", 1, None]}}
    options = json.loads(to_report_head("1.0", asked))["options"]
    assert options == {"out": "a\\udcff", "style": {"Font\\ud800": ["b\\udcfe", 1, None]}}


def test_what_can_not_be_read_is_not_to_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r").write_bytes(HEAD)
    assert may_be_replaced(str(tmp_path / "r"))
    monkeypatch.setattr("os.path.isfile", lambda _: True)  # it goes meanwhile, or is somebody else's
    assert not may_be_replaced(str(tmp_path / "none"))


def test_a_report_says_what_wrote_it_and_then_a_line_for_each_response(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    outcomes = list(convert([Response(A), Response(b"{")], out=tmp_path / "out", digest=True))
    with ReportFile(str(path), HEAD, replaces=False) as report:
        for outcome in outcomes:
            report.add(outcome)
        assert not path.exists()
    assert report.written
    assert path.read_bytes() == HEAD + b"".join(map(to_report_line, outcomes))
    assert json.loads(HEAD) == {"type": "smartresult report", "version": "1.0", "options": {"to": ["srt"]}}
    assert is_report(HEAD)
    assert not is_report(to_report_line(outcomes[0]))
    assert sorted(tree(tmp_path)) == ["out/a.srt", "r.jsonl"]
    with pytest.raises(OutputError, match="there is a file already"), ReportFile(str(path), HEAD, replaces=False):
        pass
    with ReportFile(str(path), HEAD, replaces=True) as report:
        pass
    assert path.read_bytes() == HEAD
    with ReportFile(None, HEAD, replaces=False) as report:
        report.add(outcomes[0])
    assert not report.written


@pytest.mark.parametrize("lines_before", [0, 3000])
def test_a_full_disk_under_a_report_is_told_and_leaves_none(
    tmp_path: Path, lines_before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    report = ReportFile(f"{tmp_path}/r.jsonl", HEAD, replaces=False)
    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(OutputError, match="no space left on device"), report:  # noqa: PT012 - at either
        for _ in range(lines_before):
            report.add(Outcome("a", "converted"))
    assert not report.written
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(("error", "kept"), [(KeyboardInterrupt, True), (SystemExit, True), (MemoryError, False)])
def test_a_report_is_kept_to_an_interruption(tmp_path: Path, error: type[BaseException], kept: bool) -> None:  # noqa: FBT001 - a parameter
    report = ReportFile(f"{tmp_path}/r.jsonl", HEAD, replaces=False)
    with pytest.raises(error), report:
        raise error
    assert tree(tmp_path) == ({"r.jsonl": HEAD} if kept else {})
    assert report.written == kept


@pytest.mark.parametrize("name", ["r.jsonl", "r.json", "r.txt", "r"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_among_responses_is_passed_over(
    tmp_path: Path, name: str, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    rows = b"".join(to_report_line(Outcome(f"{i}.json", "converted")) for i in range(3))
    root = fill(tmp_path / "in", {"a.json": A, name: HEAD + rows})
    outcomes = list(convert(root, out=tmp_path / "out", jobs=jobs))
    assert [(os.path.basename(outcome.source), outcome.status) for outcome in outcomes] == [  # noqa: PTH119 - a str
        ("a.json", "converted"),
        (name, "skipped"),
    ]
    assert [outcome.status for outcome in convert(root / name, out=tmp_path / "named")] == ["skipped"]
    (root / name).write_bytes(HEAD)
    assert [outcome.status for outcome in convert(root / name, out=tmp_path / "named")] == ["skipped"]


# --- Kinds


def test_every_error_that_an_outcome_can_have_is_of_a_kind() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, SmartResultError)}
    never = {errors.SmartResultError, errors.OptionError}  # of a command
    assert kinds - never == set(_KINDS)
    doc = Outcome.kind.__doc__ or ""
    for i, (kind, word) in enumerate(_KINDS.items()):
        assert f"`{word}`" in doc
        assert not any(issubclass(kind, parent) for parent in list(_KINDS)[:i])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (A, ""),
        (b"{", "malformed"),
        (encode({"JobId": "x"}), "wrong response"),
        (make_response(state="Executing"), "not finished"),
        (make_response(state="Failed"), "job failed"),
        (make_texts(), "no such result"),
    ],
)
def test_the_kind_of_an_error_is_a_word_that_stays(tmp_path: Path, data: bytes, kind: str) -> None:
    [outcome] = convert(Response(data), out=tmp_path)
    assert outcome.kind == kind
    assert json.loads(to_report_line(outcome))["kind"] == (kind or None)


def test_what_can_not_be_read_is_named_and_the_rest_is_converted(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A, "x.csv": make_response("x")})
    outcomes = list(convert([root / "no.json", root / "a.json", root / "no*", root / "x.csv"], out=root / "out"))
    assert [(outcome.kind, outcome.ok) for outcome in outcomes] == [
        ("unreadable", False),
        ("", True),
        ("unreadable", False),
        ("", True),
    ]


# --- Nothing is a silent success


@pytest.mark.parametrize("items", [[], [{"content": "", "from": 0, "to": 1}], [{"content": " ", "from": 0, "to": 1}]])
@pytest.mark.parametrize("to", ["srt", "vtt", "csv", "words.json"])
def test_a_job_without_speech_is_told_and_writes_no_file(tmp_path: Path, items: object, to: str) -> None:
    tally = Tally()
    for find_issues in (True, False):
        [outcome] = convert(Response(make_silent(items)), to=to, out=tmp_path, find_issues=find_issues)
        tally.add(outcome)
        assert (outcome.status, outcome.ok, outcome.outputs, outcome.cues) == ("no segments", True, (), 0)
        assert outcome.issues[-1].kind == "no segments"
    assert tree(tmp_path) == {}
    assert tally.complete
    assert str(tally) == "0 of 2 responses converted, 2 without segments"
    [(outcome, data)] = convert_in_memory(Response(make_silent(items)), to=to)
    assert (outcome.status, data) == ("no segments", b"")


@pytest.mark.parametrize("text", ["\ufeff", " \ufeff\n"])
def test_a_mark_of_byte_order_is_no_speech(text: str, tmp_path: Path) -> None:
    """As the writers have it, that leave it out: a file of nothing would be in its place."""
    [outcome] = convert(Response(make_response("a", text)), to="all", out=tmp_path)
    assert (outcome.status, outcome.cues, tree(tmp_path)) == ("no segments", 0, {})


@pytest.mark.parametrize("bom", [True, False])
def test_a_file_in_which_nothing_would_be_is_not_written(tmp_path: Path, bom: bool) -> None:  # noqa: FBT001 - a parameter
    options = FormatOptions(bare=True, bom=bom or None)
    [outcome] = convert(Response(make_response("a", "。")), to=["srt", "ctm"], out=tmp_path, options=options)
    assert (outcome.status, outcome.kind, [*tree(tmp_path)]) == ("failed", "not to be stated", ["a.srt"])
    assert outcome.reason == "expected anything to be written, got nothing for ctm – at the source"
    [outcome] = convert(Response(make_response("b", "。")), to="all", out=tmp_path, options=options)
    assert (outcome.status, outcome.left_out) == ("converted", ("ctm",))


@pytest.mark.parametrize("asked", [{"shift": -9.0}, {"shift": 5.0, "media_length": 2.0}])
def test_speech_of_which_nothing_is_left_is_a_failure_and_named(tmp_path: Path, asked: dict[str, float]) -> None:
    [outcome] = convert(Response(make_response("a")), out=tmp_path, **asked)  # type: ignore[arg-type]  # each a float
    assert (outcome.status, outcome.kind, tree(tmp_path)) == ("failed", "not to be stated", {})
    assert outcome.reason == "expected a cue after the shift and within the media, got none – at the cues"
    assert outcome.notes[0].startswith("1 cue left out: ")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_object_without_a_key_of_a_response_is_skipped_in_a_folder(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    files = {
        "a.json": A,
        "config.json": b'{"a":1}',
        "empty.json": b"{}",
        "lines.jsonl": lines(A.replace(b'"a"', b'"l"'), b'{"a":1}'),
        "odd.json": b'{"JobId": 1, "JobResult": 5}',
        "broken.json": b'{"a":',
        "text.json": b'"text"',
    }
    root = fill(tmp_path / "in", files)
    outcomes: list[Any] = list(convert(root, out=tmp_path / "out", jobs=jobs))
    found = {os.path.basename(outcome.source): outcome.status for outcome in outcomes}  # noqa: PTH119 - a str
    assert found["config.json"] == found["empty.json"] == "skipped"
    assert {name for name, status in found.items() if status == "converted"} == {"a.json", "lines.jsonl:1"}
    assert found["broken.json"] == found["text.json"] == "failed"
    [outcome] = convert(root / "config.json", out=tmp_path / "named")  # whoever names it expects something of it
    assert (outcome.status, type(outcome.errors[0])) == ("failed", ParseError)
