"""What is shown of a report, a job and a table at a glance, whatever it is drawn on."""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple, TypeAlias

from smartresult.judging.reports import Report
from smartresult.model import GeneratedTexts, SmartJob, SpeechMapping, Transcript
from smartresult.preview.jobs import Rows as Facts
from smartresult.preview.jobs import describe_facts, gather_facts
from smartresult.preview.skyline import Skyline, build_skyline, find_length, measure_paces
from smartresult.preview.verdict import Stretch, sum_up, write_clock, write_verdict
from smartresult.preview.worst import Worst, pick_worst
from smartresult.tables.schema import Column
from smartresult.tables.table import Rows, Table
from smartresult.text.languages.detection import detect_language

#: What can be shown so.
Shown: TypeAlias = Report | SmartJob | Table | Rows

#: How many cues of a report and segments of a job are shown, and problems of a job.
_CUES: Final = 5
_PROBLEMS: Final = 3
#: By how many characters of a text its language is told; a text that is shown has no more.
LONGEST: Final = 200


class ReportGlance(NamedTuple):
    """A report: its *sentence*, its *skyline* if the cues are known, its *summary* with the *counts* by rule.

    *crowded* are the bins of the worst stretch. *lang* is the language of what is quoted, "" where it is not known.
    """

    sentence: str
    skyline: Skyline | None
    crowded: range
    summary: str
    counts: Sequence[str]
    worst: Sequence[Worst]
    lang: str


class Line(NamedTuple):
    """A text, the *clock* at which it begins, or "", and the language that it is in, or ""."""

    clock: str
    text: str
    lang: str


class JobGlance(NamedTuple):
    """A job: its *facts*, the first of its *problems* and *lines*, and how many *more* lines there are."""

    facts: Facts
    problems: Sequence[str]
    lines: Sequence[Line]
    more: int


class RowsGlance(NamedTuple):
    """A table: its *name*, its *columns*, and the cells of its first *rows*, as text."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def look_at_report(report: Report, bins: int) -> ReportGlance:
    """What is shown of *report*, with a skyline of so many *bins*. Takes time in proportion to the text."""
    cues = report.judged
    ends = [max(violation.start, violation.end) for violation in report.violations]
    length = find_length(cues) if cues else max(ends, default=0.0)
    verdict = sum_up(report, length)
    summary, *counts = report.summary().splitlines()
    return ReportGlance(
        write_verdict(verdict),
        build_skyline(cues, measure_paces(cues, report), report, bins) if cues else None,
        _find_bins(verdict.worst, length, bins),
        summary,
        [count.strip() for count in counts],
        pick_worst(report, _CUES),
        "" if report.second else report.lang,  # which side of a cue is quoted, is not said
    )


def _find_bins(stretch: Stretch | None, length: float, bins: int) -> range:
    if stretch is None:
        return range(0)
    return range(int(stretch.start * bins / length), ceil(stretch.end * bins / length))


def look_at_job(job: SmartJob) -> JobGlance:
    """What is shown of *job*. Takes time in proportion to the text."""
    facts = gather_facts(job)
    lines: list[Line] = []
    if isinstance(job.result, Transcript | SpeechMapping):
        shown = [(write_clock(max(segment.start, 0.0)), segment.text) for segment in job.result[:_CUES]]
        lines = [Line(clock, text, find_lang(text)) for clock, text in shown]
    elif isinstance(job.result, GeneratedTexts):
        lines = [Line("", text, find_lang(text)) for text in job.result[:_CUES]]
    return JobGlance(describe_facts(facts), facts.problems[:_PROBLEMS], lines, facts.items - len(lines))


def look_at_rows(table: Table | Rows) -> RowsGlance:
    """What is shown of *table*: of responses that are given once, those that were read for it are kept."""
    cells = table.head().to_columns().values()
    rows = [[_write_cell(cell) for cell in row] for row in zip(*cells, strict=True)]
    return RowsGlance(table.name, table.schema, rows)


def find_lang(text: str) -> str:
    """The language of *text*, if its beginning says for certain which; else ""."""
    guess = detect_language(text[:LONGEST])
    return guess.code if guess.sure else ""


def _write_cell(cell: object) -> str:
    return "null" if cell is None else str(cell)
