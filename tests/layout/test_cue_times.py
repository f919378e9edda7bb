"""The times of cues, in centiseconds."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import PROFILES, Profile
from smartresult.layout.cue_times import time_cues
from smartresult.layout.starts import Span

EN, BBC, TED = (PROFILES[name] for name in ("netflix-en", "bbc", "ted"))


def at(*spans: tuple[int, int, int], profile: Profile = EN) -> list[tuple[int, int]]:
    return time_cues([Span(*span) for span in spans], profile)


@pytest.mark.parametrize(
    ("spans", "times"),
    [
        ([], []),
        ([(100, 300, 90)], [(100, 300)]),
        ([(100, 150, 90)], [(100, 190)]),
        ([(100, 110, 90)], [(100, 160)]),  # half a second of lingering at most
        ([(100, 50, 10)], [(100, 110)]),
        ([(100, 900, 90)], [(100, 800)]),  # seven seconds at most
        ([(0, 100, 90), (100, 200, 90)], [(0, 91), (100, 200)]),
        ([(0, 100, 90), (149, 200, 50)], [(0, 140), (149, 200)]),
        ([(0, 100, 90), (150, 200, 50)], [(0, 100), (150, 200)]),
        ([(0, 100, 130), (170, 220, 50)], [(0, 161), (170, 220)]),  # the gap it leaves is closed, too
        ([(0, 690, 90), (730, 800, 50)], [(0, 680), (730, 800)]),  # it can't be closed: opened
        ([(0, 700, 700), (730, 800, 50)], [(0, 700), (750, 800)]),  # nor that: the next one waits
        ([(0, 100, 150), (195, 300, 50)], [(0, 150), (200, 300)]),  # to close it takes more than to open it
        ([(0, 100, 100), (100, 300, 90)], [(0, 100), (109, 300)]),  # a start is shifted back
        ([(0, 300, 90), (300, 400, 100), (400, 900, 500)], [(0, 291), (300, 400), (409, 909)]),
        ([(0, 300, 90), (300, 400, 100), (400, 900, 550)], [(0, 282), (291, 391), (400, 950)]),
        ([(100, 150, 120), (180, 280, 200)], [(100, 191), (200, 330)]),  # neither can have its time: shared out
        ([(100, 150, 200), (180, 230, 100)], [(100, 171), (180, 280)]),
        ([(0, 50, 100), (80, 280, 300)], [(0, 91), (100, 330)]),
        ([(0, 50, 120), (50, 100, 120)], [(0, 61), (70, 150)]),
    ],
)
def test_times(spans: Sequence[tuple[int, int, int]], times: Sequence[tuple[int, int]]) -> None:
    assert at(*spans) == times


def test_a_cue_that_cant_have_its_time_has_what_its_neighbours_can_spare() -> None:
    for apart in (1, 5, 9, 10, 30):
        (start, end), (following, _) = at((100, 100 + apart, 90), (100 + apart, 400, 90))
        assert following == 100 + apart + 20
        assert end == following - 9
        assert 80 <= start <= 100


def test_where_cues_may_touch_they_do() -> None:
    assert at((0, 100, 90), (190, 290, 90), profile=BBC) == [(0, 190), (190, 290)]
    assert at((0, 100, 90), (200, 290, 90), profile=BBC) == [(0, 100), (200, 290)]
    assert at((0, 100, 90), (130, 290, 90), profile=TED) == [(0, 100), (130, 290)]


def test_where_nothing_else_mends_a_gap_the_first_cue_lingers() -> None:
    spans = [Span(100, 102, 300, 250), Span(400, 402, 300, 250)]
    assert time_cues(spans, BBC) == [(2, 302), (302, 552)]
    still = BBC.with_(max_shift=0.0)
    assert at((100, 102, 170), (350, 352, 170), profile=still) == [(100, 350), (350, 502)]
    brief = still.with_(max_duration=1.9)  # for the first to stand, at most
    assert at((100, 102, 170), (350, 352, 170), profile=brief) == [(100, 252), (350, 502)]


def test_a_longest_duration_between_two_centiseconds_is_kept() -> None:
    assert at((0, 900, 90), profile=EN.with_(max_duration=6.506)) == [(0, 650)]


def test_starts_are_not_shifted_where_that_is_forbidden() -> None:
    still = EN.with_(max_shift=0)
    assert at((0, 100, 100), (100, 300, 90), profile=still) == [(0, 91), (100, 300)]
    assert at((100, 105, 90), (105, 300, 90), profile=still) == [(100, 105), (105, 300)]  # no room for the gap


def test_nothing_is_without_length_though_it_may_not_stand_for_a_centisecond() -> None:
    assert at((0, 100, 0), (100, 300, 0), profile=TED.with_(max_duration=0.004, min_duration=0)) == [(0, 1), (100, 101)]


def test_cues_that_begin_together_are_pushed_apart_but_not_ever_further() -> None:
    starts = [start for start, _ in at(*[(500, 600, 90)] * 30)]
    assert all(before < after for before, after in pairwise(starts))
    assert starts[-1] < 500 + 100 + 20 + 30


def test_a_mended_gap_makes_no_cue_stand_longer_than_it_may() -> None:
    short = EN.with_(max_duration=2.0, max_linger=0.1, close_gaps_under=1.0)
    assert time_cues([Span(0, 170, 110, 60), Span(220, 520, 190, 140)], short) == [(0, 120), (220, 420)]


def test_a_gap_is_looked_at_again_after_the_one_behind_it_was_mended() -> None:
    spans = [Span(0, 40, 180), Span(150, 300, 260, 210), Span(380, 590, 170, 120)]
    assert time_cues(spans, TED.with_(min_gap=0.7)) == [(0, 90), (160, 375), (375, 590)]


def test_the_least_of_all_comes_before_what_is_recommended() -> None:
    """Three cues of 1 s each: where all can't have 1.2 s, all have 1 s, and none takes it from another."""
    still = BBC.with_(max_shift=0.2, max_linger=0.2)
    times = time_cues([Span(0, 100, 120, 100), Span(100, 200, 120, 100), Span(200, 280, 120, 100)], still)
    assert times == [(0, 100), (100, 200), (200, 300)]
    roomy = time_cues([Span(0, 100, 120, 100), Span(100, 200, 120, 100), Span(200, 340, 120, 100)], still)
    assert roomy == [(0, 120), (120, 220), (220, 340)]


def test_what_neighbours_need_not_have_at_least_goes_to_one_that_is_much_too_fast() -> None:
    still = BBC.with_(max_shift=0.5, max_linger=0.3)
    first, second = time_cues([Span(100, 160, 160, 150), Span(160, 290, 130, 120)], still)
    assert (first, second) == ((65, 190), (190, 320))  # 1.2 times too fast, in place of 1.6


spans = st.lists(
    st.builds(
        lambda start, length, needed, spared: Span(start, start + length, needed, max(needed - spared, 1)),
        st.integers(0, 900),
        st.integers(0, 900),
        st.integers(1, 900),
        st.sampled_from([0, 5, 50, 200]),
    ),
    min_size=1,
    max_size=12,
).map(sorted)
timings = st.sampled_from(
    [
        *PROFILES.values(),
        EN.with_(max_shift=0),
        EN.with_(max_duration=None, max_linger=0),
        EN.with_(close_gaps_under=0.0),
        EN.with_(close_gaps_under=2.055, max_linger=0.1),
        TED.with_(min_gap=0.7),
        BBC.with_(max_shift=0.1, max_linger=0.2, max_duration=3.0),
        BBC.with_(min_gap=0.29, close_gaps_under=1.5),
    ]
)


def can_all_have(needs: Sequence[int], spans: Sequence[Span], profile: Profile) -> bool:
    """Whether every cue can begin near its words, stand as long as it needs to, and leave the gap."""
    free = 0.0
    for need, span in zip(needs, spans, strict=True):
        begin = max(span.start - profile.max_shift * 100, free)
        end = begin + need
        if begin > span.start + profile.max_shift * 100 or need > (profile.max_duration or inf) * 100:
            return False
        if end > span.end + profile.max_linger * 100:
            return False
        free = end + (0 if profile.may_touch else 9)
    return True


@given(spans, timings)
@example([Span(0, 0, 1)] * 12, EN)
@example([Span(0, 200, 200), Span(200, 400, 200), Span(400, 600, 100)], EN)
def test_every_cue_has_its_time_where_all_can(spans: list[Span], profile: Profile) -> None:
    times = time_cues(spans, profile)
    assert len(times) == len(spans)
    assert all(0 <= start < end for start, end in times)
    assert all(before[1] <= after[0] for before, after in pairwise(times))
    if profile.max_duration:
        assert all(end - start <= profile.max_duration * 100 for start, end in times)
    if any(before.start >= after.start for before, after in pairwise(spans)):
        return
    leasts = [span.least for span in spans]
    if can_all_have(leasts, spans, profile):
        for (start, end), span in zip(times, spans, strict=True):
            assert abs(start - span.start) <= profile.max_shift * 100
            assert end - start >= span.least


@given(spans, timings)
@example([Span(0, 50, 120, 90), Span(200, 300, 90, 90)], BBC)
@example([Span(0, 700, 700), Span(730, 800, 50)], EN)
@example([Span(0, 300, 90, 90), Span(330, 360, 90, 90), Span(440, 500, 90, 90)], BBC.with_(max_linger=0.0))
@example([Span(100, 102, 300, 250), Span(400, 402, 300, 250)], BBC)
def test_no_gap_is_left_that_is_neither_closed_nor_open_where_it_can_be_avoided(
    spans: list[Span], profile: Profile
) -> None:
    times = time_cues(spans, profile)
    closed = 0 if profile.may_touch else ceil(round(profile.min_gap * 100, 6))
    odd = [(i, *pair) for i, pair in enumerate(pairwise(times)) if is_odd(pair[1][0] - pair[0][1], profile)]
    for _, before, after in odd:  # the first lingers until the next, unless it stood too long then
        assert after[0] - closed - before[0] > (profile.max_duration or inf) * 100
    spoken = [span.start for span in spans]
    if any(before >= after for before, after in pairwise(spoken)):
        return
    for i, before, after in odd:
        assert not can_be_mended(spans[i : i + 2], before, after, profile)


def is_odd(gap: int, profile: Profile) -> bool:
    """Whether a gap of so many centiseconds is one for which `check` would blame the cues."""
    closed = 0 if profile.may_touch else ceil(round(profile.min_gap * 100, 6))
    return closed < gap < round(max(profile.close_gaps_under, profile.min_gap) * 100, 6)


def can_be_mended(spans: Sequence[Span], before: tuple[int, int], after: tuple[int, int], profile: Profile) -> bool:
    """By trying all: whether the first could end, and the second begin, at other times, and nothing else be worse.

    The first may linger, or end early, but has its least, or what it has if that is less, and so has the second.
    """
    shift, longest = round(profile.max_shift * 100), (profile.max_duration or inf) * 100
    last = max(spans[0].end, before[0]) + round(profile.max_linger * 100) + 25
    kept = max(min(spans[0].least, before[1] - before[0]), 1)
    kept_after = max(min(spans[1].least, after[1] - after[0]), 1)
    starts = range(max(spans[1].start - shift, 0), min(spans[1].start + shift, after[1] - kept_after) + 1)
    ends = range(before[0] + kept, int(min(last, before[0] + longest)) + 1)
    closed = 0 if profile.may_touch else ceil(round(profile.min_gap * 100, 6))
    return any(
        start - end >= closed and not is_odd(start - end, profile)
        for start in starts
        if after[1] - start <= longest
        for end in (ends if len(ends) < 1 else {ends[0], ends[-1], min(max(start - closed, ends[0]), ends[-1])})
    )
