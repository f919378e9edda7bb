"""`words`: the words of any source, each with its time, stated or estimated."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import Final, NamedTuple, get_args

from msgspec.structs import replace

from smartresult.errors import ExportError
from smartresult.model import Word
from smartresult.text.sentences import find_stop
from smartresult.timed_text import TimedSource, TimedText, is_time, list_segments, require_segments
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.conflicts import (
    Pace,
    PlacedWord,
    are_consistent,
    cut_overlaps,
    keep_consistent,
    keep_possible,
)
from smartresult.word_times.lengths import (
    BEFORE_PUNCTUATION,
    SENTENCE_PAUSE,
    Reading,
    find_reading,
    measure_last,
    measure_token,
    settle_stop,
)
from smartresult.word_times.phrases import find_phrases
from smartresult.word_times.stated import place_words
from smartresult.word_times.tokens import find_starts

_UNSPACED: Final = get_args(Unspaced)
#: Longer tokens are no words, and not worth keeping.
_LONGEST_KEPT: Final = 64
#: Characters of a text by which it is told whether a sentence ends before them.
_LOOK_AHEAD: Final = 24


def words(source: TimedSource, *, unspaced: Unspaced = "characters") -> tuple[Word, ...]:
    """Every word of *source*, in the order in which its segments start.

    The words of a segment, joined, are its text: each has its punctuation (opening marks stand with the word after) and
    the blanks after it. Segments of white space have none. Words that the service timed keep their times, where these
    can be: inside the segment, in order, without overlap, the end after the start. What is off by up to 5 ms is cut. Of
    words that contradict each other as few as possible are taken for wrong (`word_times/conflicts.py` says which), and
    the others are not touched. `SmartJob.issues` lists what is odd.

    All other words are estimated, and say so: they lie inside the segment, or inside the gap between timed words, the
    first and last reaching its ends, with pauses at punctuation (`word_times/lengths.py` describes the model). The last
    one is drawn out where no segment starts right after it. In a segment that does not end after its start words have
    no length.

    Alphabetic scripts are cut at white space. *unspaced* says how Chinese and Japanese are cut where nobody timed them:
    into "characters", as karaoke wants it, or "phrases", as BudouX finds them.

    Raises ExportError for times that are negative or not finite, and for an *unspaced* that is not known; and what
    `SmartJob.segments` raises.
    """
    require_unspaced(unspaced)
    segments = list_segments(source)
    require_segments(segments)
    following = find_following(segments)
    in_order = sorted(enumerate(segments), key=lambda item: item[1].start)
    timed = [time_segment(i, segment, unspaced, following) for i, segment in in_order]
    return tuple(chain.from_iterable(timed))


def require_unspaced(unspaced: Unspaced) -> None:
    """Raise ExportError unless *unspaced* is a known way to cut text without blanks."""
    if unspaced not in _UNSPACED:
        raise ExportError(f"expected one of {', '.join(_UNSPACED)}, got {unspaced!r:.40}", "unspaced")


def find_following(segments: Iterable[TimedText]) -> Mapping[float, float]:
    """From each start of *segments* in which something is said to the next later one, whatever order they are in.

    The last start has none. Of segments that start together none follows the other.
    """
    starts = sorted({segment.start for segment in segments if segment.text and not segment.text.isspace()})
    return dict(pairwise(starts))


def time_segment(index: int, segment: TimedText, unspaced: Unspaced, following: Mapping[float, float]) -> list[Word]:
    """The words of *segment*, which has that *index* in its source, as `words` gives them.

    *following* is what `find_following` says of the source.
    """
    stated = list_stated(segment, f"segments[{index}].words")
    start, end = segment.start, segment.end
    return time_words(
        segment.text, start, end, stated, unspaced=unspaced, segment=index, following=following.get(start)
    )


def list_stated(segment: TimedText, path: str) -> Sequence[Word]:
    """The words that *segment*, which has none or some at *path*, was given. Raises ExportError for what are none."""
    words = getattr(segment, "words", None)
    if words is None or (type(words) is tuple and not words):  # most segments have none
        return ()
    if not isinstance(words, Iterable):
        raise ExportError(f"expected words, got a {type(words).__name__}", path)
    stated = tuple(words)
    for i, word in enumerate(stated):
        if not isinstance(word, Word):
            raise ExportError("expected objects of type Word", path)
        if not (isinstance(word.text, str) and is_time(word.start) and is_time(word.end)):
            raise ExportError(f"expected a text and finite times, got {word!r:.100}", f"{path}[{i}]")
    if {float, int}.issuperset([type(time) for word in stated for time in (word.start, word.end)]):
        return stated
    return tuple([replace(word, start=float(word.start), end=float(word.end)) for word in stated])


def time_words(  # noqa: PLR0913 - what a segment is made of, and two ways to see it
    text: str,
    start: float,
    end: float,
    stated: Sequence[Word] = (),
    *,
    unspaced: Unspaced,
    segment: int,
    following: float | None,
) -> list[Word]:
    """The words of *text*, spoken from *start* to *end*, of which *stated* were timed.

    *following* is when the next segment starts, in seconds; None, if none does.
    """
    if not text or text.isspace():
        return []
    end = max(start, end)
    starts = find_starts(text)
    reading = find_reading(text)
    last = measure_last(reading, None if following is None else following - end)
    kind = _Kind(reading, text.isupper(), not text.islower(), last)
    if stated:
        placed = place_words(text, stated)
        starts = _cut_at_words(starts, placed, len(text))
        kept = keep_possible(placed, start, end)
        if not are_consistent(kept):
            kept = keep_consistent(kept, start, end, _measure_pace(text, starts, kind))
        spoken = list(_fill_gaps(text, starts, cut_overlaps(kept), start, end, segment, kind))
    else:
        spoken = _estimate(text, starts, len(text), start, end, segment, kind)
    return _join_phrases(spoken, {*find_phrases(text, starts)}) if unspaced == "phrases" else spoken


class _Kind(NamedTuple):
    """What lengths of tokens depend on beside themselves; looked for once, for that takes the whole text."""

    reading: Reading
    capitals: bool  # it has no small letters
    cased: bool  # it has capitals
    last: float  # what the last token takes more, in seconds


def _cut_at_words(starts: Sequence[int], placed: Sequence[PlacedWord], length: int) -> list[int]:
    """*starts*, but each of *placed* one piece, as the service cut it, whether its time is known or not."""
    cuts: list[int] = []
    position = 0
    for word in [*placed, PlacedWord(length, length, 0.0, 0.0, estimated=False)]:
        if position < word.first:
            cuts += [position, *starts[bisect_left(starts, position + 1) : bisect_left(starts, word.first)]]
        if word.first < word.last:
            cuts.append(word.first)
        position = word.last
    return cuts


def _measure_pieces(
    text: str, starts: Sequence[int], last: int, kind: _Kind
) -> tuple[Sequence[str], Sequence[tuple[float, float]]]:
    """The pieces of *text* that begin at *starts*, up to *last*; how long each takes, and the pause after it."""
    pieces = [text[i:j] for i, j in zip(starts, [*starts[1:], last], strict=True)]
    short = last <= _LONGEST_KEPT or len(max(pieces, key=len)) <= _LONGEST_KEPT
    measure = measure_token if short else measure_token.__wrapped__
    reading, capitals, cased, last_length = kind
    lengths = list(map(measure, pieces, repeat(reading), repeat(capitals)))
    for i in [i for i, measured in enumerate(lengths) if measured[1] == SENTENCE_PAUSE]:
        ahead = last if i + 1 == len(starts) else starts[i + 1]
        stop = find_stop(pieces[i].strip(), text[ahead : ahead + _LOOK_AHEAD].strip() or None, cased=cased)
        lengths[i] = settle_stop(lengths[i][0], stop, reading)
    if last == len(text):  # nothing follows that a pause could separate it from
        length, pause = lengths[-1]
        lengths[-1] = length + last_length - (BEFORE_PUNCTUATION if pause else 0.0), 0.0
    return pieces, lengths


def _measure_pace(text: str, starts: Sequence[int], kind: _Kind) -> Pace:
    begins: dict[int, float] = {}
    ends = {0: 0.0}
    position, now = 0, 0.0
    for piece, (length, pause) in zip(*_measure_pieces(text, starts, len(text), kind), strict=True):
        begins[position] = now
        position += len(piece)
        ends[position] = now + length
        now += length + pause
    begins[position] = now
    return Pace(begins, ends)


def _estimate(  # noqa: PLR0913, PLR0917 - a stretch of a text, and of time
    text: str, starts: Sequence[int], last: int, start: float, end: float, segment: int, kind: _Kind
) -> list[Word]:
    """The tokens of *text* that begin at *starts*, up to *last*, so that they fill *start* to *end* exactly."""
    pieces, lengths = _measure_pieces(text, starts, last, kind)
    whole = sum([length + pause for length, pause in lengths])
    factor = (end - start) / whole
    spoken = []
    now = start
    for piece, (length, pause) in zip(pieces, lengths, strict=True):
        stop = now + length * factor
        if stop > end:  # by the error of floats
            now, stop = min(now, end), end
        spoken.append(Word(piece, now, stop, True, segment))  # noqa: FBT003 - by name it takes twice as long
        now = stop + pause * factor
    if last == len(text):
        spoken[-1] = Word(spoken[-1].text, spoken[-1].start, end, estimated=True, segment=segment)
    return spoken


def _fill_gaps(  # noqa: PLR0913, PLR0917 - as above
    text: str, starts: Sequence[int], placed: Sequence[PlacedWord], start: float, end: float, segment: int, kind: _Kind
) -> Iterator[Word]:
    """*placed*, and what of *text* lies between them, estimated."""
    position, now = 0, start
    for word in [*placed, PlacedWord(len(text), len(text), end, end, estimated=False)]:
        if position < word.first:
            inside = starts[bisect_left(starts, position) : bisect_left(starts, word.first)]
            yield from _estimate(text, inside, word.first, now, word.start, segment, kind)
        if word.first < word.last:
            yield Word(text[word.first : word.last], word.start, word.end, word.estimated, segment)
        position, now = word.last, word.end


def _join_phrases(spoken: Iterable[Word], phrase_starts: Collection[int]) -> list[Word]:
    """*spoken* with the estimated words of a phrase as one."""
    joined: list[Word] = []
    position = 0
    for word in spoken:
        if joined and word.estimated and joined[-1].estimated and position not in phrase_starts:
            first = joined[-1]
            joined[-1] = Word(first.text + word.text, first.start, word.end, estimated=True, segment=word.segment)
        else:
            joined.append(word)
        position += len(word.text)
    return joined
