"""Many jobs → one page that leads to the page of each: failures with their reasons first, then most problems first.

The order in which jobs come has no say in it: those that are as bad stand in the order of their names.

It has no script, and a policy that allows none; every text is escaped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import ceil
from typing import Any, Final
from urllib.parse import quote

import msgspec

from smartresult.judging.reports import RULES, Rule, make_encodable
from smartresult.preview.files import hash_source, load_style
from smartresult.preview.judged import Judged
from smartresult.preview.skyline import Skyline, build_skyline
from smartresult.preview.verdict import Verdict, count_flagged, fill_template, write_clock, write_share
from smartresult.preview.words import PageLang, load_words

#: The height of a skyline, in its own units: twice the limit is the top, what is above looks alike.
_TOP: Final = 2
_HEIGHT: Final = 20
#: Of how many bins a skyline is.
_BINS: Final = 60
#: Surrogates that stand for no byte of a path.
_NO_BYTES: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_STYLES: Final = ("theme.css", "index.css")


class ShownJob(msgspec.Struct, frozen=True):
    """A job with a page of its own, at *path* from where the index lies, with `/` between folders.

    *verdict* and *skyline* are those of its cues, *rules* says how many cues violate each rule. In *path*, bytes that
    are no UTF-8 are surrogates, as Python has them in the names of files.
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


def list_job(name: str, path: str, judged: Judged) -> ShownJob:
    """The job of that *name*, whose page of what was *judged* is at *path*."""
    skyline = build_skyline(judged.cues, judged.paces, judged.report, _BINS)
    return ShownJob(name, path, judged.verdict, skyline, count_flagged(judged.report))


def write_index(
    shown: Iterable[ShownJob],
    failed: Iterable[FailedJob],
    silent: Iterable[str] = (),
    *,
    title: str = "",
    page_lang: PageLang = "en",
) -> str:
    """The HTML page of a batch, in one file, to be written as UTF-8; *silent* are the names of jobs that say nothing.

    A job takes less than a kilobyte, for a skyline of sixty bins. Takes time in proportion to the jobs, but for their
    order.
    """
    jobs = sorted(shown, key=lambda job: (-job.verdict.flagged, job.name, job.path))
    failed = sorted(failed, key=lambda one: (one.name, one.kind, one.reason))
    silent = sorted(silent)
    words = load_words(page_lang)
    said = words["index"]
    style = load_style(_STYLES)
    flagged = sum(job.verdict.flagged > 0 for job in jobs)
    counts = {"shown": len(jobs), "failed": len(failed), "silent": len(silent), "look": flagged}
    told = "".join([said[name] for name, count in counts.items() if count or name in {"shown", "look"}])
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
        f'<p class="verdict">{_write_pieces(told, {name: f"{count:,}" for name, count in counts.items()})}</p>\n',
        f"<p class=quiet>{_write_pieces(said['facts'], facts)}</p>\n</header>\n<main>\n",
        *_write_failures(failed, said),
        *_write_jobs(jobs, words),
        *_write_counts(jobs, words),
        *_write_silent(silent, said),
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
    kinds = Counter([one.kind for one in failed])
    yield from _write_tally(sorted(kinds.items(), key=lambda one: (-one[1], one[0])))


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
        yield f'<tr><th scope=row dir=auto><a href="{_quote(job.path)}">{_escape(job.name)}</a></th>'
        yield f"<td class=n>{write_clock(job.skyline.length)}</td><td class=n>{verdict.cues:,}</td>"
        yield f"<td class=n><b>{verdict.flagged:,}</b> {share}</td><td>{rule}</td>"
        yield f"<td>{draw_skyline(job.skyline)}</td></tr>\n"
    yield "</table></div>\n"


def _write_silent(silent: Sequence[str], said: Mapping[str, Any]) -> Iterator[str]:
    if silent:
        yield f"<h2>{said['silence']}</h2>\n<ul>\n"
        yield from [f"<li dir=auto>{_escape(name)}</li>\n" for name in silent]
        yield "</ul>\n"


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


def _quote(path: str) -> str:
    """*path* as a relative URL, byte for byte: a character that means something in one, even `:`, is none there."""
    return quote(_NO_BYTES.sub("?", path).encode(errors="surrogateescape"))


def _escape(text: str) -> str:
    return escape(make_encodable(text))
