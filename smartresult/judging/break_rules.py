"""Where a text should not be broken, in the languages that have rules: English and Chinese."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from smartresult.judging.chinese_breaks import explain_chinese_break, holds_chinese, looks_chinese
from smartresult.judging.english_breaks import explain_english_break, looks_english
from smartresult.profiles import Profile

#: What opens a new turn or an aside: the text before is over.
_TURNS: Final = frozenset("-–—‐>[(♪【（")
_INVISIBLE: Final = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+"
#: How much of a line is looked at, in characters: more than any word or run that has a rule.
_REACH: Final = 120


class Languages(msgspec.Struct, frozen=True):
    """Which of the languages that have rules a text is written in; a bilingual one is in both."""

    english: bool
    chinese: bool


def detect_languages(texts: Iterable[str]) -> Languages:
    """The languages of *texts* that have rules here."""
    text = "\n".join(texts)
    return Languages(looks_english(text), looks_chinese(text))


def explain_break(said: str, after: str, languages: Languages, profile: Profile) -> str:
    r"""What forbids to break between *said* and *after* ("no break after a preposition"), or "".

    *said* is what was shown up to the break, with `\n` where it was broken before: its last line counts, what is before
    that tells whether a sentence begins. *after* is the line that follows.
    """
    said, after = re.sub(_INVISIBLE, "", said).rstrip(), re.sub(_INVISIBLE, "", after[:_REACH]).strip()
    line = said.rpartition("\n")[2][-_REACH:].strip()
    if not line or not after or after[0] in _TURNS:
        return ""
    if languages.chinese and (holds_chinese(line) or holds_chinese(after)):
        return explain_chinese_break(line, after, profile)
    return explain_english_break(said[-_REACH:].split(), after, profile) if languages.english else ""
