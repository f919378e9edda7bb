"""What can be timed, laid out and written: anything with a text and its time, the objects of other libraries included.

Those are known by the names of their classes, so that nobody loads a library that the caller has not loaded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from numbers import Real
from sys import float_info
from typing import Any, Final, Protocol, TypeAlias

from smartresult.errors import ExportError, OptionError, UnsupportedResultError
from smartresult.model import Cue, GeneratedTexts, OtherResult, Segment, SmartJob
from smartresult.text.ass_markup import show_ass_text


class TimedText(Protocol):
    """A segment, a cue, or anything else with a text and its time in seconds; words of it may stand in `words`."""

    @property
    def text(self) -> str:
        """What is said or shown."""

    @property
    def start(self) -> float:
        """In seconds."""

    @property
    def end(self) -> float:
        """In seconds."""


class Captions(Protocol):
    """A file of webvtt-py, which does not say that it can be iterated over."""

    @property
    def captions(self) -> Sequence[TimedText]:
        """Its cues."""


TimedSource: TypeAlias = SmartJob | Iterable[TimedText] | Captions

#: The latest second whose milliseconds a float can say; NaN is not earlier.
_LATEST: Final = float_info.max / 1000
#: Half a millisecond, which rounds away from zero: a start up to here is one before the media.
_TOO_EARLY: Final = -0.0005

#: The names of parameters that state a language, without underscores; "cn" is the service's word for Chinese
#: (https://help.aliyun.com/zh/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob).
_LANGUAGE_NAMES: Final = frozenset({"sourcelanguage", "language", "languagecode", "lang"})
_OWN: Final = frozenset({Segment, Cue})
#: What pysubs2 makes of the commands of ASS.
_AS_PYSUBS2: Final = {"N": "\n", "n": "\n", "h": " "}
_CLOCK: Final = ("hours", "minutes", "seconds", "milliseconds")


def find_stated_lang(source: object) -> str:
    """The language that the parameters of *source*, a SmartJob, state (`{"SourceLanguage": "en"}`); or ""."""
    parameters = source.job_parameters if isinstance(source, SmartJob) else None
    if isinstance(parameters, str):  # the tail of a query
        from urllib.parse import parse_qsl  # noqa: PLC0415 - late: it takes 2 ms to load

        parameters = dict(parse_qsl(parameters))
    waiting = [parameters]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            for name, stated in value.items():
                if isinstance(stated, str) and name.replace("_", "").lower() in _LANGUAGE_NAMES:
                    code = stated.replace("_", "-").partition("-")[0].strip().lower()
                    return "zh" if code == "cn" else code
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return ""


def list_segments(source: object) -> Sequence[TimedText]:
    """The segments of *source*, which should be a `TimedSource`, in the order in which it has them.

    Objects of pysubs2 (milliseconds), webvtt-py, srt, pysrt and ass, and others with times that are timedeltas, become
    segments, without the markup that their own library would take out; comments and drawings are left out. Raises what
    `SmartJob.segments` raises, UnsupportedResultError or ExportError for what holds no segments, and ExportError for an
    object of an unknown class whose times are no finite numbers, or whose text is none.
    """
    if isinstance(source, SmartJob):
        return source.segments()
    if isinstance(source, GeneratedTexts):
        raise UnsupportedResultError("segments", "TextGenerate", f"{len(source)} texts")
    if isinstance(source, OtherResult):
        raise UnsupportedResultError("segments", "", "a result without segments or texts")
    list_name = _find_named(_FILES, source)
    if list_name:
        source = getattr(source, list_name, None)
    if isinstance(source, str | bytes | Mapping) or not isinstance(source, Iterable):
        advice = ": hand it to parse first" if isinstance(source, Mapping) else ""
        raise ExportError(
            f"expected a SmartJob, its result or segments, got a {type(source).__name__}{advice}", "the source"
        )
    segments = source if isinstance(source, tuple) else tuple(source)
    if _OWN.issuperset(map(type, segments)):
        return segments
    own = [_make_own(segment, f"segments[{i}]") for i, segment in enumerate(segments)]
    return tuple([segment for segment in own if segment is not None])


def require_segments(segments: Sequence[object]) -> None:
    """Raise ExportError for the first of *segments* that has no finite times, a start before 0, or no text."""
    for i, segment in enumerate(segments):
        _require_segment(segment, f"segments[{i}]")


def require_one_language(segments: Sequence[object], name: str) -> None:
    """Raise OptionError, with the *name* of the parameter, where any of *segments* is a cue that `merge` made."""
    if any(isinstance(segment, Cue) and segment.sides for segment in segments):
        raise OptionError("expected one language, got cues that are merged already: lay each out before", name)


def _require_segment(segment: object, path: str) -> None:
    for name in ("start", "end"):
        time = getattr(segment, name, None)
        if not is_time(time):
            raise ExportError(f"expected a finite number of seconds, got {time!r:.40} as the {name}", path)
    start = getattr(segment, "start", 0.0)
    if start <= _TOO_EARLY:
        raise ExportError(f"expected a start from 0 s up, got {start!r:.40}", path)
    text = getattr(segment, "text", None)
    if not isinstance(text, str):
        raise ExportError(f"expected a text, got {text!r:.40}", path)


def is_time(value: object) -> bool:
    """Whether *value* is a finite number of seconds, of which the milliseconds can be said."""
    if type(value) is float:  # nearly all are; what else is a number takes five times as long to find out
        return -_LATEST <= value <= _LATEST
    return isinstance(value, Real) and -_LATEST <= value <= _LATEST  # type: ignore[operator]  # typeshed's Real has no floats


# --- Objects of other libraries


def _make_own(item: Any, path: str) -> TimedText | None:  # noqa: ANN401 - whatever the caller has
    """*item*, or the segment that it stands for; None for what is neither said nor shown."""
    if type(item) in _OWN:
        return item  # type: ignore[no-any-return]
    if isinstance(item, Mapping):
        advice = "make a Segment of it, or hand the whole to parse"
        raise ExportError(f"expected an object with start, end and text, got a {type(item).__name__}: {advice}", path)
    read = _find_named(_READERS, item)
    if read is not None:
        item = read(item)
        if item is None:
            return None
    elif isinstance(getattr(item, "start", None), timedelta):
        text, end, words = getattr(item, "text", None), getattr(item, "end", None), getattr(item, "words", ())
        item = Segment(text, _read_delta(item.start), _read_delta(end), words)  # type: ignore[arg-type]  # looked at below
    _require_segment(item, path)
    return item  # type: ignore[no-any-return]


def _find_named(table: Mapping[tuple[str, str], Any], item: object) -> Any:  # noqa: ANN401 - a value of the table
    """What *table* has for the class of *item*, or for one that it is derived from, by package and name; else None."""
    for kind in type(item).__mro__:
        found = table.get((str(kind.__module__).partition(".")[0], kind.__name__))
        if found is not None:
            return found
    return None


def _read_ssa_event(event: Any) -> Segment | None:  # noqa: ANN401 - a pysubs2.SSAEvent
    return None if event.type == "Comment" else _make_shown(event.text, _divide(event.start), _divide(event.end))


def _read_dialogue(event: Any) -> Segment | None:  # noqa: ANN401 - an ass.Dialogue
    return _make_shown(event.text, _read_delta(event.start), _read_delta(event.end))


def _skip_event(_event: object) -> None:
    """No segment: a comment, a picture, a sound."""


def _read_caption(caption: Any) -> Segment:  # noqa: ANN401 - a webvtt.Caption
    from html import unescape  # noqa: PLC0415 - late: its table of names is for captions alone

    return Segment(unescape(caption.text), _read_clock(caption.start_time), _read_clock(caption.end_time))


def _read_subtitle(subtitle: Any) -> Segment:  # noqa: ANN401 - an srt.Subtitle
    return Segment(subtitle.content, _read_delta(subtitle.start), _read_delta(subtitle.end))


def _read_subrip_item(item: Any) -> Segment:  # noqa: ANN401 - a pysrt.SubRipItem
    return Segment(item.text, _read_clock(item.start), _read_clock(item.end))


#: By package and class. SubRip has no grammar of markup: what srt and pysrt have for text stays as it is.
_READERS: Final[Mapping[tuple[str, str], Callable[[Any], Segment | None]]] = {
    ("pysubs2", "SSAEvent"): _read_ssa_event,
    ("webvtt", "Caption"): _read_caption,
    ("srt", "Subtitle"): _read_subtitle,
    ("pysrt", "SubRipItem"): _read_subrip_item,
    ("ass", "Dialogue"): _read_dialogue,
    **{("ass", name): _skip_event for name in ("Comment", "Picture", "Sound", "Movie", "Command")},
}
#: The files that don't say that they can be iterated over, and what of them can.
_FILES: Final = {("webvtt", "WebVTT"): "captions", ("ass", "Document"): "events"}


def _make_shown(text: Any, start: Any, end: Any) -> Segment | None:  # noqa: ANN401 - what is none is refused later
    """The segment of an ASS event; None where it shows nothing but drawings."""
    shown = show_ass_text(text, _AS_PYSUBS2) if isinstance(text, str) else text
    return None if shown is None and text is not None else Segment(shown, start, end)  # type: ignore[arg-type]  # see above


def _divide(milliseconds: Any) -> Any:  # noqa: ANN401 - what is no number is refused with the segment
    return milliseconds / 1000 if is_time(milliseconds) else milliseconds


def _read_delta(time: Any) -> Any:  # noqa: ANN401 - as above
    return time.total_seconds() if isinstance(time, timedelta) else time


def _read_clock(time: Any) -> Any:  # noqa: ANN401 - as above
    parts: list[Any] = [getattr(time, name, None) for name in _CLOCK]
    if not all(type(part) is int for part in parts):
        return time
    hours, minutes, seconds, milliseconds = parts
    return _divide(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
