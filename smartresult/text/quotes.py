"""Quotes that open in some languages and close in others: „so“, »so«, ”so”; what stands beside them tells which."""

import re
from typing import Final

#: By what Unicode calls them, the first open and the second close.
_TO_CLOSING: Final = str.maketrans("“‘«", "”’»")
_TO_OPENING: Final = str.maketrans("”»", "“«")
_LETTER: Final = r"[^\W_\u2e80-\uffef]"
#: Close after a word or its mark, and before what ends a word: it closes. Chinese has no blanks to tell by.
_CLOSING: Final = re.compile(rf"(?<=[.!?…,]|{_LETTER})[“‘«](?=[\s.,;:!?)…]|$)")
#: After a blank, and close before a word: it opens.
_OPENING: Final = re.compile(rf"(?<!\S)[”»](?={_LETTER})")


def settle_quotes(text: str) -> str:
    """*text* with “ ‘ « where those close as ” ’ », and ” » where those open as “ «: each in its place, for looking at.

    >>> settle_quotes("Er sagte: „Ja.“ Sie sagte: »Nein.« “So,” we said.")
    'Er sagte: „Ja.” Sie sagte: «Nein.» “So,” we said.'
    """
    if text.isascii():
        return text
    settled = _CLOSING.sub(lambda quote: quote[0].translate(_TO_CLOSING), text)
    return _OPENING.sub(lambda quote: quote[0].translate(_TO_OPENING), settled)
