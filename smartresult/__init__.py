"""smartresult: saved GetSmartHandleJob responses in, value objects out."""

from smartresult.errors import (
    JobFailedError,
    JobNotFinishedError,
    ParseError,
    SmartResultError,
    UnsupportedResultError,
    WrongResponseError,
)
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

__all__ = [
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
]

__version__ = "0.1.0"
