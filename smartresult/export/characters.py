"""What no format may hold: line breaks of many sorts, blank lines, control characters, lone surrogates, U+FEFF."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from smartresult.errors import ExportError
from smartresult.text.languages.tags import is_language_tag

# Patterns are text here and in the formats: the module `re` compiles and keeps those that are used. Compiling all of
# them took longer than loading the rest of the package.

#: Line breaks by Unicode (UAX 14: CR LF, LF, CR, VT, FF, NEL, LS, PS); readers differ in which of them they obey.
_BREAKS: Final = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
#: All other control characters but the tab, which is white space everywhere; surrogates, which have no UTF-8; and two
#: noncharacters that players stumble over: FFmpeg drops the cue that holds U+FFFE, Chromium drops U+FFFF.
_CONTROLS: Final = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
#: The separators of records and units, which are white space to Unicode (UAX #9) and wherever words are cut.
_SEPARATORS: Final = "[\x1c-\x1f]"
#: A byte order mark that was pasted with its file: it means nothing inside of a text, has no width, and makes mkvmerge,
#: Praat and many readers of JavaScript drop it, or the cue.
BYTE_ORDER_MARK: Final = "\ufeff"
#: It has no width, and is put where something must not be read as what it looks like.
WORD_JOINER: Final = "\u2060"
_ASCII_CONTROLS: Final = bytes({*range(32), 127} - {9})
_NEWLINES: Final = ("\n", "\r\n")
_ALL_BUT_LF: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_ALL: Final = f"\n{_ALL_BUT_LF}"
_UNCLEAN: Final = rf"[{_ALL_BUT_LF}]|^\s*$"


class TextRule(NamedTuple):
    """Which characters a format can't take as they are, and what it makes of a text that has one."""

    ascii_characters: bytes
    pattern: str
    rewrite: Callable[[str], str]


def make_rule(special: str, rewrite: Callable[[str], str]) -> TextRule:
    """The rule of a format to which, beside control characters, the ASCII characters *special* mean something."""
    return TextRule(_ASCII_CONTROLS + special.encode(), f"[{_ALL}{re.escape(special)}]", rewrite)


def require_newline(newline: str) -> None:
    """Raise ExportError unless *newline* is one that every reader knows."""
    if newline not in _NEWLINES:
        raise ExportError(f"expected one of {', '.join(map(repr, _NEWLINES))}, got {newline!r:.40}", "newline")


def require_lang(lang: str) -> None:
    """Raise ExportError unless *lang* is a language tag by its form (BCP 47)."""
    if not is_language_tag(lang):
        raise ExportError(f"expected a language tag such as pt-BR, got {lang!r:.40}", "lang")


def apply_rule(texts: Sequence[str], rule: TextRule) -> Sequence[str]:
    """The *texts* as the format takes them; the very same where none needs to change, as is usual.

    They are looked through all at once, for that is ten times faster than one by one.
    """
    joined = "".join(texts)
    if joined.isascii():  # deleting bytes is ten times faster than searching for characters
        data = joined.encode()
        clean = len(data.translate(None, rule.ascii_characters)) == len(data)
    else:
        clean = re.search(rule.pattern, joined) is None
    return texts if clean else [rule.rewrite(text) for text in texts]


def clean_text(text: str) -> str:
    r"""*text* with `\n` for every line break, without U+FEFF, and U+FFFD for what else no format may hold.

    The separators U+001C to U+001F become blanks.
    """
    text = re.sub(_SEPARATORS, " ", text.replace(BYTE_ORDER_MARK, ""))
    return re.sub(_CONTROLS, "\ufffd", re.sub(_BREAKS, "\n", text))


def is_blank(text: str) -> bool:
    """Whether nothing of *text* is to be seen: it is empty, or white space and U+FEFF alone."""
    return not text.replace(BYTE_ORDER_MARK, "").strip()


def clean_lines(text: str) -> str:
    """`clean_text` without blank lines, which end a cue in every format that has lines."""
    lines = clean_text(text).split("\n")
    return "\n".join([line for line in lines if line and not line.isspace()])


def are_clean(texts: Sequence[str]) -> bool:
    """Whether `clean_lines` leaves each of *texts* as it is; found of all at once, as in `apply_rule`."""
    return not texts or re.search(_UNCLEAN, "\n".join(texts), re.MULTILINE) is None


#: The rule of formats to which no other character means anything.
LINES_RULE: Final = make_rule("", clean_lines)
