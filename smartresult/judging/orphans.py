"""What stands alone: a word that is a line, or a cue, beside the rest of its sentence."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from smartresult.judging.chinese_breaks import holds_chinese
from smartresult.text.marks import TURN_DASHES
from smartresult.text.scripts import BURMESE, KHMER, LAO, THAI, UNSPACED, holds_script
from smartresult.text.sentences import find_stop, has_end_mark

#: Letters of a word, or characters of Chinese, that are few to stand alone; characters of the longest word.
_SHORT_WORD: Final = 4
_SHORT_CHINESE: Final = 2
_LONGEST_WORD: Final = 24
#: How much wider its neighbour is than an orphan: beside a short word, and beside a longer one.
_BESIDE_SHORT: Final = 3
_BESIDE_LONG: Final = 4
_WITHOUT_BLANKS: Final = UNSPACED + THAI + LAO + BURMESE + KHMER
_DASHES: Final = tuple(TURN_DASHES)
#: Characters on each side of a border that tell whether a sentence ends there.
_REACH: Final = 240


def find_orphan(text: str) -> int:
    """How much wider its neighbour has to be for *text* to be an orphan, if it is one word; else 0."""
    words = text.split(maxsplit=1)
    if len(words) != 1 or len(words[0]) > _LONGEST_WORD:
        return 0
    letters = sum(map(str.isalnum, words[0]))
    if holds_chinese(text):
        return _BESIDE_SHORT if letters <= _SHORT_CHINESE else 0
    if not letters:
        return 0
    return _BESIDE_SHORT if letters <= _SHORT_WORD else _BESIDE_LONG


def is_one_word(text: str) -> bool:
    """Whether *text* is one word, and a short one where that can't be told, for there are no blanks between words."""
    if len(text.split(maxsplit=1)) != 1:
        return False
    if not text.isascii() and holds_script(text, _WITHOUT_BLANKS):
        return find_orphan(text) == _BESIDE_SHORT
    return any(map(str.isalnum, text))


def is_set_apart(lines: Sequence[str], i: int) -> bool:
    """Whether line *i* is another sentence, or another speaker, than the lines beside it."""
    near = lines[max(i - 1, 0) : i + 2]
    return any(begins_turn(line) for line in near) or all(ends_sentence(*pair) for pair in pairwise(near))


def begins_turn(text: str) -> bool:
    """Whether *text* begins with a dash, as what another speaker says does."""
    return text.lstrip().startswith(_DASHES)


def ends_sentence(text: str, following: str) -> bool:
    """Whether *text* ends with the mark of a sentence, or of an aside, which does not belong to its last word."""
    end = text[-_REACH:].rstrip()
    if not has_end_mark(end):
        return False
    return find_stop(end.rsplit(maxsplit=1)[-1], following[:_REACH].strip() or None) != ""
