"""The languages that have words here, loaded when they are asked for."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from smartresult.text.languages.language import Language

#: The module of each, in this package; its language stands there under its name in capitals.
LANGUAGES: Final[Mapping[str, str]] = {
    "ar": "arabic",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "id": "indonesian",
    "it": "italian",
    "ko": "korean",
    "pt": "portuguese",
    "ru": "russian",
    "th": "thai",
    "vi": "vietnamese",
}


@cache  # some hundred words each
def find_language(code: str) -> Language:
    """The language of that *code*, one of `LANGUAGES`."""
    name = LANGUAGES[code]
    language: Language = getattr(import_module(f"smartresult.text.languages.{name}"), name.upper())
    return language
