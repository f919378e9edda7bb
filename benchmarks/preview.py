"""How large a page is, what it costs to write, and how soon it can be used: `python -m benchmarks.preview`.

Seeded Chinese cues, of which a third need attention. Of the browser, Chromium, each figure is the median of several
pages, with an empty page beside them in the same run: puppeteer-core and axe-core have to be where the tests look for
them (SMARTRESULT_NODE_MODULES).
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from benchmarks.talk import Language, make_talk
from smartresult import check, reflow, to_preview, to_vtt
from smartresult.preview.index import list_job, write_index
from smartresult.preview.judged import Judged, judge_source
from tests.players import find_node_modules, find_program
from tests.preview.browser import Browser, Step
from tests.preview.pages import make_many

_SIZES: Final = (0, 1, 1500, 20_000)
_TURNS: Final = 5
_JOBS: Final = 1000
_PROFILE: Final = "netflix-zh"
_EMPTY: Final = (
    "<!doctype html><html lang=en><title>empty</title><script>requestAnimationFrame(() => setTimeout(() =>"
    " (document.documentElement.dataset.ready = Math.round(performance.now()))))</script>"
)
_READY: Final[Sequence[Step]] = (
    ("until", "document.documentElement.dataset.ready !== undefined"),
    ("ask", "Number(document.documentElement.dataset.ready)"),
)
#: The milliseconds between frames while the list is scrolled by most of its height at each.
_SCROLL: Final = """new Promise((done) => {
  const [list, times] = [document.querySelector("#list"), []];
  let last;
  const step = (time) => {
    if (last !== undefined) times.push(time - last);
    last = time;
    list.scrollTop += 300;
    if (times.length < 120) requestAnimationFrame(step);
    else done(times);
  };
  requestAnimationFrame(step);
})"""


def main() -> None:
    """Print the figures as tables."""
    print_sizes()
    print_costs()
    programs = find_program("node"), find_program("chromium"), find_node_modules("puppeteer-core", "axe-core")
    node, chromium, modules = programs
    if node is None or chromium is None or modules is None:
        sys.exit("Node.js, Chromium, puppeteer-core or axe-core is missing: nothing was opened")
    with TemporaryDirectory() as folder, Browser(node, chromium, modules, Path(folder)) as browser:
        print_browser(browser)


def print_sizes() -> None:
    """How many bytes a page has."""
    print("| page | kB | goal: 45 kB + 200 bytes a cue + 120 a segment |\n|---|---|---|")
    for size in _SIZES:
        print_size(f"{size:,} cues", to_preview(make_many(size), profile=_PROFILE), 200 * size)
    spoken: Sequence[tuple[Language, bool]] = (("Chinese", True), ("English", False))
    for language, fragments in spoken:
        segments = make_talk(language, fragments=fragments)
        cues = reflow(segments, "auto")
        html = to_preview(cues, before=segments)
        print_size(f"{len(cues):,} cues, {language}, words, before", html, 200 * len(cues) + 120 * len(segments))
    print_size("0 cues, English words alone", to_preview([], page_lang="en"), 0)
    jobs = [list_job(f"responses/interview_{i:04}.json", f"interview_{i:04}.html", judge_job(i)) for i in range(_JOBS)]
    print(f"| index of {_JOBS:,} jobs | **{len(write_index(jobs, []).encode()) / 1000:.1f}** | 1000.0 |")


def judge_job(seed: int) -> Judged:
    """A job of some minutes."""
    return judge_source(make_many(60, seed), _PROFILE)


def print_size(name: str, html: str, allowed: int) -> None:
    """A row of the table."""
    size, goal = len(html.encode()) / 1000, 45 + allowed / 1000
    print(f"| {name} | **{size:.1f}** | {goal:.1f} |")


def print_costs() -> None:
    """What a page costs beside the judge and the file."""
    print("\n| `to_preview` | processor time, ms | × (`check` + `to_vtt`), goal: 1.5 |\n|---|---|---|")
    for size in _SIZES[2:]:
        cues = make_many(size)
        shown = measure(partial(to_preview, cues, profile=_PROFILE))
        judged = measure(partial(check, cues, _PROFILE)) + measure(partial(to_vtt, cues))
        print(f"| {size:,} cues | {1000 * shown:.0f} | **{shown / judged:.2f}** |")


def measure(act: Callable[[], object]) -> float:
    """Seconds of processor time, the best of several."""
    best = float("inf")
    for _ in range(_TURNS):
        began = process_time()
        act()
        best = min(best, process_time() - began)
    return best


def print_browser(browser: Browser) -> None:
    """How soon the first frame is there, and how long frames take while the list is scrolled."""
    print("\n| in Chromium | first frame, ms | goal | frame while scrolling, p95, ms (goal: 25) |\n|---|---|---|---|")
    pages: dict[str, tuple[str, str]] = {"an empty page": (_EMPTY, "")}
    for size, goal in zip(_SIZES, ("", "", "250", "500"), strict=True):
        pages[f"{size:,} cues"] = to_preview(make_many(size), profile=_PROFILE), goal
    found: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(_TURNS):
        for name, (html, _) in pages.items():
            found[name].append(browser.open(html, *_READY, ready=False).answers[-1])
    for name, (html, goal) in pages.items():
        scrolled = f"{measure_scroll(browser, html):.0f}" if goal else ""
        print(f"| {name} | **{median(found[name]):.0f}** | {goal} | {scrolled} |")


def measure_scroll(browser: Browser, html: str) -> float:
    """Below how many milliseconds 95 of 100 frames stay."""
    times: list[float] = browser.ask(html, ("ask", _SCROLL))
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
