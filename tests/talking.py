"""What is said, and the cues that it becomes, in as few words as a subtitler would write it down in."""

from collections.abc import Iterable
from typing import Final

from smartresult import Cue, Segment

#: How long a character takes to say, in milliseconds.
ENGLISH: Final = 65


def say(*items: str | int, pace: int = ENGLISH) -> list[Segment]:
    """Segments in a row; a number between them is a pause in milliseconds."""
    segments = []
    now = 0
    for item in items:
        if isinstance(item, int):
            now += item
        else:
            segments.append(Segment(item, now / 1000, (now + len(item) * pace) / 1000))
            now += len(item) * pace
    return segments


def show(cues: Iterable[Cue]) -> list[str]:
    return [" | ".join(cue.lines) for cue in cues]
