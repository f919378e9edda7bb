"""Marks that stand on the wrong line: one that closes at the start, one that opens at the end, or nothing but marks.

Chinese has a rule for each of its own marks (Netflix's Timed Text Style Guide for Simplified Chinese). The half-width
ones begin and end words of what is not Chinese, so that they count where they stand alone, between blanks.
"""

from collections.abc import Sequence
from itertools import filterfalse
from typing import Final, NamedTuple

from smartresult.judging.reports import Rule
from smartresult.text.marks import CLOSING, DASHES, NEUTRAL_QUOTES, OPENING, STOPS
from smartresult.text.sentences import has_end_mark

_NEVER_FIRST: Final = frozenset(filterfalse(str.isascii, CLOSING))
_NEVER_LAST: Final = frozenset(filterfalse(str.isascii, OPENING))
#: Signs of comparison and of turns (>>), and braces of markup.
_SIGNS: Final = frozenset("<>{}＜＞")
_OPENING: Final = frozenset(OPENING) - _SIGNS
_CLOSING: Final = frozenset(CLOSING) - _SIGNS
_DASHES: Final = frozenset(f"{DASHES}-‐―")
_MARKS: Final = frozenset(STOPS + OPENING + CLOSING + NEUTRAL_QUOTES) | _DASHES
_LAST: Final = _OPENING | _DASHES | _NEVER_LAST
_DOTS: Final = frozenset(".…‥⋯")
#: They say something alone: surprise, or silence.
_TELLING: Final = frozenset("?!？！…‥⋯")
_FACES: Final = frozenset({":)", ";)", ":(", ":]", ":-)", ";-)", ":-("})
#: A longer run of marks is no punctuation.
_LONGEST: Final = 12


class StrayMark(NamedTuple):
    """The rule that *mark* breaks, and what the rule asks."""

    rule: Rule
    mark: str
    asked: str


def find_stray_marks(line: str, *, chinese: bool) -> Sequence[StrayMark]:
    """The marks of *line* that should stand on another one; *chinese* says that its cue is Chinese.

    Takes time in proportion to the line.
    """
    line = line.strip()
    if not line or (line[0] not in _MARKS and line[-1] not in _LAST):
        return ()
    if _is_nothing_but_marks(line):
        return (StrayMark("forbidden line start", line[:_LONGEST], "no line is nothing but marks"),)
    found = []
    if first := _find_first(line, chinese=chinese):
        found.append(StrayMark("forbidden line start", first, "no line starts with it"))
    if last := _find_last(line, chinese=chinese):
        found.append(StrayMark("forbidden line end", last, "no line ends with it"))
    return found


def _is_nothing_but_marks(line: str) -> bool:
    if line in _FACES or len(line) > _LONGEST or not _MARKS.issuperset(line):
        return False
    return not (_TELLING.issuperset(line) or _is_ellipsis(line))


def _is_ellipsis(text: str) -> bool:
    return _DOTS.issuperset(text) and text != "."


def _find_first(line: str, *, chinese: bool) -> str:
    """The mark that closes, with which *line* begins; or ""."""
    if chinese and line[0] in _NEVER_FIRST:
        return line[0]
    if line[0] not in _CLOSING:
        return ""
    word = line.split(maxsplit=1)[0]
    is_stray = len(word) < len(line) and _CLOSING.issuperset(word) and not _is_ellipsis(word) and word not in _FACES
    return word[:_LONGEST] if is_stray else ""


def _find_last(line: str, *, chinese: bool) -> str:
    """The mark that opens, or the dash of the next turn, with which *line* ends; or ""."""
    last = line[-1]
    if chinese and last in _NEVER_LAST:
        return last
    if last not in _OPENING and last not in _DASHES:
        return ""
    before, word = ["", *line.rsplit(maxsplit=1)][-2:]
    if _OPENING.issuperset(word):
        return word[:_LONGEST]
    begins_turn = _DASHES.issuperset(word) and has_end_mark(before)
    return word[:_LONGEST] if begins_turn else ""
