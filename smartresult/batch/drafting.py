"""Entries → their drafts, in order: by this process, and by others beside it where there is much to do."""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from typing import Final

from smartresult.batch.conversion import Draft
from smartresult.batch.opening import LineFile
from smartresult.batch.outputs import Stage
from smartresult.batch.sources import Entry
from smartresult.batch.tasks import Task

#: What weighs less is over before a second process is up (a tenth of a second, at 100 MB a second).
_SMALL_BYTES: Final = 8 << 20


def draft_all(
    entries: Iterable[Entry], task: Task, stage: Stage, jobs: int, tell: Callable[[str], object]
) -> Generator[Draft]:
    """The drafts of all *entries*, in their order, by as many processes as there are *jobs*, if there is much to do.

    Where processes are not to be had, this one does it all, and *tell* gets a word about it. Closed early, it leaves
    neither process nor file.
    """
    entries = iter(entries)
    with LineFile() as lines:
        yield from task.draft(entries if jobs == 1 else _take_small(entries), stage, lines)
    more = next(entries, None)
    if more is None:
        return
    from smartresult.batch.workers import draft_in_processes  # noqa: PLC0415 - late: most batches are small

    yield from draft_in_processes(chain([more], entries), task, stage, jobs, tell)


def _take_small(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The first of *entries*, for which no second process is worth it."""
    weight = 0
    while weight < _SMALL_BYTES:
        entry = next(entries, None)
        if entry is None:
            return
        weight += entry.weight
        yield entry
