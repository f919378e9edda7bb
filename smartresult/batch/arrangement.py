"""What becomes of the segments of a job before they are written: laid out, shifted, cut to the media, judged."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from smartresult.model import Segment, SmartJob, SpeechMapping, Transcript
from smartresult.profiles import Profile, Stops

#: How many segments a note names; of more, the number says as much.
_MOST_NAMED: Final = 3
#: How much of a text a note quotes, in characters.
_GLANCE: Final = 20


class Arrangement(msgspec.Struct, frozen=True):
    """What is asked for: without a *profile*, a segment is a cue; *profile*, *stops* and *lang* are those of `reflow`.

    *shift* is that of `shift_segments`, *media_length* that of `cut_segments`, None for no end. *judge* asks what of
    the cues violates the profile.
    """

    profile: Profile | str | None = None
    stops: Stops = "keep"
    shift: float = 0.0
    media_length: float | None = None
    judge: bool = False
    lang: str | None = None


class Arranged(NamedTuple):
    """The *job* with each cue in the place of a segment; *notes* say what was cut, *violations* count by rule."""

    job: SmartJob
    notes: tuple[str, ...] = ()
    violations: Mapping[str, int] = {}


def arrange_job(job: SmartJob, asked: Arrangement) -> Arranged:
    """*job* with its segments as *asked*; one whose result has none stays as it is.

    Raises what `reflow`, `shift_segments`, `cut_segments` and `check` raise.
    """
    timed = asked.profile is not None or asked.shift or asked.media_length is not None
    if not timed or not isinstance(job.result, Transcript | SpeechMapping):
        return Arranged(job)
    segments: Sequence[Segment] = job.result.segments
    notes: list[str] = []
    if asked.profile is not None:
        segments = _lay_out(job, asked.profile, asked)
    if asked.shift or asked.media_length is not None:
        segments = _retime(segments, asked, notes)
    result = msgspec.structs.replace(job.result, segments=tuple(segments))
    arranged = msgspec.structs.replace(job, result=result)
    violations = _judge(arranged, asked.profile, asked) if asked.profile is not None and asked.judge else {}
    return Arranged(arranged, tuple(notes), violations)


def _lay_out(job: SmartJob, profile: Profile | str, asked: Arrangement) -> Sequence[Segment]:
    from smartresult.layout.reflowing import reflow  # noqa: PLC0415 - late: most batches have no profile

    cues = reflow(job, profile, stops=asked.stops, lang=asked.lang)
    return [Segment(cue.text, cue.start, cue.end, cue.words) for cue in cues]


def _retime(segments: Sequence[Segment], asked: Arrangement, notes: list[str]) -> Sequence[Segment]:
    """*segments* on the clock that is *asked* for; what lies outside is told in the *notes*."""
    from smartresult.retiming import cut_segments, shift_segments  # noqa: PLC0415 - late: most batches keep their times

    if asked.shift:
        done = shift_segments(segments, asked.shift)
        _note(notes, segments, done.left_out, f"left out: over before 0 s after the shift of {asked.shift:g} s")
        _note(notes, segments, done.cut, f"cut to begin at 0 s after the shift of {asked.shift:g} s")
        segments = done.segments
    if asked.media_length is not None:
        done = cut_segments(segments, asked.media_length)
        _note(notes, segments, done.left_out, f"left out: after the end of the media at {asked.media_length:g} s")
        _note(notes, segments, done.cut, f"cut to end with the media at {asked.media_length:g} s")
        segments = done.segments
    return segments


def _note(notes: list[str], segments: Sequence[Segment], indexes: Sequence[int], what: str) -> None:
    """Add to *notes* what happened to the segments of those *indexes*, if there are any."""
    if not indexes:
        return
    named = ", ".join([f"{_quote(segments[i].text)} from {segments[i].start:g} s" for i in indexes[:_MOST_NAMED]])
    more = f" and {len(indexes) - _MOST_NAMED:,} more" if len(indexes) > _MOST_NAMED else ""
    notes.append(f"{len(indexes):,} cue{'s' * (len(indexes) != 1)} {what}: {named}{more}")


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:_GLANCE]}{'…' * (len(flat) > _GLANCE)}”"


def _judge(job: SmartJob, profile: Profile | str, asked: Arrangement) -> Mapping[str, int]:
    from smartresult.judging.checking import check  # noqa: PLC0415 - late: most batches have no profile

    counts: Mapping[Any, int] = check(job, profile, lang=asked.lang).count_rules()
    return counts
