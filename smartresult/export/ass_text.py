r"""Text as the events of ASS hold it: nothing in it opens an override block or is a command.

http://www.tcax.org/docs/ass-specs.htm; libass alone knows `\{`.
"""

import re
from collections.abc import Sequence
from typing import Final

from smartresult.export.characters import WORD_JOINER, clean_lines, make_rule

#: A backslash is a command before these (libass); U+2060, which has no width, keeps it a backslash.
_COMMAND: Final = r"\\(?=[Nnh])"
#: With a time after it, a text looks like an event whose line break was lost; readers who look for those refuse it.
_EVENT: Final = "Dialogue:"
_TIME: Final = r"\d:\d\d?:\d\d?\.\d\d"
_BRACES: Final = str.maketrans("{}", "｛｝")


def escape_text(text: str) -> str:
    r"""*text* as the text of an ASS event: `\N` for line breaks, and nothing that libass or pysubs2 would obey."""
    return escape_lines(clean_lines(text))


def escape_lines(text: str) -> str:
    """The same of clean lines, which may be a part of a text."""
    return re.sub(_COMMAND, rf"\\{WORD_JOINER}", text.translate(_BRACES)).replace("\n", "\\N")


def escape_before_tag(text: str) -> str:
    """The same of clean lines that a block follows: libass takes a backslash before its brace for an escape."""
    escaped = escape_lines(text)
    return escaped + WORD_JOINER if escaped.endswith("\\") else escaped


def part_events(texts: Sequence[str]) -> Sequence[str]:
    """*texts* of events in which nothing looks like an event: a colon that would make one has U+2060 before it."""
    if _EVENT not in "\n".join(texts):  # all at once, for it is rare
        return texts
    return list(map(_part_event, texts))


def _part_event(text: str) -> str:
    last = max([time.start() for time in re.finditer(_TIME, text)], default=0)
    return text[:last].replace(_EVENT, f"{_EVENT[:-1]}{WORD_JOINER}:") + text[last:]


ASS_RULE: Final = make_rule("{}\\", escape_text)
