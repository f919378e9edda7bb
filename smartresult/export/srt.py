"""SubRip: what every player reads, and no specification describes."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import Final, Literal, TypeAlias, get_args

from smartresult.errors import ExportError
from smartresult.export.bidi import RIGHT_TO_LEFT_MARK, mark_lines
from smartresult.export.characters import apply_rule, clean_lines, make_rule, require_newline
from smartresult.export.cues import Cues, place_cues, stack_equal_starts
from smartresult.export.lit_words import Lit, LitSpan, light_words, part_text, place_repeated_cues, require_look
from smartresult.export.spoken_cues import SpokenCue
from smartresult.export.times import count_from_one, make_clock, make_fractions
from smartresult.timed_text import TimedSource
from smartresult.word_times.tokens import Unspaced

#: Hours have two digits: of 100 hours and more pysubs2 reads 0.001 s, and GStreamer refuses the file.
_TOO_LATE_MS: Final = 100 * 3_600_000

#: So many blocks are joined before the next are made, in the same memory: with all 100,000 of a long recording at once,
#: a tenth of the time goes into memory that is new to each.
_BLOCKS_AT_ONCE: Final = 4096

#: What is done with text that a player would hide: it stays as it is, or is written in characters that look alike.
Markup: TypeAlias = Literal["keep", "look-alike"]

#: Whether lines that are written from right to left get marks that say so.
Rtl: TypeAlias = Literal["keep", "marks"]

#: What FFmpeg, mpv and VLC take for a tag, and for a block of ASS; observed with FFmpeg 5.1 and VLC 3.0.24. A name that
#: begins with a letter may stay open, and to VLC blanks may stand before it (`a < b and c`), which hides all up to the
#: next `>`, on later lines, too. Other names (`<3 you>`, `<>`) are tags when they are closed.
_TAG: Final = r"(?ai)<(?=/? *[a-z]|(?:[\w/]+(?: [^<>]*)?)?>)([^<>]*)>?"
_BLOCK: Final = r"\{([^{}]*)\}?"
#: `\H` is VLC's alone.
_COMMAND: Final = r"\\(?=[NnHh{}])"
_WORD_JOINER: Final = "\u2060"

#: Two of these in a line make it a timing line to pysubs2, with `-->` between them to all others. FFmpeg reads them
#: with sscanf, which takes blanks, signs and any number of digits. Without milliseconds and with an arrow between them
#: they are what may have been a timing line, which strict readers refuse.
_CLOCK: Final = r"(\d:)(?=\s*[-+]?\d+:\s*[-+]?\d)"
_TIMESTAMP: Final = rf"{_CLOCK[:-1]}+[.,])"
#: The last line of a file's last cue, when it looks like the index of a cue to come. Blanks of any kind count, for
#: pysubs2 strips the text before it looks.
_LAST_NUMBER: Final = r"\n(?=[^\S\n]*\d+[^\S\n]*$)"
#: The tags around what is lit, by look; FFmpeg, mpv and VLC know them.
_TAGS: Final[Mapping[Lit, tuple[str, str]]] = {
    "colour": ('<font color="#ffff00">', "</font>"),
    "underline": ("<u>", "</u>"),
}
#: What the rules add to a text.
_ADDED: Final = frozenset({_WORD_JOINER, RIGHT_TO_LEFT_MARK})


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
    of cues that start together the last comes first, for players put the later above the earlier. Two things can't be
    kept with either: two timestamps in a line, which would become a cue of their own, or seem to be a broken one, get a
    U+2060 each; and where the last line of the file is a number, a blank stands before it instead of the line break, or
    pysubs2 takes it for an index.

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
    require_look(lit, tuple(_TAGS))
    cues = _light(place_repeated_cues(source, unspaced), lit, markup, rtl) if lit else _write(source, markup, rtl)
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
    starts, ends, texts = cues.starts, cues.ends, apply_rule(cues.texts, _RULES[markup])
    if markup == "look-alike":
        ends, texts = stack_equal_starts(starts, ends), stack_equal_starts(starts, texts)
    if texts and "\n" in texts[-1]:
        texts = [*texts[:-1], _move_up_number(texts[-1])]
    if rtl == "marks":
        texts = list(map(mark_lines, texts))
    return Cues(starts, ends, texts)


def _light(spoken: Sequence[SpokenCue], lit: Lit, markup: Markup, rtl: Rtl) -> Cues:
    """A cue for each word of the *spoken* cues, in the order of the file, the word between tags.

    The rules are for whole texts, for what looks like markup can go on from word to word. So texts are written first.
    """
    rows: Sequence[tuple[LitSpan, int]] = sorted(
        [(span, i) for i, cue in enumerate(spoken) for span in light_words(cue, cue.start, cue.end, 1)],
        key=lambda row: row[0].start,
    )
    if markup == "look-alike":
        rows = stack_equal_starts([span.start for span, _ in rows], rows)
    words = [[word.text for word in cue.words] for cue in spoken]
    texts = list(apply_rule(list(map("".join, words)), _RULES[markup]))
    if rows:
        last = rows[-1][1]  # the cue whose text ends the file, in all its events, so that its lines stay where they are
        texts[last] = _move_up_number(texts[last])
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
            while written[place] != character and written[place] in _ADDED:
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
        before, core = (re.sub(r"\\$", rf"\\{_WORD_JOINER}", text) for text in (before, core))
    return f"{before}{opened}{core}{closed}{after}"


def _move_up_number(text: str) -> str:
    """*text* without a last line that is a number: a blank stands before that."""
    return re.sub(_LAST_NUMBER, " ", text)


def _keep_markup(text: str) -> str:
    text = clean_lines(text)
    if any(map(_may_be_times, text.split("\n"))):
        text = re.sub(_CLOCK, rf"\1{_WORD_JOINER}", text)
    return text


def _may_be_times(line: str) -> bool:
    """Whether a reader may take *line* for the times of a cue."""
    return len(re.findall(_CLOCK if "->" in line else _TIMESTAMP, line)) > 1


def _replace_markup(text: str) -> str:
    text = re.sub(_TAG, lambda tag: f"＜{tag[1]}{'＞' if tag[0][-1] == '>' else ''}", _keep_markup(text))
    text = re.sub(_BLOCK, lambda block: f"｛{block[1]}{'｝' if block[0][-1] == '}' else ''}", text)
    return re.sub(_COMMAND, rf"\\{_WORD_JOINER}", text)


_RTL: Final[tuple[Rtl, ...]] = get_args(Rtl)
_MARKUPS: Final[tuple[Markup, ...]] = get_args(Markup)
_RULES: Final = {"keep": make_rule(":", _keep_markup), "look-alike": make_rule(":<{\\", _replace_markup)}
