"""The HTML for notebooks: small, inert, and what it says."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import PROFILES, GeneratedTexts, Report, Segment, SmartJob, Transcript, check, merge, tables
from smartresult.preview.glance import Shown
from smartresult.preview.notebook import LIMIT, quote
from tests.hostile import FRAGMENTS
from tests.oracles import miss
from tests.players import BROWSER, find_program, read_page, run_judge
from tests.preview import shown as things
from tests.preview.shown import CROWDED, HOSTILE_NAME

#: What an element may be called, and what may stand in it; of styles, what has no address.
ELEMENTS: Final = {
    *("div", "p", "strong", "span", "bdi", "br", "svg", "path"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "small"),
}
ATTRIBUTES: Final = {
    *("lang", "dir", "style", "title", "role", "aria-label", "viewbox", "preserveaspectratio"),
    *("fill", "opacity", "d", "vector-effect", "stroke", "stroke-width", "stroke-dasharray"),
}


class Reader(HTMLParser):
    """Reads what a page holds; it fails where an element is not closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def find(self, name: str) -> Iterator[dict[str, str]]:
        return (attributes for tag, attributes in self.elements if tag == name)

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.texts)


def read(one: Shown) -> Reader:
    html = one._repr_html_()
    assert len(html.encode()) <= LIMIT == 4096
    reader = Reader(html)
    assert {tag for tag, _ in reader.elements} <= ELEMENTS
    assert {name for _, attributes in reader.elements for name in attributes} <= ATTRIBUTES
    assert not any("url" in attributes.get("style", "") for _, attributes in reader.elements)
    assert reader.elements[0] == ("div", {"lang": "en"})
    assert all(attributes["dir"] == "auto" for attributes in reader.find("bdi"))
    return reader


@given(things.shown)
def test_whatever_is_shown_is_small_and_inert(one: Shown) -> None:
    read(one)


# --- A report


def test_a_report_has_sentence_skyline_counts_and_the_worst_five() -> None:
    reader = read(check(CROWDED, "netflix-zh"))
    assert reader.texts[0][1] == "20 of 400 cues need attention (5 %): too fast; worst 10:00–10:59 (20)."
    assert len([*reader.find("bdi")]) == 5
    assert all(attributes["lang"] == "zh" for attributes in reader.find("bdi"))
    assert "; 20 too fast" in reader.text
    assert "red where it is worst" in reader.text
    (svg,) = reader.find("svg")
    assert svg["role"] == "img"
    assert svg["aria-label"]
    within, over, limit, flagged, worst = [path["d"] for path in reader.find("path")]
    assert within == "M0 40V30h48V20h5V30h43V40z"
    assert over == "M0 20V20h48V0h5V20h43V20z"
    assert limit == "M0 20h96"
    assert (flagged, worst) == ("M48 43h5", "M48 45h5")


def test_what_is_wrong_outside_of_the_worst_stretch_is_marked_apart() -> None:
    reader = read(check([*CROWDED[:395], Segment("这个问题其实很简单" * 3, 1190.0, 1190.5)], "netflix-zh"))
    *_, flagged, worst = [path["d"] for path in reader.find("path")]
    assert (flagged.count("M"), worst.count("M")) == (2, 1)


def test_a_clean_report_is_short() -> None:
    reader = read(check([Segment("你好", 0.0, 2.0)], "netflix-zh"))
    assert reader.texts[0][1] == "The one cue is as netflix-zh asks."
    assert "red where" not in reader.text
    assert not [*reader.find("bdi")]


def test_a_report_without_its_cues_has_no_skyline() -> None:
    found = check(CROWDED, "netflix-zh").violations
    reader = read(Report(PROFILES["netflix-zh"], 400, found))
    assert reader.texts[0][1].startswith("20 of 400 cues need attention (5 %)")
    assert not [*reader.find("svg")]
    assert read(Report(PROFILES["bbc"], 0, ())).texts[0][1] == "There are no cues."


def test_of_two_languages_none_is_stated() -> None:
    cues = merge([Segment("你好" * 30, 0.0, 1.0)], [Segment("Hello", 0.0, 1.0)]).cues
    assert [bdi.get("lang") for bdi in read(check(cues)).find("bdi")] == [None]


def test_the_most_hostile_report_keeps_its_sentence() -> None:
    cues = [Segment("&<>\"'" * 60 + "\n\U0001f600" * 60, i * 1.0, i + 0.1) for i in range(99)]
    report = check(cues, PROFILES["netflix-en"].with_(name=HOSTILE_NAME * 9))
    reader = read(report)
    assert reader.texts[0][1].startswith("99 of 99 cues need attention")
    assert len([*reader.find("bdi")]) >= 2


# --- A job


def test_a_job_says_what_it_is_and_how_it_begins() -> None:
    job = SmartJob(
        job_id="7c1e", job_type="ASR", state="Finished", title=HOSTILE_NAME, result=Transcript(tuple(CROWDED))
    )
    reader = read(job)
    assert "job 7c1e · type ASR · title" in reader.text
    assert "result transcript: 400 segments, " in reader.text
    assert "duration 0:19:59.000" in reader.text
    assert "0:12 这个问题其实很简单and 395 more" in reader.text
    assert [bdi.get("lang") for bdi in reader.find("bdi")][-5:] == ["zh"] * 5


def test_a_job_without_segments_says_why() -> None:
    assert "job y has not finished: its state is Executing" in read(SmartJob(job_id="y", state="Executing")).text


def test_texts_have_no_clock() -> None:
    reader = read(SmartJob(state="Finished", result=GeneratedTexts(("Hello & you", "一" * 999))))
    assert "problems noneHello & you一一" in reader.text
    assert reader.text.endswith("一…")


# --- A table


def test_a_table_says_in_which_language_a_cell_is() -> None:
    (cell, *_) = [
        cell for cell in read(tables.segments([SmartJob(result=Transcript(tuple(CROWDED)))])).find("td") if cell
    ]
    assert cell == {"dir": "auto", "lang": "zh"}


@pytest.mark.parametrize("name", sorted(tables.SCHEMAS.keys() - {"files"}))
def test_a_row_of_the_longest_cells_fits(name: str) -> None:
    long = "&\"'<\U0001f600" * 99
    job = SmartJob(
        request_id=long,
        job_id=long,
        state=long,
        job_type=long,
        title=long,
        input_file=long,
        media_id=long,
        media_url=long,
        result=GeneratedTexts((long, "")) if name in {"texts", "issues"} else Transcript((Segment(long, 1.0, 5.0),)),
    )
    assert len([*read(getattr(tables, name)([job], sources=[long])).find("td")]) >= len(tables.SCHEMAS[name])  # type: ignore[index]


# --- Cutting


@given(st.text(max_size=40), st.integers(9, 60))
def test_a_text_that_is_cut_says_so(text: str, most: int) -> None:
    quoted = quote(text, most)
    assert len(quoted.encode()) <= most
    whole = quote(text, 9999)
    assert quoted == whole or (quoted.endswith("…") and whole.startswith(quoted[:-1]))
    if len(whole.encode()) <= most:
        assert quoted == whole


def test_what_no_page_can_hold_is_replaced() -> None:
    assert quote("a\x00\x9b\ud800\n\t\u2028b\u3000<", 99) == "a\ufffd\ufffd\ufffd   b\u3000&lt;"


# --- A browser

#: Counts what was shown, what of it is no element that a notebook is given, and whether anything of it ran.
_COUNT: Final = """<script>
addEventListener("load", () => setTimeout(() => {
  const shown = document.getElementById("shown");
  const others = [...shown.querySelectorAll("*")].filter(element => !ALLOWED.includes(element.localName));
  const result = document.createElement("pre");
  result.textContent = encodeURIComponent(JSON.stringify([shown.children.length, others.length, window.ran ?? 0]));
  document.body.replaceChildren(result);
}));
</script>"""
_ATTACKS: Final = (
    "<img src=x onerror='window.ran=1'>",
    "</bdi></td></div><script>window.ran=1</script>",
    '"><svg onload=window.ran=1>',
    "<!--",
    "<style>*{display:none}",
    *FRAGMENTS,
)


@pytest.mark.oracle
@pytest.mark.slow
def test_a_browser_runs_nothing_of_it(tmp_path: Path) -> None:
    chromium = find_program("chromium", "chromium-browser", "google-chrome") or miss("Chromium")

    def browse(name: str, fragments: Sequence[str]) -> object:
        page = tmp_path / f"{name}.html"
        script = _COUNT.replace("ALLOWED", str(sorted(ELEMENTS)))
        text = f'<!DOCTYPE html><meta charset="utf-8"><body><div id="shown">{"".join(fragments)}</div>{script}'
        page.write_text(text, encoding="utf-8")
        options = [*BROWSER, f"--user-data-dir={tmp_path / name}", "--virtual-time-budget=9000", "--dump-dom"]
        return read_page(run_judge([chromium, *options, page.as_uri()]))

    fragments: list[str] = []
    for text in _ATTACKS:
        cues = (Segment(text, 0.0, 0.1),)
        job = SmartJob(job_id=text, title=text, result=Transcript(cues))
        shown = (check(cues), job, tables.segments([job], sources=[text]), tables.jobs([job]))
        fragments += [one._repr_html_() for one in shown]
    assert browse("shown", fragments) == [len(fragments), 0, 0]
    assert browse("control", _ATTACKS[:1]) == [1, 1, 1]
