"""The words that the service timed, found in the text of their segment.

Nothing here changes a text or a time. A word that is not in the text is dropped, which leaves its stretch to be
estimated.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from smartresult.model import Word
from smartresult.word_times.conflicts import PlacedWord
from smartresult.word_times.matching import match_tokens, settle_twins
from smartresult.word_times.tokens import cut, find_starts

_LETTER: Final = r"[^\W_]"


def place_words(text: str, words: Sequence[Word]) -> list[PlacedWord]:
    """Those of *words* that *text* has, in the order in which it has them, at the times at which they were stated."""
    placed = _place_all(text, words)
    return _place_similar(text, words) if placed is None else placed


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
    spelled_tokens = [piece.strip() for piece in cut(text, starts)]
    tokens = list(map(_fold, spelled_tokens))
    spelled_units: list[str] = []
    owners: list[int] = []
    for i, word in enumerate(words):
        pieces = [piece.strip() for piece in cut(word.text, find_starts(word.text))]
        if any(tokens):  # a mark by itself is no word, unless there is nothing else
            pieces = list(filter(_fold, pieces))
        spelled_units += pieces
        owners += [i] * len(pieces)
    pairs = match_tokens(tokens, list(map(_fold, spelled_units)))
    found: dict[int, tuple[int, int]] = {}
    for token, unit in settle_twins(pairs, spelled_tokens, spelled_units):
        owner = owners[unit]
        found[owner] = (found.get(owner, (token, token))[0], token)
    return [
        PlacedWord(starts[first], ends[last], words[i].start, words[i].end, words[i].estimated)
        for i, (first, last) in found.items()
    ]


def _fold(piece: str) -> str:
    return "".join(re.findall(_LETTER, piece)).casefold()
