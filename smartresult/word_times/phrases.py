"""Where the phrases of Chinese and Japanese text meet, by the model of BudouX, and how surely."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import add
from typing import Final, NamedTuple

from smartresult.text.marks import OPENING
from smartresult.text.scripts import KANA, UNSPACED, holds_script

#: From this score on, a border is sure.
SURE_SCORE: Final = 2500.0
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_OPENING: Final = f"[{re.escape(OPENING)}]"


def find_phrases(text: str, starts: Iterable[int]) -> list[int]:
    """Those of *starts* at which a word or a phrase begins: what BudouX takes for one phrase stays together."""
    if not holds_script(text, UNSPACED):
        return list(starts)
    scores = score_borders(text)
    return [
        start
        for start in starts
        if start == 0 or scores[start] > 0 or not (_UNSPACED.match(text, start) and _UNSPACED.match(text, start - 1))
    ]


class _Model(NamedTuple):
    """Scores of the characters, pairs and triples around a border, by how far from it they begin."""

    base: float
    singles: Sequence[tuple[int, Mapping[str, int]]]
    pairs: Sequence[tuple[int, Mapping[str, int]]]
    triples: Sequence[tuple[int, Mapping[str, int]]]
    any_triple: re.Pattern[str]


def score_borders(text: str) -> list[float]:
    """For each character of *text*, how surely a phrase begins with it: above 0 it does.

    The sum that `budoux.Parser.parse` computes and does not give out. A mark that opens begins a phrase for sure,
    whatever the model knows of it. Columns of a feature are looked up at once, which takes half the time of going from
    character to character.
    """
    if not text:
        return []
    model = _load_model(japanese=holds_script(text, KANA))
    length = len(text)
    scores = [model.base] * length
    pairs = list(map(add, text, text[1:]))
    for grams, features in ((text, model.singles), (pairs, model.pairs)):
        for offset, known in features:
            found = list(map(known.get, grams, repeat(0)))
            if offset < 0:
                found = [0] * -offset + found
            scores = list(map(add, scores, found[max(offset, 0) :] + [0] * (length + 2)))
    for match in model.any_triple.finditer(text):
        for offset, known in model.triples:
            border = match.start() - offset
            if border < length:
                scores[border] += known.get(match[1], 0)
    for mark in re.finditer(_OPENING, text):
        scores[mark.start()] = max(scores[mark.start()], SURE_SCORE)
    return scores


@cache  # two models of 300 kB, which take 5 ms to load
def _load_model(*, japanese: bool) -> _Model:
    import budoux  # noqa: PLC0415 - late: it is for phrases alone

    load = budoux.load_default_japanese_parser if japanese else budoux.load_default_simplified_chinese_parser
    model = load().model
    triples = [(offset, model.get(f"TW{i}", {})) for i, offset in enumerate((-3, -2, -1, 0), 1)]
    known = sorted({re.escape(gram) for _, grams in triples for gram in grams})
    return _Model(
        base=-sum(sum(grams.values()) for grams in model.values()) / 2,
        singles=[(offset, model.get(f"UW{i}", {})) for i, offset in enumerate((-3, -2, -1, 0, 1, 2), 1)],
        pairs=[(offset, model.get(f"BW{i}", {})) for i, offset in enumerate((-2, -1, 0), 1)],
        triples=triples,
        any_triple=re.compile(f"(?=({'|'.join(known)}))"),
    )
