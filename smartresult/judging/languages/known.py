"""The languages whose breaks the judge knows by lists, loaded when they are asked for."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.known import LANGUAGES

#: The module of each, in this package; its words stand there under its name in capitals. Layouts need none of Japanese.
RULED: Final[Mapping[str, str]] = {**LANGUAGES, "ja": "japanese"}


@cache  # some hundred words each
def find_break_words(code: str) -> BreakWords | None:
    """The words of the language of that *code* that must not be parted; None where there are no lists."""
    if code not in RULED:
        return None
    name = RULED[code]
    known: BreakWords = getattr(import_module(f"smartresult.judging.languages.{name}"), name.upper())
    return known
