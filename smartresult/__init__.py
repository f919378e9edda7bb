"""Saved GetSmartHandleJob responses of Alibaba Cloud in, value objects and subtitles out.

The way of the data: a response as it was saved → `parse` → a `SmartJob` → (`reflow`: cues that meet a profile) → a
writer such as `to_srt`. `words` says when each word is spoken, `check` what of the cues is not as a profile asks.

>>> import smartresult
>>> response = {
...     "JobId": "42",
...     "State": "Finished",
...     "JobResult": {"AiResult": '[{"content": "Good morning.", "from": 0.33, "to": 1.705}]'},
... }
>>> job = smartresult.parse(response)
>>> job.segments()
(Segment(text='Good morning.', start=0.33, end=1.705, words=()),)
>>> print(smartresult.to_srt(job).strip())
1
00:00:00,330 --> 00:00:01,705
Good morning.
>>> print(smartresult.check(smartresult.reflow(job, "netflix-en"), "netflix-en").summary())
netflix-en: 1 cue, no violations

- What a response says: `SmartJob` with its `OutputLocation`, `Usage` and `ServiceError`; its result is a `Transcript`,
  a `SpeechMapping`, `GeneratedTexts` or an `OtherResult`; in them stand `Segment` and `Word`. An `Issue` says what is
  odd. Times are seconds.
- Layout and judgement: a `Cue` is what is on screen at one time, a `Profile` (`PROFILES` has them by name) the figures
  that a delivery must meet, a `Report` the list of each `Violation`.
- At a glance: a notebook, and `rich.print` in a terminal, show a job, a `Report` and a table of `smartresult.tables`.
- Several sources: `merge` puts two languages into one list of cues, a `Merged`, which says how well they fit; `join`
  makes one job of windows of one media.
- Writers: subtitles by `to_srt`, `to_vtt`, `to_ass`, `to_ttml`, `to_bcc` and `to_timeline`; tables and text by `to_csv`
  and `to_text`; word times by `to_words_json`, `to_words_csv`, `to_captions`, `to_lrc`, `to_ctm` and `to_textgrid`.
  `EXPORTERS` has an `Exporter` for each format by its name; `to_pysubs2` and `to_webvtt` give objects, and
  `to_preview` a page that shows what `check` says.
- Errors: all are a `SmartResultError`. Reading raises `ParseError` and its child `WrongResponseError`; a job without
  what was asked for `JobNotFinishedError`, `JobFailedError` or `UnsupportedResultError`; writing `ExportError`; an
  option that makes no sense `OptionError`. A batch names `SourceError`, `OutputError`, its children `ExistingFileError`
  and `NameTakenError`, `WorkerError` and, for subtitles to be checked, `SubtitleError`, too.

Nothing here calls the service, opens a file, logs or keeps state. `smartresult.batch` does all this for many files, and
`smartresult --help` in a terminal. More is said by the packages:
`help(smartresult.read)`, `smartresult.layout`, `smartresult.judging`, `smartresult.merging`, `smartresult.word_times`,
`smartresult.export`, `smartresult.preview`, `smartresult.tables`, `smartresult.spark` and `smartresult.cli`.
"""

from typing import TYPE_CHECKING, Final

from smartresult.errors import (
    ExistingFileError,
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    NameTakenError,
    OptionError,
    OutputError,
    ParseError,
    SmartResultError,
    SourceError,
    SubtitleError,
    UnsupportedResultError,
    WorkerError,
    WrongResponseError,
)
from smartresult.export import EXPORTERS, Exporter
from smartresult.late import list_names, load_late
from smartresult.model import (
    Cue,
    GeneratedTexts,
    Issue,
    Merged,
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

if TYPE_CHECKING:
    from smartresult.export.ass import to_ass
    from smartresult.export.bcc import to_bcc
    from smartresult.export.captions import to_captions
    from smartresult.export.csv import to_csv
    from smartresult.export.interop import to_pysubs2, to_webvtt
    from smartresult.export.lrc import to_lrc
    from smartresult.export.srt import to_srt
    from smartresult.export.text import to_text
    from smartresult.export.textgrid import to_textgrid
    from smartresult.export.timeline import to_timeline
    from smartresult.export.ttml import to_ttml
    from smartresult.export.vtt import to_vtt
    from smartresult.export.words import to_ctm, to_words_csv, to_words_json
    from smartresult.judging.checking import check
    from smartresult.judging.reports import Report, Violation
    from smartresult.layout.reflowing import reflow
    from smartresult.merging.bilingual import merge
    from smartresult.merging.joining import join
    from smartresult.preview.page import to_preview
    from smartresult.word_times.timing import words


__all__ = [
    "EXPORTERS",
    "PROFILES",
    "Cue",
    "ExistingFileError",
    "ExportError",
    "Exporter",
    "GeneratedTexts",
    "Issue",
    "JobFailedError",
    "JobNotFinishedError",
    "Merged",
    "NameTakenError",
    "OptionError",
    "OtherResult",
    "OutputError",
    "OutputLocation",
    "ParseError",
    "Profile",
    "Report",
    "Segment",
    "ServiceError",
    "SmartJob",
    "SmartResultError",
    "SourceError",
    "SpeechMapping",
    "SubtitleError",
    "Transcript",
    "UnsupportedResultError",
    "Usage",
    "Violation",
    "Word",
    "WorkerError",
    "WrongResponseError",
    "check",
    "join",
    "merge",
    "parse",
    "reflow",
    "to_ass",
    "to_bcc",
    "to_captions",
    "to_csv",
    "to_ctm",
    "to_lrc",
    "to_preview",
    "to_pysubs2",
    "to_srt",
    "to_text",
    "to_textgrid",
    "to_timeline",
    "to_ttml",
    "to_vtt",
    "to_webvtt",
    "to_words_csv",
    "to_words_json",
    "words",
]

__version__ = "0.2.0"

#: What is loaded when it is asked for, for most programs have no use for it, and it takes as long as all the rest.
_LATE: Final = {
    "Report": "smartresult.judging.reports",
    "Violation": "smartresult.judging.reports",
    "check": "smartresult.judging.checking",
    "join": "smartresult.merging.joining",
    "merge": "smartresult.merging.bilingual",
    "reflow": "smartresult.layout.reflowing",
    "to_ass": "smartresult.export.ass",
    "to_bcc": "smartresult.export.bcc",
    "to_captions": "smartresult.export.captions",
    "to_csv": "smartresult.export.csv",
    "to_ctm": "smartresult.export.words",
    "to_lrc": "smartresult.export.lrc",
    "to_preview": "smartresult.preview.page",
    "to_pysubs2": "smartresult.export.interop",
    "to_srt": "smartresult.export.srt",
    "to_text": "smartresult.export.text",
    "to_textgrid": "smartresult.export.textgrid",
    "to_timeline": "smartresult.export.timeline",
    "to_ttml": "smartresult.export.ttml",
    "to_vtt": "smartresult.export.vtt",
    "to_webvtt": "smartresult.export.interop",
    "to_words_csv": "smartresult.export.words",
    "to_words_json": "smartresult.export.words",
    "words": "smartresult.word_times.timing",
}

if not TYPE_CHECKING:  # pragma: no branch - type checkers must not believe that there is any name
    __getattr__ = load_late(globals(), _LATE)


def __dir__() -> list[str]:
    return list_names(globals())
