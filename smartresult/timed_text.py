"""What can be timed, laid out and written: anything with a text and its time, the objects of other libraries included.

Those are known by the names of their classes, so that nobody loads a library that the caller has not loaded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from numbers import Real
from sys import float_info
from typing import Any, Final, Protocol, TypeAlias, TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from smartresult.errors import ExportError, OptionError, SmartResultError, UnsupportedResultError
from smartresult.model import Cue, GeneratedTexts, OtherResult, Segment, SmartJob, Word
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
_NUMBERS: Final = frozenset({int, float})
_TIMED: Final = frozenset({"start", "end", "text"})
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

    Whatever is no value (a Struct, as `Segment` is) is read once, and becomes a segment with the words it has. Times
    are seconds; timedeltas, and the objects of pysubs2, AssemblyAI (milliseconds), webvtt-py, srt, pysrt and ass, are
    taken by their own units, without the markup that their own library would take out. Comments and drawings are left
    out. Raises what `SmartJob.segments` raises, UnsupportedResultError or ExportError for what holds no segments, and
    ExportError for an object whose times are no finite numbers, whose text is none, or whose own code raises.
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
    segments = source if isinstance(source, tuple) else _take_all(source)
    if _OWN.issuperset(map(type, segments)) and _NUMBERS.issuperset(
        {type(segment.start) for segment in segments} | {type(segment.end) for segment in segments}
    ):
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


def is_time(value: object) -> TypeGuard[float]:
    """Whether *value* is a finite number of seconds, of which the milliseconds can be said."""
    if type(value) not in _NUMBERS:
        # A length of time of numpy's says that it is a number, but not of what.
        if not isinstance(value, Real) or type(value).__name__ in {"bool", "timedelta64"}:
            return False
        try:
            value = float(value)
        except OverflowError:
            return False
    return -_LATEST <= value <= _LATEST  # type: ignore[operator]  # an int or a float


# --- Objects of other libraries


def _take_all(source: Iterable[TimedText]) -> tuple[TimedText, ...]:
    try:
        return tuple(source)
    except (MemoryError, SmartResultError):
        raise
    except Exception as error:  # code of the caller, which may raise whatever it likes
        raise ExportError(f"expected segments, got {_describe_fault(source, error)}", "the source") from error


def _make_own(item: Any, path: str) -> TimedText | None:  # noqa: ANN401 - whatever the caller has
    """*item*, or the segment that it stands for; None for what is neither said nor shown."""
    if isinstance(item, Mapping):
        raise _refuse(item, path)
    try:
        own = _read_object(item)
        if isinstance(own, Segment):
            own = replace(own, words=_read_words(getattr(item, "words", None)))
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise ExportError(f"expected an object that can be read, got {_describe_fault(item, error)}", path) from error
    if own is not None:
        if all(value is None for value in (own.start, own.text)):
            raise _refuse(item, path)
        _require_segment(own, path)
    return own


def _refuse(item: object, path: str) -> ExportError:
    reason = f"expected an object with start, end and text, got a {type(item).__name__}"
    return ExportError(f"{reason}: make a Segment of it, or hand the whole to parse", path)


def _describe_fault(item: object, error: Exception) -> str:
    return f"a {type(item).__name__} that raised {type(error).__name__}"


def _read_object(item: Any) -> TimedText | None:  # noqa: ANN401 - as above
    """*item* as a segment without its words, unless it is a value already; None for what is neither said nor shown."""
    if isinstance(item, Segment | Cue) or (isinstance(item, Struct) and _TIMED.issubset(item.__struct_fields__)):
        return replace(item, start=_read_time(item.start), end=_read_time(item.end))  # type: ignore[attr-defined, return-value]  # see above
    read: Callable[[Any], Segment | None] = _find_named(_READERS, item) or _read_timed
    return read(item)


def _read_words(words: Any) -> Any:  # noqa: ANN401 - what are no words is refused where words are asked for
    """The *words* of an object, each a `Word` if it has a text and times."""
    if words is None:
        return ()
    return tuple(map(_read_word, words)) if isinstance(words, Iterable) else words


def _read_word(word: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(word, Word):
        return replace(word, start=_read_time(word.start), end=_read_time(word.end))
    timed = _read_object(word)
    if timed is None or not (isinstance(timed.text, str) and is_time(timed.start) and is_time(timed.end)):
        return word
    return Word(timed.text, timed.start, timed.end)


def _find_named(table: Mapping[tuple[str, str], Any], item: object) -> Any:  # noqa: ANN401 - a value of the table
    """What *table* has for the class of *item*, or for one that it is derived from, by package and name; else None."""
    for kind in type(item).__mro__:
        found = table.get((str(kind.__module__).partition(".")[0], kind.__name__))
        if found is not None:
            return found
    return None


def _read_timed(item: Any) -> Segment:  # noqa: ANN401 - anything; what it lacks is refused with the segment
    """Seconds, unless its times say something else themselves; the words of whisper have `word` for a text."""
    text = getattr(item, "text", None)
    text = getattr(item, "word", None) if text is None else text
    return Segment(text, _read_time(getattr(item, "start", None)), _read_time(getattr(item, "end", None)))  # type: ignore[arg-type]  # see above


def _read_in_milliseconds(item: Any) -> Segment:  # noqa: ANN401 - as above
    return Segment(item.text, _divide(item.start), _divide(item.end))


def _read_ssa_event(event: Any) -> Segment | None:  # noqa: ANN401 - a pysubs2.SSAEvent
    return None if event.type == "Comment" else _make_shown(event.text, _divide(event.start), _divide(event.end))


def _read_dialogue(event: Any) -> Segment | None:  # noqa: ANN401 - an ass.Dialogue
    return _make_shown(event.text, _read_time(event.start), _read_time(event.end))


def _skip_event(_event: object) -> None:
    """No segment: a comment, a picture, a sound."""


def _read_caption(caption: Any) -> Segment:  # noqa: ANN401 - a webvtt.Caption
    from html import unescape  # noqa: PLC0415 - late: its table of names is for captions alone

    return Segment(unescape(caption.text), _read_clock(caption.start_time), _read_clock(caption.end_time))


def _read_subtitle(subtitle: Any) -> Segment:  # noqa: ANN401 - an srt.Subtitle
    return Segment(subtitle.content, _read_time(subtitle.start), _read_time(subtitle.end))


def _read_subrip_item(item: Any) -> Segment:  # noqa: ANN401 - a pysrt.SubRipItem
    return Segment(item.text, _read_clock(item.start), _read_clock(item.end))


#: By package and class. SubRip has no grammar of markup: what srt and pysrt have for text stays as it is.
_READERS: Final[Mapping[tuple[str, str], Callable[[Any], Segment | None]]] = {
    ("pysubs2", "SSAEvent"): _read_ssa_event,
    ("webvtt", "Caption"): _read_caption,
    ("srt", "Subtitle"): _read_subtitle,
    ("pysrt", "SubRipItem"): _read_subrip_item,
    ("ass", "Dialogue"): _read_dialogue,
    # The base of utterances, too (https://www.assemblyai.com/docs/api-reference/transcripts/get: "in milliseconds").
    **{("assemblyai", name): _read_in_milliseconds for name in ("Word", "Sentence", "Paragraph")},
    **{("ass", name): _skip_event for name in ("Comment", "Picture", "Sound", "Movie", "Command")},
}
#: The files that don't say that they can be iterated over, and what of them can.
_FILES: Final = {("webvtt", "WebVTT"): "captions", ("ass", "Document"): "events"}


def _make_shown(text: Any, start: Any, end: Any) -> Segment | None:  # noqa: ANN401 - what is none is refused later
    """The segment of an ASS event; None where it shows nothing but drawings."""
    shown = show_ass_text(text, _AS_PYSUBS2) if isinstance(text, str) else text
    return None if shown is None and text is not None else Segment(shown, start, end)  # type: ignore[arg-type]  # see above


def _divide(milliseconds: Any) -> Any:  # noqa: ANN401 - what is no number is refused with the segment
    return _read_time(milliseconds) / 1000 if is_time(milliseconds) else milliseconds


def _read_time(time: Any) -> Any:  # noqa: ANN401 - as above
    """*time* in seconds: numbers of every kind as floats, but for whole ones, which are exact."""
    if isinstance(time, timedelta):
        return time.total_seconds()
    return float(time) if type(time) not in _NUMBERS and is_time(time) else time


def _read_clock(time: Any) -> Any:  # noqa: ANN401 - as above
    parts: list[Any] = [getattr(time, name, None) for name in _CLOCK]
    if not all(type(part) is int for part in parts):
        return time
    hours, minutes, seconds, milliseconds = parts
    return _divide(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
