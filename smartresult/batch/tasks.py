"""What a batch does with its entries, whoever does it: this process, or others beside it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from smartresult.batch.conversion import Draft
from smartresult.batch.opening import LineFile
from smartresult.batch.outputs import Stage
from smartresult.batch.sources import Entry


class Task(Protocol):
    """What is to be done with entries: a worker process gets it whole."""

    def open_stage(self) -> Stage:
        """The stage of the run, for one process."""

    def draft(self, entries: Iterable[Entry], stage: Stage, lines: LineFile) -> Iterator[Draft]:
        """The drafts of *entries*, in their order; none is taken before what came of those before it is asked for."""

    def enter(self, entry: Entry, stage: Stage) -> None:
        """Let *stage* remember where files of *entry* may have been left."""
