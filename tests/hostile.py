"""Seeded hostile transcripts, in bulk, for the judges that take too long for Hypothesis: players and browsers."""

import random
from itertools import count, islice

from smartresult import Segment, Transcript
from smartresult.export.cues import place_cues

FRAGMENTS = (
    *("00:000:01,000 --> 00: 0:+2,5", "a < b and c > d", "<3 you>"),
    *(
        "{\\an8}",
        "{braces}",
        "{",
        "}",
        "\\N",
        "\\n",
        "\\h",
        "\\",
        "\\{",
        "<b>bold</b>",
        "<i>",
        "</i>",
        "<",
        ">",
        "a<b and c>d",
    ),
    *(
        "&amp;",
        "&lt;",
        "&",
        "AT&T",
        "-->",
        "--",
        "a --> b",
        "00:00:01,000 --> 00:00:02,000",
        "00:000:01,000 --> 00: 0:+2,5",
        "a < b and c > d",
        "<3 you>",
        "00:00:01.000",
        "12:30",
    ),
    *(
        "42",
        "1",
        "WEBVTT",
        "NOTE",
        "STYLE",
        "REGION",
        "Dialogue: 0,0:00:00.00",
        "[Events]",
        "{y:i}",
        "<c.red>",
        "<00:00:01.500>",
    ),
    *(
        "你好，世界。",
        "“引号”",
        "こんにちは",
        "안녕하세요",
        "مرحبا",
        "שלום",
        "👨‍👩‍👧‍👦",
        "e\u0301",
        "\u200b",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\u00ad",
    ),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x80", "\x9f", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0010ffff"),
    *(
        "\t",
        " ",
        "\u3000",
        "\xa0",
        "plain words",
        "comma, quote \" and 'this'",
        "=1+1",
        "@cmd",
        "%d",
        "%",
        "$x",
        "#",
        "\u2014",
    ),
)
BREAKS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n", "\n \n")


def make_text(source: random.Random) -> str:
    """One to six fragments, sometimes with line breaks of all sorts between them; sometimes nothing but white space."""
    if source.random() < 0.05:
        return source.choice(("", " ", "\n", "\u3000", "\t\r\n"))
    parts = [source.choice(FRAGMENTS)]
    for _ in range(source.randrange(6)):
        parts += [
            source.choice(("", " ", " ", *BREAKS) if source.random() < 0.3 else ("", " ")),
            source.choice(FRAGMENTS),
        ]
    return "".join(parts)


def make_transcript(seed: int, *, latest: float = 90_000.0) -> Transcript:
    """Up to eight segments: some touch, overlap, have no length, go back, or lie hours later, at most at *latest*."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    segments, now = [], 0.0
    for _ in range(source.randint(1, 8)):
        start = now + source.choice((0.0, 0.0, 0.0005, 0.1, 1.2345, -0.2, -3.0, 3600.0, 40_000.0))
        start = min(max(start, 0.0), latest)
        end = start + source.choice((0.0, -1.0, 0.0004, 0.001, 0.0095, 0.5, 1.2, 7.0))
        segments.append(Segment(make_text(source), round(start, 4), round(max(end, 0.0), 4)))
        now = end if end > 0 else start
    return Transcript(tuple(segments))


def make_shown_transcripts(number: int, first: int = 0) -> list[Transcript]:
    """So many that have a cue, from the seed *first* on: without one an SRT file is empty, which FFmpeg refuses."""
    return list(islice((one for one in map(make_transcript, count(first)) if place_cues(one).texts), number))
