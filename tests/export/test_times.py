"""The tables of text for seconds and numbers: each entry is what plain formatting says, however long the media."""

from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult.export.times import count_from_one, make_clock, make_numbers

#: Of media shorter and longer than the tables that are kept, up to what no table could hold.
HOURS = st.integers(0, 40) | st.integers(0, 10**9)
#: Of so many cues, the least pay for no table, and the most for one of 40 hours.
CUES = st.sampled_from((1, 50_000))


@given(HOURS, st.integers(0, 3599), CUES, st.sampled_from((1, 2)))
@example(31, 3599, 50_000, 2)
@example(32, 0, 50_000, 2)
@example(33, 0, 50_000, 1)
@example(32, 1, 1, 1)
def test_a_clock_says_every_second(hour: int, second: int, cues: int, hour_digits: int) -> None:
    last = hour * 3600 + second
    clock = make_clock(last * 1000 + 999, cues, ",", hour_digits)
    for at in {last, last // 2, last * 31 // 32, 0}:
        hours, rest = divmod(at, 3600)
        assert clock[at] == f"{hours:0{hour_digits}}:{rest // 60:02}:{rest % 60:02},"


@given(st.integers(0, 140_000) | st.integers(0, 10**13), CUES)
@example(2**17 - 1, 1)
@example(2**17, 1)
@example(2**17, 50_000)
def test_a_number_is_its_decimal(last: int, cues: int) -> None:
    numbers = make_numbers(last, cues, ".")
    for at in {last, last // 2, last // 1000, 0}:
        assert numbers[at] == f"{at}."


@pytest.mark.parametrize("most", [0, 1, 27, 999, 1000, 2**17 - 1, 2**17, 2**17 + 5000])
def test_counting_leaves_none_out(most: int) -> None:
    assert list(islice(count_from_one(most, "\n"), most)) == [f"{number}\n" for number in range(1, most + 1)]
