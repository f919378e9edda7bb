"""The rows that tables must have, by direct calls: slow, plain, and in no column of the library's making."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Final

from smartresult import (
    GeneratedTexts,
    Issue,
    JobFailedError,
    ParseError,
    SmartJob,
    SmartResultError,
    SpeechMapping,
    Transcript,
    parse,
    reflow,
    words,
)
from tests.places import DATA

Row = tuple[object, ...]

TABLES: Final = ("segments", "words", "cues", "jobs", "texts", "issues")
#: What stands where a response should be.
BAD: Final[Sequence[object]] = (
    None,
    b"",
    b"   ",
    b"\xff\xfe{",
    b"<html><body>502 Bad Gateway</body></html>",
    b'{"JobId": "1", "State": "Finis',
    b'"JobResult": {"AiResult": "[]"}}',
    b"[]",
    b"{}",
    5,
)


def find_texts(items: Iterable[object], job_id: str = "j") -> bytes:
    """A response whose segments have these texts, a second each; lone surrogates are escapes."""
    segments = [{"content": text, "from": float(i), "to": i + 0.7} for i, text in enumerate(items)]
    return json.dumps({"JobId": job_id, "State": "Finished", "JobResult": {"AiResult": json.dumps(segments)}}).encode()


#: Cells that readers take for something else.
HOSTILE: Final = find_texts(
    [
        "",
        "NA",
        "null",
        "NULL",
        "nan",
        "007",
        "-0",
        "1e5",
        "true",
        "a\0b",
        "\ud800",
        "x\udc00y",
        '"',
        "a,b",
        "a\nb\r\nc",
        "'",
    ],
    "007",
)
#: By the name of the case.
KNOWN: Final = {path.parent.name: path.read_bytes() for path in sorted(DATA.glob("*/source.*"))}
CASES: Final = tuple(KNOWN.values())


def name_sources(responses: Iterable[object]) -> list[tuple[str, object]]:
    return [(f"response {number}", response) for number, response in enumerate(responses, 1)]


def list_rows(table: str, responses: Iterable[tuple[object, object]], *, strict: bool = True) -> list[Row]:
    """The rows of *table* for *responses*, each after its source."""
    return [tuple(map(_clean, row)) for source, one in responses for row in _list(table, source, one, strict=strict)]


def _clean(cell: object) -> object:
    if isinstance(cell, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", cell)
    return [_clean(one) for one in cell] if isinstance(cell, list | tuple) else cell


def _list(table: str, source: object, response: object, *, strict: bool) -> list[Row]:
    try:
        job = response if isinstance(response, SmartJob) else parse(response, strict=strict)
    except ParseError as error:
        if table == "jobs":
            return [(source, *[None] * 15, 1, str(error))]
        return [(source, None, "malformed", error.expected, error.got, error.path)] if table == "issues" else []
    issues = [(source, job.job_id, one.kind, one.expected, one.got, one.path) for one in _list_issues(job)]
    if table == "issues":
        return [*issues]
    if table == "jobs":
        return [_describe_job(source, job, len(issues))]
    try:
        return [(source, job.job_id, *rest) for rest in _list_flat(table, job)]
    except SmartResultError:
        return []


def _list_issues(job: SmartJob) -> list[Issue]:
    """Those of the job, and why there are no words, where that is not for want of segments."""
    issues = [*job.issues]
    try:
        job.segments()
    except SmartResultError:
        return issues
    try:
        words(job)
    except SmartResultError as error:
        expected, got = re.fullmatch("expected (.*), got (.*) – at (.*)", str(error)).groups()[:2]  # type: ignore[union-attr]  # else it fails
        issues.append(Issue("not to be stated", expected, got, error.path))  # type: ignore[arg-type,attr-defined]  # as above
    return issues


def _list_flat(table: str, job: SmartJob) -> list[Row]:
    if table == "segments":
        return [(i, one.start, one.end, one.text) for i, one in enumerate(job.segments())]
    if table == "texts":
        return [*enumerate(job.texts())]
    if table == "cues":
        cues = enumerate(reflow(job))
        return [(i, cue.start, cue.end, cue.text, [*cue.lines], [*cue.segments]) for i, cue in cues]
    rows: list[Row] = []
    numbers: dict[int, int] = {}
    for word in words(job):
        number = numbers[word.segment] = numbers.get(word.segment, -1) + 1
        rows.append((word.segment, number, word.start, word.end, word.text, word.estimated))
    return rows


def _describe_job(source: object, job: SmartJob, issues: int) -> Row:
    result = job.result
    kind = re.sub("(?<=[a-z])(?=[A-Z])", " ", type(result).__name__).lower() if result is not None else None
    texts = result.texts if isinstance(result, GeneratedTexts) else None
    speech = result.segments if isinstance(result, Transcript | SpeechMapping) else None
    if speech is not None:
        texts = tuple(segment.text for segment in speech)
    error = None
    try:
        job.segments()
    except JobFailedError as failure:
        error = str(failure)
    except SmartResultError:
        pass
    times = [time and time.astimezone(UTC) for time in (job.created_at, job.modified_at)]
    return (
        *(source, job.job_id, job.request_id, job.job_type, job.state, job.title, *times),
        *(job.media_id, job.media_url, job.input_file, kind),
        None if speech is None else 0 if job.failed else len(speech),
        None if texts is None else sum(map(len, texts)),
        None if speech is None else max([segment.end for segment in speech], default=0.0),
        job.usage and job.usage.total_tokens,
        *(issues, error),
    )
