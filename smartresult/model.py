"""The value objects: what a response says, free of the vendor's spelling.

All are frozen, compare by value and pickle. Times are seconds from the start of the media, as floats, exactly as the
service stated them: the unit of the W3C cue interface and of every speech tool. Nothing here reads, writes or rounds.

Structs of msgspec, because the typed JSON decode then builds them directly; `gc=False` where no cycle is possible,
which spares the collector a visit to every segment of a long transcript.
"""

import sys
from abc import ABCMeta
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil, inf
from typing import Annotated, Final, Literal, TypeAlias, TypeVar, overload

import msgspec

from smartresult.errors import (
    JobFailedError,
    JobNotFinishedError,
    ParseError,
    SmartResultError,
    UnsupportedResultError,
    describe_fault,
)
from smartresult.faces import Glanced

#: Spellings of State, folded to lower case. Created, Executing, Finished and Failed are documented; clients have met
#: the others. The set is open: any other state is neither finished nor failed.
FINISHED_STATES: Final = frozenset({"finished", "success", "succeeded", "completed"})
FAILED_STATES: Final = frozenset({"failed", "fail", "error", "cancelled", "canceled"})

_Item = TypeVar("_Item")

#: A time as the service may state it: for the typed decode alone, nothing checks it when you build a Segment yourself.
Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0)]


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word within a segment; *text* includes its punctuation and the blanks after it, times are seconds.

    *estimated* says that nobody timed it: half of the borders of such words are more than a tenth of a second off.
    *segment* is the index of its segment in the source.
    """

    text: str
    start: float
    end: float
    estimated: bool = False
    segment: int = 0


class Segment(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One stretch of recognised or synthesised speech.

    *start* and *end* are seconds, *end* may even lie before *start*: they are kept as the service stated them. *words*
    is empty unless the service timed them.

    The JSON names are those of the service's items, so that a well-formed list decodes straight into segments. No
    array is long enough for *words*: an item with words is refused by the typed decode and read by the explaining one,
    for words come in shapes that it alone knows.
    """

    text: str = msgspec.field(name="content")
    start: Seconds = msgspec.field(name="from")
    end: Seconds = msgspec.field(name="to")
    words: Annotated[tuple[Word, ...], msgspec.Meta(min_length=sys.maxsize)] = ()

    @property
    def duration(self) -> float:
        """Seconds from start to end; negative where the service stated the end before the start."""
        return self.end - self.start


class Cue(msgspec.Struct, frozen=True, gc=False):
    """What is on screen at one time, in *lines*, from *start* to *end* in seconds.

    *words* are what its text is made of, with their times, and *segments* the indexes of the segments in the source
    from which it comes. Every exporter takes cues.

    Of a cue that `merge` made of two languages, *langs* are those of its lines (BCP 47, "" where nothing tells), and
    *sides* say from which source each line comes: 0 is the first, which gave the times, 1 the second. Else both are
    empty.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    segments: tuple[int, ...] = ()
    words: tuple[Word, ...] = ()
    langs: tuple[str, ...] = ()
    sides: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        r"""Its lines, with `\n` between them."""
        return "\n".join(self.lines)


#: What an issue is about. `malformed` was left out, and what could be kept of it stands in `SmartJob.extra`; all others
#: are odd but possible, and kept as stated.
IssueKind: TypeAlias = Literal[
    "malformed",
    "end before start",
    "no length",
    "out of order",
    "overlap",
    "outside",
    "different text",
    "empty text",
    "no segments",
    "hole",
]


class Issue(msgspec.Struct, frozen=True, gc=False):
    """Something that is not as it should be, in the words of `ParseError`.

    *path* leads to the place in the input where something was left out (`$.JobResult.AiResult > $[3].to`), and to the
    item of the result where it was kept (`segments[3]`, `segments[3].words[0]`, `texts[0]`).
    """

    kind: IssueKind
    expected: str
    got: str
    path: str

    @classmethod
    def from_error(cls, error: ParseError) -> "Issue":
        """The issue that lists what *error* would have raised."""
        return cls("malformed", error.expected, error.got, error.path)

    def __str__(self) -> str:
        return describe_fault(self.expected, self.got, self.path)


class _SequenceMeta(type(msgspec.Struct), ABCMeta):  # type: ignore[misc]  # a computed base, which mypy can't follow
    """Lets a Struct be a `collections.abc.Sequence`."""

    #: Nothing registers with these classes: a check of `ABCMeta` takes ten times as long, a dozen times a response.
    __instancecheck__ = type.__instancecheck__


class _SequenceStruct(msgspec.Struct, Sequence[_Item], metaclass=_SequenceMeta, frozen=True):
    """A value object that is the sequence of its first field."""

    @property
    def _items(self) -> tuple[_Item, ...]:
        items: tuple[_Item, ...] = getattr(self, self.__struct_fields__[0])
        return items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Item, ...]: ...
    def __getitem__(self, index: int | slice) -> _Item | tuple[_Item, ...]:
        return self._items[index]


class _Speech(_SequenceStruct[Segment], frozen=True):
    """What Transcript and SpeechMapping share: a sequence of segments in the order in which the service stated them."""

    segments: tuple[Segment, ...]

    @property
    def duration(self) -> float:
        """Seconds from the start of the media to the end of the speech; 0.0 without segments."""
        return max([segment.end for segment in self.segments], default=0.0)

    @property
    def text(self) -> str:
        """The text of all segments, one a line."""
        return "\n".join(segment.text for segment in self.segments)

    def find_issues(self) -> tuple[Issue, ...]:
        """What is odd about the segments: none of it is an error, and none of it was changed."""
        return tuple(_find_odd_segments(self.segments))


class Merged(_SequenceStruct[Cue], frozen=True):
    """The cues that `merge` made of two sources, in order; and how well the two fit.

    *first* and *second* count the segments that showed something, *first_alone* and *second_alone* those of them that
    found no partner. *shift* is how many seconds later the starts of the second stand throughout, where that explains
    them much better than no shift; else 0.0. *first_bilingual* and *second_bilingual* count the segments that had two
    lines in two scripts, where nearly all with several lines had: what `merge` put on one line is two languages then.
    """

    cues: tuple[Cue, ...]
    first: int = 0
    second: int = 0
    first_alone: int = 0
    second_alone: int = 0
    shift: float = 0.0
    first_bilingual: int = 0
    second_bilingual: int = 0

    @property
    def share_alone(self) -> float:
        """The share of the second's segments that found no partner, from 0 to 1; 0 without any."""
        return self.second_alone / self.second if self.second else 0.0

    def summary(self) -> str:
        """A few lines of plain text: how many found no partner, what looks like a shift, what is bilingual already."""
        share = ceil(100 * self.share_alone)  # rounded up: what has one alone has not 0 %
        said = (
            f"{self.second_alone:,} of {self.second:,} segments of the second ({share} %) and "
            f"{self.first_alone:,} of {self.first:,} of the first found no partner"
        )
        if self.shift:
            way = "later" if self.shift > 0 else "earlier"
            said += (
                f"\nmost starts of the second fit {abs(self.shift):g} s {way}, as after a constant shift: "
                f"shift it by {-self.shift:g} s first"
            )
        for name, count in (("first", self.first_bilingual), ("second", self.second_bilingual)):
            if count:
                said += (
                    f"\nthe {name} looks bilingual already: {count:,} of its segments have two lines in two scripts, "
                    "which were put on one: take a file of one language"
                )
        return said


class Transcript(_Speech, frozen=True):
    """Recognised speech: the result of an ASR job."""


class SpeechMapping(_Speech, frozen=True):
    """What a produced audio or video says when: the result of a TextToSpeech or AvatarVideo job.

    *media_url* is where the result itself names the produced file (`outputVideoUrl` of an avatar), else "".
    """

    media_url: str = ""


class Usage(msgspec.Struct, frozen=True, gc=False):
    """What the job was charged for; *total_tokens* is None where the service counted none."""

    total_tokens: int | None = None


class GeneratedTexts(_SequenceStruct[str], frozen=True):
    """The texts that a TextGenerate job wrote, to the character, and what they cost."""

    texts: tuple[str, ...]
    usage: Usage | None = None

    def find_issues(self) -> tuple[Issue, ...]:
        """Which of the texts are empty."""
        return tuple(_empty_text(f"texts[{i}]", text) for i, text in enumerate(self.texts) if _is_empty(text))


class OtherResult(msgspec.Struct, frozen=True):
    """A result that holds neither segments nor texts: *value* is its decoded JSON, or the free text."""

    value: object

    def find_issues(self) -> tuple[Issue, ...]:
        """Nothing: what is not known can't be odd."""
        return ()


Result: TypeAlias = Transcript | SpeechMapping | GeneratedTexts | OtherResult
#: What each kind of result is called where people and tables are told of it.
RESULT_KINDS: Final[Mapping[type, str]] = {
    Transcript: "transcript",
    SpeechMapping: "speech mapping",
    GeneratedTexts: "generated texts",
    OtherResult: "other result",
}


class OutputLocation(msgspec.Struct, frozen=True, gc=False):
    """Where the job was told to put what it produces; "" where it was not told."""

    bucket: str = ""
    object: str = ""
    media_url: str = ""


class ServiceError(msgspec.Struct, frozen=True, gc=False):
    """Why the service says that the job failed; either may be ""."""

    code: str
    message: str


class SmartJob(Glanced, msgspec.Struct, frozen=True, kw_only=True):
    """One job, as one GetSmartHandleJob response describes it.

    Text that the response does not state is ""; any other field then is None. `user_data`, `editing_config` and
    `job_parameters` are decoded all the way down, JSON inside strings included, and stay the text they are where
    that is no JSON object or array. `output` is what Output holds where that is not the result.

    `extra` holds every value that has no field here, under its place in the documentation's names: `FEExtend`,
    `SmartJobInfo.Priority`, `JobResult.AiResult[3].speaker`; what stands outside of the response, in a wrapper,
    begins with `$` (the words of the transport itself, such as headers and status, are dropped). `left_out` lists
    what reading with `strict=False` had to leave out, and times that can't be read; of a job that `join` made also the
    holes between its windows.
    """

    request_id: str = ""
    job_id: str = ""
    state: str = ""
    job_type: str = ""
    title: str = ""
    description: str = ""
    user_id: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    input_file: str = ""
    output: object = None
    output_location: OutputLocation | None = None
    media_id: str = ""
    media_url: str = ""
    usage: Usage | None = None
    user_data: object = None
    editing_config: object = None
    job_parameters: object = None
    error: ServiceError | None = None
    result: Result | None = None
    left_out: tuple[Issue, ...] = ()
    extra: Mapping[str, object] = msgspec.field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether the state is one of the service's words for a job that succeeded."""
        return self.state.strip().lower() in FINISHED_STATES

    @property
    def failed(self) -> bool:
        """Whether the state is one of the service's words for a job that ended without success."""
        return self.state.strip().lower() in FAILED_STATES

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was left out, then what is odd about the result; looked for anew at each call, in linear time."""
        return self.left_out + (self.result.find_issues() if self.result is not None else ())

    def segments(self) -> tuple[Segment, ...]:
        """The segments of the job.

        Raises JobFailedError, JobNotFinishedError, or UnsupportedResultError if its result holds none.
        """
        if not self.failed and isinstance(self.result, _Speech):
            return self.result.segments
        raise self._lack_of("segments")

    def texts(self) -> tuple[str, ...]:
        """The generated texts of the job.

        Raises JobFailedError, JobNotFinishedError, or UnsupportedResultError if its result holds none.
        """
        if not self.failed and isinstance(self.result, GeneratedTexts):
            return self.result.texts
        raise self._lack_of("texts")

    def _lack_of(self, wanted: str) -> SmartResultError:
        if self.failed or (self.result is None and self.error is not None and not self.finished):
            error = self.error or ServiceError("", "")
            return JobFailedError(self.job_id, error.code, error.message)
        if self.result is None and not self.finished:
            return JobNotFinishedError(self.job_id, self.state)
        return UnsupportedResultError(wanted, self.job_type, self._describe_result())

    def _describe_result(self) -> str:
        match self.result:
            case _Speech():
                return f"{len(self.result)} segments"
            case GeneratedTexts():
                return f"{len(self.result)} texts"
            case OtherResult(value=str()):
                return "free text"
            case OtherResult():
                return "a result without segments or texts"
        if self.left_out:
            return "a malformed result"
        produced = {"media id": self.media_id, "media URL": self.media_url, "output": self.output}
        named = [f"the {name} {value!r:.100}" for name, value in produced.items() if value]
        return " and ".join(named) or "nothing"


def _find_odd_segments(segments: Iterable[Segment]) -> Iterator[Issue]:
    previous_start = latest_end = 0.0
    for i, segment in enumerate(segments):
        start, end, text = segment.start, segment.end, segment.text
        in_order = previous_start <= start and latest_end <= start <= end
        if not in_order or segment.words or not text or text.isspace():  # nearly all are as usual
            yield from _find_odd_segment(f"segments[{i}]", segment, previous_start, latest_end)
        previous_start = start
        if end > latest_end:  # noqa: PLR1730 - a call takes as long as all else
            latest_end = end


def _find_odd_segment(path: str, segment: Segment, previous_start: float, latest_end: float) -> Iterator[Issue]:
    """What is odd about the *segment* at *path*, after one that began at *previous_start*, and all to *latest_end*."""
    if segment.end < segment.start:
        yield _early_end(path, segment)
    if segment.start < previous_start:
        yield Issue("out of order", f"start from {previous_start} s on", f"{segment.start} s", path)
    elif segment.start < latest_end:
        yield Issue("overlap", f"start from {latest_end} s on", f"{segment.start} s", path)
    if _is_empty(segment.text):
        yield _empty_text(path, segment.text)
    if segment.words:
        yield from _find_odd_words(path, segment)


def _find_odd_words(path: str, segment: Segment) -> Iterator[Issue]:
    """What is odd about the words of *segment*: `words` estimates those with odd times, and keeps to its text."""
    previous_start = latest_end = -inf
    for j, word in enumerate(segment.words):
        word_path = f"{path}.words[{j}]"
        if word.end < word.start:
            yield _early_end(word_path, word)
        elif word.end == word.start and not word.estimated and _letters_of(word.text):
            yield Issue("no length", f"end after {word.start} s", f"{word.end} s", word_path)
        if word.start < segment.start or word.end > segment.end:
            stretch = f"a word within {segment.start} to {segment.end} s"
            yield Issue("outside", stretch, f"{word.start} to {word.end} s", word_path)
        if word.start < previous_start:
            yield Issue("out of order", f"start from {previous_start} s on", f"{word.start} s", word_path)
        elif word.start < latest_end:
            yield Issue("overlap", f"start from {latest_end} s on", f"{word.start} s", word_path)
        previous_start = word.start
        latest_end = max(latest_end, word.end)
    spoken = "".join([word.text for word in segment.words])
    if _letters_of(spoken) != _letters_of(segment.text):
        yield Issue("different text", f"the words of {segment.text!r:.60}", f"{spoken!r:.60}", f"{path}.words")


def _letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _is_empty(text: str) -> bool:
    return not text or text.isspace()


def _early_end(path: str, timed: Segment | Word) -> Issue:
    return Issue("end before start", f"end from {timed.start} s on", f"{timed.end} s", path)


def _empty_text(path: str, text: str) -> Issue:
    return Issue("empty text", "text", "white space alone" if text else "an empty string", path)
