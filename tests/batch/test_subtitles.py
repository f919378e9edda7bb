"""Subtitle files are read, their markup left out; none of them, however hostile, ends a check."""

import io
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.batch import Response, Source, check_files
from smartresult.errors import (
    SmartResultError,
    SourceError,
)
from tests.batch.judged import ASS, HEAD, HELLO, SOUND, explain, judge, measure, see
from tests.responses import fill

# --- Subtitles


def hello_in(suffix: str) -> list[str]:
    r"""What is said first: in ASS with `\h`, a blank at which nothing breaks."""
    return HELLO if suffix in {".srt", ".vtt"} else [line.replace("my ", "my\xa0") for line in HELLO]


@pytest.mark.parametrize("suffix", SOUND)
def test_markup_is_not_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_text(SOUND[suffix], "utf-8")
    text = "3 < 4 &amp; 5 > 4"  # an entity in WebVTT alone, where it was escaped once more
    assert see(path) == [hello_in(suffix), [text]]
    assert measure(path) == [("gap", 0.5), ("too short", 2.5), ("too short", 2.0)]


@pytest.mark.parametrize("suffix", [".SRT", ".Vtt", ".ASS", ".sSa"])
def test_a_suffix_may_be_written_in_capitals(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_text(SOUND[suffix.lower()], "utf-8")
    assert see(path)[0] == hello_in(suffix.lower())


@pytest.mark.parametrize(
    ("suffix", "newline"),
    [
        *[(suffix, newline) for suffix in (".vtt", ".ass", ".ssa") for newline in ("\n", "\r\n")],
        (".srt", "\n"),
        (".vtt", "\r"),
        pytest.param(".srt", "\r\n"),
        *[pytest.param(suffix, "\r") for suffix in (".srt", ".ass")],
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_are_not_text(tmp_path: Path, suffix: str, newline: str, mark: str) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_text(mark + SOUND[suffix], "utf-8", newline=newline)
    assert see(path) == [hello_in(suffix), ["3 < 4 &amp; 5 > 4"]]


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\nHi\n", [[], ["Hi"]]),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i></i>{\\an8}\n", [[]]),
        (
            "a.srt",
            "00:00:02,000 --> 00:00:03,000\nLate\n\n00:00:01,000 --> 00:00:02,000\nEarly\n",
            [["Late"], ["Early"]],
        ),
        ("a.srt", "1\n00:00:01.000 --> 00:00:02.000\n12\n\n2\n00:00:03,000 --> 00:00:04,000\nHi\n", [["12"], ["Hi"]]),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<c></c>\n", [[], []]),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n&#104;&#x69;&nbsp;&copy;&ngE;\n", [["hi\xa0©≧̸"]]),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n&amp;lt;b&amp;gt;\n", [["&lt;b&gt;"]]),
        ("a.ass", f"{HEAD}Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a, b,c\\n{{open\n", [["a, b,c {open"]]),
        ("a.ass", f"{HEAD}Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,\n", [[]]),
        ("a.ass", f"\ufeff{HEAD}Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi\n", [["Hi"]]),
    ],
)
def test_what_is_shown_of_it(tmp_path: Path, name: str, text: str, shown: list[list[str]]) -> None:
    assert see(fill(tmp_path, {name: text.encode()}) / name) == shown


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [
        ("a.ass", f"{HEAD}Dialogue: 0,0:00:02.00,0:00:01.00,Default,,0,0,0,,Hi\n", [("no length", -1.0)]),
        ("a.vtt", "WEBVTT\n\n123:59:59.500 --> 124:00:00.000\nHi\n", [("too short", 0.5)]),
        ("a.vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\nHi\n", [("no length", -1.0)]),
        ("a.srt", "1\n00:00:01,000 --> 00:00:01,000\nHi\n", [("no length", 0.0)]),
    ],
)
def test_odd_times_are_judged_and_no_fault(
    tmp_path: Path, name: str, text: str, times: list[tuple[str, float]]
) -> None:
    assert measure(fill(tmp_path, {name: text.encode()}) / name) == times


# --- Faults of files


@pytest.mark.parametrize("suffix", SOUND)
def test_a_file_that_can_not_be_read_is_an_error_of_its_own(tmp_path: Path, suffix: str) -> None:
    data = {f"ok{suffix}": SOUND[suffix].encode(), f"x{suffix}/.keep": b"", f"latin{suffix}": b"caf\xe9"}
    root = fill(tmp_path, data | {f"wide{suffix}": SOUND[suffix].encode("utf-16")})
    sources = [root / f"{name}{suffix}" for name in ("none", "x", "latin", "wide", "ok")]
    assert explain(sources) == [
        (str(sources[0]), "no such file or directory"),
        (str(sources[1]), "no file in this folder"),
        (str(sources[2]), NO_UTF8),
        (str(sources[3]), ""),
        (str(sources[4]), ""),
    ]
    assert isinstance(judge(sources)[0].error, SourceError)


@pytest.mark.parametrize("name", ["a\0.srt", "\ud800.vtt"])
def test_a_name_that_no_file_can_have_is_an_error(name: str) -> None:
    assert [one.report for one in judge(name)] == [None]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "nonsense", "\0\x1b[2J", "1\n00:00:01,000\nHi\n", "<html>", HEAD, "WEBVTT\n"]
)
def test_what_has_no_cue_to_be_read_is_refused(tmp_path: Path, text: str) -> None:
    root = fill(tmp_path, {f"a{suffix}": text.encode() for suffix in SOUND})
    for _, error in explain([root / f"a{suffix}" for suffix in SOUND]):
        assert re.match(r"expected .*, got .* – at line \d+", error)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("0:00:01.00", "soon"),  # ValueError: Failed to parse timestamp
        ("0,0:00:01.00", "top,0:00:01.00"),  # RuntimeWarning: Failed to parse layer
        (",20,", ",large,"),  # ValueError: could not convert string to float
        (",&H00FFFFFF", ",&HGG"),  # ValueError: invalid literal for int()
        (",&H00FFFFFF", ","),  # IndexError
    ],
)
def test_broken_fields_of_ass_are_an_error_or_left_alone(tmp_path: Path, sound: str, broken: str) -> None:
    root = fill(tmp_path, {"a.ass": ASS.replace(sound, broken).encode()})
    [checked] = judge(root / "a.ass")
    assert (checked.error is None) != (checked.report is None)


def test_an_entity_of_many_digits_is_text(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n&#" + b"1" * 5000})
    assert len(judge(root / "a.vtt")) == 1


@pytest.mark.parametrize("suffix", SOUND)
def test_standard_input_and_responses_in_hand_are_known_by_how_they_begin(suffix: str) -> None:
    for data in (SOUND[suffix].encode(), SOUND[suffix].replace("\n", "\r\n").encode("utf-16")):
        for checked in judge(["-", Response(data)], stdin=io.BytesIO(data)):
            assert checked.report
            assert checked.report.cues == 2


NO_UTF8: Final = "expected UTF-8, or UTF-16 with a BOM, got the byte 0xe9 – at line 1"
PIECES: Final = st.sampled_from(
    [
        *("\r", "\n", "\n\n", "\0", "\x1b", "\u2028", "\x85", "\x0c", "\x1e", "\ufeff", "²", "٣", "，", "\U0001f600"),
        *("0", "99", ":", ",", ".", "-", "-->", "<", ">", "{", "}", "\\", "\\p1", "[", "]", "[Fonts]", " ", "1e999"),
        *("&", "&#x110000;", "&#55296;", "&#0;", "WEBVTT", "NOTE", "REGION", "Dialogue:", "Style:", "nan"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, sound: str) -> bytes:
    """*sound* with pieces put in and taken out."""
    for _ in range(draw(st.integers(1, 5))):
        at, gone = draw(st.integers(0, len(sound))), draw(st.sampled_from([0, 1, 2, 9, 40]))
        sound = sound[:at] + draw(PIECES | st.text(max_size=2)) + sound[at + gone :]
    return sound.encode()


def survive(sources: Source, **choices: Any) -> None:  # noqa: ANN401 - those of check_files
    for checked in check_files(sources, **choices):
        assert (checked.report is None) != (checked.error is None)
        assert checked.error is None or (isinstance(checked.error, SmartResultError) and str(checked.error))
        assert checked.report is None or json.loads(checked.report.to_json())["cues"] == checked.report.cues


@given(st.data())
@pytest.mark.parametrize(
    "suffix",
    [".srt", ".vtt", *[pytest.param(name) for name in (".ass", ".ssa")]],
)
def test_no_damage_ends_a_check(tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / f"damaged{suffix}"
    path.write_bytes(data.draw(damaged(SOUND[suffix])))
    survive(path)


@given(st.binary(max_size=60))
@pytest.mark.parametrize("head", ["", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "00:00:01,000 --> 00:00:02,000\n", HEAD])
def test_no_bytes_end_a_check(tmp_path_factory: pytest.TempPathFactory, head: str, data: bytes) -> None:
    for suffix in (*SOUND, ".json", ".jsonl"):
        path = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
        path.write_bytes(head.encode() + data)
        survive(path)
    survive("-", stdin=io.BytesIO(data))
    survive(Response(data))
