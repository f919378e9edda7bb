"""Marks of direction for players that take every line for left to right (UAX #9: Unicode Bidirectional Algorithm)."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from smartresult.text.scripts import ARABIC, HEBREW, holds_script

RIGHT_TO_LEFT_MARK: Final = "\u200f"
_STRONG: Final = frozenset({"L", "R", "AL"})


def mark_lines(text: str) -> str:
    r"""*text*, each Arabic or Hebrew line of it with U+200F before and after what is neither at its ends.

    A stop at the end of a line then stands on its left, where it belongs, and a dash at the start on its right. Lines
    are what `\n` separates.
    """
    if not holds_script(text, ARABIC + HEBREW):
        return text
    return "\n".join([_mark_line(line) for line in text.split("\n")])


def _mark_line(line: str) -> str:
    before = RIGHT_TO_LEFT_MARK if _is_open(line) else ""
    after = RIGHT_TO_LEFT_MARK if _is_open(reversed(line)) else ""
    return f"{before}{line}{after}"


def _is_open(characters: Iterable[str]) -> bool:
    """Whether what comes first of the *characters* has no direction, and after it one from right to left."""
    for i, character in enumerate(characters):
        direction = unicodedata.bidirectional(character)
        if direction in _STRONG:
            return i > 0 and direction != "L"
    return False
