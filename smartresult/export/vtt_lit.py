"""The spoken word lit in WebVTT: spans of the class lit, and what browsers are to make of them.

Facts about players were seen with Chromium 156, FFmpeg 5.1 and VLC 3.0.24.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from smartresult.export.choices import Lit
from smartresult.export.cues import Cues
from smartresult.export.lit_words import light_words, part_text
from smartresult.export.spoken_cues import SpokenCue

#: What tells a lit word from the others, and what undoes that, in CSS. Chromium draws what is future in grey by itself.
_LOOKS: Final[Mapping[Lit, tuple[str, str]]] = {
    "colour": ("color: yellow", "color: inherit"),
    "box": ("color: black; background-color: yellow", "color: inherit; background-color: transparent"),
    "size": ("font-size: 115%", "color: inherit; font-size: 100%"),
    "underline": ("text-decoration: underline", "color: inherit; text-decoration: none"),
}


def write_style_block(lit: Lit, *, words: bool) -> str:
    r"""The STYLE block (section 4.3), to stand between the first line of a file and its cues; "" where none is needed.

    The lines in it, and the blank one before it, end in CR, which is a line break of WebVTT as LF is (section 4.1). To
    FFmpeg 5.1 a CR after LF makes no blank line, and so the block is a part of the file's first, which it skips. After
    a STYLE block of its own it reads no cue at all.
    """
    on, off = _LOOKS[lit]
    if words:  # browsers differ in whether the last word that began is past, not in what is future
        rules = [f"::cue(c) {{ {on} }}", f"::cue(c:future) {{ {off} }}"]
    elif lit == "underline":
        return ""
    else:
        rules = [f"::cue(.lit) {{ {on} }}"]
    return "\r".join(["", "STYLE", *rules]) + "\n"


def light_cues(spoken: Sequence[SpokenCue], lit: Lit, escape: Callable[[str], str]) -> Cues:
    """A cue for each word of the *spoken* cues, sorted by start, in which the word is lit, and the text as escaped."""
    opened, closed = ("<c.lit><u>", "</u></c>") if lit == "underline" else ("<c.lit>", "</c>")
    rows: list[tuple[int, int, str]] = []
    for cue in spoken:
        texts = [word.text for word in cue.words]
        for span in light_words(cue, cue.start, cue.end, 1):
            before, core, after = map(escape, part_text(texts, span))
            shown = f"{opened}{core}{closed}" if core else ""
            rows.append((span.start, span.end, f"{before}{shown}{after}"))
    rows.sort(key=lambda row: row[0])
    return Cues([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def stamp_lit_words(cue: SpokenCue, write: Callable[[int], str], escape: Callable[[str], str]) -> str:
    """The text of *cue*, each word in a span after the stamp of its start, and a stamp where a pause begins."""
    texts = [word.text for word in cue.words]
    parts = []
    for span in light_words(cue, cue.start, cue.end, 1):
        if span.start > cue.start:
            parts.append(write(span.start))
        said = texts[span.first : span.last]
        if said:
            before, core, after = map(escape, part_text(said, span._replace(first=0, last=len(said))))
            parts.append(f"{before}<c>{core}</c>{after}" if core else before)
    return "".join(parts)
