"""Where the phrases of Chinese and Japanese text meet, by the model of BudouX, and how surely."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from smartresult.text.marks import OPENING
from smartresult.text.scripts import KANA, UNSPACED, holds_script
from smartresult.word_times.character_grams import CharacterModel, pack_characters, score_characters

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


def score_borders(text: str) -> list[float]:
    """For each character of *text*, how surely a phrase begins with it: above 0 it does.

    The sum that `budoux.Parser.parse` computes and does not give out. A mark that opens begins a phrase for sure,
    whatever the model knows of it.
    """
    model = _load_model(japanese=holds_script(text, KANA))
    scores = [score / 2 for score in score_characters(text, model)]
    for mark in re.finditer(_OPENING, text):
        scores[mark.start()] = max(scores[mark.start()], SURE_SCORE)
    return scores


@cache  # two models of 300 kB, which take 6 ms to load
def _load_model(*, japanese: bool) -> CharacterModel:
    """The model of BudouX, twice as heavy: from every sum it takes half of the sum of all weights."""
    import budoux  # noqa: PLC0415 - late: it is for phrases alone

    load = budoux.load_default_japanese_parser if japanese else budoux.load_default_simplified_chinese_parser
    model = load().model
    doubled = {name: {gram: 2 * weight for gram, weight in grams.items()} for name, grams in model.items()}
    return pack_characters(-sum(sum(grams.values()) for grams in model.values()), doubled)
