"""Text → tokens: what is spoken as one, with the marks and blanks that belong to it.

Alphabetic scripts are cut at white space, Chinese and Japanese into characters, a small kana and the lengthening mark
going with the kana before. To the token after belong marks that open, what stands close before it after a blank
(`.NET`, `…and`), and signs of a turn or a song that begins; to the one before all others. Thai is cut into words as
BudouX finds them; Lao, Khmer and Burmese, which have no blanks, either, and for which it has no model, at white space.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from typing import Final

from smartresult.text.marks import (
    CLOSED_BY,
    CLOSING,
    CURRENCY,
    OPENING,
    SONG_SIGNS,
    TURN_DASHES,
    TURN_SIGNS,
)
from smartresult.text.quotes import settle_quotes
from smartresult.text.scripts import HAN, SYLLABIC, THAI, UNSPACED, holds_script
from smartresult.text.sentences import has_end_mark
from smartresult.word_times.phrases import find_thai_words

_SMALL_KANA: Final = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿーｧ-ｯｰﾞﾟ"
#: What ends a run of alphabetic text, though no blank does: the marks that Chinese and Japanese set without blanks.
_NO_RUN: Final = f"\\s{UNSPACED}，。！？、；：（）［］｛｝“”《》〈〉「」『』【】〔〕〖〗…｡､｢｣"

# Patterns are text, here and in the rooms that use these: compiling them all would double the time of the import.

#: What is spoken of a token, and what follows it up to the next blank. A run of it ends before marks that open.
_SPOKEN: Final = rf"(?![{_SMALL_KANA}])[{UNSPACED}]|\w(?<![{UNSPACED}])[^{_NO_RUN}]*(?<![{re.escape(OPENING)}])"
#: Text of which nothing has to be looked at twice, as most fragments are: words of ASCII with a blank between, or
#: characters of Chinese alone.
_WORD: Final = r"\w++(?:['.,-]\w++)*[.,?!]*"
_PLAIN: Final = rf"(?a){_WORD}(?: {_WORD})*"
_CHINESE: Final = f"[{HAN}]++"
_SIGNS: Final = OPENING + CURRENCY
_SONG_SIGNS: Final = frozenset(SONG_SIGNS)
#: What does not stand close before a word, blanks aside: it closes, but for the marks of `.NET` and `…and`.
_NOT_CLOSE: Final = frozenset(CLOSING) - frozenset(".…")
#: With one of these before the blank, it is looked at whether it belongs to the word after.
_FREE: Final = frozenset(f" \t\n\r{OPENING}{TURN_SIGNS}{TURN_DASHES}{SONG_SIGNS}")
#: So many characters tell whether a sentence ends before a dash: its mark, closing quotes and brackets, a blank.
_REACH: Final = 8


def find_starts(text: str) -> list[int]:
    """Where the tokens of *text* begin, the first at 0; a text without anything to speak is one token, "" none."""
    if text.isascii():
        if re.fullmatch(_PLAIN, text):
            return [0, *accumulate([len(word) + 1 for word in text.split(" ")[:-1]])]
    elif re.fullmatch(_CHINESE, text):
        return [*range(len(text))]
    return find_any_starts(text)


def find_any_starts(text: str) -> list[int]:
    """The same, whatever *text* is made of: what `find_starts` does where it can't do it faster."""
    text = settle_quotes(text)
    starts = []
    last = 0
    songs = frozenset() if text.isascii() or _SONG_SIGNS.isdisjoint(text) else _find_songs(text)
    for match in re.finditer(_SPOKEN, text):
        start, end = match.span()
        if start == last or (text[start - 1] == " " and text[start - 2] not in _FREE):
            starts.append(start)
        else:
            starts.append(_find_marks_before(text, last, start, songs))
        last = end
    if not starts:
        return [0] if text else []
    starts[0] = 0
    return sorted({*starts, *find_thai_words(text)}) if holds_script(text, THAI) else starts


def _find_marks_before(text: str, first: int, last: int, songs: AbstractSet[int]) -> int:
    """Where the marks begin that belong to the token at *last*, of those from *first* on; *songs* is where songs begin.

    They open, or stand close after a blank (`-5`), or alone, and say that a turn or a song begins.
    """
    between = text[first:last]
    if text[last].isdecimal() and between.endswith("."):
        between = between[:-1]  # .5
    between = between.rstrip(_SIGNS)
    close = len(between.rstrip().rstrip(OPENING))  # what opens leads, though a blank be after it
    if close == len(between.rstrip()):
        close = len(between)
        while close and not between[close - 1].isspace() and between[close - 1] not in _NOT_CLOSE:
            close -= 1
        if close == 0 == first:
            return first
        if not close or not between[close - 1].isspace():
            return first + len(between)
    for match in reversed([*re.finditer(r"\S+", between[:close])]):
        if not (match.start() and _leads(text, first + match.start(), songs)):
            break
        close = match.start()
    return first + close


def _leads(text: str, place: int, songs: AbstractSet[int]) -> bool:
    """Whether the marks at *place*, between blanks, belong to what is after them, and not to what is before."""
    if text[place] in SONG_SIGNS:
        return place in songs
    if text[place] in TURN_DASHES:
        before = text[max(place - _REACH, 0) : place]
        return before.endswith("\n") or has_end_mark(before, " ")
    return text[place] in OPENING or text[place] in TURN_SIGNS


def _find_songs(text: str) -> AbstractSet[int]:
    """Where songs begin in *text*: every other sign, the first or, where one ends that began before, the second."""
    signs = [match.start() for match in re.finditer(f"[{SONG_SIGNS}]+", text)]
    before = text[: signs[0]].rstrip(f"{CLOSED_BY} ") if signs else ""
    goes_on = len(signs) % 2 and before and not has_end_mark(before)
    return frozenset(signs[1 if goes_on else 0 :: 2])


def cut(text: str, starts: Sequence[int]) -> list[str]:
    """The pieces of *text* that begin at *starts*, as `find_starts` finds them; joined they are the text."""
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def is_spoken(text: str) -> bool:
    """Whether *text* has anything to speak, and is not marks alone."""
    return re.search(_SPOKEN, text) is not None


def is_syllabic(text: str) -> bool:
    """Whether *text* is, in part at least, Chinese, Japanese or Korean."""
    return holds_script(text, SYLLABIC)
