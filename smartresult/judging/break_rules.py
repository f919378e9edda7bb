"""Where a text should not be broken, in the languages that have rules: English and Chinese."""

import re
from typing import Final

import msgspec

from smartresult.judging.chinese_breaks import explain_chinese_break, holds_chinese, looks_chinese
from smartresult.judging.english_breaks import explain_english_break
from smartresult.profiles import Profile
from smartresult.text.languages import looks_english
from smartresult.text.scripts import HAN

#: What opens a new turn or an aside: the text before is over.
_TURNS: Final = frozenset("-–—‐>[(♪【（")
_LATIN: Final = "[A-Za-z\u00c0-\u024f]"
_HAN: Final = f"[{HAN}]"
_LETTER: Final = r"[^\W\d_]"
_INVISIBLE: Final = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+"
#: How much of a line is looked at, in characters: more than any word or run that has a rule.
_REACH: Final = 120


class Languages(msgspec.Struct, frozen=True):
    """Which of the languages that have rules a text is written in; a bilingual one is in both.

    *cased* says that it has capitals.
    """

    english: bool
    chinese: bool
    cased: bool

    def cover(self, text: str) -> bool:
        """Whether there are rules for at least half of the letters of *text*."""
        if text.isascii():
            return self.english or re.search(_LATIN, text) is None
        ruled = len(re.findall(_LATIN, text)) if self.english else 0
        ruled += len(re.findall(_HAN, text)) if self.chinese else 0
        return 2 * ruled >= len(re.findall(_LETTER, text))


def detect_languages(text: str) -> Languages:
    """The languages of *text* that have rules here."""
    return Languages(looks_english(text), looks_chinese(text), not text.islower())


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
    if not languages.english:
        return ""
    return explain_english_break(said[-_REACH:].split(), after, profile, cased=languages.cased)


def _leave_out_invisible(text: str) -> str:
    return text if text.isascii() else re.sub(_INVISIBLE, "", text)
