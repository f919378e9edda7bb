"""Text → tokens: what is spoken as one, with the marks and blanks that belong to it.

Alphabetic scripts are cut at white space, Chinese and Japanese into characters, a small kana and the lengthening mark
going with the kana before. Opening marks belong to the token after, all others to the one before. Thai, Lao, Khmer and
Burmese, which have no blanks and need a dictionary, are cut at white space, too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, TypeAlias

#: How finely text without blanks is cut: by characters, or by phrases, as BudouX finds them.
Unspaced: TypeAlias = Literal["characters", "phrases"]

#: Ranges of Unicode, for the inside of `[…]`.
HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7af"
_SMALL_KANA: Final = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿーｧ-ｯｰﾞﾟ"
#: Marks of which the counterpart closes what they open.
OPENING: Final = "（［｛“‘《〈「『【〔〖｟([{<«¿¡"
#: Marks that never begin a token, even where a blank stands before them.
CLOSING: Final = "，。！？、；：”’）］｝》〉」』】〕〗｠…·,.!?;:)]}>»％%"
#: They end in a full stop in the middle of a sentence.
TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "vs", "no"})
#: What ends a run of alphabetic text, though no blank does.
_NO_RUN: Final = f"\\s{HAN}{KANA}，。！？、；：（）［］｛｝“”《》〈〉「」『』【】〔〕〖〗…"

# Patterns are text, here and in the rooms that use these: compiling them all would double the time of the import.

#: What is spoken of a token, and what follows it up to the next blank. A run of it ends before marks that open.
_SPOKEN: Final = rf"(?![{_SMALL_KANA}])[{HAN}{KANA}]|\w(?<![{HAN}{KANA}])[^{_NO_RUN}]*(?<![{re.escape(OPENING)}])"
_NO_CLOSING: Final = rf"[^\s{re.escape(CLOSING)}]"
_SIGNS: Final = OPENING + "$€£¥＄￥"
UNSPACED: Final = f"[{HAN}{KANA}]"
_SYLLABLE: Final = f"[{HAN}{KANA}{HANGUL}]"


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
    """Where the marks begin that belong to the token at *last*: they open, or stand close behind a blank (`-5`)."""
    between = text[first:last]
    if text[last].isdecimal() and between.endswith("."):
        between = between[:-1]  # .5
    between = between.rstrip(_SIGNS)
    behind_blank = len(between)
    while behind_blank and re.compile(_NO_CLOSING).match(between, behind_blank - 1):
        behind_blank -= 1
    if behind_blank == 0 == first or (behind_blank and between[behind_blank - 1].isspace()):
        return first + behind_blank
    return first + len(between)


def cut(text: str, starts: Sequence[int]) -> list[str]:
    """The pieces of *text* that begin at *starts*, as `find_starts` finds them; joined they are the text."""
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def is_syllabic(text: str) -> bool:
    """Whether *text* is, in part at least, Chinese, Japanese or Korean."""
    return not text.isascii() and re.search(_SYLLABLE, text) is not None
