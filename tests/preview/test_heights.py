"""Steps of a skyline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.preview.heights import Height, measure_heights
from smartresult.preview.skyline import Skyline


def heights_of(*loads: float, steps: int = 8) -> list[Height]:
    return measure_heights(Skyline(1.0, loads, (False,) * len(loads)), steps)


@pytest.mark.parametrize(
    ("load", "height"),
    [
        (0.0, (0, 0)),
        (0.001, (1, 0)),
        (0.5, (4, 0)),
        (1.0, (8, 0)),
        (1.0015, (8, 0)),
        (1.01, (8, 1)),
        (1.5, (8, 4)),
        (2.0, (8, 8)),
        (900.0, (8, 8)),
    ],
)
def test_a_load_fills_the_steps_to_the_limit_before_it_rises_above(load: float, height: tuple[int, int]) -> None:
    assert heights_of(load) == [height]


@given(st.lists(st.floats(0.0, 1e9), min_size=2).map(sorted), st.integers(1, 50))
def test_who_is_harder_to_read_is_no_lower(loads: list[float], steps: int) -> None:
    heights = heights_of(*loads, steps=steps)
    assert heights == sorted(heights)
    assert all(0 <= part <= steps for height in heights for part in height)
