"""Punctuation: what opens, what closes, what ends a sentence or a clause.

The sets are those of Unicode (UAX #44: Sentence_Terminal, Terminal_Punctuation, and the general categories Ps, Pi, Pe
and Pf) for the scripts that are recommended for use (UAX #31, table 5); a test compares them, and names what deviates
and why. They are text: of characters to strip, and, by `re.escape`, for the inside of `[…]` in a pattern.
"""

from typing import Final

#: The end of a sentence, or of a part that can stand alone: an ellipsis breaks one off.
SENTENCE_ENDS: Final = (
    "!.?"
    "\u0589"  # Armenian
    "\u061d\u061e\u061f\u06d4"  # Arabic, Urdu
    "\u0964\u0965"  # Devanagari and its neighbours
    "\u104a\u104b"  # Burmese
    "\u1362\u1367\u1368"  # Ethiopic
    "\u17d4\u17d5"  # Khmer
    "\u2024\u203c\u203d\u2047\u2048\u2049\u2e2e\u2e3c\u2e53\u2e54"
    "。︒︕︖﹒﹖﹗！．？｡"
    "…‥⋯"
)
#: The end of a clause.
CLAUSE_ENDS: Final = (
    ",:;\u037e"
    "\u05c3"  # Hebrew
    "\u060c\u061b"  # Arabic
    "\u0e5a\u0e5b"  # Thai
    "\u0f08\u0f0d\u0f0e\u0f0f\u0f10\u0f11\u0f12"  # Tibetan
    "\u1363\u1364\u1365\u1366"  # Ethiopic
    "\u17d6\u17da"  # Khmer
    "\u2e41\u2e4c\u2e4e\u2e4f"
    "、﹐﹑﹔﹕，：；､"
)
DASHES: Final = "–—"
#: All that ends a stretch of speech: it may be followed by a pause.
STOPS: Final = SENTENCE_ENDS + CLAUSE_ENDS + DASHES

#: Quotes that look the same at both ends.
NEUTRAL_QUOTES: Final = "\"'"
#: Brackets and quotes that open; and the signs with which Spanish questions and exclamations begin.
OPENING: Final = (
    "([{<＜¿¡«‘‛“‟‹‚„"
    "\u0f3a\u0f3c"  # Tibetan
    "⁅⁽₍⌈⌊❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸂⸄⸉⸌⸜⸠⸢⸤⸦⸨\u2e42\u2e55\u2e57\u2e59\u2e5b"
    "〈《「『【〔〖〘〚〝\ufd3f"
    "︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢"
)
#: Brackets and quotes that close.
CLOSING_BRACKETS: Final = (
    ")]}>＞»’”›"
    "\u0f3b\u0f3d"  # Tibetan
    "⁆⁾₎⌉⌋❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘⧙⧛⧽⸃⸅⸊⸍⸝⸡⸣⸥⸧⸩\u2e56\u2e58\u2e5a\u2e5c"
    "〉》」』】〕〗〙〛〞〟\ufd3e"
    "︘︶︸︺︼︾﹀﹂﹄﹈﹚﹜﹞）］｝｠｣"
)
#: What may stand between the mark of a sentence and the blank after it.
CLOSED_BY: Final = CLOSING_BRACKETS + NEUTRAL_QUOTES
#: Marks that lean on what is before them, even where a blank stands between: they never begin a line.
CLOSING: Final = SENTENCE_ENDS + CLAUSE_ENDS + CLOSING_BRACKETS + "·％%"
#: Between the parts of a name that was taken over (阿尔伯特·爱因斯坦), as people and recognisers write it.
NAME_DOTS: Final = "·・‧･"
#: Before what somebody else says, or before an item of a list, where one stands alone; dashes after a sentence only.
TURN_SIGNS: Final = ">•‣▪●"
TURN_DASHES: Final = "-–—‐"
#: Signs around what is sung.
SONG_SIGNS: Final = "♩♪♫♬"
#: Signs that lean on the number after them.
CURRENCY: Final = "$€£¥＄￥"
