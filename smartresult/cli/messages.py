"""What is told of each response while a batch runs: failures, and all else if that is asked for."""

from typing import Final

from smartresult.batch import Outcome
from smartresult.cli.progress import Progress
from smartresult.errors import ExistingFileError

#: How many responses are named whose files are there already; of more, the number says as much.
_MOST_EXISTING: Final = 10


class Messages:
    """Lines on standard error, above the line of *progress*: every response if *verbose*, else those that failed."""

    def __init__(self, progress: Progress, *, verbose: bool) -> None:
        self._progress = progress
        self._verbose = verbose
        self._existing = 0

    def tell(self, outcome: Outcome) -> None:
        """Name the response of *outcome*, if it is to be named."""
        if outcome.status == "skipped":
            if self._verbose:
                self._progress.print(f"{outcome.source}: skipped, for it does not look like a response")
        elif outcome.status == "no segments":
            self._progress.print(f"{outcome.source}: no segments: nothing is said in it, and no file is written")
        elif not outcome.ok:
            self._tell_failure(outcome)
        elif self._verbose:
            self._progress.print(f"{outcome.source}: {outcome.status}: {', '.join(outcome.outputs)}")
        if self._verbose:
            for issue in outcome.issues:
                self._progress.print(f"{outcome.source}: {issue.kind}: {issue}")

    def _tell_failure(self, outcome: Outcome) -> None:
        existing = [error.path for error in outcome.errors if isinstance(error, ExistingFileError)]
        self._existing += bool(existing)
        if not existing or len(existing) < len(outcome.errors):  # something else is wrong, too
            self._progress.print(f"{outcome.source}: {outcome.reason}")
        elif self._verbose or self._existing <= _MOST_EXISTING:
            there = "is there already" if len(existing) == 1 else "are there already"
            options = "--overwrite or --resume says what to do"
            self._progress.print(f"{outcome.source}: {', '.join(existing)} {there}: {options}")

    def count(self) -> None:
        """Say how many responses were not named because there were so many of the kind."""
        if self._existing > _MOST_EXISTING and not self._verbose:
            more = self._existing - _MOST_EXISTING
            self._progress.print(f"… and {more:,} more: {self._existing:,} exist already: --overwrite or --resume")
