"""Scripts: which characters belong to them, and which are written without blanks between words.

Ranges are text for the inside of `[…]` in a pattern. They follow Unicode's property Script (UAX #24); a test compares
them, and names what deviates and why.
"""

import re
from typing import Final

#: With accents, and of full width, too.
LATIN: Final = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
CYRILLIC: Final = "\u0400-\u0484\u0487-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f"
#: Chinese characters, their radicals, 々 〆 〇 and the numerals of Suzhou.
HAN: Final = (
    "\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
#: Hiragana and Katakana with their marks of length and repetition, half-width ones, too.
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc"
THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e5b"
LAO: Final = "\u0e81-\u0edf"
BURMESE: Final = "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"
KHMER: Final = "\u1780-\u17f9\u19e0-\u19ff"
ARABIC: Final = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
HEBREW: Final = "\u0591-\u05f4\ufb1d-\ufb4f"
DEVANAGARI: Final = "\u0900-\u097f\ua8e0-\ua8ff"

#: Without blanks between words, and with a character for each syllable.
UNSPACED: Final = HAN + KANA
#: A character for each syllable: by these, a time is shared out.
SYLLABIC: Final = UNSPACED + HANGUL
#: East Asian characters with their punctuation, and emoji: a line may break at almost any of them (UAX #14, class ID).
EAST_ASIAN: Final = "\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U0001f000-\U0003ffff"


def holds_script(text: str, ranges: str) -> bool:
    """Whether *text* has a character in *ranges*, which are those of scripts other than Latin."""
    return not text.isascii() and re.search(f"[{ranges}]", text) is not None
