"""Loads against the judge, bins against a search of all cues."""

from math import ceil

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import PROFILES, Cue, OptionError, Report, Segment, check, merge
from smartresult.preview.skyline import build_skyline, find_length, measure_paces
from tests.strategies import cue_texts, seconds

FULL_SECOND = "这个问题其实很简单"  # nine characters, as many as a second may have


def loads_of(cues: list[Segment], profile: str = "netflix-zh") -> list[float | None]:
    return [pace and round(pace.pace.load, 3) for pace in measure_paces(cues, check(cues, profile))]


def test_a_load_is_the_pace_by_its_limit() -> None:
    cues = [Segment(FULL_SECOND, 0.0, 1.0), Segment(FULL_SECOND, 2.0, 4.0), Segment(FULL_SECOND, 5.0, 5.5)]
    assert loads_of(cues) == [1.0, 0.5, 2.0]


def test_words_a_minute_are_a_load_too() -> None:
    assert loads_of([Segment("one two three four five six", 0.0, 1.0)], "bbc") == [2.0]


def test_what_shows_nothing_or_has_no_time_has_no_pace() -> None:
    assert loads_of([Segment(" \u200b", 0.0, 1.0), Segment("你", 2.0, 2.0), Segment("你", 4.0, 3.0)]) == [None] * 3


def test_without_a_limit_there_is_no_pace() -> None:
    cues = [Segment("你好", 0.0, 1.0)]
    report = check(cues, PROFILES["netflix-zh"].with_(max_chars_per_second=None))
    assert measure_paces(cues, report) == [None]


def test_each_side_of_a_bilingual_cue_has_the_limit_of_its_language() -> None:
    chinese = [Segment(FULL_SECOND, 0.0, 1.0), Segment("好", 2.0, 3.0), Segment("我们走吧", 4.0, 5.0)]
    english = [Segment("Simple.", 0.0, 1.0), Segment("That is all right with me.", 2.0, 3.0)]
    cues = merge(chinese, english).cues
    first, second, alone = measure_paces(cues, check(cues))
    assert first is not None
    assert (first.side, first.pace.limit, first.pace.load) == (0, 9, 1.0)
    assert second is not None
    assert (second.side, second.pace.limit, second.pace.load) == (1, 20, 1.3)
    assert alone is not None
    assert alone.side == 0


timed = st.lists(st.builds(Segment, cue_texts, seconds, seconds), max_size=8)


@given(timed, st.sampled_from(["auto", "bbc", "ted", "netflix-zh"]))
def test_loads_are_those_of_the_judge(cues: list[Segment], profile: str) -> None:
    report = check(cues, profile)
    paces = measure_paces(cues, report)
    assert len(paces) == len(cues)
    for violation in report.violations:
        if violation.rule == "too fast":
            pace = paces[violation.index]
            assert pace is not None
            assert pace.pace.too_fast
            assert round(pace.pace.figure, 3) == pytest.approx(violation.figure, abs=0.001)
            assert pace.pace.unit == violation.unit
    judged = {violation.index for violation in report.violations if violation.rule in {"too fast", "too short"}}
    assert {i for i, pace in enumerate(paces) if pace is not None and pace.pace.too_fast} <= judged


def stands_in(cue: Cue | Segment, place: int, length: float, bins: int) -> bool:
    start, end = (max(time, 0.0) / length * bins if length else 0.0 for time in (cue.start, cue.end))
    first = min(int(start), bins - 1)
    return first <= place < min(max(ceil(end), first + 1), bins)


@example([Segment("", 5e-324, 0.0)], 1)
@example([Segment("", 0.0, 2.2e-309), Segment("", 5e-324, -1.0)], 7)
@given(timed, st.integers(1, 40))
def test_a_bin_has_the_hardest_of_the_cues_that_stand_in_it(cues: list[Segment], bins: int) -> None:
    report = check(cues)
    paces = measure_paces(cues, report)
    skyline = build_skyline(cues, paces, report, bins)
    violating = {violation.index for violation in report.violations}
    for place in range(bins):
        here = [i for i, cue in enumerate(cues) if stands_in(cue, place, skyline.length, bins)]
        loads = [pace.pace.load for i in here if (pace := paces[i]) is not None]
        assert skyline.loads[place] == max(loads, default=0.0)
        assert skyline.flagged[place] is any(i in violating for i in here)


def test_a_skyline_without_cues_is_flat() -> None:
    skyline = build_skyline([], [], check([]), 3)
    assert (skyline.length, skyline.loads, skyline.flagged) == (0.0, (0.0,) * 3, (False,) * 3)


def test_every_cue_is_seen_in_a_skyline_however_short_it_stands() -> None:
    cues = [Segment("好", 0.0, 0.001), Segment("好", 7200.0, 7200.0)]
    skyline = build_skyline(cues, measure_paces(cues, check(cues)), check(cues), 10)
    assert [place for place, flagged in enumerate(skyline.flagged) if flagged] == [0, 9]


@pytest.mark.parametrize("bins", [0, -3])
def test_a_skyline_has_a_bin(bins: int) -> None:
    with pytest.raises(OptionError, match="expected a whole number from 1 up, got"):
        build_skyline([], [], Report(PROFILES["bbc"], 0, ()), bins)


def test_a_programme_takes_until_its_last_end() -> None:
    assert find_length([Segment("a", 5.0, 4.0), Segment("b", 0.0, 4.5)]) == 5.0
