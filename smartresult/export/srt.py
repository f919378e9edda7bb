"""SubRip: what every player reads, and no specification describes."""

import re
from typing import Final, Literal

from smartresult.errors import ExportError
from smartresult.export.characters import apply_rule, clean_lines, make_rule, require_newline
from smartresult.export.cues import place_cues
from smartresult.export.times import count_from_one, make_clock, make_fractions
from smartresult.timed_text import TimedSource

#: Hours have two digits: of 100 hours and more pysubs2 reads 0.001 s, and GStreamer refuses the file.
_TOO_LATE_MS: Final = 100 * 3_600_000

#: What FFmpeg, mpv and VLC take for a tag, and for a block of ASS; observed with FFmpeg 5.1. A name of letters may stay
#: open; other names (`<3 you>`, `<>`) and known ones after a space (`a < b and c > d`) are tags when they are closed.
_TAG: Final = r"(?ai)<(?=/?(?:[a-z]|(?:[\w/]+(?: [^<>]*)?)?>| +(?:[bisu]|br/?|font)(?: [^<>]*)?>))([^<>]*)>?"
_BLOCK: Final = r"\{([^{}]*)\}?"
_COMMAND: Final = r"\\(?=[Nnh{}])"
_WORD_JOINER: Final = "\u2060"

#: Two of these in a line make it a timing line to pysubs2, with `-->` between them to all others. FFmpeg reads them
#: with sscanf, which takes blanks, signs and any number of digits.
_TIMESTAMP: Final = r"(\d:)(?=\s*[-+]?\d+:\s*[-+]?\d+[.,])"
#: The last line of a file's last cue, when it looks like the index of a cue to come.
_LAST_NUMBER: Final = r"\n(?=[ ]*\d+[ ]*$)"


def to_srt(
    source: TimedSource, *, bom: bool = False, newline: str = "\n", markup: Literal["keep", "look-alike"] = "keep"
) -> str:
    r"""SubRip text of *source*, with *newline* (`\n` or `\r\n`) after every line, and a BOM first if wanted.

    SRT has no escape: players hide `<b>` and `{…}`, and some obey `\N`. With *markup* "keep" such text is written to
    the character, which is what parsers read back; with "look-alike" what a player would hide becomes ＜ ＞ ｛ ｝, and
    a backslash before a letter that makes it a command is followed by U+2060 (no width). Two things can't be kept with
    either: two timestamps in a line, which would become a cue of their own, get a U+2060 each; and where the last line
    of the file is a number, a blank stands before it instead of the line break, or pysubs2 takes it for an index.

    Raises ExportError for times of 100 hours and more, which the format can't state, and for options that are not
    known; and what `place_cues` raises.
    """
    require_newline(newline)
    if markup not in _RULES:
        raise ExportError(f"expected one of {', '.join(_RULES)}, got {markup!r:.40}", "markup")
    cues = place_cues(source)
    if cues.last_ms >= _TOO_LATE_MS:
        raise ExportError(
            f"SRT can't state 100 hours and more, got {cues.last_ms / 1000} s; WebVTT can", "the cue that ends last"
        )
    texts = apply_rule(cues.texts, _RULES[markup])
    if texts and "\n" in texts[-1]:
        texts[-1] = re.sub(_LAST_NUMBER, " ", texts[-1])
    seconds = make_clock(cues.last_ms, len(texts), ",")
    start_ms, end_ms = make_fractions(3, " --> "), make_fractions(3, "\n")
    blocks = [
        f"{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{end_ms[end % 1000]}{text}"
        for i, start, end, text in zip(count_from_one(len(texts), "\n"), cues.starts, cues.ends, texts, strict=False)
    ]
    text = "\n\n".join([*blocks, ""])
    return ("\ufeff" if bom else "") + (text if newline == "\n" else text.replace("\n", newline))


def _keep_markup(text: str) -> str:
    text = clean_lines(text)
    if any(len(re.findall(_TIMESTAMP, line)) > 1 for line in text.split("\n")):
        text = re.sub(_TIMESTAMP, rf"\1{_WORD_JOINER}", text)
    return text


def _replace_markup(text: str) -> str:
    text = re.sub(_TAG, lambda tag: f"＜{tag[1]}{'＞' if tag[0][-1] == '>' else ''}", _keep_markup(text))
    text = re.sub(_BLOCK, lambda block: f"｛{block[1]}{'｝' if block[0][-1] == '}' else ''}", text)
    return re.sub(_COMMAND, rf"\\{_WORD_JOINER}", text)


_RULES: Final = {"keep": make_rule(":", _keep_markup), "look-alike": make_rule(":<{\\", _replace_markup)}
