r"""Advanced SubStation Alpha, and SSA before it, as libass reads them (http://www.tcax.org/docs/ass-specs.htm).

Only events are read, in the order that their Format line states. A line in their section that is none is an error, and
so is an event whose times or whole numbers are none.
"""

import re
from collections.abc import Sequence
from typing import Final

from smartresult.subtitles.cues import ReadCue, count_seconds, refuse_line
from smartresult.text.ass_markup import show_ass_text

_TIME: Final = re.compile(r"(?a)(\d{1,9}):([0-5]?\d):([0-5]?\d)\.(\d\d)")
#: The sections in use; another one among the events is a line that broke, or that nobody knows.
_SECTION: Final = re.compile(r"(?i)[ \t]*\[(script info|v4\+? styles\+?|events|fonts|graphics|aegisub [\w ]+)\][ \t]*")
#: What may stand in the section of the events, beside them; a comment with times may be an event that was damaged.
_OTHERS: Final = re.compile(r"(?i)(?:comment|picture|sound|movie|command)[ \t]*:.*|[;!](?!.*\d:\d\d:\d\d\.\d\d).*")
_EVENT: Final = re.compile(r"(?i)[ \t]*dialogue[ \t]*:(.*)")
_FORMAT: Final = re.compile(r"(?i)[ \t]*format[ \t]*:(.*)")
#: The order of the fields where no Format line states one.
_FIELDS: Final = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_NUMBERS: Final = ("layer", "marked", "marginl", "marginr", "marginv")
_NUMBER: Final = re.compile(r"(?ai)[ \t]*(?:marked[ \t]*=)?[ \t]*-?\d*[ \t]*")
#: An event inside of a text, or in another section: the line break before it, or the name of the section, was damaged.
#: Its fields may be in another order.
_STRAY: Final = re.compile(r"Dialogue:[^{}]*")
_STRAY_TIMES: Final = re.compile(r"(?a)(?<=[,:])[ \t]*\d+:\d\d?:\d\d?\.\d\d[ \t]*,")
_BEGIN: Final = re.compile(r"(?i)(?:\s*;[^\n]*\n)*\s*\[script info\]")
_EXPECTED: Final = "an event such as Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Text"
#: In lines that are broken where they are full (WrapStyle 0), `\\n` is a blank.
_SHOWN: Final = {"N": "\n", "n": " ", "h": "\xa0"}


def is_ass(text: str) -> bool:
    """Whether *text* begins as files in ASS and SSA do."""
    return _BEGIN.match(text) is not None


def read_ass(text: str) -> list[ReadCue]:
    r"""The cues of a file in ASS or SSA, whose lines end in `\n`, in its order; their numbers count the events.

    Their text is without blocks and drawings; what has no other text is left out, and so are comments. Raises
    SubtitleError without the first section, for a line among the events that is none, and for times that are none.
    """
    lines = text.split("\n")
    if not is_ass(text):
        raise refuse_line("[Script Info]", lines, 0)
    fields: Sequence[str] = _FIELDS
    cues: list[ReadCue] = []
    number = 0
    section = ""
    for i, line in enumerate(lines):
        if heading := _SECTION.fullmatch(line):
            section = heading[1].strip().lower()
        elif section != "events" or not line.strip():
            if _EVENT.fullmatch(line) and _has_times(line):
                raise refuse_line("[Events] before the first event", lines, i)
        elif stated := _FORMAT.fullmatch(line):
            fields = [field.strip().lower() for field in stated[1].split(",")]
            if fields[-1] != "text" or not {"start", "end"} < {*fields}:
                raise refuse_line("Format with Start, End and, at the end, Text", lines, i)
        elif event := _EVENT.fullmatch(line):
            number += 1
            cues += _read_event(event[1], fields, str(number), lines, i)
        elif not _OTHERS.fullmatch(line.strip(" \t")) or _holds_event(line):
            raise refuse_line(_EXPECTED, lines, i)
    return cues


def _holds_event(text: str) -> bool:
    """Whether there is an event in *text*, wherever it begins there."""
    return any(_has_times(stray[0]) for stray in _STRAY.finditer(text))


def _has_times(event: str) -> bool:
    """Whether *event* has a start and an end among its fields."""
    return len(_STRAY_TIMES.findall(event)) > 1


def _read_event(event: str, fields: Sequence[str], number: str, lines: list[str], index: int) -> list[ReadCue]:
    """The cue of an *event*: none, if it has no text beside drawings."""
    values = dict(zip(fields, event.split(",", len(fields) - 1), strict=False))
    times = [_TIME.fullmatch(values.get(field, "").strip(" \t")) for field in ("start", "end")]
    start, end = times
    if start is None or end is None or "text" not in values:
        raise refuse_line(_EXPECTED, lines, index)
    if not all(_NUMBER.fullmatch(values.get(field, "")) for field in _NUMBERS):
        raise refuse_line(_EXPECTED, lines, index)
    if _holds_event(values["text"]):
        raise refuse_line("a line for each event", lines, index)
    said = show_ass_text(values["text"], _SHOWN)
    if said is None:
        return []
    return [ReadCue(said, count_seconds(*start.groups()), count_seconds(*end.groups()), number, start[0], index + 1)]
