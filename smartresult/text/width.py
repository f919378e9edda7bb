"""How wide a text is, in full-width characters."""

import re
import unicodedata
from functools import cache
from typing import Final

#: Punctuation that East Asian fonts draw full width, though Unicode leaves it open.
_WIDE_MARKS: Final = frozenset("“”‘’…—·")
#: It joins emoji to one.
_JOINER: Final = "\u200d"
#: Format characters and marks have no width of their own: U+200B to U+200F, U+2060, U+FEFF, accents.
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf", "Cc"})


#: White space, controls, and what Unicode calls default ignorable (DerivedCoreProperties.txt): nothing of it is drawn.
_UNSEEN: Final = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
_SEEN: Final = re.compile(f"[^{_UNSEEN}]")


class _Widths(dict[str, float]):
    """The width of each character that was met."""

    def __init__(self, half_width: float) -> None:
        self.half_width = half_width

    def __missing__(self, character: str) -> float:
        if unicodedata.category(character) in _NO_WIDTH:
            width = 0.0
        elif unicodedata.east_asian_width(character) in "WF" or character in _WIDE_MARKS:
            width = 1.0
        else:
            width = self.half_width
        self[character] = width
        return width


@cache  # two or three figures, and the characters of the scripts that were met
def _widths_for(half_width: float) -> _Widths:
    return _Widths(half_width)


def measure_width(text: str, half_width: float) -> float:
    """The width of a line of *text*, in which a half-width character counts *half_width*, and a zero-width one 0."""
    if text.isascii() and text.isprintable():
        return len(text) * half_width
    if _JOINER in text:
        text = re.sub(f"{_JOINER}.", "", text)  # what is joined is drawn as one
    return sum(map(_widths_for(half_width).__getitem__, text))


def shows_nothing(text: str) -> bool:
    """Whether of *text* nothing is drawn: it is empty, or white space and invisible characters alone."""
    return _SEEN.search(text) is None


def stands_close(character: str) -> bool:
    """Whether *character* is written without blanks around it, as Chinese and its punctuation are; Hangul is not."""
    return character >= "\u2e80" and measure_width(character, 0.0) > 0 and not "\uac00" <= character <= "\ud7af"


def count_words(text: str) -> float:
    """How many words *text* has, for reading speeds in words: what stands between blanks; two Chinese characters.

    That is about the mean length of a Chinese word.
    """
    words = 0.0
    for run in text.split():
        if run.isascii():
            words += any(map(str.isalnum, run))
            continue
        full = sum(unicodedata.east_asian_width(character) in "WF" and character.isalpha() for character in run)
        words += full / 2 if full else any(map(str.isalnum, run))
    return words


#: What stays with the character before it, and what with the one after: vowels that Thai and Lao write first.
_EXTENDING: Final = frozenset({"Mn", "Me", "Mc", "Cf"})
_LEADING_VOWELS: Final = frozenset("เแโใไເແໂໃໄ")
_TRAILING_VOWELS: Final = frozenset("\u0e33\u0eb3")
#: Signs of Thai and Lao that say the word before once more, or cut it short: they begin no line.
_TRAILING_SIGNS: Final = frozenset("ๆฯໆຯ")
#: What joins the consonants beside it to one sign, in the scripts of India, Burma and Cambodia (UAX #29, GB9c: Linker).
_JOINING: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2")


def split_graphemes(text: str) -> list[str]:
    """*text* in what a reader takes for one character: the part of UAX 29 that matters where a word has to be cut."""
    graphemes: list[str] = []
    for character in text:
        if graphemes and (
            unicodedata.category(character) in _EXTENDING
            or character in _TRAILING_VOWELS
            or (character in _TRAILING_SIGNS and not graphemes[-1].isspace())
            or graphemes[-1][-1] == _JOINER
            or graphemes[-1][-1] in _JOINING
            or graphemes[-1] in _LEADING_VOWELS
            or "\U0001f3fb" <= character <= "\U0001f3ff"  # the colours of skin
            or (_is_flag_letter(character) and _is_flag_letter(graphemes[-1]))
        ):
            graphemes[-1] += character
        else:
            graphemes.append(character)
    return graphemes


def _is_flag_letter(grapheme: str) -> bool:
    return len(grapheme) == 1 and "\U0001f1e6" <= grapheme <= "\U0001f1ff"
