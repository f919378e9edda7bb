"""The page with a film: it is sought, it leads, and what can't be done with it is told."""

import pytest

from smartresult import to_preview
from tests.players import run_judge
from tests.preview.browser import SOON, Browser, Step, list_schemes
from tests.preview.pages import FEW

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

CHOSEN: Step = ("ask", "document.querySelector('.row[aria-selected=true] .number').textContent")


@pytest.fixture(scope="session")
def film(ffmpeg: str, browser: Browser) -> str:
    black = ["-f", "lavfi", "-i", "color=black:size=160x90:rate=4:duration=8", "-c:v", "libvpx"]
    run_judge([ffmpeg, "-y", "-v", "error", *black, "film one.webm"], folder=browser.folder)
    return "film one.webm"


TIME: Step = ("ask", "Math.round(document.querySelector('video').currentTime * 1000)")
LOADED: Step = ("until", "!document.querySelector('video').hidden && !document.querySelector('video').seeking")


def test_a_film_is_sought_as_cues_are_chosen_and_shows_them(browser: Browser, film: str) -> None:
    track: Step = ("ask", "[...document.querySelector('video').textTracks[0].activeCues].map((cue) => cue.id)")
    mode: Step = ("ask", "document.querySelector('video').textTracks[0].mode")
    there: Step = ("until", "document.querySelector('video').textTracks[0].activeCues.length")
    html = to_preview(FEW, media=film)
    seen = browser.open(html, LOADED, TIME, ("press", "j"), ("press", "j"), SOON, LOADED, TIME, there, track, mode)
    assert [answer for answer in seen.answers if answer] == [1000, 4000, ["3"], "showing"]
    assert [url.rpartition("/")[2] for url in seen.requests if "film" in url][:1] == ["film%20one.webm"]
    assert list_schemes(seen.requests) == {"file", "blob"}
    assert seen.said == []


def test_where_a_film_is_the_page_follows(browser: Browser, film: str) -> None:
    goes: Step = ("ask", "document.querySelector('video').currentTime = 4.5")
    arrived: Step = ("until", "document.querySelector('.row[aria-selected=true] .number').textContent === '3'")
    assert browser.ask(to_preview(FEW, media=film), LOADED, goes, arrived, CHOSEN) == "3"


def test_a_film_can_be_chosen_on_the_page(browser: Browser, film: str) -> None:
    path = str(browser.folder / film)
    seen = browser.open(to_preview(FEW), ("attach", path), LOADED, TIME)
    assert seen.answers[-1] == 1000
    assert list_schemes(seen.requests) == {"file", "blob"}


def test_a_film_that_is_missing_is_told(browser: Browser) -> None:
    told: Step = ("until", "!document.querySelector('#trouble').hidden")
    text: Step = ("ask", "document.querySelector('#trouble').innerText")
    assert browser.ask(to_preview(FEW, media="nowhere.mp4"), told, text).startswith("This browser can't play the film")


def test_a_film_that_cannot_be_sought_is_told(browser: Browser, film: str) -> None:
    lame = "Object.defineProperty(HTMLMediaElement.prototype, 'seekable', { get: () => ({ length: 0 }) })"
    text: Step = ("ask", "document.querySelector('#trouble').innerText")
    path = str(browser.folder / film)
    assert "HTTP Range" in browser.ask(to_preview(FEW), ("ask", f"void {lame}"), ("attach", path), LOADED, text)
