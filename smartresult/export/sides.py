"""Cues in two languages, as `merge` makes them, for the formats that can say which line is in which."""

from collections.abc import Callable, Sequence

from smartresult.errors import ExportError
from smartresult.export.characters import clean_lines
from smartresult.model import Cue, Segment, SmartJob
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments


def find_merged(source: TimedSource) -> tuple[TimedSource, Sequence[TimedText]]:
    """*source*, to be read once more, and its cues if any of them shows two languages; else none."""
    if isinstance(source, SmartJob):  # its segments are in one language
        return source, ()
    cues = list_segments(source)
    return cues, cues if any(isinstance(cue, Cue) and cue.sides for cue in cues) else ()


def list_lines(cue: TimedText) -> list[tuple[str, str, int]]:
    """The lines of *cue* in clean lines, none of them empty, each with its language and its side.

    Raises ExportError for a cue that does not say of each line which side it is of.
    """
    if not isinstance(cue, Cue) or not cue.sides:
        return [(line, "", 0) for line in [clean_lines(cue.text)] if line]
    langs = cue.langs or ("",) * len(cue.sides)
    if not len(cue.lines) == len(langs) == len(cue.sides):
        raise ExportError(f"expected a side and a language for each line, got {cue.sides!r:.40}", "the cue's sides")
    lines = zip(map(clean_lines, cue.lines), langs, cue.sides, strict=True)
    return [(line, lang, side) for line, lang, side in lines if line]


def write_merged(cues: Sequence[TimedText], write: Callable[[list[tuple[str, str, int]]], str]) -> list[Segment]:
    """*cues* with the texts that *write* makes of their lines, for `place_cues`: no rule is to be applied to them.

    Raises what `require_segments` and `list_lines` raise.
    """
    require_segments(cues)
    return [Segment(write(list_lines(cue)), cue.start, cue.end) for cue in cues]
