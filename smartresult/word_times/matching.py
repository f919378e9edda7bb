"""Which token of a text is which of the words that were stated, where the two differ."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import ne
from typing import Final, TypeAlias

#: The index of a token, and that of the unit which it is.
Pair: TypeAlias = tuple[int, int]

#: So many places of a repeated unit are tried on each side of where a token would be: this bounds the time.
_PLACES_A_SIDE: Final = 4


def match_tokens(tokens: Sequence[str], units: Sequence[str]) -> list[Pair]:
    """Which of *tokens* is which of *units*, as pairs of indexes, both rising.

    Those that both have once and in the same order are taken first. Between two of these, as many others as can be
    are matched in order, each near to where it would be if nothing were missing. As many units as tokens between two
    matches are taken for another spelling of them. Where there are as many units as tokens, and all but one are
    equal in their places, all are matched so. Takes n log n steps, whatever the texts are.
    """
    if len(tokens) == len(units) and sum(map(ne, tokens, units)) == 1:
        return [(i, i) for i in range(len(tokens))]  # one is respelled, though it may look like a neighbour
    ends = (len(tokens), len(units))
    found = _find_anchors(tokens, units)
    found = _keep_rising([*found, *_find_near(tokens, units, [(-1, -1), *found, ends])])
    return list(_add_respelled([(-1, -1), *found, ends]))


def settle_twins(pairs: Sequence[Pair], tokens: Sequence[str], units: Sequence[str]) -> Iterator[Pair]:
    """*pairs* of *tokens* and *units*, which are as they were written, marks and all; a pair of two spellings is moved.

    It moves to the token, or unit, beside it that is free, and written alike: of "line, line" the first is "line,".
    """
    before = (-1, -1)
    for (i, j), after in zip(pairs, [*pairs[1:], (len(tokens), len(units))], strict=False):
        places = [(i, j), (i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
        free = [place for place in places if _lie_between(before, place, after)]
        before = next((place for place in free if tokens[place[0]] == units[place[1]]), (i, j))
        yield before


def _lie_between(before: Pair, pair: Pair, after: Pair) -> bool:
    return before[0] < pair[0] < after[0] and before[1] < pair[1] < after[1]


def _find_anchors(tokens: Sequence[str], units: Sequence[str]) -> list[Pair]:
    """The pairs of those that are unique on both sides."""
    counts = Counter(tokens)
    places = {unit: i for i, unit in enumerate(units)}
    unique = {unit for unit, count in Counter(units).items() if count == 1 == counts[unit]}
    return _keep_rising([(i, places[token]) for i, token in enumerate(tokens) if token in unique])


def _find_near(tokens: Sequence[str], units: Sequence[str], anchors: Sequence[Pair]) -> Iterator[Pair]:
    """Equal pairs between *anchors* that lie about as far from the one before, or from the one after, on both sides."""
    places: dict[str, list[int]] = {}
    for i, unit in enumerate(units):
        places.setdefault(unit, []).append(i)
    for (token_before, unit_before), (token_after, unit_after) in pairwise(anchors):
        for i in range(token_before + 1, token_after):
            among = places.get(tokens[i], ())
            first, last = bisect_right(among, unit_before), bisect_left(among, unit_after)
            near: set[int] = set()
            for place in (unit_before + i - token_before, unit_after + i - token_after):
                middle = bisect_left(among, place, first, last)
                near.update(among[max(first, middle - _PLACES_A_SIDE) : min(last, middle + _PLACES_A_SIDE)])
            yield from ((i, unit) for unit in near)


def _keep_rising(pairs: Iterable[Pair]) -> list[Pair]:
    """As many of *pairs* as can stand with both indexes rising."""
    lowest: list[int] = []  # the lowest unit with which a row of each length can end
    last: list[int] = []
    in_order = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))  # of one token's pairs no two are in a row
    before: list[int] = []
    for i, (_, unit) in enumerate(in_order):
        length = bisect_left(lowest, unit)
        lowest[length : length + 1] = [unit]
        last[length : length + 1] = [i]
        before.append(last[length - 1] if length else -1)
    kept = []
    i = last[-1] if last else -1
    while i >= 0:
        kept.append(in_order[i])
        i = before[i]
    return kept[::-1]


def _add_respelled(found: Sequence[Pair]) -> Iterator[Pair]:
    """*found*, without the first and the last, which are the ends; and what lies between in equal numbers."""
    for (token, unit), (next_token, next_unit) in pairwise(found):
        if token >= 0:
            yield token, unit
        if next_token - token == next_unit - unit:
            yield from ((token + k, unit + k) for k in range(1, next_token - token))
