"""Files of any sort are found, read and judged, in one order."""

import gzip
import io
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import smartresult
from smartresult import PROFILES
from smartresult.batch import Limits, Response, Source, check_files, convert
from smartresult.errors import (
    JobFailedError,
    JobNotFinishedError,
    OptionError,
    ParseError,
    UnsupportedResultError,
)
from tests.batch.judged import ASS, HELLO, SRT, SSA, VTT, explain, judge, see, summarise
from tests.responses import fill, lines, make_response, make_texts

A, B = make_response("a"), make_response("b", "Hello " * 20)
WAITING, FAILED = make_response("w", state="Executing"), make_response("f", state="Failed", ErrorCode="E")


# --- Responses


def test_the_language_may_be_told() -> None:
    korean = Response(make_response("a", "한국어 자막입니다."))
    (report,) = [one.report for one in check_files(korean, lang="de")]
    assert report == smartresult.check(smartresult.parse(korean.data), lang="de")
    with pytest.raises(OptionError, match="lang"):
        check_files(korean, lang="no language")


def test_the_segments_of_responses_are_cues(tmp_path: Path) -> None:
    files = {"a.json": A, "b.json": B, "c/l.jsonl": lines(A, b"{", WAITING, FAILED, B), "c/t.json": make_texts()}
    root = fill(tmp_path, files | {"c/notes.md": b"no response"})
    checked = judge(root)
    names = ["a.json", "b.json", *[f"c/l.jsonl:{number}" for number in range(1, 6)], "c/t.json"]
    assert [one.source for one in checked] == [f"{root}/{name}" for name in names]
    assert [type(one.error) for one in checked] == [
        *(type(None), type(None), type(None), ParseError, JobNotFinishedError),
        *(JobFailedError, type(None), UnsupportedResultError),
    ]
    assert [one.report and one.report.clean for one in checked] == [True, False, True, None, None, None, False, None]
    assert checked[1].report == smartresult.check(smartresult.parse(B))


def test_subtitles_and_responses_of_a_folder_are_found_as_convert_finds_them(tmp_path: Path) -> None:
    subtitles = {"b.srt": SRT, "B.VTT": VTT, "sub.srt/d.ass": ASS, "sub.srt/a.SSA": SSA}
    passed_over = {".hidden.srt": SRT, ".hidden/a.srt": SRT, "c.csv": "", "c.bcc.json": "{}", "film.mp4": ""}
    encoded = {name: text.encode() for name, text in (subtitles | passed_over).items()}
    root = fill(tmp_path / "in", encoded | {"a.json": A, "c.json": A})
    (root / "d.srt").symlink_to(root / "b.srt")
    (root / "e.srt").symlink_to(root / "nothing")
    (root / "f.srt").symlink_to(root)
    (root / "g.srt").symlink_to(root / ".hidden.srt")
    found = ["B.VTT", "a.json", "b.srt", "c.json", "d.srt", "e.srt ! a link to nothing", "g.srt"]
    assert summarise(root, root) == [*found, "sub.srt/a.SSA", "sub.srt/d.ass"]
    (root / "f.srt").unlink()  # patterns follow it, in circles
    assert summarise(f"{root}/*.srt", root) == ["b.srt", "d.srt", "g.srt"]
    assert summarise(f"{root}/**/*.[aS][sS][sA]", root) == ["sub.srt/a.SSA", "sub.srt/d.ass"]
    assert summarise(f"{root}/*.nothing", root) == ["*.nothing ! no file matches this pattern"]
    assert summarise([root / ".hidden.srt", root / "b.srt"], root) == [".hidden.srt", "b.srt"]


def test_convert_passes_over_the_subtitles_that_are_checked(tmp_path: Path) -> None:
    root = fill(tmp_path / "in", {"a.srt": SRT.encode(), "b.vtt": VTT.encode(), "c.ass": ASS.encode(), "c.json": A})
    assert len(judge(root)) == 4
    assert [outcome.source for outcome in convert(root, out=tmp_path / "out")] == [str(root / "c.json")]


def test_subtitles_may_be_packed_or_come_from_a_pipe(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.srt": gzip.compress(SRT.encode())})
    os.mkfifo(root / "b.srt")
    assert see(root / "a.srt")[0] == HELLO
    for limits, meant in ((Limits(), ""), (Limits(response=20), "larger than the limit of 20 bytes for a response")):
        writer = threading.Thread(target=(root / "b.srt").write_bytes, args=[SRT.encode()])
        writer.start()
        [checked] = judge(root / "b.srt", limits=limits)
        writer.join()
        assert str(checked.error or "") == meant


def test_they_are_taken_from_where_they_come(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.jsonl.gz": gzip.compress(lines(A, B)), "empty/.keep": b""})
    sources: list[Source] = [str(root / "a.jsonl.gz"), Response(A, "mine"), Response(json.loads(B)), "-", root / "none"]
    assert explain((source for source in sources), stdin=io.BytesIO(lines(B, A))) == [
        *((f"{root}/a.jsonl.gz:1", ""), (f"{root}/a.jsonl.gz:2", "")),
        *(("mine", ""), ("response 3", "")),
        *(("-:1", ""), ("-:2", "")),
        (str(root / "none"), "no such file or directory"),
    ]
    assert explain(str(root / "empty")) == [(f"{root}/empty", "no file in this folder")]
    assert explain(Response(A)) == [("response 1", "")]
    assert explain([]) == []
    [(_, error)] = explain(Response(A), limits=Limits(response=9))
    assert error == ""  # it is in memory already
    [(_, error)] = explain("-", stdin=io.BytesIO(A), limits=Limits(response=9))
    assert error == "larger than the limit of 9 bytes for a response"


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    asked: list[str] = []

    def name() -> Iterator[Source]:
        for source in ("a.srt", "b.srt"):
            asked.append(source)
            yield tmp_path / source

    found = check_files(name())
    assert asked == []
    fill(tmp_path, {"a.srt": SRT.encode()})
    assert next(found).report
    assert asked == ["a.srt"]


# --- Profiles


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hello", "netflix-en"), ("你好", "netflix-zh"), ("こんにちは", "netflix-ja"), ("", "netflix-en")],
)
def test_auto_is_the_profile_of_the_script(tmp_path: Path, text: str, name: str) -> None:
    root = fill(tmp_path, {"a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n".encode()})
    for source in (root / "a.srt", Response(make_response(text=text))):
        [checked] = judge(source)
        assert checked.report
        assert checked.report.profile is PROFILES[name]


def test_a_profile_is_named_or_handed_over(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.srt": SRT.encode()})
    mine = PROFILES["ted"].with_(name="mine", max_lines=1)
    reports = [judge(root / "a.srt", profile=profile)[0].report for profile in ("ted", PROFILES["ted"], mine)]
    assert [report and report.clean for report in reports] == [True, True, False]
    assert [report and report.profile.name for report in reports] == ["ted", "ted", "mine"]


@pytest.mark.parametrize(
    "profile",
    [
        *("", "netflix", "Auto", None, 5),
        pytest.param([]),
    ],
)
def test_a_profile_that_is_none_is_refused_at_once(profile: Any) -> None:  # noqa: ANN401 - not of its type
    with pytest.raises(OptionError, match=r"expected one of netflix-en, .* – at profile"):
        check_files("a.srt", profile=profile)
