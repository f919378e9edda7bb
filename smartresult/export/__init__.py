"""Value objects → text, one room a format."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from smartresult.export.ass import to_ass
from smartresult.export.bcc import to_bcc
from smartresult.export.captions import to_captions
from smartresult.export.csv import to_csv
from smartresult.export.lrc import to_lrc
from smartresult.export.srt import to_srt
from smartresult.export.text import to_text
from smartresult.export.textgrid import to_textgrid
from smartresult.export.timeline import to_timeline
from smartresult.export.ttml import to_ttml
from smartresult.export.vtt import to_vtt
from smartresult.export.words import to_ctm, to_words_csv, to_words_json

__all__ = ["EXPORTERS", "Exporter"]


class Exporter(NamedTuple):
    """A format: the *suffix* of its files, and the *function* that writes one from a source."""

    suffix: str
    function: Callable[..., str]


EXPORTERS: Final[Mapping[str, Exporter]] = {
    "srt": Exporter(".srt", to_srt),
    "vtt": Exporter(".vtt", to_vtt),
    "ass": Exporter(".ass", to_ass),
    "csv": Exporter(".csv", to_csv),
    "bcc": Exporter(".bcc.json", to_bcc),
    "txt": Exporter(".txt", to_text),
    "words.json": Exporter(".words.json", to_words_json),
    "words.csv": Exporter(".words.csv", to_words_csv),
    "captions": Exporter(".captions.json", to_captions),
    "ctm": Exporter(".ctm", to_ctm),
    "textgrid": Exporter(".TextGrid", to_textgrid),
    "lrc": Exporter(".lrc", to_lrc),
    "ttml": Exporter(".ttml", to_ttml),
    "timeline": Exporter(".timeline.json", to_timeline),
}
#: What each format is, in a few words.
TITLES: Final[Mapping[str, str]] = {
    "srt": "SubRip",
    "vtt": "WebVTT",
    "ass": "Advanced SubStation Alpha",
    "csv": "a table of cues or texts",
    "bcc": "Bilibili's subtitle JSON",
    "txt": "plain text",
    "words.json": "word times",
    "words.csv": "a table of word times",
    "captions": "Remotion's captions, a word each",
    "ctm": "NIST's word times",
    "textgrid": "Praat's word times",
    "lrc": "lyrics with word times",
    "ttml": "TTML: IMSC 1.1, EBU-TT-D",
    "timeline": "subtitle tracks of the service's timelines",
}


def __dir__() -> list[str]:
    """The public names, and what every module says of itself."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
