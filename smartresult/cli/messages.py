"""What is told of each response while a batch runs: failures, and all else if that is asked for."""

from collections import Counter
from typing import Final

from smartresult.batch import Outcome
from smartresult.cli.progress import Progress
from smartresult.errors import ExistingFileError

#: How many responses are named whose files are there already; of more, the number says as much.
_MOST_EXISTING: Final = 10


def describe_success(outcome: Outcome, *, planned: bool = False) -> str:
    """What became of a response of which nothing is missing, or is to become, if *planned*; and where its text is."""
    done = "would be converted" if planned and outcome.status == "converted" else outcome.status
    return f"{outcome.source}: {done}: {', '.join(outcome.outputs)}"


class Findings:
    """What is told once of all responses: the formats that were left out, and what `check` would still find."""

    def __init__(self) -> None:
        self.last: Outcome | None = None
        self._left_out: Counter[str] = Counter()
        self._violations: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count what is to be told of *outcome*."""
        self.last = outcome if outcome.status != "skipped" else self.last
        self._left_out.update(outcome.left_out)
        self._violations.update(outcome.violations)

    def describe(self, *, laid_out: bool) -> list[str]:
        """A line for formats that were left out, if any were, and one for what is violated, if text was *laid_out*."""
        lines = []
        if self._left_out:
            named = ", ".join([f"{name} ({count:,})" for name, count in self._left_out.items()])
            lines.append(f"left out, for they can't state the result: {named}")
        if laid_out:
            rules = sorted(self._violations.items(), key=lambda item: (-item[1], item[0]))
            found = ", ".join([f"{count:,} {rule}" for rule, count in rules])
            lines.append(f"check would still find: {found}" if found else "check would find no violations")
        return lines


class Messages:
    """Lines on standard error, above the line of *progress*: every response if *verbose*, else those that failed.

    *remedies* are the options that say what becomes of files that are there; what is *planned* was not done.
    """

    def __init__(
        self,
        progress: Progress,
        *,
        verbose: bool = False,
        remedies: str = "--overwrite or --resume",
        planned: bool = False,
    ) -> None:
        self._progress = progress
        self._verbose = verbose
        self._planned = planned
        self._remedies = remedies
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
            self._progress.print(describe_success(outcome, planned=self._planned))
        for note in outcome.notes:
            self._progress.print(f"{outcome.source}: {note}")
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
            self._progress.print(f"{outcome.source}: {', '.join(existing)} {there}: {self._remedies} says what to do")

    def count(self) -> None:
        """Say how many responses were not named because there were so many of the kind."""
        if self._existing > _MOST_EXISTING and not self._verbose:
            more = self._existing - _MOST_EXISTING
            self._progress.print(f"… and {more:,} more: {self._existing:,} exist already: {self._remedies}")
