"""Segments → words in a row, with what a layout has to know about each and about the borders between them."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import ne, sub
from typing import NamedTuple

from smartresult.layout.prices import price_borders
from smartresult.model import Word
from smartresult.profiles import Profile
from smartresult.text.marks import CLOSING, OPENING
from smartresult.text.width import measure_width, shows_nothing, split_graphemes, stands_close
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments
from smartresult.word_times.timing import find_following, time_segment


class Atoms(NamedTuple):
    """Words in columns, in the order in which they are spoken; a border is named by the word after it."""

    words: Sequence[Word]
    texts: Sequence[str]  # without white space around or inside
    spaces: Sequence[str]  # what stands before each: a blank, or nothing
    left: Sequence[float]  # how wide the whole text is up to the word, the blank before it included
    right: Sequence[float]  # and up to its end
    starts: Sequence[float]  # in seconds, never falling
    ends: Sequence[float]
    prices: Sequence[float]  # of the border before each


def cut_atoms(source: TimedSource, profile: Profile) -> Atoms:
    """The words of *source* in the order of its segments' start, end and text, none wider than a line of *profile*.

    Raises what `words` raises.
    """
    words = _list_words(source, profile)
    raws = [word.text for word in words]
    texts = [raw if raw.isalnum() else " ".join(raw.split()) for raw in raws]
    segments = [word.segment for word in words]
    segment_borders = [i for i, differ in enumerate(map(ne, segments, segments[1:]), 1) if differ]
    spaces = _find_spaces(raws, texts, segment_borders)
    widths = _measure_all(texts, profile.half_width)
    blank = profile.half_width
    right = list(accumulate([width + blank if space else width for width, space in zip(widths, spaces, strict=True)]))
    left = list(map(sub, right, widths))
    starts = list(accumulate([word.start for word in words], max))
    ends = list(map(max, [word.end for word in words], starts))
    prices = price_borders(texts, spaces, starts, ends, segment_borders)
    return Atoms(words, texts, spaces, left, right, starts, ends, prices)


def _list_words(source: TimedSource, profile: Profile) -> list[Word]:
    segments = list_segments(source)
    require_segments(segments)
    following = find_following(segments)
    timed = [(segment, time_segment(i, segment, "characters", following)) for i, segment in enumerate(segments)]
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


def _find_spaces(raws: Sequence[str], texts: Sequence[str], segment_borders: Iterable[int]) -> list[str]:
    """The blank before each word: where its segment has one.

    At *segment_borders*, and for a line break, there is one unless Chinese or a mark meets it.
    """
    spaces = [" " if len(raw) > len(text) and raw[-1].isspace() else "" for raw, text in zip(raws, texts, strict=True)]
    spaces = ["", *spaces][: len(raws)]
    line_breaks = [i for i, raw in enumerate(raws[:-1], 1) if raw[-1] in "\r\n"]
    for i in (*segment_borders, *line_breaks):
        before, after = texts[i - 1][-1], texts[i][0]
        close = stands_close(before) or stands_close(after) or before in OPENING or after in CLOSING
        spaces[i] = "" if close else " "
    return spaces


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
        if width > most and parts[-1].strip() and grapheme.strip():
            parts.append("")
            width = measure_width(grapheme, half_width)
        parts[-1] += grapheme
    parts = [part for part in parts if not shows_nothing(part)] or parts
    rate = (word.end - word.start) / sum(map(len, parts))
    edges = [word.start + rate * edge for edge in accumulate(map(len, parts), initial=0)]
    edges[-1] = word.end
    return [
        Word(part, start, end, estimated=True, segment=word.segment)
        for part, (start, end) in zip(parts, pairwise(edges), strict=True)
    ]
