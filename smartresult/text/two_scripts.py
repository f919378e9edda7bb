"""Lines of cues in two scripts: how a file shows two languages, though it says so nowhere."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from smartresult.text.scripts import (
    ARABIC,
    BURMESE,
    CYRILLIC,
    DEVANAGARI,
    HANGUL,
    HEBREW,
    KHMER,
    LAO,
    THAI,
    UNSPACED,
    holds_script,
)

#: Chinese characters and kana may be one language. Latin letters stand in texts of every script.
_SCRIPTS: Final = (UNSPACED, HANGUL, CYRILLIC, ARABIC, HEBREW, DEVANAGARI, THAI, LAO, BURMESE, KHMER)
_OTHER: Final = "other"
#: The share of the cues with several lines that have two, in two scripts; what share of all cues these are; and how
#: many: a name in Latin letters may stand alone on a line.
_LEAST_SHARE: Final = 0.9
_LEAST_OF_ALL: Final = 0.05
_LEAST: Final = 2
_BOTH: Final = 2


class TwoScripts(NamedTuple):
    """The *scripts* of the upper and the lower line, as `find_script` names them; *shown* counts the cues with both."""

    scripts: tuple[str, ...]
    shown: int


def find_two_scripts(lined: Collection[Sequence[str]], cues: int) -> TwoScripts | None:
    """The scripts of texts in two languages, a line each; None where all lines may be of one.

    *lined* are the lines of what has several, of so many *cues* in all. Takes time in proportion to the text.
    """
    if not lined:
        return None
    pairs = Counter([tuple(map(find_script, lines)) for lines in lined])
    scripts, count = pairs.most_common(1)[0]
    enough = count >= max(_LEAST, _LEAST_SHARE * len(lined), _LEAST_OF_ALL * cues)
    differ = len(scripts) == _BOTH and len(set(scripts) - {""}) == _BOTH
    return TwoScripts(scripts, count) if enough and differ else None


def find_script(line: str) -> str:
    """The script of *line*: the first but Latin that it holds, "other" for letters alone that are none of these."""
    if not any(map(str.isalpha, line)):
        return ""
    return next((script for script in _SCRIPTS if holds_script(line, script)), _OTHER)
