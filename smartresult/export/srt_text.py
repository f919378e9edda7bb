"""Text as the cues of SubRip hold it: to the character, or in signs that players show.

SRT has no escape, and no specification: facts about players were seen with FFmpeg 5.1 and VLC 3.0.24.
"""

import re
from collections.abc import Mapping
from typing import Final

from smartresult.export.bidi import RIGHT_TO_LEFT_MARK
from smartresult.export.characters import WORD_JOINER, TextRule, clean_lines, make_rule
from smartresult.export.choices import Markup

#: What FFmpeg, mpv and VLC take for a tag, and for a block of ASS. A name that begins with a letter may stay open, and
#: to VLC blanks may stand before it (`a < b and c`), which hides all up to the next `>`, on later lines, too. Other
#: names (`<3 you>`, `<>`) are tags when they are closed.
_TAG: Final = r"(?ai)<(?=/? *[a-z]|(?:[\w/]+(?: [^<>]*)?)?>)([^<>]*)>?"
_BLOCK: Final = r"\{([^{}]*)\}?"
#: `\H` is VLC's alone.
_COMMAND: Final = r"\\(?=[NnHh{}])"

#: Two of these in a line make it a timing line to pysubs2, with `-->` between them to all others. FFmpeg reads them
#: with sscanf, which takes blanks, signs and any number of digits. Without milliseconds and with an arrow between them
#: they are what may have been a timing line, which strict readers refuse.
_BEFORE_MINUTES: Final = r"\d:(?=\s*[-+]?\d+:\s*[-+]?\d"
_CLOCK: Final = rf"({_BEFORE_MINUTES}))"
_TIMESTAMP: Final = rf"{_BEFORE_MINUTES}+[.,])"
#: A line that is a number, after another line: before what the package srt takes for a timestamp, it is the index of a
#: cue to that, be the timestamp a date (`31.12.2024`), an address or a version. Blanks of any kind count, for mkvmerge
#: takes them off.
_INDEX: Final = r"(\n[^\S\n]*-?[0-9]+(?:\.[0-9]*)?[^\S\n]*\n[^\S\n]*)(?=[0-9]+[,.:，．。：][0-9]+[,.:，．。：][0-9])"
#: The last line of a file's last cue, when it looks like the index of a cue to come. Blanks of any kind count, for
#: pysubs2 strips the text before it looks.
_LAST_NUMBER: Final = r"\n(?=[^\S\n]*\d+[^\S\n]*$)"
#: What the rules add to a text.
ADDED: Final = frozenset({WORD_JOINER, RIGHT_TO_LEFT_MARK})


def move_up_number(text: str) -> str:
    """*text* without a last line that is a number: a blank stands before that."""
    return re.sub(_LAST_NUMBER, " ", text)


def _keep_markup(text: str) -> str:
    text = clean_lines(text)
    if any(map(_may_be_times, text.split("\n"))):
        text = re.sub(_CLOCK, rf"\1{WORD_JOINER}", text)
    return re.sub(_INDEX, rf"\1{WORD_JOINER}", text)


def _may_be_times(line: str) -> bool:
    """Whether a reader may take *line* for the times of a cue."""
    return len(re.findall(_CLOCK if "->" in line else _TIMESTAMP, line)) > 1


def _replace_markup(text: str) -> str:
    text = re.sub(_TAG, lambda tag: f"＜{tag[1]}{'＞' if tag[0][-1] == '>' else ''}", _keep_markup(text))
    text = re.sub(_BLOCK, lambda block: f"｛{block[1]}{'｝' if block[0][-1] == '}' else ''}", text)
    return re.sub(_COMMAND, rf"\\{WORD_JOINER}", text)


RULES: Final[Mapping[Markup, TextRule]] = {
    "keep": make_rule(":", _keep_markup),
    "look-alike": make_rule(":<{\\", _replace_markup),
}
