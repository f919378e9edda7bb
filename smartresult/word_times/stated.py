"""The words that the service timed, found in the text of their segment, their times repaired where they can't be.

Nothing here changes a text. A word that is not in it, and one whose time is impossible, is dropped, which leaves its
stretch of the text to be estimated: the repair that keeps most of what was stated.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from smartresult.model import Word
from smartresult.word_times.tokens import cut, find_starts

_LETTER: Final = r"[^\W_]"
#: So many tokens are matched at a time: the time that takes may grow with their square.
_TOKENS_AT_A_TIME: Final = 4000


class PlacedWord(NamedTuple):
    """A stretch of a text, `text[first:last]`, and when it is spoken, in seconds."""

    first: int
    last: int
    start: float
    end: float
    estimated: bool


def place_words(text: str, words: Sequence[Word], start: float, end: float) -> list[PlacedWord]:
    """Those of *words* that can be spoken in *text* between *start* and *end*: in order there, without overlap in time.

    What lies outside of the segment is cut off; a word wholly outside, or out of order, is dropped.
    """
    placed = _place_all(text, words)
    if placed is None:
        placed = _place_similar(text, words)
    within = [
        PlacedWord(first, last, max(word_start, start), min(max(word_start, word_end), end), estimated)
        for first, last, word_start, word_end, estimated in placed
        if start <= word_start <= end or word_start < start < word_end
    ]
    kept = _keep_rising(within)
    return [
        word if word.end <= following.start else word._replace(end=following.start)
        for word, following in pairwise([*kept, PlacedWord(len(text), len(text), end, end, estimated=False)])
    ]


def _place_all(text: str, words: Sequence[Word]) -> list[PlacedWord] | None:
    """All *words*, if their letters are those of *text*: the usual case, in whatever way they were cut; else None."""
    positions = [match.start() for match in re.finditer(_LETTER, text)]
    letters = ["".join(re.findall(_LETTER, word.text)) for word in words]
    if not positions or "".join(letters) != "".join([text[position] for position in positions]):
        return None
    spoken = [(word, length) for word, length in zip(words, map(len, letters), strict=True) if length]
    firsts, cursor = [], 0
    token_at = {
        positions[i]: start for start in find_starts(text) if (i := bisect_left(positions, start)) < len(positions)
    }
    for _, length in spoken:
        position = positions[cursor]
        firsts.append(token_at.get(position, position))  # with the marks that open it
        cursor += length
    firsts[0] = 0
    return [
        PlacedWord(first, last, word.start, word.end, word.estimated)
        for (word, _), (first, last) in zip(spoken, pairwise([*firsts, len(text)]), strict=True)
    ]


def _place_similar(text: str, words: Sequence[Word]) -> list[PlacedWord]:
    """Those of *words* that *text* has at about the place at which they were stated.

    As many other words in between are taken for another spelling: "okay" where the text has "OK".
    """
    starts = find_starts(text)
    ends = [*starts[1:], len(text)]
    tokens = [_fold(piece) for piece in cut(text, starts)]
    units: list[str] = []
    owners: list[int] = []
    for i, word in enumerate(words):
        pieces = [_fold(piece) for piece in cut(word.text, find_starts(word.text))]
        if any(tokens):  # a mark by itself is no word, unless there is nothing else
            pieces = list(filter(None, pieces))
        units += pieces
        owners += [i] * len(pieces)
    found: dict[int, tuple[int, int]] = {}
    for token, unit in _match(tokens, units):
        owner = owners[unit]
        found[owner] = (found.get(owner, (token, token))[0], token)
    return [
        PlacedWord(starts[first], ends[last], words[i].start, words[i].end, words[i].estimated)
        for i, (first, last) in found.items()
    ]


def _fold(piece: str) -> str:
    return "".join(re.findall(_LETTER, piece)).casefold()


def _match(tokens: Sequence[str], units: Sequence[str]) -> list[tuple[int, int]]:
    """Which of *tokens* is which of *units*, as pairs of indexes, both ascending."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - late: for words that differ from the text

    pairs = []
    for offset in range(0, min(len(tokens), len(units)), _TOKENS_AT_A_TIME):
        part = slice(offset, offset + _TOKENS_AT_A_TIME)
        for tag, first, last, unit, last_unit in SequenceMatcher(None, tokens[part], units[part]).get_opcodes():
            if tag == "equal" or (tag == "replace" and last - first == last_unit - unit):
                pairs += [(offset + first + k, offset + unit + k) for k in range(last - first)]
    return pairs


def _keep_rising(words: Sequence[PlacedWord]) -> list[PlacedWord]:
    """As many of *words* as can stand with starts that never go back."""
    if all(word.start <= following.start for word, following in pairwise(words)):
        return list(words)
    lowest: list[float] = []  # the lowest start with which a row of each length can end
    last: list[int] = []
    before: list[int] = []
    for i, word in enumerate(words):
        length = bisect_right(lowest, word.start)
        lowest[length : length + 1] = [word.start]
        last[length : length + 1] = [i]
        before.append(last[length - 1] if length else -1)
    kept = []
    i = last[-1]
    while i >= 0:
        kept.append(words[i])
        i = before[i]
    return kept[::-1]
