r"""The spoken word lit in ASS: an event for each word, which shows the whole cue, and a style for the word.

`{\rLit}` changes to that style and `{\r}` back. Facts about drawing were seen with libass as FFmpeg 5.1 has it.
"""

from collections.abc import Sequence
from math import ceil, inf
from typing import Final, NamedTuple

from smartresult.export.ass_styles import STYLE_FIELDS
from smartresult.export.ass_text import escape_before_tag, escape_lines
from smartresult.export.characters import WORD_JOINER
from smartresult.export.choices import Lit
from smartresult.export.lit_words import LitSpan, light_words, part_text
from smartresult.export.spoken_cues import SpokenCue
from smartresult.text.width import measure_width

_ON: Final = r"{\rLit}"
_OFF: Final = r"{\r}"
#: libass makes a line as high as the largest style in it. This, which shows nothing, makes each line as high as with
#: the lit word, or the lines above that word would jump.
_STRUT: Final = f"{_ON}{WORD_JOINER}{_OFF}"
_GROWTH: Final = 1.15
_YELLOW, _WHITE, _BLACK, _CLEAR = "&H0000FFFF", "&H00FFFFFF", "&H00000000", "&HFF000000"
#: How far a box reaches beyond its text at least, in heights of a line: in Chinese no blank is there for it to cover.
_PADDING: Final = 1 / 20
#: How wide other characters are than full-width ones, in the mean of Latin text. Where it is wider, libass breaks the
#: line once more.
_HALF_WIDTH: Final = 0.45
_BOX: Final = "3"


class Event(NamedTuple):
    """What is on screen from *start* to *end*, in centiseconds: *text* with its tags."""

    start: int
    end: int
    text: str


def light_events(
    spoken: Sequence[SpokenCue], starts: Sequence[int], ends: Sequence[int], lit: Lit, room: float
) -> list[Event]:
    """The events of the *spoken* cues, on screen from *starts* to *ends* in centiseconds, sorted by start.

    A line that may be wider than *room*, in full-width characters, is broken here, in all events of the cue at the same
    place: libass breaks no Chinese, and other text elsewhere while a word is larger.
    """
    growth, strut = (_GROWTH - 1, _STRUT) if lit == "size" else (0, "")
    events: list[Event] = []
    for cue, start, end in zip(spoken, starts, ends, strict=True):
        texts = [word.text for word in cue.words]
        texts = fold_lines(texts, room - growth * max(map(_measure, texts)))
        events += [
            Event(span.start, span.end, _write_text(texts, span, strut)) for span in light_words(cue, start, end, 10)
        ]
    return sorted(events, key=lambda event: event.start)


def _write_text(texts: Sequence[str], span: LitSpan, strut: str) -> str:
    """The text of a cue with what is lit in *span* in its style, and a *strut* where another line begins."""
    before, core, after = part_text(texts, span)
    if not core:
        return strut + escape_lines(before).replace("\\N", f"\\N{strut}")
    start, end = (escape.replace("\\N", f"\\N{strut}") for escape in (escape_before_tag(before), escape_lines(after)))
    return f"{strut if before else ''}{start}{_ON}{escape_before_tag(core)}{_OFF}{end}"


def fold_lines(texts: Sequence[str], room: float) -> list[str]:
    """The words of these *texts* with line breaks between them where a line takes more than *room*, all about as long.

    The *room* is in full-width characters; where it is no more than one, nothing is broken. Breaks stand instead of
    blanks.
    """
    room = room if room > 1 else inf
    lines = map(_measure, "".join(texts).split("\n"))
    left, now = next(lines), 0.0  # how much of a line is left, and how much of that is written
    folded: list[str] = []
    for text in texts:
        width = _measure(text.partition("\n")[0])
        if now and left > room and (now + width > room or now + width / 2 > left / ceil(left / room)):
            folded[-1] = folded[-1].rstrip() + "\n"
            left, now = left - now, 0.0
        folded.append(text)
        now += width
        for line in text.split("\n")[1:]:
            left, now = next(lines), _measure(line)
    return folded


def _measure(text: str) -> float:
    """How wide *text* is, in full-width characters; what is blank has no width, for nothing is broken after it."""
    return measure_width(text, _HALF_WIDTH) if text.strip() else 0.0


def measure_room(style_line: str, picture_width: int) -> float:
    """How many full-width characters a line in the style of *style_line* takes in a picture so many pixels wide.

    No font draws them wider than its lines are high, which is what a style states.
    """
    style = _read_style(style_line)
    width = float(style["Fontsize"]) * float(style["ScaleX"]) / 100
    return (picture_width - int(style["MarginL"]) - int(style["MarginR"])) / width if width > 0 else inf


def derive_style(style_line: str, lit: Lit) -> str:
    """The line of the style Lit: that of *style_line*, but for what lights up a word.

    Yellow it is, or white where the text, or its box, is yellow already; where all is underlined, what is lit is not.
    """
    style = _read_style(style_line) | {"Name": "Lit"}
    if lit == "colour":
        style["PrimaryColour"] = _choose_colour(style["PrimaryColour"])
    elif lit == "box":
        padding = round(max(float(style["Outline"]), float(style["Fontsize"]) * _PADDING), 1)
        style |= {"BorderStyle": _BOX, "Outline": f"{padding}", "Shadow": "0", "BackColour": _CLEAR}
        style |= {"PrimaryColour": _BLACK, "OutlineColour": _choose_colour(style["OutlineColour"])}
    elif lit == "size":
        style |= {scale: f"{float(style[scale]) * _GROWTH:g}" for scale in ("ScaleX", "ScaleY")}
    else:
        style["Underline"] = "0" if style["Underline"] == "-1" else "-1"
    return ",".join(style.values())


def _read_style(style_line: str) -> dict[str, str]:
    return dict(zip(STYLE_FIELDS.split(", "), style_line.split(","), strict=True))


def _choose_colour(colour: str) -> str:
    """A colour to be told from *colour*."""
    return _WHITE if colour[-6:] == _YELLOW[-6:] else _YELLOW
