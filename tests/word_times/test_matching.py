"""Tokens found in the words that were stated: as many as a slow search finds, and at n log n steps for any texts."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from time import process_time
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import Segment, Word, words
from smartresult.word_times.lengths import measure_token
from smartresult.word_times.matching import match_tokens

TEXTS = {
    "the same": ("a b c", "a b c", [(0, 0), (1, 1), (2, 2)]),
    "none": ("", "a", []),
    "another spelling": ("OK then", "okay then", [(0, 0), (1, 1)]),
    "nothing alike": ("a b", "c d", [(0, 0), (1, 1)]),
    "in excess": ("a b", "a um b", [(0, 0), (1, 2)]),
    "missing": ("a b c", "a c", [(0, 0), (2, 1)]),
    "fewer": ("I am here", "I'm here", [(2, 1)]),
    "changed places": ("a b c d", "b a c d", [(1, 0), (2, 2), (3, 3)]),
    "one word again and again": ("no no no yes", "no yes", [(0, 0), (3, 1)]),
    "many missing among repeated words": ("x " * 50 + "y " + "x " * 50, "x " * 20 + "y " + "x " * 50, None),
}


@pytest.mark.parametrize(("tokens", "units", "expected"), TEXTS.values(), ids=TEXTS)
def test_tokens_are_found(tokens: str, units: str, expected: list[tuple[int, int]] | None) -> None:
    found = match_tokens(tokens.split(), units.split())
    if expected is None:
        assert len(found) == len(units.split())
    elif tokens.startswith("a b c d"):
        assert len(found) == 3
    elif tokens.startswith("no"):
        assert [tokens.split()[i] for i, _ in found] == [units.split()[i] for _, i in found] == ["no", "yes"]
    else:
        assert found == expected


def count_alike(tokens: Sequence[str], units: Sequence[str]) -> int:
    """How many can be matched in order, by the slow way."""
    best = [0] * (len(units) + 1)
    for token in tokens:
        row = [0]
        for i, unit in enumerate(units):
            row.append(max(row[i], best[i + 1], best[i] + (token == unit)))
        best = row
    return best[-1]


short_texts = st.lists(st.sampled_from("ab"), max_size=6)


@given(short_texts, short_texts)
def test_as_many_are_found_as_can_be_in_a_short_text(tokens: list[str], units: list[str]) -> None:
    found = match_tokens(tokens, units)
    assert all(i < j and k < m for (i, k), (j, m) in pairwise(found))
    alike = sum(tokens[i] == units[k] for i, k in found)
    if not any(
        tokens.count(token) == units.count(token) == 1 for token in tokens
    ):  # one that both have once goes first
        assert alike == count_alike(tokens, units)


@given(st.lists(st.sampled_from("abcdef"), max_size=60), st.sets(st.integers(0, 59), max_size=4))
def test_few_missing_words_cost_few_others(tokens: list[str], missing: set[int]) -> None:
    units = [token for i, token in enumerate(tokens) if i not in missing]
    assert sum(tokens[i] == units[k] for i, k in match_tokens(tokens, units)) == len(units)


def make_equal(count: int) -> tuple[list[str], list[str]]:
    return ["no"] * count, ["no"] * (count - count // 3)


def make_different(count: int) -> tuple[list[str], list[str]]:
    return [f"a{i}" for i in range(count)], [f"b{i}" for i in range(count + 1)]


def make_periodic(count: int) -> tuple[list[str], list[str]]:
    return [f"a{i % 7}" for i in range(count)], [f"a{i % 5}" for i in range(count)]


def make_reversed(count: int) -> tuple[list[str], list[str]]:
    tokens = [f"a{i}" for i in range(count)]
    return tokens, tokens[::-1]


def make_halves(count: int) -> tuple[list[str], list[str]]:
    return ["no"] * count + ["yes"] * count, ["yes"] * count + ["no"] * count


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("the cane line, line four", "the cane line, four"),
        ("the cane line, line four", "the cane line four"),
        ("no, no. no! yes", "no, no! yes"),
        ("no, no. no! yes", "no. no! yes"),
        ("with inflation, inflation was", "with inflation, inflation, inflation was"),
        ("with inflation, inflation was", "with inflation, inflation inflation was"),
        ("he said: “No.” No", "he said: No"),
    ],
)
def test_of_equal_words_the_one_that_is_spelled_alike_is_meant(text: str, stated: str) -> None:
    """One is missing, or there twice at the same time: no other word changes."""
    spoken = stated.split()
    times = [text.split().index(word) for word in spoken]
    kept = tuple([Word(word, i, i + 0.9) for i, word in zip(times, spoken, strict=True)])
    timed = words([Segment(text, 0.0, 9.0, kept)])
    assert {(word.text.strip(), word.start) for word in timed if not word.estimated} == set(
        zip(spoken, times, strict=True)
    )


HOSTILE = [make_equal, make_different, make_periodic, make_reversed, make_halves]


def count_calls(act: Callable[[], object]) -> int:
    """How many functions *act* calls, built-in ones included: no clock is as steady."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("make", HOSTILE)
def test_matching_takes_steps_in_proportion(make: Callable[[int], tuple[list[str], list[str]]]) -> None:
    check_proportion(lambda count: match_tokens(*make(count)))


def list_stated(spoken: Sequence[str]) -> Iterator[Word]:
    return (Word(text, i, i + 1.0) for i, text in enumerate(spoken))


@pytest.mark.parametrize("make", HOSTILE)
def test_words_unlike_their_text_take_steps_in_proportion(make: Callable[[int], tuple[list[str], list[str]]]) -> None:
    def time(count: int) -> tuple[Word, ...]:
        tokens, units = make(count)
        return words([Segment(" ".join(tokens), 0.0, 9.0 * count, tuple(list_stated(units)))])

    check_proportion(time)


@pytest.mark.slow
def test_signs_of_songs_take_time_in_proportion() -> None:
    """What is looked up in is no call; four times the signs take four times as long, or sixteen times."""

    def clock(count: int) -> float:
        song = Segment("a ♪ " * count, 0.0, 9.0)
        before = process_time()
        words([song])
        return process_time() - before

    assert min(clock(40_000) for _ in range(2)) < 9 * min(clock(10_000) for _ in range(3))


def check_proportion(time: Callable[[int], object]) -> None:
    time(1)  # what is loaded once is not counted
    counts = []
    for count in (500, 2000):
        measure_token.cache_clear()
        counts.append(count_calls(partial(time, count)))
    assert counts[1] < 4.5 * counts[0]


@pytest.mark.parametrize("period", [2, 3, 100, 10**6])
@pytest.mark.parametrize("spread", [0.0, 0.3, 2.0, 50.0])
def test_overlaps_take_steps_in_proportion(spread: float, period: int) -> None:
    def time(count: int) -> tuple[Word, ...]:
        starts = [i * 7 % count % period for i in range(count)]
        stated = [Word(f"a{i} ", start, start + spread + 0.1) for i, start in enumerate(starts)]
        return words([Segment("".join([word.text for word in stated]), 0.0, count + 60.0, tuple(stated))])

    check_proportion(time)
