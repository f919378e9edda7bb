"""Marks on the wrong line: what closes at the start, what opens at the end, and nothing but marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import Cue, check
from smartresult.judging.line_marks import find_stray_marks
from tests.strategies import cue_texts, hostile_texts

ALONE, START, END = "no line is nothing but marks", "no line starts with it", "no line ends with it"


@pytest.mark.parametrize(
    ("line", "mark", "asked"),
    [
        *[(mark, mark, ALONE) for mark in (".", ",", "”", "(", "-", "–", "“”", ".)", '"', "。", "（", "，", "——")],
        *[(f"{mark} and the house", mark, START) for mark in (",", ".", "?", ")", "”", "»", "%", ".”", "!!")],
        *[(f"and the house {mark}", mark, END) for mark in ("(", "“", "[", "«", "¿", "(“", "‘")],
        *[(f"We left{end} {mark}", mark, END) for mark in ("-", "–", "—", "--") for end in (".", "!”", "?", ".)")],
    ],
)
def test_stray_marks(line: str, mark: str, asked: str) -> None:
    (stray,) = find_stray_marks(line, chinese=False)
    assert (stray.mark, stray.asked) == (mark, asked)
    assert stray.rule == ("forbidden line end" if asked == END else "forbidden line start")


@pytest.mark.parametrize(
    "line",
    [
        *("", " ", "the house", "The house.", "“The house.”", "(the house)", "- The house.", "– The house", "[a door]"),
        *("...", "…", "……", "?!", "!", "？", ":)", ";)", "♪", "♪ ♪", "#", "*", "@", "-" * 13, ")" * 13),
        *("... and the house", "…and", ".NET", ".5 of it", ":) the house", ">> The house", "> the house", "%s"),
        *(
            "But I –",
            "But I--",
            "the house -",
            "if a <",
            "if a {",
            ":-(",
            "f(",
            "the house “a",
            '" the house',
            'house "',
        ),
    ],
)
def test_marks_where_they_belong(line: str) -> None:
    assert not find_stray_marks(line, chinese=False)


def test_marks_of_chinese_count_beside_a_word() -> None:
    for line, mark in (("，我们去", "，"), ("”我们去", "”"), ("我们去（", "（")):
        (stray,) = find_stray_marks(line, chinese=True)
        assert stray.mark == mark
        assert not find_stray_marks(line, chinese=False)
    assert [stray.mark for stray in find_stray_marks("，我们去（", chinese=True)] == ["，", "（"]
    assert not find_stray_marks("我们去…", chinese=True)


def test_a_stray_mark_is_a_violation_of_its_cue() -> None:
    (violation,) = check([Cue(0.0, 3.0, ("We have all seen (", "the house)"))], "netflix-en").violations
    assert (violation.rule, violation.figure, violation.text) == ("forbidden line end", "(", "We have all seen (")


@given(hostile_texts | cue_texts, st.booleans())
def test_hostile_lines(line: str, chinese: bool) -> None:  # noqa: FBT001 - drawn
    found = find_stray_marks(line, chinese=chinese)
    assert len(found) <= 2
    assert all(stray.mark in line for stray in found)
