"""`words`: the words of any source, each with its time, stated or estimated."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, get_args

from smartresult.errors import ExportError
from smartresult.model import Word
from smartresult.timed_text import TimedSource, TimedText, is_time, list_segments, require_segments
from smartresult.word_times.lengths import BEFORE_PUNCTUATION, LAST_TOKEN, measure_token
from smartresult.word_times.phrases import find_phrases
from smartresult.word_times.stated import PlacedWord, place_words
from smartresult.word_times.tokens import Unspaced, find_starts, is_syllabic

_UNSPACED: Final = get_args(Unspaced)
#: Longer tokens are no words, and not worth keeping.
_LONGEST_KEPT: Final = 64


def words(source: TimedSource, *, unspaced: Unspaced = "characters") -> tuple[Word, ...]:
    """Every word of *source*, in the order in which its segments start.

    The words of a segment, joined, are its text: each has its punctuation (opening marks stand with the word after) and
    the blanks after it. Segments of white space have none. Words that the service timed keep their times, cut down to
    where they can be: inside the segment, in order, without overlap (`SmartJob.issues` lists those that were not). All
    others are estimated, and say so: they lie inside the segment, or inside the gap between timed words, the first and
    last reaching its ends, with pauses at punctuation (`word_times/lengths.py` describes the model). In a segment that
    does not end after its start they have no length.

    Alphabetic scripts are cut at white space. *unspaced* says how Chinese and Japanese are cut where nobody timed them:
    into "characters", as karaoke wants it, or "phrases", as BudouX finds them.

    Raises ExportError for times that are negative or not finite, and for an *unspaced* that is not known; and what
    `SmartJob.segments` raises.
    """
    require_unspaced(unspaced)
    segments = list_segments(source)
    require_segments(segments)
    in_order = sorted(enumerate(segments), key=lambda item: item[1].start)
    return tuple([word for i, segment in in_order for word in time_segment(i, segment, unspaced)])


def require_unspaced(unspaced: Unspaced) -> None:
    """Raise ExportError unless *unspaced* is a known way to cut text without blanks."""
    if unspaced not in _UNSPACED:
        raise ExportError(f"expected one of {', '.join(_UNSPACED)}, got {unspaced!r:.40}", "unspaced")


def time_segment(index: int, segment: TimedText, unspaced: Unspaced) -> list[Word]:
    """The words of *segment*, which has that *index* in its source, as `words` gives them."""
    stated = list_stated(segment, f"segments[{index}].words")
    return time_words(segment.text, segment.start, segment.end, stated, unspaced=unspaced, segment=index)


def list_stated(segment: TimedText, path: str) -> Sequence[Word]:
    """The words that *segment*, which has none or some at *path*, was given. Raises ExportError for what are none."""
    words = getattr(segment, "words", None)
    if words is None:
        return ()
    if not isinstance(words, Iterable):
        raise ExportError(f"expected words, got a {type(words).__name__}", path)
    stated = tuple(words)
    for i, word in enumerate(stated):
        if not isinstance(word, Word):
            raise ExportError("expected objects of type Word", path)
        if not (isinstance(word.text, str) and is_time(word.start) and is_time(word.end)):
            raise ExportError(f"expected a text and finite times, got {word!r:.100}", f"{path}[{i}]")
    return stated


def time_words(  # noqa: PLR0913 - what a segment is made of, and two ways to see it
    text: str, start: float, end: float, stated: Sequence[Word] = (), *, unspaced: Unspaced, segment: int
) -> list[Word]:
    """The words of *text*, spoken from *start* to *end*, of which *stated* were timed."""
    if not text or text.isspace():
        return []
    end = max(start, end)
    starts = find_starts(text)
    kind = _Kind(is_syllabic(text), text.isupper())
    if stated:
        spoken = list(_fill_gaps(text, starts, place_words(text, stated, start, end), start, end, segment, kind))
    else:
        spoken = _estimate(text, starts, len(text), start, end, segment, kind)
    return _join_phrases(spoken, {*find_phrases(text, starts)}) if unspaced == "phrases" else spoken


class _Kind(NamedTuple):
    """What the lengths of tokens depend on beside themselves; looked for once, for that takes the whole text."""

    syllabic: bool
    capitals: bool


def _estimate(  # noqa: PLR0913, PLR0917 - a stretch of a text, and of time
    text: str, starts: Sequence[int], last: int, start: float, end: float, segment: int, kind: _Kind
) -> list[Word]:
    """The tokens of *text* that begin at *starts*, up to *last*, so that they fill *start* to *end* exactly."""
    syllabic, capitals = kind
    pieces = [text[i:j] for i, j in zip(starts, [*starts[1:], last], strict=True)]
    measure = measure_token if len(max(pieces, key=len)) <= _LONGEST_KEPT else measure_token.__wrapped__
    lengths = [measure(piece, syllabic, capitals) for piece in pieces]
    closes = last == len(text)
    if closes:  # nothing follows that a pause could separate it from
        length, pause = lengths[-1]
        lengths[-1] = length + LAST_TOKEN - (BEFORE_PUNCTUATION if pause else 0.0), 0.0
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
    if closes:
        spoken[-1] = Word(pieces[-1], spoken[-1].start, end, estimated=True, segment=segment)
    return spoken


def _fill_gaps(  # noqa: PLR0913, PLR0917 - as above
    text: str, starts: Sequence[int], placed: Sequence[PlacedWord], start: float, end: float, segment: int, kind: _Kind
) -> Iterator[Word]:
    """*placed*, and what of *text* lies between them, estimated."""
    position, now = 0, start
    for word in [*placed, PlacedWord(len(text), len(text), end, end, estimated=False)]:
        if position < word.first:
            inside = [position, *starts[bisect_left(starts, position + 1) : bisect_left(starts, word.first)]]
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
