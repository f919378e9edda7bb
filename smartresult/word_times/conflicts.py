"""Which of the stated times of words stand together, where not all of them can."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

#: Seconds: a word that reaches so far into the next, or out of its segment, is cut. Recognisers round words and
#: segments by themselves, to milliseconds or hundredths; what reaches farther is no error of rounding.
TOLERANCE: Final = 0.005
#: So many of the words that a word could follow are compared: this bounds the time.
_MOST_COMPARED: Final = 8
#: Seconds: lengths vary the more the longer they are, and the shortest vary, too. On words with true times, damaged at
#: random so that two overlap, twice or half of this finds the wrong one as often.
_LEAST_VARIANCE: Final = 0.1


class PlacedWord(NamedTuple):
    """A stretch of a text, `text[first:last]`, and when it is spoken, in seconds."""

    first: int
    last: int
    start: float
    end: float
    estimated: bool


class Pace(NamedTuple):
    """When the pieces of a text would begin and end at the rate of the model, in seconds, by their places in it."""

    begins: Mapping[int, float]  # by the place at which the piece begins; also the end of the text
    ends: Mapping[int, float]  # by the place at which it ends, the pause after it not counted; also 0


def keep_possible(words: Sequence[PlacedWord], start: float, end: float) -> list[PlacedWord]:
    """Those of *words* that can be spoken between *start* and *end*, each by itself, cut at these by `TOLERANCE`.

    A word that was timed takes time; an estimate may have found none.
    """
    within = [
        PlacedWord(first, last, max(word_start, start), min(word_end, end), estimated)
        for first, last, word_start, word_end, estimated in words
        if start - TOLERANCE <= word_start <= word_end <= end + TOLERANCE
    ]
    return [word for word in within if word.start < word.end or (word.estimated and word.start == word.end)]


def are_consistent(words: Sequence[PlacedWord]) -> bool:
    """Whether *words*, each of which is possible, stand in order with no more overlap than is cut."""
    return all(_find_latest_cut(word) <= following.start for word, following in pairwise(words))


def cut_overlaps(words: Sequence[PlacedWord]) -> list[PlacedWord]:
    """*words*, which are consistent, each ending before the next starts: ends are heard less clearly than starts."""
    ends = [following.start for following in words[1:]]
    return [
        *[word._replace(end=min(word.end, last)) for word, last in zip(words, ends, strict=False)],
        *words[-1:],
    ]


def _find_latest_cut(word: PlacedWord) -> float:
    """The earliest time at which the next word may start; at least half of *word* is left."""
    return word.end - min(TOLERANCE, (word.end - word.start) / 2)


class _Row(NamedTuple):
    """A row of words that ends with *word*: how well it fits, less being better, and the row without that word."""

    misfit: tuple[int, float]
    word: PlacedWord
    before: "_Row | None"


def keep_consistent(words: Sequence[PlacedWord], start: float, end: float, pace: Pace) -> list[PlacedWord]:
    """As many of *words*, each of which is possible, as can stand together.

    Where two rows have as many, the one that leaves room for what is missing, and has no word that spans all of a
    neighbour; then the one whose words, and the gaps between them, take about the time that is usual at *pace*, at the
    rate of most words. Where nothing tells two words apart, the earlier one stays.
    """
    from statistics import median  # noqa: PLC0415 - late: few segments have words that contradict each other

    rate = median([(word.end - word.start) / _measure_usual(word, pace) for word in words])
    origin = _Row((0, 0.0), PlacedWord(0, 0, start, start, estimated=False), None)
    rows = [[origin]]  # by the number of their words
    lowest = [origin]  # of these, the one that lets the next word start earliest
    cuts = [start]
    for word, spans in zip(words, _find_spanning(words), strict=True):
        count = bisect_right(cuts, word.start)
        row = _extend(rows[count - 1], lowest[count - 1], word, pace, rate)
        if spans:
            row = row._replace(misfit=(row.misfit[0] + 1, row.misfit[1]))
        cut = _find_latest_cut(word)
        if count == len(rows):
            rows.append([row])
            lowest.append(row)
            cuts.append(cut)
        else:
            rows[count].append(row)
            if cut < cuts[count]:
                lowest[count], cuts[count] = row, cut
    length = max(pace.begins)
    last = _extend(rows[-1], lowest[-1], PlacedWord(length, length, end, end, estimated=False), pace, rate)
    return _list_words(last)


def _find_spanning(words: Sequence[PlacedWord]) -> list[bool]:
    """For each of *words* whether it spans more than all of the word before it, or of the one after."""
    spanning = [False] * len(words)
    for i, (before, after) in enumerate(pairwise(words)):
        if (before.start, before.end) != (after.start, after.end):
            spanning[i] |= before.start <= after.start and after.end <= before.end
            spanning[i + 1] |= after.start <= before.start and before.end <= after.end
    return spanning


def _extend(rows: Sequence[_Row], lowest: _Row, word: PlacedWord, pace: Pace, rate: float) -> _Row:
    """The best of *rows*, of which *lowest* is surely one that *word* can follow, with *word* at its end."""
    near = [row for row in rows[-_MOST_COMPARED:] if _find_latest_cut(row.word) <= word.start]
    return min([_add(row, word, pace, rate) for row in (lowest, *near)], key=lambda row: row.misfit)


def _add(row: _Row, word: PlacedWord, pace: Pace, rate: float) -> _Row:
    before = row.word
    gap = word.start - before.end
    squeezed, misfit = row.misfit
    squeezed += before.last < word.first and gap <= TOLERANCE
    misfit += _compare(gap, rate * (pace.begins[word.first] - pace.ends[before.last]))
    misfit += _compare(word.end - word.start, rate * _measure_usual(word, pace))
    return _Row((squeezed, misfit), word, row)


def _measure_usual(word: PlacedWord, pace: Pace) -> float:
    return pace.ends[word.last] - pace.begins[word.first]


def _compare(seconds: float, usual: float) -> float:
    """How unlikely it is that something takes *seconds*: the square of what it is off, in terms of its variance."""
    off = seconds - usual
    return off * off / (usual + _LEAST_VARIANCE)


def _list_words(row: _Row) -> list[PlacedWord]:
    """The words of *row*, without its two ends."""
    words = []
    while row.before is not None:
        words.append(row.word)
        row = row.before
    return words[:0:-1]
