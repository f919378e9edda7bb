"""Text of others, made safe to be shown."""

import unicodedata


def make_printable(text: str) -> str:
    """*text* with escapes for control characters, line ends and lone surrogates: nothing in it can steer a terminal.

    Blanks of all sorts are left: people search for what is quoted, and Chinese has its own.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or unicodedata.category(c) == "Zs" else c.encode("unicode_escape").decode() for c in text
    )
