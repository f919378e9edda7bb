"""The spoken word lit, with the whole cue on screen: when which words are, for the formats that repeat a cue for it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from smartresult.errors import ExportError
from smartresult.export.spoken_cues import SpokenCue, place_spoken_cues
from smartresult.export.times import ms_from_seconds
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced

#: A shorter pause keeps the word before it lit. Without it, the light would go out for a few frames between two words,
#: which is seen as a flicker; at marks, the model of word times puts pauses of 0.2 to 0.3 s.
_SHORTEST_PAUSE_MS: Final = 300
#: A cue is repeated for each of its words, so that what is written grows with the square of their number. No picture
#: has room for so many.
MOST_WORDS: Final = 200


class LitSpan(NamedTuple):
    """A time in which `words[first:last]` of a cue are lit: one word, none in a pause, several where some are short."""

    start: int
    end: int
    first: int
    last: int


def place_repeated_cues(source: TimedSource, unspaced: Unspaced) -> list[SpokenCue]:
    """The cues of *source* with their words, sorted by start, each to be repeated for every word.

    Raises ExportError for a cue of more than `MOST_WORDS`, and what `place_cues` and `words` raise.
    """
    spoken = place_spoken_cues(source, unspaced)
    for cue in spoken:
        if len(cue.words) > MOST_WORDS:
            reason = f"expected {MOST_WORDS} words in a cue at most, got {len(cue.words)}; `reflow` makes cues of them"
            raise ExportError(reason, f"the cue at {cue.start / 1000} s")
    return spoken


def light_words(cue: SpokenCue, start: int, end: int, unit_ms: int) -> list[LitSpan]:
    """When which words of *cue* are lit, while it is on screen from *start* to *end*, in units of *unit_ms*.

    The spans fill that time, each begins where the one before ends, and each word is in one of them. A word that has
    not one unit of time is lit with the word before it; without one, with the word after it. A pause shows the cue with
    no word lit, but a short one belongs to the word before it.
    """
    spans: list[LitSpan] = []
    first, now, over_ms = 0, start, cue.start
    for last, word in enumerate(cue.words, 1):
        begin_ms, stop_ms = ms_from_seconds(word.start), ms_from_seconds(word.end)
        begin, stop = (min(max((ms + unit_ms // 2) // unit_ms, now), end) for ms in (begin_ms, stop_ms))
        if begin < stop:
            _pause(spans, LitSpan(now, begin, first, first), begin_ms - over_ms)
            spans.append(LitSpan(begin, stop, first, last))
            first, now, over_ms = last, stop, stop_ms
        elif spans:
            spans[-1] = spans[-1]._replace(last=last)
            first = last
    if not spans:
        return [LitSpan(start, end, 0, len(cue.words))]
    _pause(spans, LitSpan(now, end, first, first), cue.end - over_ms)
    return spans


def _pause(spans: list[LitSpan], pause: LitSpan, ms: int) -> None:
    """Add the *pause* of so many *ms* to *spans*, or its time to their last, if it is short.

    Before the first word, where none was lit, there is nothing that could flicker.
    """
    if spans and ms < _SHORTEST_PAUSE_MS:
        spans[-1] = spans[-1]._replace(end=pause.end)
    elif pause.start < pause.end:
        spans.append(pause)


def part_text(texts: Sequence[str], span: LitSpan) -> tuple[str, str, str]:
    """The text of a cue whose words have these *texts*: what stands before that which is lit in *span*, that, the rest.

    Blanks and line breaks around it are not lit; in a pause all is before.
    """
    lit = "".join(texts[span.first : span.last])
    core = lit.strip()
    blanks = lit[: len(lit) - len(lit.lstrip())]
    before = "".join(texts[: span.first]) + blanks
    after = lit[len(blanks) + len(core) :] + "".join(texts[span.last :])
    return (before, core, after) if core else (before + after, "", "")
