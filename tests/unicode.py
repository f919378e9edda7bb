"""Unicode's own tables, by a library that knows them."""

import sys
import unicodedata
from functools import cache
from typing import Final

import regex

#: All that this Python's version of Unicode has: the library may know a later one.
ALL_CHARACTERS: Final = "".join(
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) not in {"Cs", "Cn"}
)

#: The scripts in modern use that UAX #31, table 5, recommends, and what is common to them.
RECOMMENDED: Final = (
    *(
        "Common",
        "Inherited",
        "Latin",
        "Arabic",
        "Armenian",
        "Bengali",
        "Bopomofo",
        "Cyrillic",
        "Devanagari",
        "Ethiopic",
    ),
    *(
        "Georgian",
        "Greek",
        "Gujarati",
        "Gurmukhi",
        "Hangul",
        "Han",
        "Hebrew",
        "Hiragana",
        "Kannada",
        "Katakana",
        "Khmer",
    ),
    *("Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan"),
)


@cache
def find_all(pattern: str) -> frozenset[str]:
    """All characters that *pattern* of the library `regex` matches."""
    return frozenset(regex.findall(pattern, ALL_CHARACTERS, regex.VERSION1))


@cache
def find_recommended(pattern: str) -> frozenset[str]:
    """Those of them that belong to a script in modern use."""
    return find_all(pattern) & frozenset().union(*(find_all(rf"\p{{Script={script}}}") for script in RECOMMENDED))
