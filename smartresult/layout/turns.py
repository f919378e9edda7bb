"""Where somebody else begins to speak, and where a song begins or ends: by signs and names of speakers alone."""

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from smartresult.text.marks import SONG_SIGNS, TURN_DASHES, TURN_SIGNS
from smartresult.text.sentences import has_end_mark

_FIRST: Final = frozenset(TURN_SIGNS + TURN_DASHES + SONG_SIGNS)
#: What says that a song begins or ends.
SONG: Final = re.compile(f"[{SONG_SIGNS}]+")
_COLONS: Final = ":："
_TELLING: Final = _FIRST | frozenset(_COLONS)
_ASIDE: Final = f"{SONG_SIGNS} "
#: The longest name of a speaker: in words, or in characters of Chinese.
_MOST_WORDS: Final = 3
_MOST_CHARACTERS: Final = 5
#: Chinese that introduces what is said, and names nobody.
_SAYING: Final = tuple("说道问答是有为下点看想写叫讲曰如即")
#: A text has speakers if so many are named.
_LEAST_SPEAKERS: Final = 2


class Turns(NamedTuple):
    """Where who speaks or sings is marked, by the indexes of words."""

    begins: frozenset[int]  # with which turns begin
    named: frozenset[int]  # that follow the name of a speaker
    ends: frozenset[int] = frozenset()  # that are lone signs, and end songs


def goes_on_singing(text: str, *, sung: bool) -> bool:
    """Whether a song goes on after the word *text*; *sung* says whether one does before it.

    Every other sign begins one, but none that stands alone: that may be music without words.
    """
    odd = len(SONG.findall(text)) % 2 == 1
    return sung != odd and not (odd and SONG.fullmatch(text.strip()))


def find_turns(texts: Sequence[str], segment_borders: Sequence[int]) -> Turns:
    """Those of the words *texts* with which a turn, an item of a list or a song begins, or that follow a song.

    A dash counts at the start of a sentence or a segment, of which *segment_borders* are the first words; so does the
    name of a speaker before a colon, if there are two speakers.
    """
    if _TELLING.isdisjoint("".join(texts)):  # most texts have none of it
        return Turns(frozenset(), frozenset())
    firsts = {0, *segment_borders}
    turns = set()
    ends = set()
    sung = False
    last = len(texts) - 1
    for i in [i for i, text in enumerate(texts) if text[0] in _FIRST or text[-1] in SONG_SIGNS]:
        text = texts[i]
        if i == last and not any(map(str.isalnum, text)):
            break  # a lone sign after which nothing is said
        if sung and SONG.fullmatch(text):
            ends.add(i)
        elif (
            text[0] in TURN_SIGNS
            or text[0] in SONG_SIGNS
            or (text[0] in TURN_DASHES and not text[1:2].isdigit() and _begins(texts, i, firsts))
        ):
            turns.add(i)
        if text[-1] in SONG_SIGNS:
            turns.add(i + 1)
        sung = goes_on_singing(text, sung=sung)
    names: dict[int, str] = {}
    named: set[int] = set()
    for i in [i for i, text in enumerate(texts) if text[-1] in _COLONS]:
        first = next((j for j in range(i, max(i - _MOST_CHARACTERS, -1), -1) if _begins(texts, j, firsts)), None)
        name = "" if first is None else _find_name(texts[first : i + 1])
        if name and first is not None:
            names[first] = name
            named.add(i + 1)
    if len(set(names.values())) < _LEAST_SPEAKERS:
        return Turns(frozenset(turns - {0, len(texts)}), frozenset(), frozenset(ends))
    begins = frozenset((turns | names.keys()) - {0, len(texts)})
    return Turns(begins, frozenset(named - {len(texts)}), frozenset(ends))


def _begins(texts: Sequence[str], i: int, begins: Container[int]) -> bool:
    """Whether a sentence or a segment begins with word *i*."""
    return i in begins or has_end_mark(texts[i - 1], _ASIDE)


def _find_name(words: Sequence[str]) -> str:
    """The name of a speaker that *words* up to a colon are: capitalised words, or a few characters; else ""."""
    name = "".join(words)[:-1]
    if name.isascii():
        fits = len(words) <= _MOST_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words)
    else:
        fits = name.isalnum() and not name.endswith(_SAYING)
    return name if fits else ""
