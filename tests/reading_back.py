"""What a reader shall get back: told from the segments alone, in other words than the library's own."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter
from typing import Final, NamedTuple

import msgspec

from smartresult import Segment

_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

#: No line break but LF, no other control character but the tab, no lone surrogate, and no byte order mark.
_CLEAN = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]*")
#: What stands before a word that WebVTT times.
STAMP: Final = re.compile(r"<(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})>")


class Shown(NamedTuple):
    """A cue as a reader shows it: milliseconds, and text with its white space collapsed."""

    start: int
    end: int
    text: str


def round_half_up(seconds: float) -> int:
    return int((Decimal(repr(seconds)) * 1000).to_integral_value(ROUND_HALF_UP))


def show(segments: Iterable[Segment]) -> list[Shown]:
    """The cues that *segments* are meant to become."""
    shown = []
    for segment in drop_marks(segments):
        start = round_half_up(segment.start)
        if segment.text.strip():
            end = max(round_half_up(segment.end), start + 1)
            shown.append(Shown(start, end, collapse(replace_controls(_BREAKS.sub("\n", segment.text)))))
    return sorted(shown, key=lambda cue: cue.start)


def drop_marks(segments: Iterable[Segment]) -> list[Segment]:
    """The *segments* without byte order marks, which are left out of every file."""
    return [msgspec.structs.replace(segment, text=segment.text.replace("\ufeff", "")) for segment in segments]


def stack(cues: Sequence[Shown]) -> list[Shown]:
    """The *cues* as a file for players has them: of those that start together, the last first."""
    return sorted(cues[::-1], key=attrgetter("start"))  # noqa: C415 - of equal ones, the order is the point


def replace_controls(text: str) -> str:
    return "".join("\ufffd" if is_unfit(character) else character for character in text)


def is_unfit(character: str) -> bool:
    return character in "\ufffe\uffff" or (
        unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\x1c\x1d\x1e\x1f"
    )


def collapse(text: str) -> str:
    """*text*, white space aside."""
    return " ".join(text.split())


def in_centiseconds(cues: Iterable[Shown]) -> list[Shown]:
    """The cues as ASS can state them: each time to the nearest centisecond, halves up, none without length."""
    rounded = [((cue.start + 5) // 10 * 10, (cue.end + 5) // 10 * 10, cue.text) for cue in cues]
    return [Shown(start, max(end, start + 10), text) for start, end, text in rounded]


def undo_look_alikes(text: str) -> str:
    """*text* without the zero-width joiner and the look-alikes that stand for characters a player would obey."""
    return collapse(text.replace("\u2060", "").translate(str.maketrans("＜＞｛｝", "<>{}")))


def undo_joiner(text: str) -> str:
    return collapse(text.replace("\u2060", ""))


def bare(text: str) -> str:
    """*text* without white space and byte order marks, and with what stands for what no format may hold."""
    return re.sub(r"\s+", "", replace_controls(re.sub("[\r\v\f\x85\u2028\u2029]", "\n", text.replace("\ufeff", ""))))


def check_clean(text: str) -> None:
    assert _CLEAN.fullmatch(text)
    text.encode()


def ms(delta: object) -> int:
    return round(delta.total_seconds() * 1000)  # type: ignore[attr-defined, no-any-return]  # srt has no types


def read_stamps(text: str) -> list[int]:
    found = STAMP.findall(text)
    return [((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(fraction) for h, m, s, fraction in found]
