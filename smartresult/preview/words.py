"""The words in which a preview speaks, English and Chinese: `web/words.en.json` and `web/words.zh.json`."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal, TypeAlias, get_args

import orjson

from smartresult.errors import OptionError
from smartresult.preview.files import load_file

#: The languages that a preview speaks.
PageLang: TypeAlias = Literal["en", "zh"]
PAGE_LANGS: Final[tuple[PageLang, ...]] = get_args(PageLang)


def read_page_lang(lang: str) -> PageLang:
    """The language of *lang*, "zh" of "zh-CN". Raises OptionError for one that no preview speaks."""
    code = lang.replace("_", "-").partition("-")[0].lower() if isinstance(lang, str) else ""
    for known in PAGE_LANGS:
        if code == known:
            return known
    raise OptionError(f"expected one of {', '.join(PAGE_LANGS)}, got {lang!r:.40}", "page_lang")


@cache  # one for each language
def load_words(lang: PageLang) -> Mapping[str, Any]:
    """The words of *lang*: `verdict` and `rules` for every face of a preview, `page` for the page alone.

    `{name}` in them is filled in.
    """
    words: Mapping[str, Any] = orjson.loads(load_file(f"words.{lang}.json"))
    return words
