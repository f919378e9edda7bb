"""Words as scorers and lexicons have them: without the punctuation around them, in small letters."""

from collections.abc import Iterable
from typing import Final
from unicodedata import category

from smartresult.export.characters import clean_text
from smartresult.model import Word

#: What makes no word, by Unicode's general categories: punctuation, symbols, blanks, controls.
_AROUND: Final = frozenset("Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf".split())  # noqa: SIM905 - it reads better
#: What adds to the character before it, and is as much a part of the word as that.
_ADDED: Final = frozenset({"Mn", "Mc", "Me"})
#: Signs that are spoken where they touch a word, as are those of currencies: `5%`, `C++`, `C#`, `20°`.
_SPOKEN: Final = frozenset("%％‰+＋#＃&＆°℃℉")
_CURRENCY: Final = "Sc"


def strip_words(timed: Iterable[Word]) -> list[Word]:
    """The *timed* words without punctuation around them, in small letters; without those that are marks alone.

    A blank stays after a word that has white space there, so that words which are joined don't run together.
    """
    stripped = []
    for word in timed:
        text = clean_text(word.text)
        bare = _strip_word(text)
        if bare:
            stripped.append(Word(bare + " " * text[-1].isspace(), word.start, word.end, word.estimated, word.segment))
    return stripped


def _strip_word(text: str) -> str:
    """*text* from its first letter or digit to its last, and the signs that touch these, in small letters, or ""."""
    kinds = [category(character) for character in text]
    places = [i for i, kind in enumerate(kinds) if kind not in _AROUND and kind not in _ADDED]
    if not places:
        return ""
    start, end = places[0], places[-1] + 1
    while end < len(text) and kinds[end] in _ADDED:
        end += 1
    while end < len(text) and _is_spoken(text[end], kinds[end]):
        end += 1
    while start and _is_spoken(text[start - 1], kinds[start - 1]):
        start -= 1
    return text[start:end].lower()


def _is_spoken(sign: str, kind: str) -> bool:
    return sign in _SPOKEN or kind == _CURRENCY
