"""The spoken word lit in SubRip: a cue for each word, which stands between tags."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from smartresult.export.bidi import mark_lines
from smartresult.export.characters import WORD_JOINER, apply_rule
from smartresult.export.choices import Lit, Markup, Rtl, require_look
from smartresult.export.cues import Cues, stack_equal_starts
from smartresult.export.lit_words import LitSpan, light_words, part_text, place_repeated_cues
from smartresult.export.spoken_cues import SpokenCue
from smartresult.export.srt_text import ADDED, RULES, move_up_number
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced

#: The tags around what is lit, by look; FFmpeg, mpv and VLC know them.
_TAGS: Final[Mapping[Lit, tuple[str, str]]] = {
    "colour": ('<font color="#ffff00">', "</font>"),
    "underline": ("<u>", "</u>"),
}


def light_source(source: TimedSource, lit: Lit, unspaced: Unspaced, markup: Markup, rtl: Rtl) -> Cues:
    """A cue for each word of the cues of *source*, in the order of the file, the word between tags.

    Raises ExportError for a *lit* that SRT has not, and what `place_repeated_cues` raises.
    """
    require_look(lit, tuple(_TAGS))
    return _place_lit_words(place_repeated_cues(source, unspaced), lit, markup, rtl)


def _place_lit_words(spoken: Sequence[SpokenCue], lit: Lit, markup: Markup, rtl: Rtl) -> Cues:
    """A cue for each word of *spoken*, in the order of the file.

    The rules are for whole texts, for what looks like markup can go on from word to word. So texts are written first.
    """
    rows: Sequence[tuple[LitSpan, int]] = sorted(
        [(span, i) for i, cue in enumerate(spoken) for span in light_words(cue, cue.start, cue.end, 1)],
        key=lambda row: row[0].start,
    )
    if markup == "look-alike":
        rows = stack_equal_starts([span.start for span, _ in rows], rows)
    words = [[word.text for word in cue.words] for cue in spoken]
    texts = list(apply_rule(list(map("".join, words)), RULES[markup]))
    if rows:
        last = rows[-1][1]  # the cue whose text ends the file, in all its events, so that its lines stay where they are
        texts[last] = move_up_number(texts[last])
    if markup == "look-alike":  # a sign that nothing follows is one that a tag follows now
        texts = [text.replace("<", "＜") for text in texts]
    if rtl == "marks":
        texts = list(map(mark_lines, texts))
    pieces = list(map(cut_written, words, texts))
    shown = [_tag_word(part_text(pieces[i], span), lit, markup) for span, i in rows]
    return Cues([span.start for span, _ in rows], [span.end for span, _ in rows], shown)


def cut_written(words: Sequence[str], written: str) -> list[str]:
    """*written*, what the rules made of these *words*, cut where they begin.

    Each of their characters became one. What was added stays with what is before it.
    """
    starts: list[int] = []
    place = 0
    for word in words:
        for i, character in enumerate(word):
            while written[place] != character and written[place] in ADDED:
                place += 1
            if not i:
                starts.append(place)
            place += 1
    return [written[start:end] for start, end in pairwise([0, *starts[1:], len(written)])]


def _tag_word(parts: tuple[str, str, str], lit: Lit, markup: Markup) -> str:
    """The text of a cue whose *parts* stand before what is lit, are lit, and stand after it."""
    before, core, after = parts
    if not core:
        return before
    opened, closed = _TAGS[lit]
    if markup == "look-alike":  # FFmpeg makes of each tag a block, whose brace a backslash would escape
        before, core = (re.sub(r"\\$", rf"\\{WORD_JOINER}", text) for text in (before, core))
    return f"{before}{opened}{core}{closed}{after}"
