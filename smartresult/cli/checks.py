"""What `smartresult check` prints: a glance or text for people, JSON for programs, annotations for GitHub."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

import orjson

from smartresult.batch import Checked
from smartresult.batch.outcomes import encode_line
from smartresult.cli.streams import ALL_WELL, SOME_FAILED, Form, Outlet, Streams
from smartresult.text.printable import make_printable

if TYPE_CHECKING:
    from smartresult.judging.reports import Report

_NOTHING_FOUND: Final = "nothing to check: the sources hold neither subtitles nor responses"
#: What a message of a workflow command can't hold, and what one of its properties can't hold besides.
#: Source: GitHub, "Workflow commands for GitHub Actions"; `escapeData` and `escapeProperty` of its own toolkit.
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({":": "%3A", ",": "%2C"})


def print_reports(checked: Iterable[Checked], streams: Streams, form: Form) -> int:
    """Print what was found in each of *checked*, and the count of all.

    Returns the exit status: 1 for violations, for what could not be read, and where there was nothing to check. Ends
    early where the reader of standard output has left.
    """
    totals, alone = Totals(), False
    if form == "glance":
        checked, alone = _look_ahead(checked)
    for one in checked:
        totals.add(one)
        _print_one(one, streams, form, alone=alone)
        if streams.out.left:
            break
    if not totals.sources:
        streams.err.write_line(f"smartresult: {_NOTHING_FOUND}")
    elif form == "github":
        _print_command(streams.out, "notice", str(totals), {"title": "smartresult check"})
    elif form in {"glance", "text"} and totals.sources > 1:
        for line in str(totals).splitlines():
            streams.out.write_line(line)
    return ALL_WELL if totals.clean == totals.sources > 0 else SOME_FAILED


class Totals:
    """What was found in all sources together."""

    def __init__(self) -> None:
        self.sources = self.clean = self.unread = 0
        self.rules: Counter[str] = Counter()

    def add(self, one: Checked) -> None:
        """Count what was found in *one*."""
        self.sources += 1
        if one.report is None:
            self.unread += 1
        else:
            self.clean += one.report.clean
            self.rules.update(one.report.count_rules())

    def __str__(self) -> str:
        """How many sources are clean, then how often each rule is violated, most often first."""
        violating = self.sources - self.clean - self.unread
        head = f"{self.sources:,} source{'s' * (self.sources != 1)}: {self.clean:,} clean"
        parts = [head, f"{violating:,} with violations", f"{self.unread:,} could not be read"]
        rules = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        return "\n".join([", ".join(parts), *(f"{count:>7,} {rule}" for rule, count in rules)])


def _print_one(one: Checked, streams: Streams, form: Form, *, alone: bool) -> None:
    if form == "json":
        _print_json(one, streams.out)
    elif form == "github":
        _print_annotations(one, streams.out)
    elif form == "text" or one.report is None:
        _print_text(one, streams)
    else:
        _print_glance(one.source, one.report, streams.out, alone=alone)


def _look_ahead(checked: Iterable[Checked]) -> tuple[Iterable[Checked], bool]:
    """All of *checked*, and whether it is one."""
    rest = iter(checked)
    first = list(islice(rest, 2))
    return chain(first, rest), len(first) == 1


def _print_glance(source: str, report: "Report", out: Outlet, *, alone: bool) -> None:
    """What is to be seen first of a *report*, for people; of one among many, the sentence and the skyline."""
    from smartresult.cli.drawing import draw_lines  # noqa: PLC0415 - late: for terminals alone
    from smartresult.preview.terminal import draw, draw_brief, draw_sentence  # noqa: PLC0415 - see above

    out.write_line(f"{source}:")
    draw_lines(partial(draw if alone else draw_sentence if report.clean else draw_brief, report), out)
    if alone and not report.clean:
        out.write_line(f"{len(report.violations):,} violations in all: --format text lists them")


def _print_text(one: Checked, streams: Streams) -> None:
    if one.report is None:
        streams.err.write_line(f"{one.source}: could not be read: {one.error}")
        return
    for line in (*map(str, one.report.violations), *one.report.summary().splitlines()):
        streams.out.write_line(f"{one.source}: {line}")


def _print_json(one: Checked, out: Outlet) -> None:
    report = orjson.Fragment(one.report.to_json()) if one.report else None
    error = str(one.error) if one.error else None
    line = getattr(one.error, "line", None)
    out.write_data(encode_line({"source": one.source, "error": error, "line": line, "report": report}))


def _print_annotations(one: Checked, out: Outlet) -> None:
    if one.report is None:
        _print_command(out, "error", str(one.error), {**_place(one.source, one.error), "title": "could not be read"})
        return
    for violation in one.report.violations:
        _print_command(out, "error", str(violation), {**_place(one.source, violation), "title": violation.rule})


def _place(source: str, found: object) -> dict[str, str]:
    """Where *found* is in *source*: its line, if it knows that."""
    line = getattr(found, "line", 0)
    return {"file": source, "line": str(line)} if line else {"file": source}


def _print_command(out: Outlet, name: str, message: str, properties: Mapping[str, str]) -> None:
    """One workflow command, in UTF-8, as GitHub reads it."""
    given = [f"{key}={value.translate(_IN_MESSAGE).translate(_IN_PROPERTY)}" for key, value in properties.items()]
    command = f"::{name} {','.join(given)}::{message.translate(_IN_MESSAGE)}"
    out.write_data(f"{make_printable(command)}\n".encode())
