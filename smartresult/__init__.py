"""smartresult: saved GetSmartHandleJob responses in, value objects and subtitles out."""

from smartresult.errors import (
    ExportError,
    JobFailedError,
    JobNotFinishedError,
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
from smartresult.read.results import parse
from smartresult.word_times.timing import words

__all__ = [
    "EXPORTERS",
    "ExportError",
    "Exporter",
    "GeneratedTexts",
    "Issue",
    "JobFailedError",
    "JobNotFinishedError",
    "OtherResult",
    "OutputLocation",
    "ParseError",
    "Segment",
    "ServiceError",
    "SmartJob",
    "SmartResultError",
    "SpeechMapping",
    "Transcript",
    "UnsupportedResultError",
    "Usage",
    "Word",
    "WrongResponseError",
    "parse",
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
