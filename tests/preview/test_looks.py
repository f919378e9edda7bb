"""What everybody can read: by keyboard, by a screen reader, in both themes, on a phone, in either language."""

import pytest

from smartresult import Segment, merge, reflow, to_preview
from tests.preview.browser import Browser, Step
from tests.preview.pages import FEW, make_hostile, make_many
from tests.talking import say

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

AXE: Step = ("axe", None)
SEGMENTS = say("我们先", 30, "去港口看船然后", 30, "去吃那家", 30, "老馄饨店如果", 30, "你来不及的话", pace=150)
TWO = merge([Segment("今天港口很安静。", 1.0, 3.0)], [Segment("The harbour is quiet.", 1.0, 3.0)])

PAGES = {
    "none": to_preview([]),
    "few": to_preview(FEW, profile="netflix-zh"),
    "many": to_preview(make_many(1500), profile="netflix-zh", title="访谈 第三集"),
    "before": to_preview(reflow(SEGMENTS, "netflix-zh"), before=SEGMENTS, profile="netflix-zh"),
    "hostile": to_preview(make_hostile(), profile="netflix-en", title="x" * 200),
    "two languages": to_preview(TWO),
    "chinese": to_preview(make_many(50), profile="bbc", page_lang="zh"),
}
every_page = pytest.mark.parametrize("name", PAGES)
every_theme = pytest.mark.parametrize("theme", ["light", "dark"])
#: A phone, a window, a large screen.
every_width = pytest.mark.parametrize("width", [390, 1280, 1920])


@every_page
@every_theme
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, name: str, theme: str, width: int) -> None:
    help_too: list[Step] = [("ask", "document.querySelector('#ask').click()"), AXE]
    seen = browser.open(PAGES[name], AXE, *help_too, size=(width, 844), theme=theme)
    assert seen.answers[0] == []
    assert seen.answers[-1] == []
    assert seen.said == []


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    mute = "document.querySelector('#theme').removeAttribute('aria-label'), document.querySelector('#theme').title = ''"
    pale = "document.querySelector('#facts').style.color = '#ccc'"
    found = browser.ask(PAGES["few"], ("ask", f"void ({mute}, document.querySelector('#theme').textContent = '')"), AXE)
    assert any(one.startswith("button-name") for one in found)
    assert any(one.startswith("color-contrast") for one in browser.ask(PAGES["few"], ("ask", pale), AXE))


@every_page
@every_width
def test_nothing_is_wider_than_the_window(browser: Browser, name: str, width: int) -> None:
    size = browser.ask(PAGES[name], ("ask", "document.documentElement.scrollWidth"), size=(width, 844))
    assert size == width


def test_the_tab_key_reaches_everything_in_order(browser: Browser) -> None:
    focus: Step = ("ask", "document.activeElement.id || document.activeElement.className")
    steps: list[Step] = [step for _ in range(16) for step in (("press", "Tab"), focus)]
    seen = browser.open(PAGES["many"], *steps)
    reached = [answer for answer in seen.answers if answer]
    order = ["flagged", "rule", "stretch", "file", "theme", "ask", "filter", "filter lane", "out", "in", "play", "card"]
    assert [*dict.fromkeys(reached)][: len(order)] == order


def test_focus_returns_from_the_help_to_where_it_was(browser: Browser) -> None:
    steps: list[Step] = [
        ("ask", "document.querySelector('#list').focus()"),
        ("press", "?"),
        ("ask", "document.querySelector('#help').contains(document.activeElement)"),
        ("press", "Escape"),
        ("ask", "document.activeElement.id"),
    ]
    assert browser.open(PAGES["few"], *steps).answers[2::2] == [True, "list"]


# --- Languages


@pytest.mark.parametrize(
    ("langs", "lang", "search"),
    [
        (["en-GB", "zh"], "en", "Search the text"),
        (["zh-TW"], "zh", "搜索文字"),
        (["fr", "zh-CN", "en"], "zh", "搜索文字"),
        (["fr"], "en", "Search the text"),
    ],
)
def test_a_page_speaks_as_its_reader_does(browser: Browser, langs: list[str], lang: str, search: str) -> None:
    asked = "[document.documentElement.lang, document.querySelector('#search').getAttribute('aria-label')]"
    assert browser.ask(PAGES["few"], ("ask", asked), langs=langs) == [lang, search]


def test_a_page_that_speaks_one_language_speaks_it_to_everybody(browser: Browser) -> None:
    seen = browser.open(PAGES["chinese"], ("ask", "document.querySelector('#verdict').textContent"), langs=["en"])
    assert "条字幕" in seen.answers[-1]
    assert seen.said == []


@pytest.mark.parametrize("page", ["many", "before", "two languages"])
@pytest.mark.parametrize("langs", [["en"], ["zh"]])
def test_no_word_is_missing(browser: Browser, page: str, langs: list[str]) -> None:
    steps: list[Step] = [("press", "n"), ("ask", "document.body.innerText")]
    text = browser.open(PAGES[page], *steps, langs=langs).answers[-1]
    assert "undefined" not in text
    assert "{" not in text


def test_each_line_says_its_language_and_its_direction(browser: Browser) -> None:
    lines = "[...document.querySelectorAll('.row .text div, #captions span')].map((line) => [line.lang, line.dir])"
    assert browser.ask(PAGES["two languages"], ("ask", lines)) == [["zh", "auto"], ["en", "auto"]] * 2
    hebrew = to_preview([Segment("מה שלומך? אני בסדר, תודה רבה לך.", 0.0, 3.0)])
    drawn = "getComputedStyle(document.querySelector('.row .text div')).direction"
    assert browser.ask(hebrew, ("ask", drawn)) == "rtl"
