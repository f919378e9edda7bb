"""Which stretches belong together, against the same said by looking at every pair."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult.merging.pairing import Span, find_partners

spans = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 9)).map(lambda p: (p[0] / 2, (p[0] + p[1]) / 2))).map(
    sorted
)


def measure_overlap(one: Span, other: Span) -> float:
    """In seconds; below 0 it is the distance."""
    return min(one[1], other[1]) - max(one[0], other[0])


@given(spans, spans, st.sampled_from([0.0, 0.5, 1.0, 3.0]))
@example([], [(0.0, 1.0)], 3.0)
@example([(0.0, 9.0), (2.0, 3.0), (5.0, 7.0)], [(1.0, 8.0)], 0.0)
@example([(2.0, 4.0), (5.0, 8.0)], [(1.0, 9.0)], 0.0)
def test_the_greatest_overlap_then_the_nearest(first: Sequence[Span], second: Sequence[Span], gap: float) -> None:
    partners = find_partners(first, second, gap)
    assert len(partners) == len(second)
    for span, partner in zip(second, partners, strict=True):
        overlaps = [measure_overlap(one, span) for one in first]
        best = max(overlaps, default=-100.0)
        if best > 0 or -best <= gap:
            assert partner >= 0
            assert overlaps[partner] == best
        else:
            assert partner == -1


def test_of_those_that_hold_all_of_it_the_last_to_begin() -> None:
    note, speech = (0.0, 60.0), (10.0, 12.0)
    assert find_partners([note, speech], [(10.0, 12.0), (10.5, 11.5), (30.0, 31.0)], 0.5) == [1, 1, 0]


def test_of_those_that_overlap_alike_the_earliest() -> None:
    assert find_partners([(0.0, 2.0), (2.0, 4.0)], [(1.0, 3.0)], 0.5) == [0]
    assert find_partners([(0.0, 1.0), (3.0, 4.0)], [(1.5, 2.5)], 0.5) == [0]  # as far away on both sides


@pytest.mark.parametrize(
    ("distance", "partner"), [(0.0, 0), (0.5, 0), (0.501, -1)], ids=["touching", "just near", "too far"]
)
def test_how_near_is_near(distance: float, partner: int) -> None:
    assert find_partners([(1.0, 2.0)], [(2.0 + distance, 3.0)], 0.5) == [partner]
    assert find_partners([(4.0, 5.0)], [(3.0, 4.0 - distance)], 0.5) == [partner]
