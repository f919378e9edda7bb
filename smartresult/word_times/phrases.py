"""Where phrases of Chinese and Japanese text meet, how surely, and words of Thai: by the models of BudouX."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from pkgutil import get_data
from typing import Final, Literal

from smartresult.text.chinese_words import find_verbs_said_twice
from smartresult.text.marks import OPENING
from smartresult.text.scripts import KANA, THAI, UNSPACED, holds_script
from smartresult.word_times.character_grams import TEMPLATES, CharacterModel, pack_characters, score_characters

#: From this score on, a border is sure.
SURE_SCORE: Final = 2500.0
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_OPENING: Final = f"[{re.escape(OPENING)}]"
#: Between two letters of Thai, where no cluster is parted: after no vowel that is written first, before nothing that is
#: written above, below or after a consonant, and before no sign of repetition or abbreviation.
_THAI_RUN: Final = re.compile(f"[{THAI}]+")
#: The words of Thai that BudouX cuts have no more parts.
_MOST_PARTS: Final = 5
_THAI_BORDER: Final = f"(?<=[{THAI}])(?<![\u0e40-\u0e44])(?=[{THAI}])(?![\u0e2f\u0e30-\u0e3a\u0e45-\u0e4e\u0e5a\u0e5b])"


def find_phrases(text: str, starts: Iterable[int]) -> list[int]:
    """Those of *starts* at which a word or a phrase begins: what BudouX takes for one phrase stays together.

    And so does a verb of Chinese that is said twice. Words of the dictionary are too long to be lit: 今天天气 is one.
    """
    if not holds_script(text, UNSPACED):
        return list(starts)
    scores = score_borders(text)
    for verb in find_verbs_said_twice(text):
        scores[verb + 1] = scores[verb + 2] = -SURE_SCORE
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
    model = _load_model("ja" if holds_script(text, KANA) else "zh")
    scores = [score / 2 for score in score_characters(text, model)]
    for mark in re.finditer(_OPENING, text):
        scores[mark.start()] = max(scores[mark.start()], SURE_SCORE)
    return scores


def find_thai_words(text: str) -> list[int]:
    """Where words of Thai begin right after others; no blank is there, and no cluster of letters is parted.

    BudouX finds them; of frequent words that it cuts in parts, the parts are joined. Repetition signs and those of
    abbreviation (ๆ ฯ) go with the word before.
    """
    borders = find_thai_borders(text)
    if not borders:
        return []
    known = _load_thai_words()
    starts = []
    last = 0
    for run in _THAI_RUN.finditer(text):
        first, last = last, bisect_left(borders, run.end(), last)
        edges = [run.start(), *borders[first:last], run.end()]
        i = 0
        while i < len(edges) - 1:
            if i:
                starts.append(edges[i])
            ends = range(min(i + _MOST_PARTS, len(edges) - 1), i + 1, -1)
            i = next((end for end in ends if text[edges[i] : edges[end]] in known), i + 1)
    return starts


def find_thai_borders(text: str) -> list[int]:
    """Where BudouX sees words of Thai begin right after others."""
    scores = score_characters(text, _load_model("th"))
    return [match.start() for match in re.finditer(_THAI_BORDER, text) if scores[match.start()] > 0]


@cache  # 4,000 words, which take 1 ms to load
def _load_thai_words() -> frozenset[str]:
    return frozenset((get_data(__package__, "words-th.txt") or b"").decode().split())


@cache  # models of 300 kB, which take 3 ms each to load
def _load_model(language: Literal["zh", "ja", "th"]) -> CharacterModel:
    """The model of BudouX, twice as heavy: from every sum it takes half of the sum of all weights."""
    import budoux  # noqa: PLC0415 - late: it is for phrases alone

    load = {
        "zh": budoux.load_default_simplified_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
    }[language]
    model = load().model
    # The Thai model has triples of two characters, from the ends of texts, which `parse` never looks up.
    doubled = {
        name: {gram: 2 * weight for gram, weight in grams.items() if len(gram) == TEMPLATES[name][1]}
        for name, grams in model.items()
    }
    return pack_characters(-sum(sum(grams.values()) for grams in model.values()), doubled)
