"""What is read of a subtitle file, and how a reader says that it can't read it."""

from typing import Final

import msgspec

from smartresult.errors import SubtitleError

#: How much of a line an error quotes, in characters.
_GLANCE: Final = 60


class ReadCue(msgspec.Struct, frozen=True, gc=False):
    """A cue of a subtitle file: its text as it is shown, without markup, and its times in seconds.

    *number* is the one that the file gives it (in WebVTT the identifier), "" where there is none; *time_code* is its
    start as the file writes it, by which an editor finds it, and *line* the number of the line with its times.
    """

    text: str
    start: float
    end: float
    number: str = ""
    time_code: str = ""
    line: int = 0


def refuse_line(expected: str, lines: list[str], index: int) -> SubtitleError:
    """The error for the line of that *index*, or for the end, where something else was *expected*."""
    if index == len(lines):
        return SubtitleError(expected, "the end of the file", index)
    line = lines[index].strip()
    got = f"{line[:_GLANCE]!r}{'…' * (len(line) > _GLANCE)}" if line else "an empty line"
    return SubtitleError(expected, got, index + 1)


def count_seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    """The seconds that a time code states; *fraction* is in as many digits as the format has."""
    unit = {2: 100, 3: 1000}[len(fraction)]
    return (((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * unit + int(fraction)) / unit
