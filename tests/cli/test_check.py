"""`smartresult check`: what it prints where, how it ends, and that what `convert --profile` writes passes it."""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smartresult
from smartresult import PROFILES, Report, Segment, SmartResultError, reflow
from smartresult.batch import Checked, Response, check_files, convert
from smartresult.cli.checks import Totals, print_reports
from smartresult.cli.streams import Form, Outlet, Streams
from smartresult.subtitles.reading import read_subtitles
from tests.cli.running import Done, open_left, run
from tests.responses import fill, lines, make_response, make_texts

SRT: Final = "1\n00:00:01,000 --> 00:00:03,500\nHello there.\n"
#: Two violations of netflix-en in the first cue, one in the second.
HASTY: Final = (
    "1\n00:00:01,000 --> 00:00:01,500\nHello there, all of you.\n\n2\n00:00:04,000 --> 00:00:04,500\nBye now.\n"
)
#: Nothing here is fast, close, long or hard to break.
CALM: Final = {
    "en": (("The harbour is quiet today.", 1.0, 4.0), ("Two boats leave.", 7.013, 10.0), ("It rains.", 14.0, 16.507)),
    "zh": (("大家好。", 1.0, 3.0), ("今天我们聊夜市。", 6.013, 9.0), ("先吃一碗馄饨。", 13.0, 15.507)),
    "ja": (("こんにちは。", 1.0, 4.0), ("今日はいい天気です。", 7.013, 10.507)),
}
#: Cues follow each other closely.
TALK: Final = (
    ("The harbour is quiet in the morning, and nobody is there to see the two boats that leave for", 1.004, 7.5),
    ("the island in the north, where the water is deep and the fish are plenty.", 7.5, 13.3),
)


def check_rows(*arguments: str | Path, data: bytes | None = None) -> list[dict[str, Any]]:
    done = run("check", "--json", *arguments, data=data)
    assert done.err == ""
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == int(any(row["error"] or not row["report"]["clean"] for row in rows))
    return rows


#: Hardly a word tells the language of so short a text.
UNSURE = "; language uncertain, taken for en"


# --- What is printed, and how it ends


def test_one_line_says_that_nothing_is_violated(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.srt": SRT.encode()}) / "a.srt"
    assert run("check", path) == Done(0, f"{path}: netflix-en: 1 cue, no violations{UNSURE}\n", "")
    assert run("check", path, "--profile", "ted") == Done(0, f"{path}: ted: 1 cue, no violations{UNSURE}\n", "")


def test_a_line_for_each_violation_then_the_count(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.srt": HASTY.encode()}) / "a.srt"
    done = run("check", path)
    report = smartresult.check(read_subtitles(HASTY.encode()))
    assert (done.status, done.err) == (1, "")
    assert [violation.rule for violation in report.violations] == ["too fast", "too short", "too short"]
    assert done.out.splitlines() == [
        f"{path}: {line}" for line in (*map(str, report.violations), *report.summary().splitlines())
    ]
    assert done.out.startswith(f"{path}: cue 1 at 00:00:01,000: too fast: 48 characters/s, at most 20")


def test_errors_go_to_standard_error_and_stop_nothing(tmp_path: Path) -> None:
    root = fill(
        tmp_path, {"a.srt": SRT.encode(), "b.vtt": b"", "x.srt/.keep": b"", "l.ass": b"\xe9", "t.json": make_texts("t")}
    )
    names = ("none.srt", "x.srt", "l.ass", "b.vtt", "t.json", "a.srt")
    done = run("check", *[root / name for name in names])
    assert done.status == 1
    assert done.out == (
        f"{root}/a.srt: netflix-en: 1 cue, no violations{UNSURE}\n"
        "6 sources: 1 clean, 0 with violations, 5 could not be read\n"
    )
    assert done.err.splitlines() == [
        f"{root}/none.srt: could not be read: no such file or directory",
        f"{root}/x.srt: could not be read: no file in this folder",
        f"{root}/l.ass: could not be read: expected UTF-8, or UTF-16 with a BOM, got the byte 0xe9 – at line 1",
        f"{root}/b.vtt: could not be read: expected cues, got an empty file – at line 1",
        f"{root}/t.json: could not be read: a job of type TextGenerate with 2 texts has no segments",
    ]
    rows = check_rows(*[root / name for name in names])
    assert [row["source"] for row in rows] == [str(root / name) for name in names]
    assert [
        f"{row['source']}: could not be read: {row['error']}" for row in rows if row["error"]
    ] == done.err.splitlines()
    assert [bool(row["report"]) for row in rows] == [False] * 5 + [True]


def test_of_several_sources_all_is_counted_at_the_end(tmp_path: Path) -> None:
    files = {"a.srt": HASTY.encode(), "b.srt": SRT.encode(), "c.srt": HASTY.encode(), "d.json": b"{"}
    done = run("check", fill(tmp_path, files))
    assert (done.status, done.out.splitlines()[-3:]) == (
        1,
        [
            "4 sources: 1 clean, 2 with violations, 1 could not be read",
            "      4 too short",
            "      2 too fast",
        ],
    )
    assert " clean, " not in run("check", tmp_path / "a.srt").out.splitlines()[-1]


def test_what_is_counted_equally_often_stands_in_one_order() -> None:
    totals = [Totals(), Totals()]
    found = smartresult.check([Segment("Hello there, all of you.", 1, 1.5)], "netflix-en").violations
    assert [violation.rule for violation in found] == ["too fast", "too short"]
    for total, order in zip(totals, (found, found[::-1]), strict=True):
        for violation in order:
            total.add(Checked("a", Report(PROFILES["bbc"], 1, (violation,))))
    assert str(totals[0]) == str(totals[1])
    assert str(totals[0]).splitlines() == [
        "2 sources: 0 clean, 2 with violations, 0 could not be read",
        "      1 too fast",
        "      1 too short",
    ]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_to_check_is_no_success(tmp_path: Path, form: str) -> None:
    fill(tmp_path, {"film.mp4": b"x", "notes.md": b"x"})
    said = "smartresult: nothing to check: the sources hold neither subtitles nor responses\n"
    assert run("check", tmp_path, "--format", form) == Done(1, "", said)


def test_json_has_two_names_and_no_other_form_beside_it(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.srt": SRT.encode()}) / "a.srt"
    one, other, both = (run("check", path, *way) for way in (["--json"], ["-f", "json"], ["--json", "-f", "json"]))
    assert one == other == both
    assert json.loads(one.out)["source"] == str(path)
    assert run("check", path, "--json", "--format", "github").status == 2
    assert run("check", path, "--format", "text") == run("check", path)


# --- Annotations for GitHub


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """As GitHub's runner reads a workflow command: its name, its properties and its message."""
    match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
    assert match
    name, properties, message = match.groups()
    unescape = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}

    def read(text: str) -> str:
        return re.sub("%(3A|2C|0D|0A|25)", lambda escape: unescape[escape[0]], text)

    return (
        name,
        {key: read(value) for key, value in (one.split("=", 1) for one in properties.split(","))},
        read(message),
    )


def test_annotations_say_where_and_what(tmp_path: Path) -> None:
    name = "100%,a:b\n.srt"
    root = fill(tmp_path, {name: HASTY.encode(), "b.srt": SRT.encode()})
    done = run("check", root / name, root / "none.srt", root / "b.srt", "--format", "github")
    assert (done.status, done.err) == (1, "")
    [meant] = check_files(root / name)
    assert meant.report
    *annotations, count = map(read_command, done.out.splitlines())
    assert annotations == [
        *(
            ("error", {"file": str(root / name), "line": str(one.line), "title": one.rule}, str(one))
            for one in meant.report.violations
        ),
        ("error", {"file": f"{root}/none.srt", "title": "could not be read"}, "no such file or directory"),
    ]
    total = "3 sources: 1 clean, 1 with violations, 1 could not be read\n      2 too short\n      1 too fast"
    assert count == ("notice", {"title": "smartresult check"}, total)


class FoundAtError(SmartResultError):
    """An error that knows its line."""

    line = 7


def test_annotations_stand_beside_their_line() -> None:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    streams = Streams(Outlet(out), Outlet(None))
    assert print_reports([Checked("a.srt", error=FoundAtError("a\r\n%: b, \x1b[2J"))], streams, "github") == 1
    out.seek(0)
    assert out.readline() == ("::error file=a.srt,line=7,title=could not be read::a%0D%0A%25: b, \\x1b[2J\n")


def test_a_reader_that_has_left_ends_the_run(tmp_path: Path) -> None:
    asked = []

    def check_all() -> Iterator[Checked]:
        for name in "abc":
            asked.append(name)
            yield from check_files(fill(tmp_path, {f"{name}.srt": HASTY.encode()}) / f"{name}.srt")

    for form in get_args(Form):
        asked.clear()
        with io.TextIOWrapper(open_left()) as pipe:
            print_reports(check_all(), Streams(Outlet(pipe), Outlet(None)), form)
        assert asked == (["a", "b"] if form == "glance" else ["a"])  # whether it is alone, has to be known


def test_json_lines_carry_the_reports(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.srt": HASTY.encode(), "b.json": make_response()})
    hasty, clean = check_rows(root / "a.srt", root / "b.json", "-p", "bbc")
    [meant] = check_files(root / "a.srt", profile="bbc")
    assert meant.report
    assert hasty == {
        "source": f"{root}/a.srt",
        "error": None,
        "line": None,
        "report": json.loads(meant.report.to_json()),
    }
    assert hasty["report"]["profile"]["name"] == "bbc"
    assert [violation["rule"] for violation in hasty["report"]["violations"]] == [
        violation.rule for violation in meant.report.violations
    ]
    assert (clean["report"]["cues"], clean["report"]["clean"]) == (1, True)


def test_standard_input_and_folders_hold_responses(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a/1.json": make_response(), "a/b/l.jsonl": lines(make_response(), b"{"), "a/n.md": b"no"})
    assert [row["source"] for row in check_rows(root / "a")] == [
        *(f"{root}/a/1.json", f"{root}/a/b/l.jsonl:1", f"{root}/a/b/l.jsonl:2")
    ]
    assert run("check", "-", data=make_response()) == Done(0, f"-: netflix-en: 1 cue, no violations{UNSURE}\n", "")
    assert [row["source"] for row in check_rows("-", data=lines(make_response(), make_response()))] == ["-:1", "-:2"]
    done = run("check", "-", data=b"nonsense")
    assert (done.status, done.out, done.err[:22]) == (1, "", "-: could not be read: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument 'SOURCES...'"),
        (["a.srt", "--profile", "netflix"], "'netflix' is not one of 'auto', 'netflix-en'"),
        (["a.srt", "--profile"], "Option '--profile' requires an argument"),
        (["a.srt", "--stops", "drop"], "No such option"),
    ],
)
def test_a_wrong_command_ends_with_2(arguments: list[str], said: str) -> None:
    done = run("check", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_no_text_and_no_name_can_steer_a_terminal(tmp_path: Path) -> None:
    steering = "\x1b[2J\x07\x9b31m\u202e\u2028\x08 Hello to all of you out there"
    cue = f"00:01.000 --> 00:01.100\n{steering}\n&#27;&#8238;&#155;\n"
    root = fill(tmp_path, {"a\x1b[2J\n.vtt": f"WEBVTT\n\n{cue}".encode(), "l.json": make_response(text=steering * 9)})
    done = run("check", root / "a\x1b[2J\n.vtt", root / "l.json", root / "none\x1b[2J.srt")
    assert (done.status, len(done.err.splitlines())) == (1, 1)
    assert len(done.out.splitlines()) > 4
    for text in (done.out, done.err):
        assert all(character.isprintable() or character == "\n" for character in text)
    assert "\\x1b[2J\\x07\\x9b31m\\u202e\\u2028\\x08 Hello" in done.out
    assert done.out.count("\\u202e") > done.out.count("\\u2028")  # an entity, too


def test_names_and_texts_that_are_no_unicode_are_printed_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.srt")
    root = fill(tmp_path, {name: HASTY.encode(), "l.json": make_response(text="\ud800" * 99)})
    assert run("check", root / name).out.startswith(f"{root}/caf\\udce9.srt: cue 1 at 00:00:01,000: too fast: ")
    rows = check_rows(root / name, root / "l.json")
    assert [row["source"] for row in rows] == [f"{root}/caf\\udce9.srt", f"{root}/l.json"]
    assert [row["report"]["clean"] for row in rows] == [False, False]


def test_help_is_there_and_its_examples_run(tmp_path: Path) -> None:
    root = fill(tmp_path, {"film.srt": SRT.encode(), "response.json": make_response()})
    fill(root, {f"subtitles/{name}.vtt": b"WEBVTT\n\n00:01.000 --> 00:03.000\nHello there.\n" for name in "ab"})
    text = run("check", "--help").out
    examples = re.findall(r"^  +(smartresult check .*)", text, re.MULTILINE)
    assert len(examples) == 5
    shown = []
    for example in examples:
        line = example.replace("smartresult ", f"{shlex.quote(sys.executable)} -m smartresult ", 1)
        done = subprocess.run(["bash", "-ec", line], cwd=root, check=True, capture_output=True, text=True)  # noqa: S603, S607 - our own
        assert done.stderr == ""
        shown.append(done.stdout)
    assert shown[:3] == [
        "film.srt: netflix-en: 1 cue, no violations\n",
        f"response.json: netflix-en: 1 cue, no violations{UNSURE}\n",
        f"film.srt: netflix-en: 1 cue, no violations{UNSURE}\n",
    ]
    assert [json.loads(line)["source"] for line in shown[3].splitlines()] == ["subtitles/a.vtt", "subtitles/b.vtt"]
    total = "2 sources: 2 clean, 0 with violations, 0 could not be read"
    assert shown[4] == f"::notice title=smartresult check::{total}\n"


# --- What convert --profile writes


def transcribe(items: tuple[tuple[str, float, float], ...]) -> bytes:
    segments = [{"content": text, "from": start, "to": end} for text, start, end in items]
    return make_response(state="Success", JobResult={"AiResult": json.dumps(segments)})


@pytest.mark.parametrize("profile", ["auto", *PROFILES])
@pytest.mark.parametrize("language", CALM)
def test_of_a_calm_transcript_every_file_is_clean(tmp_path: Path, language: str, profile: str) -> None:
    root = fill(tmp_path, {"a.json": transcribe(CALM[language])})
    formats = ["--to", "srt", "--to", "vtt", "--to", "ass", "--bom"]
    paths = [root / f"a{suffix}" for suffix in (".srt", ".vtt", ".ass")]
    told = f"check would find no violations\n{root}/a.json: converted: {', '.join(map(str, paths))}\n"
    assert run("convert", root / "a.json", "--profile", profile, *formats) == Done(0, "", told)
    done = run("check", *paths, "--profile", profile)
    assert (done.status, done.err) == (0, "")
    assert done.out.count("cues, no violations") == 3
    run("convert", root / "a.json", "--profile", profile, *formats[2:6], "--words", "--karaoke", "k", "--overwrite")
    assert run("check", *paths, "--profile", profile).out == done.out


@pytest.mark.parametrize(
    "suffix",
    [
        *(".srt", ".vtt"),
        ".ass",
    ],
)
def test_cues_that_follow_each_other_keep_two_frames_apart(tmp_path: Path, suffix: str) -> None:
    root = fill(tmp_path, {"a.json": transcribe(TALK)})
    assert run("convert", root / "a.json", "--profile", "netflix-en", "--to", suffix[1:]).status == 0
    [row] = check_rows(root / f"a{suffix}")
    assert row["report"]["cues"] > 2
    assert row["report"]["violations"] == []


@pytest.mark.parametrize(
    "suffix",
    [
        *(".srt", ".vtt"),
        ".ass",
    ],
)
@pytest.mark.parametrize(
    ("profile", "items"),
    [
        ("netflix-en", (("Yes, I do.", 2.256, 3.055), ("Nobody waits for them on the pier.", 6.063, 8.707))),  # 0.83 s
        ("bbc", (("Nobody waits for them on the pier.", 1.005, 2.9),)),
    ],
)
def test_cues_that_are_as_short_as_may_be_stay_so(
    tmp_path: Path, profile: str, items: tuple[tuple[str, float, float], ...], suffix: str
) -> None:
    [outcome] = convert(Response(transcribe(items)), out=tmp_path, to=suffix[1:], profile=profile)
    assert outcome.ok
    [row] = check_rows(*outcome.outputs, "--profile", profile)
    assert row["report"]["violations"] == []


SPEECH: Final = st.lists(
    st.builds(
        lambda text, start, length: Segment(text, start / 1000, (start + length) / 1000),
        st.lists(st.sampled_from(["we", "have", "seen", "it.", "Boats,", "港口", "。"]), min_size=1).map(" ".join),
        st.integers(0, 9000),
        st.integers(1, 9000),
    ),
    min_size=1,
    max_size=4,
)


@given(SPEECH, st.sampled_from(sorted(PROFILES)))
@settings(max_examples=50)
def test_a_file_is_judged_as_the_cues_that_it_holds(
    tmp_path_factory: pytest.TempPathFactory, speech: list[Segment], profile: str
) -> None:
    cues = reflow(speech, profile)
    judged = smartresult.check(cues, profile).violations
    for name, text in (("cues.srt", smartresult.to_srt(cues)), ("cues.vtt", smartresult.to_vtt(cues))):
        path = tmp_path_factory.getbasetemp() / name
        path.write_text(text, "utf-8")
        [checked] = check_files(path, profile=profile)
        assert checked.report
        assert [(found.index, found.rule, found.figure, found.text) for found in checked.report.violations] == [
            (found.index, found.rule, found.figure, found.text) for found in judged
        ]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n", encoding="utf-8")
    (checked,) = smartresult.batch.check_files(path, limits=smartresult.batch.Limits(response=20))
    assert str(checked.error) == "larger than the limit of 20 bytes for a response"
    assert checked.report is None
