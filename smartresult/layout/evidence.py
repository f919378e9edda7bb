"""What models and dictionaries know of the borders between words: what BudouX, clauses, words of Chinese and names say.

Everything is by border, which is named by the word after it.
"""

import re
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import Final, NamedTuple

from smartresult.layout.chinese import TRANSLITERATING
from smartresult.text.chinese_words import find_word_starts
from smartresult.text.languages.known import LANGUAGES, find_language
from smartresult.text.marks import CLOSED_BY, NAME_DOTS, NEUTRAL_QUOTES, OPENING, STOPS
from smartresult.text.scripts import HAN, KANA, holds_script
from smartresult.text.simplified import simplify
from smartresult.word_times.clauses import score_chinese_clauses, score_english_clauses
from smartresult.word_times.phrases import score_borders

#: A name in parts: what writes its sounds, as far as it goes, and whatever stands beside the marks.
_PART: Final = f"[{HAN}][{TRANSLITERATING}]{{0,8}}"
_NAME: Final = re.compile(
    f"[{TRANSLITERATING}]{{0,6}}[{HAN}](?:[{NAME_DOTS}]{_PART}(?:-{_PART})?)+"
    f"|[\u30a1-\u30fa\u30fc]+(?:[{NAME_DOTS}][\u30a1-\u30fa\u30fc]+)+"
)


class Evidence(NamedTuple):
    """What is known of each border, in columns; one that is empty knows nothing of any.

    *phrases* has the scores of BudouX, *clauses* hundredths of log odds that a clause ends, *inside* 1 where the border
    lies inside of a word or a name, *before* and *after* the words of Chinese, or phrases of
    Japanese, on both sides.
    """

    texts: Sequence[str]
    phrases: Sequence[float] = ()
    clauses: Sequence[int] = ()
    inside: Sequence[int] = ()
    before: Sequence[str] = ()
    after: Sequence[str] = ()


def find_evidence(texts: Sequence[str], spaces: Sequence[str], lang: str, *, wide: bool, marks: bool) -> Evidence:
    """What is known of the borders between *texts*, before which *spaces* stand, in the language *lang*.

    *wide* says that some of it is Chinese or Japanese.

    Its texts are those that lists of words know: Chinese in simplified characters. *marks* says that marks show where
    clauses end; in English the model adds nothing to them.
    """
    if not wide:
        inside = _find_compounds(texts, find_language(lang).compounds) if lang in LANGUAGES else ()
        clauses = score_english_clauses(texts) if lang == "en" and not marks else ()
        return Evidence(texts, clauses=clauses, inside=inside)
    pieces = list(map(add, spaces, texts))
    joined = "".join(pieces)
    ends = list(accumulate(map(len, pieces)))
    starts = [end - len(text) for end, text in zip(ends, texts, strict=True)]
    inside = [0] * len(texts)
    is_chinese = holds_script(joined, HAN) and not holds_script(joined, KANA)
    if is_chinese:  # all that is asked was taught simplified text, and knows Traditional less well
        joined = simplify(joined)
    phrases = score_borders(joined)
    scores = [phrases[start] for start in starts]
    _mark_names(joined, starts, inside)
    if not is_chinese:
        before, after = _look_around(joined, [i for i, score in enumerate(phrases) if i == 0 or score > 0], starts)
        return Evidence(texts, scores, (), inside, before, after)
    known = [joined[start:end] for start, end in zip(starts, ends, strict=True)]
    clauses = score_chinese_clauses(joined)
    before, after = _find_words(joined, starts, inside)
    return Evidence(known, scores, [clauses[start] for start in starts], inside, before, after)


def _find_compounds(texts: Sequence[str], compounds: Collection[str]) -> Sequence[int]:
    """1 for each border inside of one of the *compounds*, whose parts are joined by _; empty where there are none."""
    if not compounds:
        return ()
    beginnings: dict[str, list[list[str]]] = {}
    for compound in compounds:
        first, *others = compound.split("_")
        beginnings.setdefault(first, []).append(others)
    folded = [text.lower() for text in texts]
    inside = [0] * len(texts)
    for i, text in enumerate(folded):
        first = text.lstrip(OPENING + NEUTRAL_QUOTES)
        for others in beginnings.get(first, ()):
            rest = folded[i + 1 : i + 1 + len(others)]
            if rest and [*rest[:-1], rest[-1].rstrip(STOPS + CLOSED_BY)] == others:
                inside[i + 1 : i + 1 + len(others)] = [1] * len(others)
    return inside


def _mark_names(joined: str, starts: Sequence[int], inside: list[int]) -> None:
    if not any(dot in joined for dot in NAME_DOTS):
        return
    within = bytearray(len(joined) + 1)
    for name in _NAME.finditer(joined):
        within[name.start() + 1 : name.end()] = b"\1" * (name.end() - name.start() - 1)
    for i, start in enumerate(starts):
        inside[i] |= within[start]


def _find_words(joined: str, starts: Sequence[int], inside: list[int]) -> tuple[list[str], list[str]]:
    """The words before and after each of the *starts*; *inside* learns which lie inside of one. None without words."""
    begins = find_word_starts(joined)
    if begins is None:
        return [], []
    for i, start in enumerate(starts):
        if not begins[start]:
            inside[i] = 1
    return _look_around(joined, [i for i, begins_here in enumerate(begins) if begins_here], starts)


def _look_around(joined: str, edges: Sequence[int], starts: Sequence[int]) -> tuple[list[str], list[str]]:
    """What stands before and after each of the *starts* in *joined*, cut at the *edges*."""
    words = [joined[first:last] for first, last in pairwise([*edges, len(joined)])]
    begins = [0] * len(joined)
    for edge in edges:
        begins[edge] = 1
    ranks = list(accumulate(begins))  # the number of the word that begins there, from 1 on
    numbers = [ranks[start] for start in starts]
    return [words[number - 2] for number in numbers], [words[number - 1] for number in numbers]
