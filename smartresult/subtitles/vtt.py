"""WebVTT, by the rules of its parser (https://www.w3.org/TR/webvtt1/, sections 6.1 to 6.4).

Where the standard drops a cue in silence, or a block that is none, this reader says that it could not be read.
"""

import re
from typing import Final

from smartresult.subtitles.cues import ReadCue, count_seconds, refuse_line

_TIME: Final = r"(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES: Final = re.compile(rf"(?a)[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(?:[ \t\f].*)?")
_EXPECTED: Final = "times such as 00:00:01.000 --> 00:00:02.000"
_ARROW: Final = "-->"
#: What a line of times is that lost its arrow, or more.
_SUSPECT: Final = re.compile(r"(?a)[ \t]*(?:\d+:)?\d\d:\d\d[.,:]\d+.{1,6}(?:\d+:)?\d\d:\d\d[.,:]\d.*")
#: How a line of times begins that was broken in the head of the file.
_BROKEN: Final = re.compile(r"(?a)[ \t]*(?:\d+:)?\d\d:\d\d[.,:]\d")
#: Blocks that hold no cue; the first two stand before all cues, which few tools know.
_OTHERS: Final = re.compile(r"(?:STYLE|REGION)[ \t]*|NOTE(?:[ \t].*)?")
#: A tag, closed or not: what is not closed ends with the text (section 6.4).
_TAG: Final = re.compile(r"<[^>]*>?")
#: A reference to a character that Unicode has no number for; the standard library fails on very long ones.
_NO_CHARACTER: Final = re.compile(r"(?a)&(?=#\d{8}|#[xX][\dA-Fa-f]{8})")


def is_webvtt(text: str) -> bool:
    """Whether *text* begins as every file in WebVTT does (section 6.1)."""
    return text.startswith("WEBVTT") and text[6:7] in {"", " ", "\t", "\n"}


def read_vtt(text: str) -> list[ReadCue]:
    r"""The cues of a file in WebVTT, whose lines end in `\n`, in its order; their identifiers are their numbers.

    Their text is without tags, and what is escaped in it stands for itself. Raises SubtitleError without the head, and
    for a block that is neither a cue nor a comment, a style or a region.
    """
    lines = text.replace("\0", "\ufffd").split("\n")
    if not is_webvtt(text):
        raise refuse_line("WEBVTT", lines, 0)
    cues = []
    i = 1
    while i < len(lines) and lines[i] and _ARROW not in lines[i] and _ARROW not in "".join(lines[i + 1 : i + 2]):
        if _BROKEN.match(lines[i]):
            raise refuse_line(_EXPECTED, lines, i)
        i += 1  # what stands in the head
    while i < len(lines):
        if not lines[i]:
            i += 1
            continue
        last = _find_end(lines, i)
        arrow = next((k for k in range(i, min(i + 2, last)) if _ARROW in lines[k]), None)
        if arrow is None:
            if not _OTHERS.fullmatch(lines[i]) or _SUSPECT.match("".join(lines[i + 1 : i + 2])):
                raise refuse_line(_EXPECTED, lines, min(i + 1, last - 1))
        else:
            cues.append(_read_cue(lines, i, arrow, last))
        i = last
    return cues


def _find_end(lines: list[str], first: int) -> int:
    """The index after the block that begins at *first*: a blank line ends it, and so does a second line of times."""
    seen = False
    for i in range(first, len(lines)):
        if not lines[i]:
            return i
        if _ARROW in lines[i]:
            if seen or i > first + 1:
                return i
            seen = True
    return len(lines)


def _read_cue(lines: list[str], first: int, arrow: int, last: int) -> ReadCue:
    times = _TIMES.fullmatch(lines[arrow])
    if times is None:
        raise refuse_line(_EXPECTED, lines, arrow)
    figures = times.groups()
    start, end = count_seconds(*figures[:4]), count_seconds(*figures[4:])
    from html import unescape  # noqa: PLC0415 - late: its table of names is for WebVTT alone

    said = unescape(_NO_CHARACTER.sub("&amp;", _TAG.sub("", "\n".join(lines[arrow + 1 : last]))))
    number = lines[first].strip() if first < arrow else ""
    return ReadCue(said, start, end, number, times[0].split(_ARROW)[0].strip(), arrow + 1)
