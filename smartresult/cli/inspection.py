"""What `smartresult inspect` prints: a table for people, cells between tabs for pipes, JSON lines for programs."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import Final

import msgspec

from smartresult.batch import Inspection
from smartresult.batch.inspection import Inspected
from smartresult.batch.outcomes import encode_line
from smartresult.cli.streams import ALL_WELL, SOME_FAILED, Outlet, Streams
from smartresult.errors import SmartResultError
from smartresult.preview.jobs import JobFacts, describe_facts, write_duration
from smartresult.text.printable import make_printable

#: How many problems of a response are shown; JSON shows all.
_MOST_PROBLEMS: Final = 10
_COLUMNS: Final = ("source", "job", "state", "result", "items", "duration", "problems")
_SOURCE, _JOB, _FIRST_FIGURE = (_COLUMNS.index(name) for name in ("source", "job", "items"))
_GAP: Final = "  "
#: Where a table is too wide, ids are cut in the middle, then paths, to no fewer columns than these.
_LEAST_JOB: Final = 9
_LEAST_SOURCE: Final = 12


def print_inspections(inspected: Iterable[Inspected], streams: Streams, *, as_json: bool) -> int:
    """Print what is in each of what was *inspected*; return the exit status: 1 if one has an error, or there is none.

    As text, one response is shown in full, several as a row each; on a terminal what `check` says of one follows, as it
    is. Ends early where the reader of standard output left.
    """
    rest = iter(inspected)
    first = list(islice(rest, 2))
    if not first:
        streams.err.write_line("smartresult: nothing to inspect: the sources hold no response")
        return SOME_FAILED
    if not as_json and len(first) == 1 and streams.out.isatty():
        return _print_seen(first[0], streams.out)
    found = (one.inspection for one in chain(first, rest))
    if not as_json and len(first) > 1 and streams.out.isatty():
        rows = list(found)
        for line in _lay_out(rows, shutil.get_terminal_size().columns):
            streams.out.write_line(line)
        return SOME_FAILED if any(one.error for one in rows) else ALL_WELL
    status = ALL_WELL
    if not as_json and len(first) > 1:
        _print_cells(_COLUMNS, streams.out)
    for one in found:
        if as_json:
            streams.out.write_data(encode_line({**msgspec.structs.asdict(one), "error": one.error or None}))
        elif len(first) > 1:
            _print_cells(_list_cells(one), streams.out)
        else:
            _print_described(one, streams.out)
        status = SOME_FAILED if one.error else status
        if streams.out.left:
            break
    return status


def _print_described(one: Inspection, out: Outlet) -> None:
    for name, value in _describe(one):
        out.write_line(f"{name:<8}{_GAP}{value}")


def _print_seen(one: Inspected, out: Outlet) -> int:
    """One response for a terminal: what is in it, and its segments, judged as they are; no cues, nothing to judge."""
    _print_described(one.inspection, out)
    with suppress(SmartResultError):  # why there are no segments is among the problems
        segments = one.job.segments() if one.job is not None else ()
        if segments and one.job is not None:
            from smartresult.cli.drawing import draw_lines  # noqa: PLC0415 - late: for terminals alone
            from smartresult.judging.checking import check  # noqa: PLC0415 - see above
            from smartresult.preview.terminal import draw_brief  # noqa: PLC0415 - see above

            draw_lines(partial(draw_brief, check(one.job)), out)
    return SOME_FAILED if one.inspection.error else ALL_WELL


def _print_cells(cells: Iterable[str], out: Outlet) -> None:
    """A line of *cells*, none of which holds a tab or a line end."""
    out.write("\t".join(map(make_printable, cells)) + "\n")
    out.flush()


def _list_cells(one: Inspection) -> Sequence[str]:
    """The row of *one*; an error stands in the last cell."""
    if one.error:
        return one.source, "", "", "", "", "", f"error: {one.error}"
    return (
        *(one.source, one.job_id, one.state, one.kind or "none"),
        *(str(one.items), write_duration(one.duration), str(len(one.problems))),
    )


def _lay_out(rows: Sequence[Inspection], columns: int) -> Iterator[str]:
    """The lines of a table of *rows*, no wider than so many *columns*, if that can be; an error takes what is left."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - late: for terminals alone

    def shorten(text: str, most: int) -> str:
        """*text* with … in its middle, if it is wider than *most* columns."""
        if cell_len(text) <= most:
            return text
        tail = set_cell_size(text[::-1], most // 2)[::-1]
        return f"{set_cell_size(text, most - 1 - most // 2)}…{tail}"

    table = [_COLUMNS, *map(_list_short_cells, rows)]
    sound = [_COLUMNS, *(cells for cells, one in zip(table[1:], rows, strict=True) if not one.error)]
    widths = [max(cell_len(cells[i]) for cells in (sound if i else table)) for i in range(len(_COLUMNS))]
    for i, least in ((_JOB, _LEAST_JOB), (_SOURCE, _LEAST_SOURCE)):
        excess = max(sum(widths) + len(_GAP) * (len(widths) - 1) - columns, 0)
        widths[i] = max(min(widths[i], least), widths[i] - excess)
    for cells, error in zip(table, ["", *(one.error for one in rows)], strict=True):
        source = set_cell_size(shorten(cells[_SOURCE], widths[_SOURCE]), widths[_SOURCE])
        if error:
            room = max(columns - widths[_SOURCE] - len(_GAP), 1)
            message = cells[-1]
            fits = cell_len(message) <= room
            yield f"{source}{_GAP}{message if fits else set_cell_size(message, room - 1) + '…'}"
            continue
        shown = [source]
        for i, (cell, width) in enumerate(zip(cells[1:], widths[1:], strict=True), 1):
            text = shorten(cell, width)
            blanks = " " * (width - cell_len(text))
            shown.append(f"{blanks}{text}" if i >= _FIRST_FIGURE else f"{text}{blanks}")
        yield _GAP.join(shown)


def _list_short_cells(one: Inspection) -> Sequence[str]:
    """The row of *one* in a table, which has no room for the milliseconds of a duration."""
    *cells, duration, problems = map(make_printable, _list_cells(one))
    return *cells, duration.partition(".")[0], problems


def _describe(one: Inspection) -> list[tuple[str, str]]:
    """The rows of *one*: what is stated."""
    if one.error:
        return [("source", one.source), ("error", one.error)]
    facts = JobFacts(**{name: getattr(one, name) for name in JobFacts.__struct_fields__})
    shown = [("source", one.source), *describe_facts(facts)]
    shown += [("", problem) for problem in one.problems[:_MOST_PROBLEMS]]
    if len(one.problems) > _MOST_PROBLEMS:
        shown.append(("", f"… and {len(one.problems) - _MOST_PROBLEMS:,} more: --json shows all"))
    return shown
