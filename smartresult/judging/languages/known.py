"""The languages whose breaks the judge knows by lists, loaded when they are asked for."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from smartresult.judging.languages.break_words import BreakWords

#: The module of each, in this package; its words stand there under its name in capitals.
RULED: Final[Mapping[str, str]] = {
    "ar": "arabic",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "pt": "portuguese",
    "ru": "russian",
    "th": "thai",
    "vi": "vietnamese",
}


@cache  # some hundred words each
def find_break_words(code: str) -> BreakWords | None:
    """The words of the language of that *code* that must not be parted; None where there are no lists."""
    if code not in RULED:
        return None
    name = RULED[code]
    known: BreakWords = getattr(import_module(f"smartresult.judging.languages.{name}"), name.upper())
    return known
