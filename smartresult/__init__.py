"""smartresult: saved GetSmartHandleJob responses in, value objects and subtitles out."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from smartresult.errors import (
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    OptionError,
    ParseError,
    SmartResultError,
    UnsupportedResultError,
    WrongResponseError,
)
from smartresult.export import EXPORTERS, Exporter
from smartresult.export.ass import to_ass
from smartresult.export.bcc import to_bcc
from smartresult.export.csv import to_csv
from smartresult.export.interop import to_pysubs2, to_webvtt
from smartresult.export.lrc import to_lrc
from smartresult.export.srt import to_srt
from smartresult.export.text import to_text
from smartresult.export.textgrid import to_textgrid
from smartresult.export.vtt import to_vtt
from smartresult.export.words import to_ctm, to_words_csv, to_words_json
from smartresult.model import (
    Cue,
    GeneratedTexts,
    Issue,
    OtherResult,
    OutputLocation,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    Usage,
    Word,
)
from smartresult.profiles import PROFILES, Profile
from smartresult.read.results import parse
from smartresult.word_times.timing import words

if TYPE_CHECKING:
    from smartresult.judging.checking import Report, Violation, check
    from smartresult.layout.reflowing import reflow

__all__ = [
    "EXPORTERS",
    "PROFILES",
    "Cue",
    "ExportError",
    "Exporter",
    "GeneratedTexts",
    "Issue",
    "JobFailedError",
    "JobNotFinishedError",
    "OptionError",
    "OtherResult",
    "OutputLocation",
    "ParseError",
    "Profile",
    "Report",
    "Segment",
    "ServiceError",
    "SmartJob",
    "SmartResultError",
    "SpeechMapping",
    "Transcript",
    "UnsupportedResultError",
    "Usage",
    "Violation",
    "Word",
    "WrongResponseError",
    "check",
    "parse",
    "reflow",
    "to_ass",
    "to_bcc",
    "to_csv",
    "to_ctm",
    "to_lrc",
    "to_pysubs2",
    "to_srt",
    "to_text",
    "to_textgrid",
    "to_vtt",
    "to_webvtt",
    "to_words_csv",
    "to_words_json",
    "words",
]

__version__ = "0.1.0"

#: What is loaded when it is asked for, for most programs have no use for it, and it takes as long as all the rest.
_LATE: Final = {
    "Report": "smartresult.judging.checking",
    "Violation": "smartresult.judging.checking",
    "check": "smartresult.judging.checking",
    "reflow": "smartresult.layout.reflowing",
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    value: object = getattr(import_module(_LATE[name]), name)
    globals()[name] = value
    return value
