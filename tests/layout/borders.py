"""What a layout makes of a text and of the borders in it, for hand-made cases."""

from collections.abc import Iterable

import pytest

from smartresult import PROFILES, Segment, reflow
from smartresult.layout.atoms import Atoms, cut_atoms
from smartresult.profiles import settle_delivery
from smartresult.text import chinese_words
from tests.talking import ENGLISH, say, show

EN, ZH = PROFILES["netflix-en"], PROFILES["netflix-zh"]
CHINESE = 217
#: Words of Chinese are known where rjieba is.
needs_words = pytest.mark.skipif(chinese_words.find_word_starts("我们") is None, reason="rjieba is not installed")


def find_lang(segments: Iterable[Segment]) -> str:
    """The language in which a layout takes *segments* to be."""
    return settle_delivery("auto", "\n".join(segment.text for segment in segments)).lang


def lay_out(*said: str | int) -> list[str]:
    """The cues of Chinese, which is spoken at 4.6 characters a second, or English."""
    chinese = any(isinstance(text, str) and not text.isascii() for text in said)
    return show(reflow(say(*said, pace=CHINESE if chinese else 65), ZH if chinese else EN))


def lines_of(*items: str | int, profile: str = "netflix-en") -> list[str]:
    """The lines of Chinese, if the *profile* is for it, or English."""
    pace = CHINESE if profile == "netflix-zh" else ENGLISH
    return [line for cue in reflow(say(*items, pace=pace), profile) for line in cue.lines]


def price(text: str, *segments: str) -> dict[str, float]:
    """What a break costs, by the text up to it without blanks."""
    spoken = say(text, *segments, pace=CHINESE if not text.isascii() else 65)
    atoms: Atoms = cut_atoms(spoken, ZH, find_lang(spoken))
    ends, said = {}, ""
    for word, cost in zip(atoms.texts, atoms.borders.prices, strict=True):
        ends[said] = cost
        said += "".join(word.split())
    return ends
