"""Segments → words in a row, with what a layout has to know about each and about the borders between them."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import add, ne, sub
from typing import Final, NamedTuple

from smartresult.layout.prices import (
    DANGLING,
    FOREIGN_RUN,
    FULL_PAUSE,
    NAME,
    NEVER,
    PAUSE,
    SEGMENT_BORDER,
    UNPUNCTUATED_BORDER,
    UNPUNCTUATED_FULL_PAUSE,
    WIDOW,
    look_at,
    price_phrase,
)
from smartresult.model import Word
from smartresult.profiles import Profile
from smartresult.text.width import measure_width, split_graphemes
from smartresult.timed_text import TimedSource, TimedText, check_segments, list_segments
from smartresult.word_times.phrases import score_borders
from smartresult.word_times.timing import time_segment
from smartresult.word_times.tokens import CLOSING, OPENING


class Atoms(NamedTuple):
    """Words in columns, in the order in which they are spoken; a border is named by the word behind it."""

    words: Sequence[Word]
    texts: Sequence[str]  # without white space around or inside
    spaces: Sequence[str]  # what stands before each: a blank, or nothing
    left: Sequence[float]  # how wide the whole text is up to the word, the blank before it included
    right: Sequence[float]  # and up to its end
    starts: Sequence[float]  # in seconds, never falling
    ends: Sequence[float]
    prices: Sequence[float]  # of the border before each


#: A text with fewer stops a word than this is one that the recogniser did not punctuate.
_LEAST_STOPS: Final = 1 / 80


def cut_atoms(source: TimedSource, profile: Profile) -> Atoms:
    """The words of *source* in the order of its segments' start, end and text, none wider than a line of *profile*.

    Raises what `words` raises.
    """
    words = _list_words(source, profile)
    raws = [word.text for word in words]
    texts = [raw if raw.isalnum() else " ".join(raw.split()) for raw in raws]
    segments = [word.segment for word in words]
    seams = [i for i, differ in enumerate(map(ne, segments, segments[1:]), 1) if differ]
    spaces = _find_spaces(raws, texts, seams)
    widths = _measure_all(texts, profile.half_width)
    blank = profile.half_width
    right = list(accumulate([width + blank if space else width for width, space in zip(widths, spaces, strict=True)]))
    left = list(map(sub, right, widths))
    starts = list(accumulate([word.start for word in words], max))
    ends = list(map(max, [word.end for word in words], starts))
    prices = _price_borders(texts, spaces)
    punctuated = _is_punctuated(texts)
    _add_pauses(prices, starts, ends, FULL_PAUSE if punctuated else UNPUNCTUATED_FULL_PAUSE)
    for seam in seams:
        prices[seam] += SEGMENT_BORDER if punctuated else UNPUNCTUATED_BORDER
    return Atoms(words, texts, spaces, left, right, starts, ends, prices)


def _list_words(source: TimedSource, profile: Profile) -> list[Word]:
    segments = list_segments(source)
    check_segments(segments)
    timed = [(segment, time_segment(i, segment, "characters")) for i, segment in enumerate(segments)]
    timed.sort(key=_order_of)
    words = [word for _, spoken in timed for word in spoken]
    most = profile.max_chars_per_line
    if max((len(word.text) for word in words), default=0) > most:  # no character is wider than 1
        return [part for word in words for part in _split_wide(word, most, profile.half_width)]
    return words


def _order_of(timed: tuple[TimedText, Sequence[Word]]) -> tuple[float, float, str, list[float]]:
    """By start, end and text, and where all of them are alike, by the words: whatever order they came in."""
    segment, words = timed
    return segment.start, segment.end, segment.text, [word.start for word in words]


def _find_spaces(raws: Sequence[str], texts: Sequence[str], seams: Iterable[int]) -> list[str]:
    """The blank before each word: where its segment has one.

    At *seams*, and for a line break, there is one unless Chinese or a mark meets it.
    """
    spaces = [" " if len(raw) > len(text) and raw[-1].isspace() else "" for raw, text in zip(raws, texts, strict=True)]
    spaces = ["", *spaces][: len(raws)]
    line_breaks = [i for i, raw in enumerate(raws[:-1], 1) if raw[-1] in "\r\n"]
    for i in (*seams, *line_breaks):
        before, after = texts[i - 1][-1], texts[i][0]
        close = is_wide(before) or is_wide(after) or before in OPENING or after in CLOSING
        spaces[i] = "" if close else " "
    return spaces


def is_wide(character: str) -> bool:
    """Whether *character* is written without blanks around it, as Chinese and its punctuation are."""
    return character >= "\u2e80" and measure_width(character, 0.0) > 0 and not "\uac00" <= character <= "\ud7af"


def _measure_all(texts: Sequence[str], half_width: float) -> list[float]:
    known: dict[str, float] = {}  # words come again
    return [known[text] if text in known else known.setdefault(text, measure_width(text, half_width)) for text in texts]


def _split_wide(word: Word, most: float, half_width: float) -> list[Word]:
    """*word* in parts that fit into a line, cut between graphemes, its time shared out by characters."""
    text = " ".join(word.text.split())
    if measure_width(text, half_width) <= most:
        return [word]
    parts = [""]
    width = 0.0
    for grapheme in [*split_graphemes(text), word.text[len(word.text.rstrip()) :]]:
        width += measure_width(grapheme, half_width)
        if width > most and parts[-1].strip() and not grapheme.isspace():
            parts.append("")
            width = measure_width(grapheme, half_width)
        parts[-1] += grapheme
    rate = (word.end - word.start) / sum(map(len, parts))
    edges = [word.start + rate * edge for edge in accumulate(map(len, parts), initial=0)]
    edges[-1] = word.end
    return [
        Word(part, start, end, estimated=True, segment=word.segment)
        for part, (start, end) in zip(parts, pairwise(edges), strict=True)
    ]


def _price_borders(texts: Sequence[str], spaces: Sequence[str]) -> list[float]:
    """What a break costs before each word, by the words alone; before the first, nothing."""
    looks = list(map(look_at, texts))
    scores = _score_phrases(texts, spaces) if any(look.wide for look in looks) else []
    prices = [0.0]
    dangling = False  # the word before follows a stop
    for i, (before, after) in enumerate(pairwise(looks), 1):
        price, stops, _, _, capital, number, _, wide, _, opens = before
        if opens or after.bound:
            prices.append(NEVER)
        elif stops:
            prices.append(price)
        elif wide and after.wide and scores[i] <= 0:  # as `price_phrase` says, for most of Chinese
            prices.append(NEVER)
        elif wide or after.wide:
            behind = texts[i - 2][-1:] + texts[i - 1] if i > 1 else texts[0]
            prices.append(price_phrase(before, after, scores[i], behind, is_word=scores[i - 1] > 0))
        else:
            if number and after.unit:
                price = NEVER
            elif capital and after.capital:
                price = max(price, NAME)
            price += after.before + (DANGLING if dangling else 0.0) + (WIDOW if after.stops else 0.0)
            prices.append(price + FOREIGN_RUN if scores else price)
        dangling = stops
    return prices


def _add_pauses(prices: list[float], starts: Sequence[float], ends: Sequence[float], full: float) -> None:
    for i, pause in enumerate(map(sub, starts[1:], ends), 1):
        if pause > 0:
            prices[i] += PAUSE * min(pause / full, 1.0)


def _is_punctuated(texts: Sequence[str]) -> bool:
    return sum([look_at(text).stops for text in texts]) > len(texts) * _LEAST_STOPS


def _score_phrases(texts: Sequence[str], spaces: Sequence[str]) -> list[float]:
    """How sure BudouX is that a phrase begins with each word; after punctuation it always is."""
    pieces = list(map(add, spaces, texts))
    scores = score_borders("".join(pieces))
    return [
        scores[edge + len(space)] for edge, space in zip(accumulate(map(len, pieces), initial=0), spaces, strict=False)
    ]
