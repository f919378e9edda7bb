"""The bytes of a subtitle file, written by whomever → its cues, without markup: by pysubs2 and webvtt-py."""

import os
from html import unescape
from typing import Final
from warnings import catch_warnings, simplefilter

from smartresult.errors import SourceError
from smartresult.model import Segment

#: The suffixes of the formats that are read, in lower case.
SUFFIXES: Final = frozenset({".srt", ".vtt", ".ass", ".ssa"})

#: What parsers of others raise for a file that makes no sense to them, their own errors aside.
_REFUSALS: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


def find_suffix(path: str) -> str:
    """The one of `SUFFIXES` that *path* ends with, in any case; "" if it names no subtitles."""
    suffix = os.path.splitext(path)[1].lower()
    return suffix if suffix in SUFFIXES else ""


def read_subtitles(data: bytes, suffix: str, source: str) -> list[Segment]:
    """The cues that *data* hold in the format of *suffix*, one of `SUFFIXES`: of each the text as it is shown.

    Times are seconds; one before 0 is 0. Raises SourceError for what is no UTF-8, and for what the parser of the format
    refuses; *source* names the data there.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = f"expected UTF-8, got a byte that is none at position {error.start}"
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return _read_captions(text, source) if suffix == ".vtt" else _read_events(text, suffix[1:], source)
    raise SourceError(fault, source)


def _read_events(text: str, format_name: str, source: str) -> list[Segment]:
    """The events of a file in SubRip or ASS, without its markup, by pysubs2."""
    import pysubs2  # noqa: PLC0415 - late: it is for files of others alone

    try:
        with catch_warnings():  # of what it can't make out, and passes over
            simplefilter("ignore")
            file = pysubs2.SSAFile.from_string(text, format_=format_name)
    except (pysubs2.exceptions.Pysubs2Error, *_REFUSALS) as error:
        fault = f"expected {format_name.upper()}, got what pysubs2 refuses: {error}"
    else:
        events = [event for event in file if not (event.is_comment or event.is_drawing)]
        return [Segment(event.plaintext, max(event.start, 0) / 1000, event.end / 1000) for event in events]
    raise SourceError(fault, source)


def _read_captions(text: str, source: str) -> list[Segment]:
    """The cues of a file in WebVTT, without its markup, by webvtt-py."""
    import webvtt  # noqa: PLC0415 - late: see above

    try:
        captions = webvtt.from_string(text).captions
        return [Segment(unescape(one.text), _seconds_of(one.start), _seconds_of(one.end)) for one in captions]
    except (webvtt.errors.MalformedFileError, *_REFUSALS) as error:
        fault = f"expected WebVTT, got what webvtt-py refuses: {str(error) or 'no WEBVTT in the first line'}"
    raise SourceError(fault, source)


def _seconds_of(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return (int(hours) * 60 + int(minutes)) * 60 + float(seconds)
