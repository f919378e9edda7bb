"""The times of cues, in centiseconds."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import PROFILES, Profile
from smartresult.layout.cue_times import Span, time_cues

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
        ([(0, 700, 700), (730, 800, 50)], [(0, 700), (730, 800)]),  # nor opened
        ([(0, 100, 150), (195, 300, 50)], [(0, 150), (195, 300)]),  # to close it takes too long, to open too much
        ([(0, 100, 100), (100, 300, 90)], [(0, 100), (109, 300)]),  # a start is shifted back
        ([(0, 300, 90), (300, 400, 100), (400, 900, 500)], [(0, 291), (300, 400), (409, 909)]),
        ([(0, 300, 90), (300, 400, 100), (400, 900, 550)], [(0, 282), (291, 391), (400, 950)]),
        ([(100, 150, 120), (180, 280, 200)], [(100, 191), (200, 330)]),  # neither can have its time: shared out
        ([(100, 150, 200), (180, 230, 100)], [(100, 171), (180, 280)]),
        ([(0, 50, 100), (80, 280, 300)], [(0, 91), (100, 330)]),
        ([(0, 50, 120), (50, 100, 120)], [(0, 56), (65, 150)]),
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


spans = st.lists(
    st.builds(
        lambda start, length, needed: Span(start, start + length, needed),
        st.integers(0, 900),
        st.integers(0, 900),
        st.integers(1, 900),
    ),
    min_size=1,
    max_size=12,
).map(sorted)
timings = st.sampled_from([*PROFILES.values(), EN.with_(max_shift=0), EN.with_(max_duration=None, max_linger=0)])


def can_all_have_their_time(spans: Sequence[Span], profile: Profile) -> bool:
    """Whether every cue can begin near its words, stand as long as it asks to, and leave the gap."""
    free = 0.0
    for span in spans:
        begin = max(span.start - profile.max_shift * 100, free)
        end = begin + span.needed
        if begin > span.start + profile.max_shift * 100 or span.needed > (profile.max_duration or inf) * 100:
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
    in_row = all(before.start < after.start for before, after in pairwise(spans))
    if in_row and can_all_have_their_time(spans, profile):
        for (start, end), span in zip(times, spans, strict=True):
            assert abs(start - span.start) <= profile.max_shift * 100
            assert end - start >= span.needed
