"""Hostile text takes steps in proportion to its length, by the lines of ours that are run, and breaks nothing."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from smartresult import PROFILES, Profile, Segment, reflow
from smartresult.layout.cue_times import time_cues
from smartresult.layout.starts import Span

BBC, EN, ZH, FEW = (PROFILES[name] for name in ("bbc", "netflix-en", "netflix-zh", "few-words"))
#: What a text is made of, again and again.
HOSTILE = ("- ", "♪ ", "A: ", "·", "一·", "a", "，。")
MORE_HOSTILE = (
    *("Anna: - ", "：", "一：", "。", "一", "a.", "1,", "? ! ", ">> ", "“", "” ", "/", "Dr. ", "and ", "的", "X·Y "),
    *("Ab ", "\u200b", "\u0301", "ー・", "...", "U.S. "),
)


def count_steps(act: Callable[[], object]) -> int:
    """How many lines of smartresult Python runs for *act*, and how many functions, built-in ones included, it calls."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401, ARG001 - as `sys` has it
        nonlocal steps
        steps += 1
        return trace if "smartresult" in frame.f_code.co_filename else None

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.setprofile(note)
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return steps


@pytest.mark.parametrize("text", [*HOSTILE, *[pytest.param(text, marks=pytest.mark.slow) for text in MORE_HOSTILE]])
def test_hostile_text_is_laid_out_in_steps_in_proportion(text: str) -> None:
    """As one segment, and as one a piece."""

    def make(times: int) -> list[Segment]:
        pieces = [Segment(text, 600.0 + i / 3, 600.3 + i / 3) for i in range(times)]
        return [Segment(text * times, 0.0, times / 3), *pieces]

    for profile in (ZH, FEW):
        reflow(make(1), profile)  # what is loaded once is not counted
        few, many = (count_steps(partial(reflow, make(times), profile)) for times in (200, 800))
        assert many < 5 * few


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_a_megabyte_of_hostile_text_is_laid_out(text: str) -> None:
    segment = Segment(text * (2**20 // len(text.encode())), 0.0, 3600.0)
    lines = [line for cue in reflow([segment], ZH) for line in cue.lines]
    assert "".join(lines).replace(" ", "") == segment.text.replace(" ", "")


def make_seams(times: int) -> list[Span]:
    """Every second gap can't be mended before the one after it is, so that it is looked at twice."""
    return [Span(200 * i, 200 * i + (129, 125)[i % 2], (207, 38)[i % 2], 150) for i in range(times)]


@pytest.mark.parametrize("profile", [EN, BBC.with_(max_shift=0.1, max_linger=0.3, max_duration=3.0)])
def test_gaps_are_mended_in_steps_in_proportion(profile: Profile) -> None:
    few, many = (count_steps(partial(time_cues, make_seams(times), profile)) for times in (250, 1000))
    assert many < 4.2 * few
