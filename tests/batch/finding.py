"""What was found of sources, in a few words."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from smartresult.batch import Limits, Outcome, convert
from smartresult.batch.sources import Entry, Source, find_entries


def find(sources: Source | Iterable[Source], **choices: Any) -> list[Entry]:  # noqa: ANN401 - those of find_entries
    return list(find_entries(sources, choices.pop("limits", Limits()), **choices))


def name(entries: Iterable[Entry], root: Path | str = "") -> list[str]:
    """The entries in a word each: their source, and what is the matter with it."""
    words = []
    for entry in entries:
        fault = f" ! {entry.error}" if entry.error else " skipped" if entry.skipped else ""
        words.append(entry.source.removeprefix(f"{root}/" if root else "") + fault)
    return words


def run(sources: Source | Iterable[Source], out: Path, **choices: Any) -> list[Outcome]:  # noqa: ANN401 - those of convert
    return list(convert(sources, out=out, **choices))
