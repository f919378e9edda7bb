"""What is in a response, in a few words and figures."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from smartresult.batch.opening import open_entry
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import SmartResultError
from smartresult.model import SmartJob
from smartresult.preview.jobs import gather_facts
from smartresult.read.results import parse


class Inspection(msgspec.Struct, frozen=True):
    """What the response at *source* says: "" and 0 for what it does not.

    *kind* is that of the result, *items* the number of its segments or texts, *words* that of the words that the
    service timed, *duration* the end of the speech in seconds, *characters* the length of all text. *problems* are the
    issues of the job and why it has no result, *error* is why nothing could be read.
    """

    source: str
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
    error: str = ""


class Inspected(NamedTuple):
    """An *inspection*, and the *job* that was inspected, if it could be read."""

    inspection: Inspection
    job: SmartJob | None = None


def inspect(
    sources: Source | Iterable[Source],
    *,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Iterator[Inspection]:
    """What each response of *sources* holds, in their order; *sources* are those of `convert`.

    They are read with `strict=False`: what can't be read of a response stands in the problems.
    """
    return (one.inspection for one in inspect_jobs(sources, limits=limits, stdin=stdin))


def inspect_jobs(
    sources: Source | Iterable[Source],
    *,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Iterator[Inspected]:
    """What `inspect` says, with the jobs."""
    for found in find_entries(sources, limits, stdin=stdin):
        if found.skipped:
            continue
        for entry in open_entry(found, limits):
            yield _inspect_entry(entry)


def _inspect_entry(entry: Entry) -> Inspected:
    if entry.error:
        return Inspected(Inspection(entry.source, error=str(entry.error)))
    try:
        job = parse(entry.data, strict=False)
    except SmartResultError as error:
        return Inspected(Inspection(entry.source, error=str(error)))
    facts = msgspec.structs.astuple(gather_facts(job))
    return Inspected(Inspection(entry.source, *facts), job)
