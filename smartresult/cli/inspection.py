"""What `smartresult inspect` prints: tables for people, JSON lines for programs."""

import sys
from collections.abc import Iterable
from itertools import islice

import msgspec

from smartresult.batch import Inspection
from smartresult.batch.outcomes import encode_line
from smartresult.cli.progress import make_printable

#: How many problems of a response a table shows; JSON shows all.
_MOST_PROBLEMS = 10
#: Where the output is no terminal, tables are as wide as they need: a file has no edge.
_ENDLESS = 1000


def print_json(inspections: Iterable[Inspection]) -> bool:
    """Print a line for each of the *inspections*; return whether one has an error."""
    some_failed = False
    for inspection in inspections:
        sys.stdout.buffer.write(encode_line({**msgspec.structs.asdict(inspection), "error": inspection.error or None}))
        some_failed = some_failed or bool(inspection.error)
    sys.stdout.buffer.flush()
    return some_failed


def print_tables(inspections: Iterable[Inspection]) -> bool:
    """Print one response in full, several as a row each; return whether one has an error."""
    from rich import box  # noqa: PLC0415 - late: programs that ask for JSON need none of it
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415 - see above

    console = Console(width=None if sys.stdout.isatty() else _ENDLESS, markup=False, highlight=False, emoji=False)
    rest = iter(inspections)
    first = list(islice(rest, 2))
    if len(first) == 1:
        table = Table(show_header=False, box=None, pad_edge=False)
        for name, value in _describe(first[0]):
            table.add_row(name, make_printable(value))
        console.print(table)
        return bool(first[0].error)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("source", "job", "state", "result"):
        table.add_column(name, overflow="fold")
    for name in ("items", "duration", "problems"):
        table.add_column(name, justify="right")
    some_failed = False
    for one in (*first, *rest):
        some_failed = some_failed or bool(one.error)
        what = f"error: {one.error}" if one.error else one.kind or "none"
        counts = (f"{one.items:,}", format_duration(one.duration), f"{len(one.problems):,}")
        cells = (one.source, one.job_id, one.state, what)
        table.add_row(*map(make_printable, cells), *(("", "", "") if one.error else counts))
    console.print(table)
    return some_failed


def _describe(one: Inspection) -> list[tuple[str, str]]:
    """The rows of *one*: what is stated."""
    if one.error:
        return [("source", one.source), ("error", one.error)]
    items = f"{one.items:,} {'texts' if one.kind == 'generated texts' else 'segments'}, {one.characters:,} characters"
    rows = [
        ("source", one.source),
        ("job", one.job_id),
        ("type", one.job_type),
        ("title", one.title),
        ("state", one.state),
        ("result", f"{one.kind}: {items}" if one.items else one.kind or "none"),
        ("words", f"{one.words:,} timed by the service" if one.words else ""),
        ("duration", format_duration(one.duration) if one.duration else ""),
        ("problems", f"{len(one.problems):,}" if one.problems else "none"),
    ]
    shown = [(name, value) for name, value in rows if value]
    shown += [("", problem) for problem in one.problems[:_MOST_PROBLEMS]]
    if len(one.problems) > _MOST_PROBLEMS:
        shown.append(("", f"… and {len(one.problems) - _MOST_PROBLEMS:,} more: --json shows all"))
    return shown


def format_duration(seconds: float) -> str:
    """*seconds* as `H:MM:SS.mmm`."""
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
