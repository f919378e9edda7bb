"""Good subtitle files, one character of a line of times damaged, and what that line then states."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from smartresult import Segment, to_ass, to_srt, to_vtt

CHARACTERS: Final = " \t\n0123456789:.,-->>;xXA{<\u00a0\ufeff\u0661\uff1a"
WORDS: Final = (
    "Well,",
    "yes",
    "1984",
    "that's",
    "it.",
    "你好",
    "(laughs)",
    "12:30",
    "<i>so</i>",
    "{x}",
    "a",
    "→",
    "No. 7",
)


class Format(NamedTuple):
    """How a file is written, which of its lines have times, and what a line of times is, told in other words."""

    write: Callable[[Sequence[Segment]], str]
    has_times: Callable[[str], bool]
    times: str


FORMATS: Final[Mapping[str, Format]] = {
    ".srt": Format(
        to_srt, lambda line: " --> " in line, r"\s*(\d+:\d\d?:\d\d?[,.]\d{3})\s*-->\s*(\d+:\d\d?:\d\d?[,.]\d{3})\s*"
    ),
    ".vtt": Format(
        to_vtt,
        lambda line: " --> " in line,
        r"\s*((?:\d+:)?\d\d:\d\d\.\d{3})\s*-->\s*((?:\d+:)?\d\d:\d\d\.\d{3})(?:\s.*)?",
    ),
    ".ass": Format(
        to_ass,
        lambda line: line.startswith("Dialogue: "),
        r"(?i)\s*dialogue\s*:[^,]*,\s*(\d+:\d\d?:\d\d?\.\d\d)\s*,\s*(\d+:\d\d?:\d\d?\.\d\d)\s*,.*",
    ),
}


def make_segments(source: random.Random) -> list[Segment]:
    """Segments in a row, whose times every format states as they are, with lines that a reader may stumble over."""
    segments = []
    now = source.randrange(0, 40_000_000, 10)
    for _ in range(source.randint(1, 4)):
        end = now + source.randrange(10, 9000, 10)
        lines = (" ".join(source.choices(WORDS, k=source.randint(1, 4))) for _ in range(source.randint(1, 3)))
        segments.append(Segment("\n".join(lines), now / 1000, end / 1000))
        now = end + source.randrange(0, 900, 10)
    return segments


def damage(line: str, source: random.Random, reach: int) -> str:
    """*line* with one character more, less or other, among its first *reach*."""
    place = source.randrange(min(reach, len(line)) + 1)
    character = source.choice(CHARACTERS)
    kind = source.choice(("insert", "replace", "delete"))
    return line[:place] + ("" if kind == "delete" else character) + line[place + (kind != "insert") :]


def state_times(damaged: str, times: str) -> tuple[float, float] | None:
    """The times that a *damaged* line states, whichever of the lines that it may have become has them."""
    for line in damaged.split("\n"):
        if found := re.fullmatch(f"(?a){times}", line.removeprefix("\ufeff")):
            return _count(found[1]), _count(found[2])
    return None


def _count(code: str) -> float:
    whole, fraction = re.split(r"[,.]", code)
    parts = [int(part) for part in whole.split(":")]
    seconds = sum(part * 60**i for i, part in enumerate(reversed(parts)))
    return float(f"{seconds}.{fraction}")
