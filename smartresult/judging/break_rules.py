"""Where a text should not be broken, in the languages that have rules: English, Chinese, and those that have lists."""

import re
from typing import Final

import msgspec

from smartresult.judging.chinese_breaks import explain_chinese_break, holds_chinese, looks_chinese
from smartresult.judging.english_breaks import explain_english_break
from smartresult.judging.languages.break_words import BreakWords, explain_listed_break
from smartresult.judging.languages.known import find_break_words
from smartresult.profiles import Profile
from smartresult.text.languages.detection import detect_language
from smartresult.text.scripts import HAN

_HAN: Final = f"[{HAN}]"
#: What opens a new turn or an aside: the text before is over.
_TURNS: Final = frozenset("-–—‐>[(♪【（")
_INVISIBLE: Final = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+"
#: How much of a line is looked at, in characters: more than any word or run that has a rule.
_REACH: Final = 120


class Languages(msgspec.Struct, frozen=True):
    """Which of the languages that have rules a text is written in; with Chinese there may be a second.

    *listed* are the words of one that has lists, *cased* says that the text has capitals.
    """

    english: bool
    chinese: bool
    listed: BreakWords | None
    cased: bool

    @property
    def ruled(self) -> bool:
        """Whether there are rules for the language at all."""
        return self.english or self.chinese or self.listed is not None


def choose_rules(text: str, lang: str) -> Languages:
    """The rules for *text*, which is in the language *lang*, "" where it has none here.

    Chinese may have lines of another language beside its own: then *lang* is Chinese, and the rest of the text tells.
    """
    chinese = looks_chinese(text)
    if chinese:
        lang = detect_language(re.sub(_HAN, " ", text)).code
    return Languages(lang == "en", chinese, find_break_words(lang), not text.islower())


def explain_break(said: str, after: str, languages: Languages, profile: Profile) -> str:
    r"""What forbids to break between *said* and *after* ("no break after a preposition"), or "".

    *said* is what was shown up to the break, with `\n` where it was broken before: its last line counts, what is before
    that tells whether a sentence begins. *after* is the line that follows.
    """
    said, after = _leave_out_invisible(said).rstrip(), _leave_out_invisible(after[:_REACH]).strip()
    line = said.rpartition("\n")[2][-_REACH:].strip()
    if not line or not after or after[0] in _TURNS:
        return ""
    if languages.chinese and (holds_chinese(line) or holds_chinese(after)):
        return explain_chinese_break(line, after, profile)
    if languages.listed:
        return explain_listed_break(line, after, languages.listed)
    if not languages.english:
        return ""
    return explain_english_break(said[-_REACH:].split(), after, profile, cased=languages.cased)


def _leave_out_invisible(text: str) -> str:
    return text if text.isascii() else re.sub(_INVISIBLE, "", text)
