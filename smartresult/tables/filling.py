"""Responses → rows: one function a table, and what a response that can't be read leaves in each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from sys import float_info
from types import UnionType
from typing import Any, Final, NamedTuple, TypeAlias

from smartresult.errors import (
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    ParseError,
    SmartResultError,
    SubtitleError,
    UnsupportedResultError,
)
from smartresult.model import (
    RESULT_KINDS,
    GeneratedTexts,
    Issue,
    Result,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    Usage,
    Word,
)
from smartresult.profiles import Profile, Stops
from smartresult.read.results import parse
from smartresult.tables.schema import SCHEMAS, Columns, TableName, make_columns
from smartresult.tables.times import to_utc
from smartresult.timed_text import is_time, require_segments
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.timing import list_stated, words

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
#: The largest number of a column of 64 bits.
_MOST: Final = (1 << 63) - 1
_JOB_TEXTS: Final = (
    *("request_id", "job_id", "job_type", "state", "title"),
    *("media_id", "media_url", "input_file"),
)
_JOB_TIMES: Final = ("created_at", "modified_at")
#: A batch ends before its texts have so many characters, for Arrow counts their bytes in 31 bits.
_MOST_CHARACTERS: Final = 1 << 26


class Asked(NamedTuple):
    """What is asked of rows: *strict* as `parse` has it, *unspaced* as `words`, the others as `reflow`."""

    strict: bool = True
    unspaced: Unspaced = "characters"
    profile: Profile | str = "auto"
    stops: Stops = "keep"
    lang: str | None = None


#: Adds the rows of one response, after what is to stand for its source, to columns.
Adder: TypeAlias = Callable[[Columns, object, object], None]


def fill_batches(
    name: TableName, responses: Iterable[tuple[object, object]], add: Adder, rows: int | None = None
) -> Iterator[Columns]:
    """What *add* gives of *responses*, each after its source, in batches of so many *rows*; with None in one.

    The last may be smaller, and one whose texts are long. There is always one. No more responses are taken than it
    needs.
    """
    columns = make_columns(name)
    cells: list[Any] = columns["source"]
    texts: list[Any] = columns.get("text", [])
    given, held = False, 0
    for source, response in responses:
        seen = len(texts)
        add(columns, None if source is None else clean_text(str(source)), response)
        if rows is None:
            continue
        held += _count_characters(texts[seen:])
        is_long = held >= _MOST_CHARACTERS
        if len(cells) < rows and not is_long:
            continue
        last = len(cells) if is_long else len(cells) - len(cells) % rows
        for done in range(0, last, rows):
            yield {key: column[done : min(done + rows, last)] for key, column in columns.items()}
        for column in columns.values():
            del column[:last]
        given, held = True, _count_characters(texts)
    if cells or not given:
        yield columns


def _count_characters(texts: Iterable[str | None]) -> int:
    return sum([len(text) for text in texts if text])


def make_adder(name: TableName, asked: Asked) -> Adder:
    """What adds the rows that the table of that *name* has of a response: a job, an error, or what `parse` takes.

    It raises nothing for a response: that is a row.
    """

    def add(columns: Columns, source: object, response: object) -> None:
        try:
            job = read_response(response, strict=asked.strict)
        except SmartResultError as error:
            add_failure(name, columns, source, error)
        else:
            with suppress(JobFailedError, JobNotFinishedError, UnsupportedResultError, ExportError):  # `jobs` says so
                add_rows(name, columns, source, job, asked)

    return add


def add_rows(name: TableName, columns: Columns, source: object, job: SmartJob, asked: Asked) -> None:
    """Add to *columns* what the table of that *name* has of *job*.

    Raises what keeps it from having any, and leaves *columns* as they are: what `SmartJob.segments`, `SmartJob.texts`
    and `words` raise. Of jobs and issues, it always has some.
    """
    _ADDERS[name](columns, source, job, asked)


def read_response(response: object, *, strict: bool) -> SmartJob:
    """The job that *response* is, or says. Raises what `parse` raises, and ExportError for a job of wrong types."""
    if isinstance(response, SmartResultError):
        raise response
    if not isinstance(response, SmartJob):
        return parse(response, strict=strict)
    _require_types(response)
    return response


def add_failure(
    name: TableName, columns: Columns, source: object, error: SmartResultError, job: SmartJob | None = None
) -> None:
    """Add to *columns* why there is no *job* for *source*, or no file of it, where the table of that *name* says so."""
    row: dict[str, object]
    if name == "jobs":
        row = {"issues": 1, "error": clean_text(str(error))}
    elif name == "issues":
        row = _describe(_to_issue(error))
    elif name == "files":
        row = {"job_id": job and clean_text(job.job_id), "error": clean_text(str(error))}
    else:
        return
    row["source"] = source
    for column in SCHEMAS[name]:
        columns[column.name].append(row.get(column.name))


def _add_segments(columns: Columns, source: object, job: SmartJob, _: Asked) -> None:
    segments = job.segments()
    _add_ids(columns, source, job, len(segments))
    columns["segment"] += range(len(segments))
    _add_times(columns, segments)
    columns["text"] += _clean_all([segment.text for segment in segments])


def _add_words(columns: Columns, source: object, job: SmartJob, asked: Asked) -> None:
    found = words(job, unspaced=asked.unspaced)
    _add_ids(columns, source, job, len(found))
    segments = [word.segment for word in found]
    columns["segment"] += segments
    columns["word"] += _number_each(segments)
    _add_times(columns, found)
    columns["text"] += _clean_all([word.text for word in found])
    columns["estimated"] += [word.estimated for word in found]


def _number_each(segments: Sequence[int]) -> Iterator[int]:
    """For each word, whose *segments* these are, its number in the segment: the words of one stand together."""
    number, before = 0, -1
    for segment in segments:
        number = number + 1 if segment == before else 0
        before = segment
        yield number


def _add_cues(columns: Columns, source: object, job: SmartJob, asked: Asked) -> None:
    from smartresult.layout.reflowing import reflow  # noqa: PLC0415 - late: it takes as long to load as all the rest

    cues = reflow(job, asked.profile, stops=asked.stops, lang=asked.lang)
    _add_ids(columns, source, job, len(cues))
    columns["cue"] += range(len(cues))
    _add_times(columns, cues)
    lines = [_clean_all(cue.lines) for cue in cues]
    columns["text"] += ["\n".join(one) for one in lines]
    columns["lines"] += [[*one] for one in lines]
    columns["segments"] += [[*cue.segments] for cue in cues]


def _add_texts(columns: Columns, source: object, job: SmartJob, _: Asked) -> None:
    texts = job.texts()
    _add_ids(columns, source, job, len(texts))
    columns["text_index"] += range(len(texts))
    columns["text"] += _clean_all(texts)


def _add_jobs(columns: Columns, source: object, job: SmartJob, _: Asked) -> None:
    row: dict[str, object] = {"source": source, "issues": len(_list_issues(job))}
    for name in _JOB_TEXTS:
        row[name] = clean_text(getattr(job, name))
    for name in _JOB_TIMES:
        time = getattr(job, name)
        row[name] = None if time is None else to_utc(time)
    row["result"] = RESULT_KINDS.get(type(job.result))
    if isinstance(job.result, GeneratedTexts):
        row["characters"] = sum(map(len, job.result.texts))
    elif isinstance(job.result, Transcript | SpeechMapping):
        row["characters"] = sum([len(segment.text) for segment in job.result.segments])
        row["duration"] = float(job.result.duration)
        row["segments"] = len(_list_rows(job))
    tokens = job.usage.total_tokens if job.usage else None
    row["total_tokens"] = tokens if tokens is not None and -_MOST <= tokens <= _MOST else None
    if job.failed or job.error:
        try:
            with suppress(JobNotFinishedError, UnsupportedResultError):
                job.segments()
        except JobFailedError as error:
            row["error"] = clean_text(str(error))
    for column in SCHEMAS["jobs"]:
        columns[column.name].append(row.get(column.name))


def _add_issues(columns: Columns, source: object, job: SmartJob, _: Asked) -> None:
    issues = _list_issues(job)
    _add_ids(columns, source, job, len(issues))
    for issue in issues:
        for name, cell in _describe(issue).items():
            columns[name].append(cell)


def _describe(issue: Issue) -> dict[str, object]:
    return {name: clean_text(getattr(issue, name)) for name in ("kind", "expected", "got", "path")}


_Adder: TypeAlias = Callable[[Columns, object, SmartJob, Asked], None]
_ADDERS: Final[Mapping[str, _Adder]] = {
    "segments": _add_segments,
    "words": _add_words,
    "cues": _add_cues,
    "jobs": _add_jobs,
    "texts": _add_texts,
    "issues": _add_issues,
}


def _add_ids(columns: Columns, source: object, job: SmartJob, rows: int) -> None:
    columns["source"] += [source] * rows
    columns["job_id"] += [clean_text(job.job_id)] * rows


def _add_times(columns: Columns, timed: Sequence[Any]) -> None:
    columns["start"] += [one.start for one in timed]
    columns["end"] += [one.end for one in timed]


def _list_rows(job: SmartJob) -> Sequence[Segment]:
    """The segments of *job*; none where it has failed, has not finished, or has another result."""
    speech = isinstance(job.result, Transcript | SpeechMapping) and not job.failed
    return job.segments() if speech else ()


def _list_issues(job: SmartJob) -> Sequence[Issue]:
    """The issues of *job*, and what of it no table can hold."""
    found = [*job.issues]
    fault = _find_untimable(_list_rows(job))
    if fault:
        found.append(_to_issue(fault))
    tokens = job.usage.total_tokens if job.usage else None
    if tokens is not None and not -_MOST <= tokens <= _MOST:
        found.append(Issue("malformed", "a number of 64 bits", f"{tokens:.3e}", "usage.total_tokens"))
    for name in _JOB_TIMES:
        time = getattr(job, name)
        if time is not None and to_utc(time) is None:
            found.append(Issue("malformed", "a time that UTC has", time.isoformat(), name))
    return found


def _find_untimable(segments: Sequence[Segment]) -> ExportError | None:
    """Why words and cues of *segments* can't be had, if so: times that are negative, or without milliseconds."""
    starts, ends = [segment.start for segment in segments], [segment.end for segment in segments]
    extremes = [extreme(times) for times in (starts, ends) if times for extreme in (min, max, sum)]
    try:
        if not all(map(is_time, extremes)) or min(starts, default=0.0) < 0:  # NaN makes every sum one
            require_segments(segments)
        for i, segment in enumerate(segments):
            if segment.words:
                list_stated(segment, f"segments[{i}].words")
    except ExportError as error:
        return error
    return None


def _to_issue(error: SmartResultError) -> Issue:
    """The issue that says what *error* says."""
    if isinstance(error, ParseError):
        return Issue.from_error(error)
    if isinstance(error, SubtitleError):
        return Issue("malformed", error.expected, error.got, f"line {error.line}")
    if isinstance(error, ExportError):
        expected, _, got = error.reason.partition(", got ")
        return Issue("not to be stated", expected.removeprefix("expected "), got, error.path)  # type: ignore[arg-type]  # a word of `Outcome.kind`
    return Issue("unreadable", "a response", str(error), "$")  # type: ignore[arg-type]  # as above


def clean_text(text: str) -> str:
    """*text* as UTF-8 can hold it: with U+FFFD in the place of lone surrogates."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _clean_all(texts: Sequence[str]) -> Sequence[str]:
    """The *texts*, as above; the very same where none needs to change, as is usual: together that takes no time."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return [*map(clean_text, texts)]
    return texts


def _require_types(job: SmartJob) -> None:
    """Raise ExportError unless *job*, which a caller has made, is of the types that it declares, where rows need it."""
    for name in _JOB_TEXTS:
        _require(getattr(job, name), str, "a text", name)
    for name in _JOB_TIMES:
        _require(getattr(job, name), datetime | None, "a time", name)
    _require(job.result, Result | None, "a result", "result")
    _require(job.error, ServiceError | None, "a ServiceError", "error")
    _require(job.usage, Usage | None, "a Usage", "usage")
    _require(job.usage and job.usage.total_tokens, int | None, "a whole number", "usage.total_tokens")
    for i, issue in enumerate(job.left_out):
        _require(issue, Issue, "an Issue", f"left_out[{i}]")
    if isinstance(job.result, GeneratedTexts):
        for i, text in enumerate(job.result.texts):
            _require(text, str, "a text", f"texts[{i}]")
    elif isinstance(job.result, Transcript | SpeechMapping):
        for i, segment in enumerate(job.result.segments):
            _require_timed(segment, Segment, f"segments[{i}]")
            for j, word in enumerate(segment.words):
                _require_timed(word, Word, f"segments[{i}].words[{j}]")


def _require_timed(timed: Any, kind: type[Segment | Word], path: str) -> None:  # noqa: ANN401 - looked at here
    if type(timed) is kind and type(timed.text) is str and type(timed.start) is type(timed.end) is float:
        return  # most likely, and ten times as fast
    _require(timed, kind, f"a {kind.__name__}", path)
    _require(timed.text, str, "a text", f"{path}.text")
    for name in ("start", "end"):
        time = getattr(timed, name)
        _require(time, float | int, "a number", f"{path}.{name}")
        if isinstance(time, int) and abs(time) > float_info.max:
            raise ExportError(f"expected a number that a float can hold, got {time!r:.40}", f"{path}.{name}")


def _require(value: object, kind: type | UnionType, what: str, path: str) -> None:
    if not isinstance(value, kind):
        raise ExportError(f"expected {what}, got {value!r:.40}", path)
