"""`reflow`: segments in, cues out that a reader can follow."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from operator import add
from typing import Final

from smartresult.layout.atoms import Atoms, cut_atoms
from smartresult.layout.cue_times import time_cues
from smartresult.layout.few_words import find_few_words
from smartresult.layout.optimum import Layout, Nodes, find_cheapest, find_nodes, list_nodes
from smartresult.layout.starts import Span
from smartresult.model import Cue, Segment
from smartresult.profiles import Profile, Stops, require_stops, settle_delivery
from smartresult.text.width import count_words, measure_width, shows_nothing
from smartresult.timed_text import (
    TimedSource,
    TimedText,
    find_stated_lang,
    list_segments,
    require_one_language,
    require_segments,
)

_INSIDE: Final = "[，。]+ ?"


def reflow(
    source: TimedSource, profile: Profile | str = "auto", *, stops: Stops = "keep", lang: str | None = None
) -> tuple[Cue, ...]:
    """The text of *source* as cues that meet *profile*, or the profile of that name, as well as can be.

    Fragments are merged and long segments split; where cues end and lines break is the cheapest of all possible layouts
    (`layout/optimum.py` says what costs how much). "auto" takes the Netflix profile of the language, and that for
    English where there is none. *lang* says the language (a code of BCP 47: "es", "pt-BR"); without it the text tells,
    by its script and its most frequent words. Whatever the profile, the language says which words lean on others.
    A profile with `words_per_cue`, such as "one-word" and "few-words", makes cues of so many words at most, each on
    screen from its first word to the next cue; in Chinese, Japanese and Thai, a word is a phrase as BudouX finds it.

    Times are whole centiseconds, which every format can state. The text is that of the segments, without white space,
    and without segments and timed words of invisible characters alone (U+200B, U+FEFF…): no cue shows nothing.
    With *stops* "drop" the marks ，and 。 at line ends are left out, with "space" those inside of lines become a blank,
    too, as Chinese deliveries ask. No line is wider than the profile's, no cue has more lines, stands longer, or
    overlaps another; the result does not depend on the order of the segments: those that start together stand in the
    order of their ends, then of their texts. What can't be met, because somebody speaks too fast, is as little too fast
    as can be, and `check` says so.

    Raises OptionError for a *profile*, for *stops* and a *lang* that are not known, and for cues that `merge` made; and
    what `words` raises.
    """
    require_stops(stops)
    segments = list_segments(source)
    require_segments(segments)  # whose texts are looked at before they are cut
    require_one_language(segments, "source")
    profile, lang, _ = settle_delivery(
        profile, "\n".join([segment.text for segment in segments]), lang, find_stated_lang(source)
    )
    atoms = cut_atoms(_blank_unseen(segments), profile, lang)
    if not atoms.texts:
        return ()
    if profile.words_per_cue:
        nodes = list_nodes(atoms, profile)
        layouts = find_few_words(atoms, nodes, profile)
    else:
        nodes = find_nodes(atoms, profile)
        layouts = find_cheapest(nodes, profile)
    return write_cues(atoms, nodes, layouts, profile, stops)


def write_cues(
    atoms: Atoms, nodes: Nodes, layouts: Sequence[Layout], profile: Profile, stops: Stops = "keep"
) -> tuple[Cue, ...]:
    """The cues that *layouts* of *nodes* make of *atoms*, with their times."""
    pieces = list(map(add, atoms.spaces, atoms.texts))
    lines = [_write_lines(pieces, nodes, layout, stops) for layout in layouts]
    spans = [_find_span(atoms, nodes, layout, text, profile) for layout, text in zip(layouts, lines, strict=True)]
    return tuple(
        [
            _make_cue(atoms, nodes, layout, text, times)
            for layout, text, times in zip(layouts, lines, time_cues(spans, profile), strict=True)
        ]
    )


def _blank_unseen(segments: Sequence[TimedText]) -> Sequence[TimedText]:
    """*segments*, of which those that show nothing have no text, so that their times count for nothing."""
    unseen = [isinstance(segment.text, str) and shows_nothing(segment.text) for segment in segments]
    if not any(unseen):
        return segments
    return [
        Segment("", segment.start, segment.end) if is_unseen else segment
        for segment, is_unseen in zip(segments, unseen, strict=True)
    ]


def _write_lines(pieces: Sequence[str], nodes: Nodes, layout: Layout, stops: Stops) -> tuple[str, ...]:
    edges = [nodes.borders[node] for node in (layout.first, *layout.breaks, layout.last)]
    lines = ["".join(pieces[first:last]).lstrip(" ") for first, last in pairwise(edges)]
    return tuple(lines) if stops == "keep" else tuple(_leave_out_stops(lines, stops))


def _leave_out_stops(lines: Iterable[str], stops: Stops) -> Iterable[str]:
    for line in lines:
        kept = line.rstrip("，。 ") or line  # a line of nothing else is all that there is to show
        yield re.sub(_INSIDE, " ", kept).strip() or kept if stops == "space" else kept


def _find_span(atoms: Atoms, nodes: Nodes, layout: Layout, lines: Sequence[str], profile: Profile) -> Span:
    """When the cue is spoken, and its two needs.

    A guide's least is the least, its pace is what is recommended. In characters there is one figure: a line break is
    read in the time of a blank, which no guide counts, but some tools do; so that is recommended, too.
    """
    first, last = nodes.borders[layout.first], nodes.borders[layout.last]
    needed = least = profile.min_duration
    speed, half_width = profile.max_chars_per_second, profile.half_width
    if speed:
        width = sum([measure_width(line, half_width) for line in lines])
        least = max(least, width / speed)
        needed = max(least, (width + half_width * len(layout.breaks)) / speed) if layout.breaks else least
    if profile.max_words_per_minute or profile.min_seconds_per_word:
        words = sum(map(count_words, lines))
        pace = 60 / profile.max_words_per_minute if profile.max_words_per_minute else 0.0
        least = max(least, words * (profile.min_seconds_per_word or pace))
        needed = max(needed, least, words * pace)
    return Span(
        round(atoms.starts[first] * 100), round(atoms.ends[last - 1] * 100), ceil(needed * 100), ceil(least * 100)
    )


def _make_cue(atoms: Atoms, nodes: Nodes, layout: Layout, lines: tuple[str, ...], times: tuple[int, int]) -> Cue:
    words = tuple(atoms.words[nodes.borders[layout.first] : nodes.borders[layout.last]])
    segments = tuple(dict.fromkeys([word.segment for word in words]))
    return Cue(times[0] / 100, times[1] / 100, lines, segments, words)
