"""Advanced SubStation Alpha, as libass reads it: http://www.tcax.org/docs/ass-specs.htm."""

from collections.abc import Sequence
from itertools import groupby
from operator import lt, sub
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from smartresult.errors import ExportError
from smartresult.export.ass_lit import derive_style, light_events, measure_room
from smartresult.export.ass_styles import STYLE_FIELDS, STYLES, write_styles
from smartresult.export.ass_text import ASS_RULE, escape_before_tag, escape_lines, part_events
from smartresult.export.characters import apply_rule, clean_text
from smartresult.export.choices import Karaoke, Lit, require_look
from smartresult.export.cues import Cues, place_cues, stack_equal_starts
from smartresult.export.lit_words import place_repeated_cues
from smartresult.export.sides import find_merged, list_lines, write_merged
from smartresult.export.spoken_cues import SpokenCue, describe_estimates, place_spoken_cues, share_centiseconds
from smartresult.export.times import make_clock, make_fractions, ms_from_seconds, require_seconds
from smartresult.timed_text import TimedSource, TimedText
from smartresult.word_times.choices import Unspaced

if TYPE_CHECKING:
    import pysubs2  # for its style type alone: loading it takes longer than writing a file

#: How long each word of a cue takes, in centiseconds, and each pause, which is "", as `share_centiseconds` has them.
Shares: TypeAlias = Sequence[tuple[int, str]]
_KARAOKE: Final = (None, *get_args(Karaoke))
_DIMENSIONS: Final = 2
#: pysubs2 reads two digits of hours at most, and its own writer stops at 10 hours.
_TOO_LATE: Final = 100 * 360_000  # in centiseconds


#: What stands between the times and the text of an event: style, name, margins, effect.
_NAMES: Final = ",Default,,0,0,0,,"


def to_ass(  # noqa: PLR0913 - each is one choice of the caller's
    source: TimedSource,
    *,
    style: "pysubs2.SSAStyle | None" = None,
    font: str | None = None,
    resolution: tuple[int, int] = (1920, 1080),
    title: str | None = None,
    karaoke: Karaoke | None = None,
    unspaced: Unspaced = "characters",
    lead_in: float = 0.0,
    lit: Lit | None = None,
) -> str:
    r"""ASS text of *source*, in one *style* called Default, for video of *resolution* (width, height in pixels).

    Without a *style*, it is white with a black outline at the bottom, in a font that has the script of the text, and
    large enough to be read on a phone where the picture is upright; Arabic and Hebrew run from right to left. *font*
    names another, also for a *style*. No text can open an override block or a command: braces become ｛｝ (libass alone
    knows `\{`), a backslash before N, n or h is followed by U+2060, which has no width, and so is `Dialogue` before a
    colon and times, which would look like another event. Times are centiseconds: what touched still touches, and no cue
    is shorter than one. Of cues that start together, the last comes first in the file: libass puts the later above the
    earlier, and so they are read from top to bottom.

    With *karaoke* each word lights up when it is spoken, at once ("k") or filling from the left ("kf"): without a
    *style* in yellow, white before. The centiseconds of a cue's words and pauses sum to its length. *unspaced* cuts
    text without blanks, as for `words`. Where word times are estimated, a comment in the head says so. With *lead_in*,
    a cue is on screen so many seconds before its first word, to be read before it is sung, but never before 0, nor
    while a cue that began before it is on screen; one that is there as early already stays as it is. Cues that start
    together keep doing so.

    With *lit*, the whole cue is on screen, and the word that is spoken differs: in "colour" (yellow), in a "box", in
    "size" (15 % larger) or by an "underline". Each word is an event, `{\rLit}…{\r}` in it, and the style Lit, derived
    from Default, says what differs. The events of a cue touch, and together are as long as the cue. In a pause no word
    is lit; one under 0.3 s keeps the word before it lit, for that would be a flicker. Words that share a centisecond
    are lit together. A cue of n words is written n times, so that it may have 200 at most. Lines that may be
    too wide are broken here, for libass breaks no Chinese, and its breaks would move while words grow. In Chinese,
    viewers take "phrases" (*unspaced*) for words.

    Cues that `merge` made have the second language in a style of its own, Second: the same, three quarters as large.
    Both lines are one event, in which `\r` changes the style. *karaoke* and *lit* run through both lines, in one style.

    Raises ExportError for 100 hours and more, for options that are not known or of another type, naming the field of a
    *style* whose value ASS can't state, for a *lead_in* that is no finite number from 0 up, or has no *karaoke* beside
    it, for *karaoke* and *lit* together, for a cue of more than 200 words with *lit*, and what `place_cues` and `words`
    raise.
    """
    require_resolution(resolution)
    _require_texts(title, font)
    _require_karaoke(karaoke, lead_in)
    _require_lit(lit, karaoke)
    spoken = _place_words(source, unspaced, karaoke, lit)
    merged: Sequence[TimedText] = ()
    if karaoke or lit:
        plain = ["".join([word.text for word in cue.words]) for cue in spoken]
        cues = Cues([cue.start for cue in spoken], [cue.end for cue in spoken], plain)
    else:
        source, merged = find_merged(source)
        cues = place_cues(write_merged(merged, _write_sides) if merged else source)
    starts = [(start_ms + 5) // 10 for start_ms in cues.starts]
    ends = [(end_ms + 5) // 10 for end_ms in cues.ends]
    if not all(map(lt, starts, ends)):
        ends = [max(end, start + 1) for start, end in zip(starts, ends, strict=True)]
    if ends and max(ends) >= _TOO_LATE:
        raise ExportError(
            f"ASS readers take less than 100 hours, got {max(ends) / 100} s; WebVTT can", "the cue that ends last"
        )
    styles = {"Default": cues.texts}
    if merged:
        said = [line for cue in merged for line in list_lines(cue)]
        styles = {name: [text for text, _, of in said if of == side] for side, name in enumerate(STYLES)}
    style_lines = write_styles(styles, style, font, resolution, sung=karaoke is not None)
    texts: Sequence[str]
    if karaoke:
        shares: Sequence[Shares] = [*map(share_centiseconds, spoken, map(sub, ends, starts))]
        if lead_in:
            starts, shares = _lead_in(starts, ends, shares, (ms_from_seconds(lead_in) + 5) // 10)
        texts = [_write_karaoke(one, karaoke) for one in shares]
    elif lit:
        events = light_events(spoken, starts, ends, lit, measure_room(style_lines[0], resolution[0]))
        starts, ends = [event.start for event in events], [event.end for event in events]
        texts = [event.text for event in events]
        style_lines.append(derive_style(style_lines[0], lit))
    else:
        texts = cues.texts if merged else apply_rule(cues.texts, ASS_RULE)
    seconds = make_clock(cues.last_ms + 20, len(starts), ".", 1)
    start_cs, end_cs = make_fractions(2, ","), make_fractions(2, _NAMES)
    lines = [
        f"Dialogue: 0,{seconds[start // 100]}{start_cs[start % 100]}{seconds[end // 100]}{end_cs[end % 100]}{text}\n"
        for start, end, text in zip(starts, ends, part_events(texts), strict=True)
    ]
    note = describe_estimates(word for cue in spoken for word in cue.words)
    return "".join(
        [_write_head("\nStyle: ".join(style_lines), resolution, title, note), *stack_equal_starts(starts, lines)]
    )


def _place_words(
    source: TimedSource, unspaced: Unspaced, karaoke: Karaoke | None, lit: Lit | None
) -> Sequence[SpokenCue]:
    """The cues of *source* with their words, where *karaoke* or *lit* asks for words."""
    if lit:
        return place_repeated_cues(source, unspaced)
    return place_spoken_cues(source, unspaced) if karaoke else []


def _write_sides(lines: list[tuple[str, str, int]]) -> str:
    r"""The *lines* of a cue in two languages as one event, which no player stacks anew: `\r` changes the style."""
    parts, now = [], 0
    for line, _, side in lines:
        style = "" if side == now else r"{\rSecond}" if side else r"{\r}"
        parts.append(style + escape_lines(line))
        now = side
    return "\\N".join(parts)


def _require_texts(title: str | None, font: str | None) -> None:
    """Raise ExportError for a *title* or a *font* that is no text."""
    if not isinstance(title, str | None):
        raise ExportError(f"expected a text, got {title!r:.40}", "title")
    if not isinstance(font, str | None):
        raise ExportError(f"expected the name of a font, got {font!r:.40}", "font")


def _require_karaoke(karaoke: Karaoke | None, lead_in: float) -> None:
    """Raise ExportError unless *karaoke* is known, and *lead_in* a time that has a use."""
    if karaoke not in _KARAOKE:
        raise ExportError(f"expected one of k, kf, None, got {karaoke!r:.40}", "karaoke")
    require_seconds(lead_in, "lead_in")
    if lead_in and not karaoke:
        raise ExportError(f"expected karaoke beside it, got {lead_in!r:.40} alone", "lead_in")


def _require_lit(lit: Lit | None, karaoke: Karaoke | None) -> None:
    """Raise ExportError unless *lit* is known, and the only one that lights up words."""
    require_look(lit)
    if karaoke and lit:
        raise ExportError(f"expected karaoke or lit, got {karaoke!r} and {lit!r}", "lit")


def _lead_in(
    starts: Sequence[int], ends: Sequence[int], shares: Sequence[Shares], lead: int
) -> tuple[list[int], list[Shares]]:
    """Starts and *shares* of cues that are shown *lead* centiseconds before their first words, where that is free.

    *starts* and *ends* are theirs, in centiseconds. Cues that start together do so still, by the first of their words.
    """
    earlier: list[int] = []
    led: list[Shares] = []
    over = 0  # when all that began before is over
    for start, together in groupby(range(len(starts)), key=starts.__getitem__):
        group = tuple(together)
        pauses = [_measure_pause(shares[i]) for i in group]
        begin = min(start, max(start + min(pauses) - lead, over))
        earlier += [begin] * len(group)
        for i, pause in zip(group, pauses, strict=True):
            words = shares[i][1:] if pause else shares[i]
            led.append([(start - begin + pause, ""), *words] if begin < start else shares[i])
        over = max(over, *(ends[i] for i in group))
    return earlier, led


def _measure_pause(shares: Shares) -> int:
    """How long nothing is sung at first."""
    share, text = shares[0]
    return 0 if text else share


def _write_karaoke(shares: Shares, tag: Karaoke) -> str:
    r"""The text of a cue whose *shares* are these: a *tag* for each word, an empty one for each pause."""
    return "".join([f"{{\\{tag}{share}}}{escape_before_tag(text)}" for share, text in shares])


def _write_head(style_line: str, resolution: tuple[int, int], title: str | None, note: str) -> str:
    width, height = resolution
    title_line = f"Title: {clean_text(title).replace(chr(10), ' ')}\n" if title else ""
    note_line = f"; {note}\n" if note else ""
    return (
        f"[Script Info]\n{note_line}{title_line}ScriptType: v4.00+\nPlayResX: {width}\nPlayResY: {height}\n"
        "WrapStyle: 0\nScaledBorderAndShadow: yes\nYCbCr Matrix: TV.709\n\n"
        f"[V4+ Styles]\nFormat: {STYLE_FIELDS}\n"
        f"Style: {style_line}\n\n"
        "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    )


def require_resolution(resolution: tuple[int, int]) -> None:
    """Raise ExportError unless *resolution* is a width and a height in pixels."""
    if not isinstance(resolution, Sequence) or len(resolution) != _DIMENSIONS or not all(map(_is_size, resolution)):
        raise ExportError(f"expected width and height in pixels, got {resolution!r:.40}", "resolution")


def _is_size(pixels: object) -> bool:
    return type(pixels) is int and pixels > 0
