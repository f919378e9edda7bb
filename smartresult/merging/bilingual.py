"""`merge`: two languages in, cues out that show both, a line each."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple, get_args

from smartresult.errors import OptionError
from smartresult.merging.choices import Order
from smartresult.merging.pairing import Span, find_partners
from smartresult.model import Cue, Merged
from smartresult.profiles import Profile, settle_delivery
from smartresult.text.languages.detection import detect_language
from smartresult.text.languages.tags import is_language_tag
from smartresult.text.two_scripts import find_two_scripts
from smartresult.text.width import measure_width, shows_nothing, stands_close
from smartresult.timed_text import TimedSource, find_stated_lang, list_segments, require_one_language, require_segments

_ORDERS: Final = get_args(Order)
_SIDES: Final = ("first", "second")

#: A shift is looked for up to so many seconds, in steps of so many, among so many starts on either side of each; what
#: lies so many steps from a figure counts for it; up to so many steps it is jitter.
_FARTHEST: Final = 10.0
_STEP: Final = 0.1
_NEIGHBOURS: Final = 8
_AROUND: Final = 2
_JITTER: Final = 3
#: It is told where that share of all starts speaks for it, so many times as many as for no shift, and so many at least.
_LEAST_SHARE: Final = 0.4
_TIMES_AS_MANY: Final = 2
_LEAST_STARTS: Final = 8


class _Said(NamedTuple):
    """A segment on one line: *number* is its index in its source, *own_lines* are those that it had."""

    start: float
    end: float
    text: str
    number: int
    own_lines: Sequence[str]


def merge(  # noqa: PLR0913 - each is one choice of the caller's
    first: TimedSource,
    second: TimedSource,
    *,
    order: Order = "first",
    max_gap: float = 0.5,
    profile: Profile | str | None = None,
    langs: tuple[str | None, str | None] = (None, None),
) -> Merged:
    """The text of *first* and *second* in cues of two lines, of which *order* says whose is on top.

    The *first* keeps its times. Each segment of the *second* goes to the cue that it overlaps most; without an overlap
    to the nearest, if that is at most *max_gap* seconds away; else it is a cue of its own, as is what of the *first*
    got nothing. Several that go to one cue are joined, with a blank unless East Asian text meets. What is cut
    differently should be laid out before (`reflow`, the *first* above all, in one line: `max_lines=1`). Nothing is
    repaired: the `Merged` says how many found no partner, whether the second looks shifted throughout, and of each side
    whether it looks bilingual already.

    A side with several lines of its own is put on one. With a *profile* (that of its language where it is "auto") that
    must be no wider than a line of that. *langs* are the languages of both (BCP 47, "zh-Hans"); where one is None the
    parameters of the job or the text tell, or it is "".

    A cue has no words, for those of both languages are spoken at one time: word times of it would be shared out over
    both lines. Its `segments` are indexes in *first*, of a cue of the second alone there are none.

    Takes time in proportion to the text. Raises OptionError for options that are not known, for a side that is merged
    already, and where a line would be too wide, and what `require_segments` and `SmartJob.segments` raise.
    """
    if order not in _ORDERS:
        raise OptionError(f"expected one of {', '.join(_ORDERS)}, got {order!r:.40}", "order")
    if not _is_length(max_gap):
        raise OptionError(f"expected a finite number of seconds from 0 up, got {max_gap!r:.40}", "max_gap")
    if not isinstance(langs, tuple) or len(langs) != len(_SIDES):
        raise OptionError(f"expected two languages, got {langs!r:.40}", "langs")
    sides = [_list_said(source, name) for source, name in zip((first, second), _SIDES, strict=True)]
    tags = tuple(
        [_find_lang(source, said, lang) for source, said, lang in zip((first, second), sides, langs, strict=True)]
    )
    if profile is not None:
        for said, name, lang in zip(sides, _SIDES, langs, strict=True):
            _require_width(said, name, profile, lang)
    firsts, seconds = sides
    partners = find_partners(_list_spans(firsts), _list_spans(seconds), max_gap)
    found: list[list[str]] = [[] for _ in firsts]
    alone: list[Cue] = []
    for one, partner in zip(seconds, partners, strict=True):
        if partner >= 0:
            found[partner].append(one.text)
        else:
            alone.append(Cue(one.start, one.end, (one.text,), langs=tags[1:], sides=(1,)))
    cues = [_make_cue(one, _join_texts(texts), tags, order) for one, texts in zip(firsts, found, strict=True)]
    return Merged(
        tuple(sorted([*cues, *alone], key=lambda cue: (cue.start, cue.end))),
        len(firsts),
        len(seconds),
        found.count([]),
        len(alone),
        _find_shift([said.start for said in firsts], [said.start for said in seconds]),
        count_bilingual([said.own_lines for said in firsts]),
        count_bilingual([said.own_lines for said in seconds]),
    )


def _list_spans(said: Sequence[_Said]) -> list[Span]:
    return [(one.start, max(one.start, one.end)) for one in said]  # the end may be stated before the start


def _is_length(seconds: object) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds < inf


def _list_said(source: TimedSource, name: str) -> list[_Said]:
    """What *source* shows, each on one line, in the order of starts, ends and texts."""
    segments = list_segments(source)
    require_segments(segments)
    require_one_language(segments, name)
    said = []
    for i, segment in enumerate(segments):
        if not shows_nothing(segment.text):
            lines = list_lines(segment.text)
            said.append(_Said(float(segment.start), float(segment.end), _join_texts(lines), i, lines))
    return sorted(said)


def list_lines(text: str) -> list[str]:
    """The lines of *text* that show something, without the white space around them."""
    return [line.strip() for line in text.splitlines() if not shows_nothing(line)]


def count_bilingual(cues: Sequence[Sequence[str]]) -> int:
    """How many of the *cues*, whose lines these are, show two languages already; 0, where the lines may be of one."""
    found = find_two_scripts([lines for lines in cues if len(lines) > 1], len(cues))
    return found.shown if found else 0


def _join_texts(texts: Sequence[str]) -> str:
    """The *texts* on one line, with a blank where two meet, but not beside East Asian text, which is written close."""
    parts = list(texts[:1])
    for before, text in pairwise(texts):
        parts += [text] if stands_close(before[-1]) or stands_close(text[0]) else [" ", text]
    return "".join(parts)


def _find_lang(source: TimedSource, said: Sequence[_Said], lang: str | None) -> str:
    """The language that is asked for, else what the text tells for sure, else what the job states, else ""."""
    if lang is not None:
        if not is_language_tag(lang):
            raise OptionError(f"expected a language tag such as pt-BR, got {lang!r:.40}", "langs")
        return lang
    stated = find_stated_lang(source)
    guess = detect_language("\n".join([one.text for one in said]), stated)
    return guess.code if guess.sure else stated if is_language_tag(stated) else ""


def _require_width(said: Sequence[_Said], name: str, profile: Profile | str, lang: str | None) -> None:
    """Raise OptionError where lines that were put on one are wider than a line of the *profile*."""
    figures = settle_delivery(profile, "\n".join([one.text for one in said]), lang).profile
    for one in said:
        if len(one.own_lines) > 1:
            width = measure_width(one.text, figures.half_width)
            if width > figures.max_chars_per_line:
                raise OptionError(
                    f"expected {figures.max_chars_per_line:g} characters at most on a line of {figures.name}, got "
                    f"{width:g} where the {len(one.own_lines)} lines of segments[{one.number}] at {one.start:g} s are "
                    f"put on one: lay it out with max_lines=1 first",
                    name,
                )


def _make_cue(said: _Said, text: str, langs: tuple[str, ...], order: Order) -> Cue:
    if not text:
        return Cue(said.start, said.end, (said.text,), (said.number,), langs=langs[:1], sides=(0,))
    lines, sides = (said.text, text), (0, 1)
    if order == "second":
        lines, langs, sides = lines[::-1], langs[::-1], sides[::-1]
    return Cue(said.start, said.end, lines, (said.number,), langs=langs, sides=sides)


def _find_shift(firsts: Sequence[float], seconds: Sequence[float]) -> float:
    """By how many seconds most starts of the second list stand later than one of the first, if it is not by chance."""
    votes: Counter[int] = Counter()
    for start in seconds:
        place = bisect_left(firsts, start)
        for other in firsts[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]:
            if abs(start - other) <= _FARTHEST:
                votes[round((start - other) / _STEP)] += 1
    sums = {step: sum([votes[step + k] for k in range(-_AROUND, _AROUND + 1)]) for step in [*votes, 0]}
    best = max(sums, key=lambda step: (sums[step], -abs(step), step))
    enough = max(_LEAST_STARTS, _LEAST_SHARE * len(seconds), _TIMES_AS_MANY * sums[0])
    if abs(best) <= _JITTER or sums[best] < enough:
        return 0.0
    return round(best * _STEP, 1)
