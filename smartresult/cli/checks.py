"""What `smartresult check` prints: violations and their count for people, JSON lines for programs."""

import sys
from collections.abc import Iterable
from typing import Final

import click
import orjson

from smartresult.batch import Checked
from smartresult.batch.outcomes import encode_line
from smartresult.cli.progress import make_printable, print_error

ALL_CLEAN: Final = 0
SOME_VIOLATIONS: Final = 1


def print_reports(checked: Iterable[Checked], *, as_json: bool) -> int:
    """Print what was found in each of *checked*; return the exit status: 1 for violations, and for errors."""
    status = ALL_CLEAN
    for one in checked:
        if one.report is None or not one.report.clean:
            status = SOME_VIOLATIONS
        if as_json:
            _print_json(one)
        elif one.report is None:
            print_error(f"{one.source}: {one.error}")
        else:
            lines = [*map(str, one.report.violations), *one.report.summary().splitlines()]
            for line in lines:
                click.echo(make_printable(f"{one.source}: {line}"))
    return status


def _print_json(one: Checked) -> None:
    report = orjson.Fragment(one.report.to_json()) if one.report else None
    error = str(one.error) if one.error else None
    sys.stdout.buffer.write(encode_line({"source": one.source, "error": error, "report": report}))
    sys.stdout.buffer.flush()
