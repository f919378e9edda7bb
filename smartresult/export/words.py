"""Word times as data: JSON and CSV for programs, CTM and TextGrid for speech tools."""

from operator import attrgetter
from typing import Final

import orjson

from smartresult.errors import ExportError
from smartresult.export.bare_words import strip_words
from smartresult.export.characters import clean_text, require_newline
from smartresult.export.csv import join_rows, quote_cell, quote_job_id
from smartresult.export.spoken_cues import time_clean_words
from smartresult.export.times import ms_for_scripts, ms_from_seconds, write_seconds
from smartresult.model import SmartJob
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced

#: How far the times of a word of a CTM can be trusted: the share of borders that are within a tenth of a second.
_STATED: Final = "1.00"
_ESTIMATED: Final = "0.50"


def to_words_json(source: TimedSource, *, unspaced: Unspaced = "characters", milliseconds: bool = False) -> str:
    """JSON of the words of *source*: `{"job_id", "words": [{"text", "start", "end", "estimated", "segment"}, …]}`.

    Times are seconds, rounded to milliseconds. With *milliseconds* they are whole milliseconds, and are called
    `startMs` and `endMs`, as scripts of web players have them, so that nobody takes one unit for the other. Each text
    has the marks and the blanks that belong to the word: those of a segment, joined, are its text.

    Raises ExportError for *milliseconds* that JavaScript can't hold (285,000 years), and what `words` raises.
    """
    start, end, tell = ("startMs", "endMs", ms_for_scripts) if milliseconds else ("start", "end", _round_seconds)
    items = [
        {
            "text": clean_text(word.text),
            start: tell(word.start),
            end: tell(word.end),
            "estimated": word.estimated,
            "segment": word.segment,
        }
        for word in time_clean_words(source, unspaced)
    ]
    return orjson.dumps({"job_id": _job_id_of(source), "words": items}).decode()


def to_words_csv(
    source: TimedSource,
    *,
    unspaced: Unspaced = "characters",
    bom: bool = False,
    newline: str = "\r\n",
    guard: bool = False,
) -> str:
    r"""CSV of the words of *source*: `job_id,index,segment,start,end,estimated,text`, a row a word, numbered from 1.

    Times are seconds with three decimals, *estimated* is 1 or 0, a text has no blanks around it; *bom*, *newline* and
    *guard* are those of `to_csv`. Raises ExportError for a *newline* that is neither `\n` nor `\r\n`, and what `words`
    raises.
    """
    require_newline(newline)
    rows = []
    for i, word in enumerate(time_clean_words(source, unspaced), 1):
        start, end = (write_seconds(ms_from_seconds(time)) for time in (word.start, word.end))
        text = quote_cell(clean_text(word.text).strip(), guard=guard)
        rows.append(f'{i},{word.segment},{start},{end},{word.estimated:d},"{text}')
    table = join_rows(
        "job_id,index,segment,start,end,estimated,text", rows, quote_job_id(_job_id_of(source), guard=guard), newline
    )
    return ("\ufeff" if bom else "") + table


def to_ctm(
    source: TimedSource,
    *,
    unspaced: Unspaced = "characters",
    recording: str | None = None,
    channel: str = "1",
    bare: bool = False,
) -> str:
    """CTM (NIST sctk) of the words of *source*: `recording channel start duration word confidence`, sorted by start.

    Each line has these six fields, and there is no other line: strict readers make numbers of comments, too.
    *recording* is by default the job's id, or `recording`; white space in it, in the *channel* and in a word is `_`.
    The confidence is that of the times, from 0 to 1: 1.00 where the service stated them; 0.50 where they are
    estimated, for half of all estimated borders are more than a tenth of a second off.

    With *bare*, words stand as sclite scores them, without the punctuation around them and in small letters; a token of
    marks alone has no line. What is inside of a word stays (`don't`), and so do spoken signs that touch it (`5%`,
    `c++`).

    Raises ExportError for a *recording* that is no text, a *channel* that is none or blank, and what `words` raises.
    """
    if recording is None:
        recording = _job_id_of(source)
    elif not isinstance(recording, str):
        raise ExportError(f"expected a text, got {recording!r:.40}", "recording")
    name = _write_field(recording).lstrip(";") or "recording"
    side = _write_field(channel) if isinstance(channel, str) else ""
    if not side:
        raise ExportError(f"expected a text that is not blank, got {channel!r:.40}", "channel")
    timed = time_clean_words(source, unspaced)
    spoken = strip_words(timed) if bare else timed
    rows = []
    for word in sorted(spoken, key=attrgetter("start")):
        start_ms, end_ms = ms_from_seconds(word.start), ms_from_seconds(word.end)
        times = f"{write_seconds(start_ms)} {write_seconds(end_ms - start_ms)}"
        confidence = _ESTIMATED if word.estimated else _STATED
        rows.append(f"{name} {side} {times} {_write_field(word.text)} {confidence}\n")
    return "".join(rows)


def _round_seconds(seconds: float) -> float:
    return ms_from_seconds(seconds) / 1000


def _job_id_of(source: TimedSource) -> str:
    return clean_text(source.job_id) if isinstance(source, SmartJob) else ""


def _write_field(text: str) -> str:
    return "_".join(clean_text(text).split())
