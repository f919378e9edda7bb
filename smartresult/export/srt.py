"""SubRip: what every player reads, and no specification describes."""

from itertools import islice
from typing import Final, get_args

from smartresult.errors import ExportError
from smartresult.export.bidi import mark_lines
from smartresult.export.characters import apply_rule, require_newline
from smartresult.export.choices import Lit, Markup, Rtl
from smartresult.export.cues import Cues, place_cues, stack_equal_starts
from smartresult.export.srt_text import RULES, move_up_number
from smartresult.export.times import count_from_one, make_clock, make_fractions
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced

#: Hours have two digits: of 100 hours and more pysubs2 reads 0.001 s, and GStreamer refuses the file.
_TOO_LATE_MS: Final = 100 * 3_600_000

#: So many blocks are joined before the next are made, in the same memory: with all 100,000 of a long recording at once,
#: a tenth of the time goes into memory that is new to each.
_BLOCKS_AT_ONCE: Final = 4096

_MARKUPS: Final[tuple[Markup, ...]] = get_args(Markup)
_RTL: Final[tuple[Rtl, ...]] = get_args(Rtl)


def to_srt(  # noqa: PLR0913 - each is one choice of the caller's
    source: TimedSource,
    *,
    bom: bool = False,
    newline: str = "\n",
    markup: Markup = "keep",
    rtl: Rtl = "keep",
    unspaced: Unspaced = "characters",
    lit: Lit | None = None,
) -> str:
    r"""SubRip text of *source*, with *newline* (`\n` or `\r\n`) after every line, and a BOM first if wanted.

    SRT has no escape: players hide `<b>` and `{…}`, and some obey `\N`. *markup* "keep" is for programs: such text is
    written to the character, which is what parsers read back. "look-alike" is for players: what FFmpeg or VLC would
    hide becomes ＜ ＞ ｛ ｝, a backslash before a letter that makes it a command is followed by U+2060 (no width), and
    of cues that start together the last comes first, for players put the later above the earlier. Three things can't
    be kept with either: two timestamps in a line, which would become a cue of their own, or seem to be a broken one,
    get a U+2060 each; one stands before a line that begins as a date in figures does, after a line that is a number,
    for the package srt takes them for an index and a time; and where the last line of the file is a number, a blank
    stands before it instead of the line break, or pysubs2 takes it for an index.

    *rtl* "marks" is for players that take every line for left to right: a U+200F, which has no width, puts the stop of
    an Arabic or Hebrew line on its left.

    With *lit*, the whole cue is on screen, and the word that is spoken stands in `<u>` ("underline"), or in yellow
    `<font>` ("colour"); SRT has no "box" and no "size". Each word is a cue of its own; together they are as long as the
    one that they repeat. In a pause no word is lit; one under 0.3 s keeps the word before it lit, for that would be a
    flicker. A cue of n words is written n times, so that it may have 200 at most. *unspaced* cuts text without blanks,
    as for `words`; in Chinese, viewers take "phrases" for words. What else looks like a tag is for *markup* to say:
    with "look-alike" no `<` is left but in these. Nothing in the file can say whether word times are estimated.

    Raises ExportError for times of 100 hours and more, which the format can't state, for options that are not known,
    with *lit* for a cue of more than 200 words; and what `place_cues` and, with *lit*, `words` raise.
    """
    require_newline(newline)
    if markup not in _MARKUPS:
        raise ExportError(f"expected one of {', '.join(_MARKUPS)}, got {markup!r:.40}", "markup")
    if rtl not in _RTL:
        raise ExportError(f"expected one of {', '.join(_RTL)}, got {rtl!r:.40}", "rtl")
    cues = _write(source, markup, rtl) if lit is None else _light(source, lit, unspaced, markup, rtl)
    starts, ends, texts = cues
    if cues.last_ms >= _TOO_LATE_MS:
        raise ExportError(
            f"SRT can't state 100 hours and more, got {cues.last_ms / 1000} s; WebVTT can", "the cue that ends last"
        )
    seconds = make_clock(cues.last_ms, len(texts), ",")
    start_ms, end_ms = make_fractions(3, " --> "), make_fractions(3, "\n")
    rows = zip(count_from_one(len(texts), "\n"), starts, ends, texts, strict=False)
    parts = []
    while blocks := [
        f"{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{end_ms[end % 1000]}{text}"
        for i, start, end, text in islice(rows, _BLOCKS_AT_ONCE)
    ]:
        parts.append("\n\n".join([*blocks, ""]))
    text = "".join(parts)
    return ("\ufeff" if bom else "") + (text if newline == "\n" else text.replace("\n", newline))


def _write(source: TimedSource, markup: Markup, rtl: Rtl) -> Cues:
    """The cues of *source* in the order of the file, their texts as they stand there."""
    cues = place_cues(source)
    starts, ends, texts = cues.starts, cues.ends, apply_rule(cues.texts, RULES[markup])
    if markup == "look-alike":
        ends, texts = stack_equal_starts(starts, ends), stack_equal_starts(starts, texts)
    if texts and "\n" in texts[-1]:
        texts = [*texts[:-1], move_up_number(texts[-1])]
    if rtl == "marks":
        texts = list(map(mark_lines, texts))
    return Cues(starts, ends, texts)


def _light(source: TimedSource, lit: Lit, unspaced: Unspaced, markup: Markup, rtl: Rtl) -> Cues:
    from smartresult.export.srt_lit import light_source  # noqa: PLC0415 - late: word times take longer than all else

    return light_source(source, lit, unspaced, markup, rtl)
