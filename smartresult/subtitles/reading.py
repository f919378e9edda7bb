"""The bytes of a subtitle file → its cues, by what the file is, whatever it is called."""

import codecs
import re
from collections.abc import Callable, Mapping
from typing import Final

from smartresult.errors import SubtitleError
from smartresult.subtitles.ass import is_ass, read_ass
from smartresult.subtitles.cues import ReadCue
from smartresult.subtitles.srt import begins_like_srt, read_srt
from smartresult.subtitles.vtt import is_webvtt, read_vtt

#: The reader for each suffix in use, in lower case.
READERS: Final[Mapping[str, Callable[[str], list[ReadCue]]]] = {
    ".srt": read_srt,
    ".vtt": read_vtt,
    ".ass": read_ass,
    ".ssa": read_ass,
}
#: With these JSON begins; and so does a subtitle file whose first line was damaged.
_JSON: Final = ("{", "[", '"', "`", "~")
_DAMAGED: Final = re.compile(r"(?i)webvtt|\[[^\n{}\"]*\][ \t]*\n")
#: How much is looked at, in bytes, to tell what a file is.
_GLANCE: Final = 400
#: The bytes of the first character in UTF-16, one of which is 0 in every subtitle file; none is in UTF-8.
_CHARACTER: Final = 2
#: The encoding by the byte order mark; UTF-32 first, for UTF-16 begins alike.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_subtitles(data: bytes, suffix: str = ".srt") -> tuple[ReadCue, ...]:
    """Every cue of the subtitle file that *data* are, in its order.

    A file that begins as WebVTT or ASS does is read as that; else *suffix*, a key of `READERS`, says what it is. It is
    UTF-8, or what its byte order mark says. Takes time in proportion to its length.

    Raises SubtitleError, with the line, for what can't be decoded, for a file that is no subtitle, for a cue that can't
    be read, and for a file without any.
    """
    text = _end_lines(_decode(data))
    if not text.strip():
        raise SubtitleError("cues", "an empty file", 1)
    read = read_vtt if is_webvtt(text) else read_ass if is_ass(text) else READERS[suffix]
    cues = read(text)
    if not cues:
        raise SubtitleError("cues", "a file without any", text.count("\n", 0, len(text.rstrip())) + 1)
    return tuple(cues)


def find_suffix(path: str) -> str:
    """The key of `READERS` with which *path* ends, in any case; "" if it names no subtitles."""
    return next((suffix for suffix in READERS if path[-len(suffix) :].lower() == suffix), "")


def look_like_subtitles(data: bytes) -> bool:
    """Whether *data*, of which no name is known, begin as a subtitle file does, and not as JSON."""
    encoding, begin = _find_encoding(data)
    text = _end_lines(data[begin:_GLANCE].decode(encoding, "ignore")).lstrip()
    if is_webvtt(text) or is_ass(text) or begins_like_srt(text):
        return True
    return _DAMAGED.match(text) is not None or ("-->" in text and not text.startswith(_JSON))


def _end_lines(text: str) -> str:
    """*text* with line feeds for ends of lines of every sort, and without marks with which lines of joined files begin.

    Programs that write text on Windows twice make three characters of an end.
    """
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n\ufeff", "\n").lstrip("\ufeff")


def _find_encoding(data: bytes) -> tuple[str, int]:
    """The encoding of *data*, and the length of their byte order mark."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), ("utf-8", 0))


def _decode(data: bytes) -> str:
    encoding, begin = _find_encoding(data)
    if not begin and 0 in data[:_CHARACTER]:
        raise SubtitleError("UTF-8, or UTF-16 with a BOM", "UTF-16 without one", 1)
    try:
        return data[begin:].decode(encoding)
    except UnicodeDecodeError as error:
        position = begin + error.start
    line = _end_lines(data[begin:position].decode(encoding, "ignore")).count("\n") + 1
    raise SubtitleError("UTF-8, or UTF-16 with a BOM", f"the byte 0x{data[position]:02x}", line)
