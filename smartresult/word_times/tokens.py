"""Text → tokens: what is spoken as one, with the marks and blanks that belong to it.

Alphabetic scripts are cut at white space, Chinese and Japanese into characters, a small kana and the lengthening mark
going with the kana before. Opening marks belong to the token after, all others to the one before. Thai, Lao, Khmer and
Burmese, which have no blanks and need a dictionary, are cut at white space, too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from smartresult.text.marks import CLOSING, CURRENCY, OPENING
from smartresult.text.scripts import SYLLABIC, UNSPACED, holds_script

#: How finely text without blanks is cut: by characters, or by phrases, as BudouX finds them.
Unspaced: TypeAlias = Literal["characters", "phrases"]

_SMALL_KANA: Final = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿーｧ-ｯｰﾞﾟ"
#: What ends a run of alphabetic text, though no blank does: the marks that Chinese and Japanese set without blanks.
_NO_RUN: Final = f"\\s{UNSPACED}，。！？、；：（）［］｛｝“”《》〈〉「」『』【】〔〕〖〗…｡､｢｣"

# Patterns are text, here and in the rooms that use these: compiling them all would double the time of the import.

#: What is spoken of a token, and what follows it up to the next blank. A run of it ends before marks that open.
_SPOKEN: Final = rf"(?![{_SMALL_KANA}])[{UNSPACED}]|\w(?<![{UNSPACED}])[^{_NO_RUN}]*(?<![{re.escape(OPENING)}])"
_NO_CLOSING: Final = rf"[^\s{re.escape(CLOSING)}]"
_SIGNS: Final = OPENING + CURRENCY


def find_starts(text: str) -> list[int]:
    """Where the tokens of *text* begin, the first at 0; a text without anything to speak is one token, "" none."""
    starts = []
    last = 0
    for match in re.finditer(_SPOKEN, text):
        start, end = match.span()
        if start == last or text[start - 1] == " ":
            starts.append(start)
        else:
            starts.append(_find_marks_before(text, last, start))
        last = end
    if not starts:
        return [0] if text else []
    starts[0] = 0
    return starts


def _find_marks_before(text: str, first: int, last: int) -> int:
    """Where the marks begin that belong to the token at *last*: they open, or stand close after a blank (`-5`)."""
    between = text[first:last]
    if text[last].isdecimal() and between.endswith("."):
        between = between[:-1]  # .5
    between = between.rstrip(_SIGNS)
    after_blank = len(between)
    while after_blank and re.compile(_NO_CLOSING).match(between, after_blank - 1):
        after_blank -= 1
    if after_blank == 0 == first or (after_blank and between[after_blank - 1].isspace()):
        return first + after_blank
    return first + len(between)


def cut(text: str, starts: Sequence[int]) -> list[str]:
    """The pieces of *text* that begin at *starts*, as `find_starts` finds them; joined they are the text."""
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def is_syllabic(text: str) -> bool:
    """Whether *text* is, in part at least, Chinese, Japanese or Korean."""
    return holds_script(text, SYLLABIC)
