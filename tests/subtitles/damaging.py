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


_ASS_TIME = r"(\d+:\d\d?:\d\d?\.\d\d)"
_SRT = r"\s*(\d+:\d\d?:\d\d?[,.]\d{3})\s*-->\s*(\d+:\d\d?:\d\d?[,.]\d{3})\s*"
_VTT = r"\s*((?:\d+:)?\d\d:\d\d\.\d{3})\s*-->\s*((?:\d+:)?\d\d:\d\d\.\d{3})(?:\s.*)?"
_ASS = rf"(?i)\s*dialogue\s*:[^,]*,\s*{_ASS_TIME}\s*,\s*{_ASS_TIME}\s*,.*"
_ANOTHER_ORDER = rf"(?i)\s*dialogue\s*:[^,]*,[^,]*,\s*{_ASS_TIME}\s*,[^,]*,\s*{_ASS_TIME}\s*,.*"


def write_without_numbers(segments: Sequence[Segment]) -> str:
    return "\n\n".join(block.partition("\n")[2] for block in to_srt(segments).split("\n\n"))


def write_times_alone(segments: Sequence[Segment]) -> str:
    return write_without_numbers(segments).replace("\n\n", "\n")


def write_without_blank_lines(segments: Sequence[Segment]) -> str:
    return to_srt(segments).replace("\n\n", "\n")


def write_without_head(segments: Sequence[Segment]) -> str:
    """WebVTT without a blank line before its first cue, and without hours where there are none."""
    return to_vtt(segments).replace("\n\n", "\n", 1).replace("\n00:", "\n").replace("--> 00:", "--> ")


def write_another_order(segments: Sequence[Segment]) -> str:
    written = re.sub(r"(\w+: )Layer, Start, End, Style", r"\1Layer, Style, Start, Name, End", to_ass(segments))
    written = written.replace("End, Name,", "End,")
    return re.sub(r"(?m)^(Dialogue: 0),([^,]*),([^,]*),([^,]*),([^,]*)", r"\1,\4,\2,\5,\3", written)


class Format(NamedTuple):
    """How a file is written, by which suffix it is read, and what a line of times is, told in other words."""

    write: Callable[[Sequence[Segment]], str]
    suffix: str
    times: str

    def has_times(self, line: str) -> bool:
        """Whether *line*, of a file that was not damaged, states times."""
        return line.startswith("Dialogue: ") if self.suffix == ".ass" else " --> " in line


FORMATS: Final[Mapping[str, Format]] = {
    "srt": Format(to_srt, ".srt", _SRT),
    "srt without numbers": Format(write_without_numbers, ".srt", _SRT),
    "srt without both": Format(write_times_alone, ".srt", _SRT),
    "srt without blank lines": Format(write_without_blank_lines, ".srt", _SRT),
    "srt with dots": Format(lambda segments: to_srt(segments).replace(",", "."), ".srt", _SRT),
    "vtt": Format(to_vtt, ".vtt", _VTT),
    "vtt without head": Format(write_without_head, ".vtt", _VTT),
    "ass": Format(to_ass, ".ass", _ASS),
    "ass in another order": Format(write_another_order, ".ass", _ANOTHER_ORDER),
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
    """*line*, which ends in a line feed, with one character more, less or other: there, or among its first *reach*."""
    place = source.choice((*range(min(reach, len(line))), len(line) - 1))
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
