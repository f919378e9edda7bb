"""What is told of a job in a few words and figures."""

from typing import TypeAlias

import msgspec

from smartresult.errors import SmartResultError
from smartresult.model import RESULT_KINDS, GeneratedTexts, SmartJob, SpeechMapping, Transcript

#: Names and what stands for them, in order.
Rows: TypeAlias = list[tuple[str, str]]


class JobFacts(msgspec.Struct, frozen=True):
    """What a job says: "" and 0 for what it does not; seconds and characters.

    The fields stand in the order in which `smartresult.batch.Inspection`, which explains them, has them.
    """

    job_id: str = ""
    state: str = ""
    job_type: str = ""
    title: str = ""
    kind: str = ""
    items: int = 0
    words: int = 0
    duration: float = 0.0
    characters: int = 0
    problems: tuple[str, ...] = ()


def gather_facts(job: SmartJob) -> JobFacts:
    """What *job* says. Takes time in proportion to its text."""
    problems = tuple(str(issue) for issue in job.issues)
    result = job.result
    texts: tuple[str, ...] = ()
    words, duration = 0, 0.0
    if isinstance(result, Transcript | SpeechMapping):
        texts = tuple(segment.text for segment in result)
        words, duration = sum(len(segment.words) for segment in result), result.duration
    elif isinstance(result, GeneratedTexts):
        texts = result.texts
    try:
        (job.texts if isinstance(result, GeneratedTexts) else job.segments)()
    except SmartResultError as error:
        problems += (str(error),)
    return JobFacts(
        job.job_id,
        job.state,
        job.job_type,
        job.title,
        RESULT_KINDS.get(type(result), ""),
        len(texts),
        words,
        duration,
        sum(map(len, texts)),
        problems,
    )


def describe_facts(facts: JobFacts) -> Rows:
    """What is stated of *facts*, a row each; of the problems their number."""
    items = f"{facts.items:,} {'texts' if facts.kind == 'generated texts' else 'segments'}"
    rows = [
        ("job", facts.job_id),
        ("type", facts.job_type),
        ("title", facts.title),
        ("state", facts.state),
        ("result", f"{facts.kind}: {items}, {facts.characters:,} characters" if facts.items else facts.kind or "none"),
        ("words", f"{facts.words:,} timed by the service" if facts.words else ""),
        ("duration", write_duration(facts.duration) if facts.duration else ""),
        ("problems", f"{len(facts.problems):,}" if facts.problems else "none"),
    ]
    return [(name, value) for name, value in rows if value]


def write_duration(seconds: float) -> str:
    """*seconds* as `H:MM:SS.mmm`."""
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
