"""A run that resumes believes a report only where nothing can have changed: what is done is not converted again."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smartresult.batch import Outcome, conversion, convert
from smartresult.batch.records import Records
from smartresult.batch.reports import ReportFile, to_report_head
from smartresult.batch.sources import Entry
from smartresult.errors import OptionError
from smartresult.model import SmartJob
from tests.cli.running import make_body, run
from tests.responses import encode, fill, lines, make_response, make_texts, tree

HEAD = to_report_head("1.0", {"formats": ["srt"], "overwrite": False, "resume": False})
NEST = b"[" * 99_999 + b"]" * 99_999
FAST = "Nobody can read in a second what stands here for one."
FILES = {
    "a.json": make_response("a"),
    "b/l.jsonl": lines(make_response("l"), b"{", make_response("m", FAST)),
}


def report(path: Path, outcomes: "list[Outcome]", head: bytes = HEAD) -> Path:
    with ReportFile(str(path), head, replaces=True) as file:
        for outcome in outcomes:
            file.add(outcome)
    return path


def convert_all(root: Path, records: Records | None = None, **choices: Any) -> list[Outcome]:  # noqa: ANN401 - of each its own
    return list(convert(root / "in", out=root / "out", digest=True, resume=True, records=records, **choices))


def count_conversions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are read as jobs from now on."""
    read_job: Callable[..., SmartJob] = vars(conversion)["read_job"]
    found: list[str] = []

    def read(entry: Entry, *, strict: bool) -> SmartJob:
        found.append(os.path.basename(entry.source))  # noqa: PTH119 - a str
        return read_job(entry, strict=strict)

    monkeypatch.setattr(conversion, "read_job", read)
    return found


@pytest.mark.parametrize("to", [("srt",), ("srt", "vtt", "words.json")])
@pytest.mark.parametrize("profile", [None, "netflix-en"])
def test_what_a_report_says_is_done_is_not_converted_again(
    tmp_path: Path, to: tuple[str, ...], profile: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "in", FILES)
    choices: dict[str, Any] = {"to": to, "profile": profile, "judge": True}
    first = convert_all(tmp_path, **choices)
    written = tree(tmp_path)
    found = count_conversions(monkeypatch)
    again = convert_all(tmp_path, Records(report(tmp_path / "r", first), HEAD), **choices)
    assert found == ["l.jsonl:2"]
    assert tree(tmp_path) == written | {"r": (tmp_path / "r").read_bytes()}
    for old, new in zip(first, again, strict=True):
        assert (new.status, new.reason) == ("failed" if old.errors else "up to date", old.reason)
        for name in ("source", "job_id", "state", "outputs", "digests", "source_digest", "cues", "duration"):
            assert getattr(new, name) == getattr(old, name)
        assert (new.violations, new.input_bytes) == (old.violations, old.input_bytes)
    assert bool(first[-1].violations) == (profile is not None)


def test_workers_believe_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    fill(tmp_path / "in", {f"{i}.json": make_response(f"{i}") for i in range(9)})
    first = convert_all(tmp_path)
    for outcome in first[:4]:  # what is said of them is not true, so that it shows who said it
        assert outcome.cues == 1
    records = Records(report(tmp_path / "r", first, HEAD.replace(b"1.0", b"1.1")), HEAD)
    assert [outcome.status for outcome in convert_all(tmp_path, records, jobs=2)] == ["up to date"] * 9
    told = (tmp_path / "r").read_bytes().replace(b"1.1", b"1.0", 1).replace(b'"cues":1', b'"cues":7')
    (tmp_path / "r").write_bytes(told)
    records = Records(tmp_path / "r", HEAD)
    assert [outcome.cues for outcome in convert_all(tmp_path, records, jobs=2)] == [7] * 9
    assert [outcome.cues for outcome in convert_all(tmp_path, records)] == [7] * 9


def alter(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def replace_by_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def alter_and_age(path: Path) -> None:
    alter(path, b"Hello", b"Hallo")
    os.utime(path, (1, 1))


def move_file_and_record(root: Path) -> None:
    (root / "out/b").mkdir()
    (root / "out/a.srt").rename(root / "out/b/a.srt")
    alter(root / "r", b"out/a.srt", b"out/b/a.srt")


def write_in(path: Path, **fields: object) -> None:
    """Give the last line of the report at *path* other *fields*."""
    *above, last = path.read_bytes().splitlines()
    path.write_bytes(lines(*above, encode(json.loads(last) | fields)))


def make_pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    path.unlink()
    os.mkfifo(path)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another response": lambda root: alter(root / "in/a.json", b"Hello", b"Hallo"),
    "as long, with an older time": lambda root: alter_and_age(root / "in/a.json"),
    "no file": lambda root: (root / "out/a.srt").unlink(),
    "an empty file": lambda root: (root / "out/a.srt").write_bytes(b""),
    "a file that is as long": lambda root: alter(root / "out/a.srt", b"Hello", b"Hallo"),
    "a link in its place": lambda root: replace_by_link(root / "out/a.srt"),
    "a report of another version": lambda root: alter(root / "r", b'"1.0"', b'"1.1"'),
    "other options": lambda root: alter(root / "r", b'"formats":["srt"]', b'"formats":["vtt"]'),
    "no options": lambda root: alter(root / "r", b'"options":{', b'"choices":{'),
    "options of another kind": lambda root: alter(
        root / "r", b'{"formats":["srt"],"overwrite":false,"resume":false}', b"[1]"
    ),
    "a first line that is cut": lambda root: alter(root / "r", b"}}\n", b"\n"),
    "no first line": lambda root: alter(root / "r", HEAD, b""),
    "a line that is cut": lambda root: alter(root / "r", b'"cues"', b'"cue'),
    "another source": lambda root: alter(root / "r", b"a.json", b"b.json"),
    "another file": lambda root: alter(root / "r", b"a.srt", b"b.srt"),
    "another folder": move_file_and_record,
    "two files": lambda root: alter(root / "r", b'a.srt"]', b'a.srt","x"]'),
    "no digest": lambda root: alter(root / "r", b'"source_digest":"', b'"source":"'),
    "an issue": lambda root: alter(root / "r", b'"issues":[]', b'"issues":["x"]'),
    "a note": lambda root: alter(root / "r", b'"notes":[]', b'"notes":["x"]'),
    "a failure": lambda root: alter(root / "r", b'"status":"converted"', b'"status":"failed"'),
    "no file at all": lambda root: write_in(root / "r", outputs=[], digests=[]),
    "a name that no file has": lambda root: write_in(root / "r", outputs=[f"{root}/out/a\0.srt"]),
    "a number of no use": lambda root: write_in(root / "r", cues=1 << 80),
    "less than nothing": lambda root: write_in(root / "r", violations={"gap": -1}),
    "brackets in brackets": lambda root: alter(
        root / "r", b'"cues"', b'"x":' + b"[" * 99999 + b"]" * 99999 + b',"cues"'
    ),
    "no text": lambda root: alter(root / "r", b'"state":"', b'"state":"\xff'),
    "a pipe": lambda root: make_pipe(root / "r"),
    "no report": lambda root: (root / "r").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_where_anything_differs_the_response_is_converted_again(
    tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "in", {"a.json": FILES["a.json"]})
    report(tmp_path / "r", convert_all(tmp_path))
    DAMAGES[damage](tmp_path)
    found = count_conversions(monkeypatch)
    [outcome] = convert_all(tmp_path, Records(tmp_path / "r", HEAD))
    assert outcome.ok
    assert found == ["a.json"]
    expected = list(convert(tmp_path / "in", out=tmp_path / "anew"))
    assert expected[0].ok
    assert (tmp_path / "out/a.srt").read_bytes() == (tmp_path / "anew/a.srt").read_bytes()
    assert not (tmp_path / "out/a.srt").is_symlink()


def test_another_folder_or_name_is_not_taken_for_the_one_that_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = fill(tmp_path / "in", {"b/a.json": FILES["a.json"]})
    first = list(convert(root, out=tmp_path / "out", digest=True))
    records = Records(report(tmp_path / "r", first), HEAD)
    found = count_conversions(monkeypatch)
    choices: dict[str, Any] = {"out": tmp_path / "out", "resume": True, "records": records}
    assert [outcome.status for outcome in convert(root / "b", **choices)] == ["converted"]  # it is mirrored otherwise
    assert [outcome.status for outcome in convert(root, number=True, **choices)] == ["up to date"]
    assert [outcome.status for outcome in convert([root, root], **choices)] == ["up to date", "failed"]
    assert found == ["a.json", "a.json"]
    file = tmp_path / "film.srt"
    [outcome] = convert(root / "b/a.json", file=file, digest=True)
    records = Records(report(tmp_path / "r", [outcome]), HEAD)
    found.clear()
    assert [one.status for one in convert(root / "b/a.json", file=file, resume=True, records=records)] == ["up to date"]
    assert found == []
    assert [outcome.status for outcome in convert(root, to="vtt", **choices)] == ["converted"]


def test_a_report_that_goes_meanwhile_is_none(tmp_path: Path) -> None:
    fill(tmp_path / "in", FILES)
    records = Records(report(tmp_path / "r", convert_all(tmp_path)), HEAD)
    (tmp_path / "r").unlink()
    assert [outcome.status for outcome in convert_all(tmp_path, records)] == [
        "up to date",
        "up to date",
        "failed",
        "up to date",
    ]


def test_what_is_said_of_a_response_is_not_believed_of_a_line(tmp_path: Path) -> None:
    """The first line is, to the byte, what the file held before; but lines have their names by their ids."""
    fill(tmp_path / "in", {"x.json": make_response("a")})
    records = Records(report(tmp_path / "r", convert_all(tmp_path)), HEAD)
    fill(tmp_path / "in", {"x.json": lines(make_response("a"), make_response("b"))})
    outcomes = convert_all(tmp_path, records)
    assert [os.path.basename(path) for one in outcomes for path in one.outputs] == ["a.srt", "b.srt"]  # noqa: PTH119 - a str
    assert [one.status for one in outcomes] == ["converted"] * 2


@pytest.mark.parametrize("old", [b'"formats":["srt"]', b'"source":"'])
def test_a_report_that_another_run_replaces_meanwhile_is_read_as_what_it_is(tmp_path: Path, old: bytes) -> None:
    """Lines stand where they stood, but are of other options, or of other sources."""
    fill(tmp_path / "in", {"a.json": make_response("a")})
    path = report(tmp_path / "r", convert_all(tmp_path))
    records = Records(path, HEAD)
    alter(path, b'"cues":1', b'"cues":7')
    alter(path, old, old[:-2] + b"X" + old[-1:])
    assert [outcome.cues for outcome in convert_all(tmp_path, records)] == [1]


def test_records_without_resume_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="expected resume beside records"):
        convert(tmp_path, records=Records(tmp_path / "r", HEAD))


@pytest.mark.parametrize("options", [[], ["--profile", "netflix-en"], ["-q"], ["-t", "srt,vtt"]])
def test_the_command_resumes_by_its_report(tmp_path: Path, options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    odd = encode(make_body("o", JobResult={"AiResult": '[{"content":"x","from":2,"to":1}]'}))
    fill(tmp_path / "in", {"a.json": encode(make_body("a")), "odd.json": odd, "t.json": make_texts()})
    command: list[str | Path] = [
        "convert",
        tmp_path / "in",
        "--out",
        tmp_path / "out",
        "--report",
        tmp_path / "r",
        "--lenient",
        *options,
    ]
    first = run(*command)
    told = (tmp_path / "r").read_bytes()
    found = count_conversions(monkeypatch)
    again = run(*command, "--resume")
    assert found == ["odd.json", "t.json"]  # an issue is told again, and so is what can't be stated
    assert again.status == first.status == 1
    rows = [json.loads(line) for line in told.splitlines()]
    renewed = [json.loads(line) for line in (tmp_path / "r").read_bytes().splitlines()]
    assert [row.pop("status", "") for row in renewed] == ["", "up to date", "up to date", "failed"]
    assert [row.pop("status", "") for row in rows] == ["", "converted", "converted", "failed"]
    assert renewed[1:] == rows[1:]
    assert again.err.replace(" (2 up to date)", "") == first.err
    found.clear()
    assert run(*command, "--resume").status == 1  # by the report of a run that resumed
    assert found == ["odd.json", "t.json"]
    run(*command, "--resume", "--bom")
    assert found[2:] == ["a.json", "odd.json", "t.json"]
