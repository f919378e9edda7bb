"""Any source → cues with the time of each word in them, for formats that light up word after word."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from smartresult.export.characters import BYTE_ORDER_MARK, clean_lines
from smartresult.export.cues import place_cues
from smartresult.export.times import ms_from_seconds
from smartresult.model import Segment, Word
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.timing import find_following, list_stated, require_unspaced, time_words, words


class SpokenCue(NamedTuple):
    """A cue as `place_cues` places it; the texts of its *words*, joined, are its text in clean lines."""

    start: int  # in milliseconds
    end: int  # in milliseconds, after the start
    words: Sequence[Word]


def place_spoken_cues(source: TimedSource, unspaced: Unspaced) -> list[SpokenCue]:
    """The cues of *source* with their words, sorted by start.

    Raises what `place_cues` and `words` raise.
    """
    require_unspaced(unspaced)
    segments = list_segments(source)
    require_segments(segments)
    following = find_following(segments)
    spoken = []
    for i, segment in enumerate(segments):
        for start, end, text in place_cues((segment,)).rows():
            stated = list_stated(segment, f"segments[{i}].words")
            timed = time_words(
                clean_lines(text),
                segment.start,
                segment.end,
                stated,
                unspaced=unspaced,
                segment=i,
                following=following.get(segment.start),
            )
            spoken.append(SpokenCue(start, end, timed))
    return sorted(spoken, key=attrgetter("start"))


def time_clean_words(source: TimedSource, unspaced: Unspaced) -> Sequence[Word]:
    """The `words` of *source*, whose segments are taken without U+FEFF: a word may hold nothing else.

    Raises what `words` raises.
    """
    segments = list_segments(source)
    require_segments(segments)
    return words([_remove_marks(segment) for segment in segments], unspaced=unspaced)


def _remove_marks(segment: TimedText) -> TimedText:
    if BYTE_ORDER_MARK not in segment.text:
        return segment
    text = segment.text.replace(BYTE_ORDER_MARK, "")
    return Segment(text, segment.start, segment.end, getattr(segment, "words", ()))


def describe_estimates(words: Iterable[Word]) -> str:
    """What a file has to say about its word times: nothing, where all were stated."""
    guesses = [word.estimated for word in words]
    if not any(guesses):
        return ""
    share = "all" if all(guesses) else f"{sum(guesses)} of {len(guesses)}"
    return f"word times: {share} estimated"


def stamp_words(cue: SpokenCue, write: Callable[[int], str], escape: Callable[[str], str]) -> str:
    """The text of *cue*, each word after the stamp of its start, where that lies inside and rises."""
    parts = []
    latest = cue.start
    for word in cue.words:
        ms = ms_from_seconds(word.start)
        if latest < ms < cue.end:
            parts.append(write(ms))
            latest = ms
        parts.append(escape(word.text))
    return "".join(parts)


def share_centiseconds(cue: SpokenCue, length: int) -> list[tuple[int, str]]:
    """*length* centiseconds of *cue*, shared out by the largest remainder: to each word and, as "", to each pause.

    The shares are whole, their sum is *length*, and pauses without a share are left out.
    """
    parts: list[tuple[int, str]] = []  # in milliseconds
    now = cue.start
    for word in cue.words:
        start, end = ms_from_seconds(word.start), ms_from_seconds(word.end)
        parts += [(start - now, ""), (end - start, word.text)]
        now = end
    parts.append((cue.end - now, ""))
    whole = cue.end - cue.start
    shares = [part * length // whole for part, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(parts[i][0] * length % whole))
    for i in by_remainder[: length - sum(shares)]:
        shares[i] += 1
    return [(share, text) for share, (_, text) in zip(shares, parts, strict=True) if share or text]
