"""SubRip: what every player reads, and no specification describes."""

import re
from typing import Final, Literal

from smartresult.errors import ExportError
from smartresult.export.characters import apply_rule, clean_lines, make_rule
from smartresult.export.cues import Source, place_cues
from smartresult.export.times import count_from_one, make_clock, make_fractions

#: Hours have two digits: of 100 hours and more pysubs2 reads 0.001 s, and GStreamer refuses the file.
_TOO_LATE_MS: Final = 100 * 3_600_000

#: What FFmpeg, mpv and VLC take for a tag, and for a block of ASS; observed with FFmpeg 5.1. A name of letters may stay
#: open; other names (`<3 you>`, `<>`) and known ones behind a space (`a < b and c > d`) are tags when they are closed.
_TAG: Final = re.compile(
    r"<(?=/?(?:[a-z]|(?:[\w/]+(?: [^<>]*)?)?>| +(?:[bisu]|br/?|font)(?: [^<>]*)?>))([^<>]*)>?", re.ASCII | re.IGNORECASE
)
_BLOCK: Final = re.compile(r"\{([^{}]*)\}?")
_COMMAND: Final = re.compile(r"\\(?=[Nnh{}])")
_WORD_JOINER: Final = "\u2060"

#: Two of these in a line make it a timing line to pysubs2, with `-->` between them to all others.
_TIMESTAMP: Final = re.compile(r"(\d:)(?=\d\d?:\d\d?[.,]\d)")
#: The last line of a file's last cue, when it looks like the index of a cue to come.
_LAST_NUMBER: Final = re.compile(r"\n(?=[ ]*\d+[ ]*$)")


def to_srt(
    source: Source, *, bom: bool = False, newline: str = "\n", markup: Literal["keep", "look-alike"] = "keep"
) -> str:
    r"""SubRip text of *source*, with *newline* (`\n` or `\r\n`) behind every line, behind a BOM if wanted.

    SRT has no escape: players hide `<b>` and `{…}`, and some obey `\N`. With *markup* "keep" such text is written to
    the character, which is what parsers read back; with "look-alike" what a player would hide becomes ＜ ＞ ｛ ｝, and
    a backslash before a letter that makes it a command is followed by U+2060 (no width). Whatever the markup, text
    that contains two timestamps in a line, and so would become a cue of its own, gets a U+2060 in each.

    Raises ExportError for times of 100 hours and more, which the format can't state, and what `place_cues` raises.
    """
    cues = place_cues(source)
    if cues.last_ms >= _TOO_LATE_MS:
        raise ExportError(
            f"SRT can't state 100 hours and more, got {cues.last_ms / 1000} s; WebVTT can", "the last cue"
        )
    texts = apply_rule(cues.texts, _LOOK_ALIKE if markup == "look-alike" else _KEEP)
    if texts and "\n" in texts[-1]:
        texts[-1] = _LAST_NUMBER.sub(" ", texts[-1])
    seconds = make_clock(cues.last_ms, len(texts), ",")
    start_ms, end_ms = make_fractions(3, " --> "), make_fractions(3, "\n")
    blocks = [
        f"{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{end_ms[end % 1000]}{text}"
        for i, start, end, text in zip(count_from_one(len(texts), "\n"), cues.starts, cues.ends, texts, strict=False)
    ]
    text = "\n\n".join([*blocks, ""])
    return "\ufeff" * bom + (text if newline == "\n" else text.replace("\n", newline))


def _keep_markup(text: str) -> str:
    text = clean_lines(text)
    if len(_TIMESTAMP.findall(text)) > 1:
        text = _TIMESTAMP.sub(rf"\1{_WORD_JOINER}", text)
    return text


def _replace_markup(text: str) -> str:
    text = _TAG.sub(lambda tag: f"＜{tag[1]}{'＞' if tag[0][-1] == '>' else ''}", _keep_markup(text))
    text = _BLOCK.sub(lambda block: f"｛{block[1]}{'｝' if block[0][-1] == '}' else ''}", text)
    return _COMMAND.sub(rf"\\{_WORD_JOINER}", text)


_KEEP: Final = make_rule(":", _keep_markup)
_LOOK_ALIKE: Final = make_rule(":<{\\", _replace_markup)
