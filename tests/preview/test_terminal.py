"""The lines for terminals: no wider than those, in what their encoding has, and what they say."""

import io
import re
from collections.abc import Callable, Iterable
from typing import Final

import pytest
import rich
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from smartresult import PROFILES, GeneratedTexts, Report, Segment, SmartJob, Transcript, check, tables
from smartresult.preview.glance import Shown
from smartresult.preview.terminal import draw_brief, draw_sentence
from tests.preview import shown as things
from tests.preview.shown import CROWDED, HOSTILE_NAME

ENCODINGS: Final = ("utf-8", "gbk", "latin-1", "ascii")
COLOUR: Final = re.compile(r"\x1b\[[\d;]*m")


def make_console(width: int = 80, encoding: str = "utf-8", *, colour: bool = False) -> tuple[Console, io.BytesIO]:
    """A console, and what is printed on it. Its stream is strict: a character that it lacks is an error."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding, write_through=True)
    environment = {"TERM": "xterm-256color"} if colour else {"TERM": "xterm-256color", "NO_COLOR": "1"}
    return Console(file=stream, width=width, force_terminal=colour, _environ=environment), raw


def show(one: Shown, width: int = 80, encoding: str = "utf-8") -> list[str]:
    console, raw = make_console(width, encoding)
    console.print(one)
    return raw.getvalue().decode(encoding).split("\n")[:-1]


def show_lines(lines: Callable[[Report, ConsoleOptions], Iterable[Text]], report: Report) -> list[str]:
    console, raw = make_console()
    for line in lines(report, console.options):
        console.print(line)
    return raw.getvalue().decode().splitlines()


@given(things.shown, st.integers(1, 200), st.sampled_from(ENCODINGS))
def test_no_line_is_wider_than_the_terminal_or_steers_it(one: Shown, width: int, encoding: str) -> None:
    for line in show(one, width, encoding):
        assert cell_len(line) <= max(width, 2)  # a Chinese character takes two columns of one
        assert all(character.isprintable() or character in "\u3000\xa0" or character.isspace() for character in line)
        assert "\x1b" not in line
        assert "\r" not in line


def test_a_report_in_80_columns() -> None:
    assert show(check(CROWDED, "netflix-zh")) == [
        "20 of 400 cues need attention (5 %): too fast; worst 10:00–10:59 (20).",
        " " * 40 + "████" + " " * 36,
        "▄" * 40 + "████" + "▄" * 36,
        "─" * 40 + "▲▲▲▲" + "─" * 36,
        "0:00                   upper row: over the limit  ▲ worst                  19:59",
        "netflix-zh: 400 cues, 95 % clean, 10.0 violations per 100 cues",
        "20 too fast, 20 line too long",
        *(
            line
            for i in range(200, 205)
            for line in (
                f"  segments[{i}] at 0:10:{i * 3 % 60:02}.000: line too long: 36 characters, at most 16 (+1)",
                "    " + "这个问题其实很简单" * 4,
            )
        ),
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_skyline_is_as_wide_as_its_terminal(width: int, encoding: str) -> None:
    lines = show(check(CROWDED, "netflix-zh"), width, encoding)
    full, mark = ("█", "▲") if encoding == "utf-8" else ("#", "^")
    (signs,) = [line for line in lines if set(line) == {mark, "─" if encoding == "utf-8" else "-"}]
    over, within = lines[lines.index(signs) - 2 : lines.index(signs)]
    assert len(signs) == len(within) == width
    assert {i for i, sign in enumerate(signs) if sign == mark} == {i for i, bar in enumerate(over) if bar == full}
    assert [line for line in lines if line.startswith("0:00") and line.endswith("19:59")]


def test_what_is_wrong_outside_of_the_worst_stretch_has_a_sign_of_its_own() -> None:
    cues = [*CROWDED[:395], Segment("这个问题其实很简单" * 3, 1190.0, 1190.5)]
    lines = show(check(cues, "netflix-zh"))
    assert lines[3].rstrip("─") == "─" * 40 + "▲▲▲▲▲" + "─" * 34 + "┴"
    assert "┴ needs attention  ▲ worst" in lines[4]


def test_where_nothing_is_over_the_limit_there_is_no_row_for_it() -> None:
    assert show(check([Segment("你好啊", 1.0, 2.0)], "netflix-zh"), 12) == [
        "The one cue ",
        "is as ",
        "netflix-zh ",
        "asks.",
        "      ▃▃▃▃▃▃",
        "────────────",
        "0:00    0:02",
        "netflix-zh: ",
        "1 cue, no ",
        "violations",
    ]


def test_a_report_without_its_cues_has_no_skyline() -> None:
    assert show(Report(PROFILES["bbc"], 0, ())) == ["There are no cues.", "bbc: 0 cues, no violations"]


def test_two_rules_of_a_cue_are_told_once() -> None:
    report = check([Segment("你好" * 20, 0.0, 0.2)], "netflix-zh")
    (first,) = [line for line in show(report, 200) if line.startswith("  segments[0]")]
    assert first.endswith(f"(+{len(report.count_rules()) - 1})")


def test_colour_is_a_second_sign_and_only_where_it_is_wanted() -> None:
    report = check(CROWDED, "netflix-zh")
    console, raw = make_console(colour=True)
    console.print(report)
    coloured = raw.getvalue().decode()
    assert "\x1b[31m▲▲▲▲" in coloured
    assert re.search("\x1b\\[31m +████", coloured)
    assert COLOUR.sub("", coloured).splitlines() == show(report)
    environment = {"TERM": "xterm-256color", "NO_COLOR": "1"}
    console = Console(file=io.StringIO(), width=80, force_terminal=True, _environ=environment)
    with console.capture() as captured:
        console.print(report)
    assert not {"31", "33"} & set(re.findall(r"\d+", "".join(COLOUR.findall(captured.get()))))


def test_brief_is_the_head_of_a_report() -> None:
    report = check(CROWDED, "netflix-zh")
    lines = show(report)
    assert show_lines(draw_brief, report) == lines[:6]
    assert show_lines(draw_sentence, report) == lines[:1]


def test_a_job() -> None:
    job = SmartJob(job_id="7c1e", state="Finished", title=HOSTILE_NAME, result=Transcript(tuple(CROWDED[:6])))
    assert show(job, 44) == [
        "job       7c1e",
        "title     </bdi><script>alert(1)</script>\\x…",
        "state     Finished",
        "result    transcript: 6 segments, 54 charac…",
        "duration  0:00:17.000",
        "problems  none",
        *(f"    {clock}  这个问题其实很简单" for clock in ("0:00", "0:03", "0:06", "0:09", "0:12")),
        "  and 1 more",
    ]
    assert show(SmartJob(job_id="y", state="Executing"))[-1] == "  job y has not finished: its state is Executing"
    assert show(SmartJob(state="Finished", result=GeneratedTexts(("Hello",))))[-1] == "          Hello"


def test_a_table_fits_by_cutting_the_widest_first() -> None:
    job = SmartJob(job_id="7c1e5a0b94d2", state="Finished", result=Transcript(tuple(CROWDED[199:201])))
    table = tables.segments([job])
    assert show(table, 64) == [
        "segments: the first rows",
        "source      job_id        segment  start  end    text",
        "response 1  7c1e5a0b94d2  0        597.0  599.0  这个问题其实很…",
        "response 1  7c1e5a0b94d2  1        600.0  602.0  这个问题其实很…",
    ]


def test_a_narrow_terminal_says_how_many_columns_it_lacks() -> None:
    first, head, *rows = show(tables.jobs([b"<"]), 40)
    assert first == "jobs: the first rows, and 15 columns mo…"
    assert head.split() == ["source", "job_id", "request_id"]
    assert [row.split() for row in rows] == [["response", "1", "null", "null"]]


def test_rich_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    job = SmartJob(job_id="7c1e", state="Finished", result=Transcript((Segment("Hello [red]there", 0.0, 2.0),)))
    rich.print(job)
    rich.print(check(job))
    rich.print(tables.segments([job]).head())
    shown = capsys.readouterr().out
    assert "job       7c1e" in shown
    assert "The one cue " in shown
    assert shown.count("Hello [red]there") == 2
