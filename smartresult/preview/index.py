"""Many jobs → one page that leads to the page of each: failures with their reasons first, then most problems first.

It has no script, and a policy that allows none; every text is escaped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import ceil
from typing import Any, Final
from urllib.parse import quote

import msgspec

from smartresult.judging.reports import RULES, Rule, make_encodable
from smartresult.preview.files import hash_source, load_style
from smartresult.preview.skyline import Skyline
from smartresult.preview.verdict import Verdict, fill_template, write_clock, write_share
from smartresult.preview.words import PageLang, load_words

#: The height of a skyline, in its own units: twice the limit is the top, what is above looks alike.
_TOP: Final = 2
_HEIGHT: Final = 20
_STYLES: Final = ("theme.css", "index.css")


class ShownJob(msgspec.Struct, frozen=True):
    """A job with a page of its own, at *path* from where the index lies, with `/` between folders.

    *verdict* and *skyline* are those of its cues, *rules* says how many cues violate each rule.
    """

    name: str
    path: str
    verdict: Verdict
    skyline: Skyline
    rules: Mapping[Rule, int]


class FailedJob(msgspec.Struct, frozen=True):
    """A job that has no page: *kind* is a word for what went wrong, *reason* a sentence."""

    name: str
    kind: str
    reason: str


def write_index(
    shown: Iterable[ShownJob], failed: Sequence[FailedJob], *, title: str = "", page_lang: PageLang = "en"
) -> str:
    """The HTML page of a batch, in one file, to be written as UTF-8.

    A job takes less than a kilobyte, for a skyline of sixty bins. Takes time in proportion to the jobs.
    """
    jobs = sorted(shown, key=lambda job: (-job.verdict.flagged, job.name))
    words = load_words(page_lang)
    said = words["index"]
    style = load_style(_STYLES)
    flagged = sum(job.verdict.flagged > 0 for job in jobs)
    stated = {name: f"{count:,}" for name, count in (("shown", len(jobs)), ("failed", len(failed)), ("look", flagged))}
    facts = {
        "cues": f"{sum(job.verdict.cues for job in jobs):,}",
        "length": write_clock(sum(job.skyline.length for job in jobs)),
    }
    parts = [
        f'<!doctype html>\n<html lang="{page_lang}">\n<head>\n<meta charset="utf-8">\n',
        '<meta http-equiv="Content-Security-Policy" content="',
        f"default-src 'none'; style-src '{hash_source(style)}'; base-uri 'none'; form-action 'none'\">\n",
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{_escape(title or said['title'])}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        f"<header>\n<h1>{_escape(title or said['title'])}</h1>\n",
        f'<p class="verdict">{_write_pieces(said["failed" if failed else "all shown"], stated)}</p>\n',
        f"<p class=quiet>{_write_pieces(said['facts'], facts)}</p>\n</header>\n<main>\n",
        *_write_failures(failed, said),
        *_write_jobs(jobs, words),
        *_write_counts(jobs, words),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _write_pieces(template: str, stated: Mapping[str, str]) -> str:
    pieces = fill_template(template, stated)
    return "".join([f"<b class={role}>{_escape(text)}</b>" if role else _escape(text) for text, role in pieces])


def _write_failures(failed: Sequence[FailedJob], said: Mapping[str, Any]) -> Iterator[str]:
    if not failed:
        return
    yield f"<h2>{said['failures']}</h2>\n{_open_table(said, 'job', 'kind', 'why')}"
    for one in failed:
        yield f"<tr class=failed><th scope=row dir=auto>✗ {_escape(one.name)}</th><td>{_escape(one.kind)}</td>"
        yield f"<td dir=auto>{_escape(one.reason)}</td></tr>\n"
    yield "</table></div>\n"
    yield from _write_tally(Counter([one.kind for one in failed]).most_common())


def _write_jobs(jobs: Sequence[ShownJob], words: Mapping[str, Any]) -> Iterator[str]:
    said = words["index"]
    if not jobs:
        return
    head = _open_table(said, "job", "length", "cues", "problems", "mostly", "load")
    yield f"<h2>{said['jobs']}</h2>\n{head}"
    for job in jobs:
        verdict = job.verdict
        share = write_share(verdict.flagged, verdict.cues) if verdict.flagged else ""
        rule = words["rules"][verdict.rule] if verdict.rule else ""
        yield f'<tr><th scope=row dir=auto><a href="{quote(make_encodable(job.path))}">{_escape(job.name)}</a></th>'
        yield f"<td class=n>{write_clock(job.skyline.length)}</td><td class=n>{verdict.cues:,}</td>"
        yield f"<td class=n><b>{verdict.flagged:,}</b> {share}</td><td>{rule}</td>"
        yield f"<td>{draw_skyline(job.skyline)}</td></tr>\n"
    yield "</table></div>\n"


def _write_counts(jobs: Sequence[ShownJob], words: Mapping[str, Any]) -> Iterator[str]:
    counts = Counter[Rule]()
    for job in jobs:
        counts.update(job.rules)
    found = sorted(counts.items(), key=lambda one: (-one[1], RULES.index(one[0])))
    if found:
        yield f"<h2>{words['index']['rules']}</h2>\n"
        yield from _write_tally([(words["rules"][rule], count) for rule, count in found])


def _write_tally(counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield "<ul>\n"
    for name, count in counts:
        yield f"<li>{_escape(name)} <b>{count:,}</b></li>\n"
    yield "</ul>\n"


def _open_table(said: Mapping[str, Any], *columns: str) -> str:
    head = "".join([f"<th scope=col>{said['columns'][name]}</th>" for name in columns])
    return f"<div class=table tabindex=0><table>\n<tr>{head}</tr>\n"


def draw_skyline(skyline: Skyline) -> str:
    """*skyline* as an inline SVG without a style of its own: `path.load`, `path.over` for what is above the limit.

    It is hidden from screen readers: a figure beside it has to say the same.
    """
    over = tuple(load if load > 1 else 0.0 for load in skyline.loads)
    bins = len(skyline.loads)
    return (
        f'<svg viewBox="0 0 {bins} {_HEIGHT}" preserveAspectRatio=none aria-hidden=true>'
        f'<path class=load d="{_draw_steps(skyline.loads)}"/><path class=over d="{_draw_steps(over)}"/>'
        f'<path class=limit d="M0 {_HEIGHT // _TOP}h{bins}"/></svg>'
    )


def _draw_steps(loads: Sequence[float]) -> str:
    """The outline of bars of these heights; bins of one height are one step."""
    parts = [f"M0 {_HEIGHT}"]
    previous, width = 0, 0
    for load in loads:
        height = min(ceil(load * (_HEIGHT / _TOP)), _HEIGHT)
        if height != previous:
            parts.append(f"h{width}V{_HEIGHT - height}" if width else f"V{_HEIGHT - height}")
            previous, width = height, 0
        width += 1
    parts.append(f"h{width}V{_HEIGHT}z")
    return "".join(parts)


def _escape(text: str) -> str:
    return escape(make_encodable(text))
