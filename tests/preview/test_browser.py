"""The page in a browser: what it asks for, what hostile text can do, and what happens when somebody uses it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from smartresult import Segment, check, reflow, to_preview
from smartresult.subtitles.cues import ReadCue
from tests.hostile import make_shown_transcripts
from tests.preview.browser import SOON, Browser, Step, list_schemes
from tests.preview.pages import FEW, HOSTILE, make_hostile, make_many
from tests.preview.reading import read_cues, take_apart
from tests.talking import say

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

READ_BACK: Step = ("ask", "document.documentElement.dataset.readBack")
OWNED: Step = ("ask", "window.owned === undefined")
#: The number of the row that is selected, and of the cue in the card.
CHOSEN: Step = ("ask", "document.querySelector('.row[aria-selected=true] .number')?.textContent")
COUNT: Step = ("ask", "document.querySelector('#count').textContent")
CARD: Step = ("ask", "document.querySelector('#card').innerText")


# --- What it asks for


@pytest.mark.parametrize(
    "cues", [[], FEW[:1], FEW, make_many(1500), make_many(20_000), make_hostile()], ids=lambda cues: str(len(cues))
)
def test_a_page_asks_for_nothing_and_says_nothing(browser: Browser, cues: Sequence[Segment]) -> None:
    html = to_preview(cues, before=cues[:200], profile="netflix-zh")
    seen = browser.open(html, READ_BACK, ("ask", "document.querySelectorAll('*').length"), CHOSEN)
    assert [url.partition(":")[0] for url in seen.requests] == ["file", "blob"]
    assert seen.said == []
    shown = sum(bool(text.replace("\ufeff", "").strip()) for _, _, text in read_cues(take_apart(html).data))
    read_back, elements, chosen = seen.answers
    assert read_back == f"{shown}/{shown}"
    assert elements < 700
    assert chosen == ("1" if cues else None)


# --- The two walls


def without_policy(html: str) -> str:
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)


def without_escapes(html: str) -> str:
    for character in "<>&":
        html = html.replace(f"\\u{ord(character):04x}", character)
    return html


def make_hostile_page() -> str:
    cues = make_hostile()
    named = [ReadCue(cue.text, cue.start, cue.end, cue.text) for cue in cues]
    return to_preview(named, before=cues, profile="netflix-en", title=HOSTILE[0], media="film.mp4")


def test_with_both_walls_down_hostile_text_runs(browser: Browser) -> None:
    html = without_policy(without_escapes(make_hostile_page()))
    browser.open(html, ("until", "window.owned === 1"), ready=False)


@pytest.mark.parametrize("weaken", [without_policy, without_escapes, str], ids=["escapes", "policy", "both"])
def test_each_wall_alone_keeps_hostile_text_inert(browser: Browser, weaken: type) -> None:
    html = weaken(make_hostile_page())
    assert (html == make_hostile_page()) is (weaken is str)
    seen = browser.open(html, ("ask", "new Promise((done) => setTimeout(done, 300))"), OWNED, ready=False)
    assert seen.answers[-1] is True
    assert {re.sub(r".*/", "", url) for url in seen.requests if url.startswith("file:")} <= {
        f"{browser.pages}.html",
        "film.mp4",
    }
    assert list_schemes(seen.requests) <= {"file", "blob"}


def test_hostile_text_is_shown_as_it_is(browser: Browser) -> None:
    cues = make_hostile()
    scroll = "document.querySelector('#list').scrollTop = 1e6"
    lines = "(cell) => [...cell.children].map((line) => line.textContent).join('\\n')"
    texts = f"[...document.querySelectorAll('.row .text')].map({lines})"
    first, last = (
        browser.ask(to_preview(cues), *steps, ("ask", texts)) for steps in ((SOON,), (("ask", scroll), SOON, SOON))
    )
    read = [text for _, _, text in read_cues(take_apart(to_preview(cues)).data)]
    assert first == read[: len(first)]
    assert last == read[-len(last) :]
    assert len(first) + len(last) >= len(read) > len(first)


# --- The WebVTT


def test_the_browser_reads_back_every_cue_that_was_written(browser: Browser) -> None:
    times = "Math.round(cue.startTime * 1000), Math.round(cue.endTime * 1000)"
    row = f"[Number(cue.id), {times}, cue.getCueAsHTML().textContent]"
    track = f"[...document.querySelector('video').textTracks[0].cues].map((cue) => {row})"
    cues = [segment for one in make_shown_transcripts(40) for segment in one.segments]
    html = to_preview(cues)
    data = take_apart(html).data
    blank = set(data["cues"].get("blank", ()))
    other = {int(place) for place in data["cues"].get("texts", {})}
    shown = [(start, max(end, start + 1), text) for start, end, text in read_cues(data)]
    meant = [(place, cue) for place, cue in enumerate(shown) if place not in blank]
    read_back, found = browser.open(html, READ_BACK, ("ask", track)).answers
    assert read_back == f"{len(meant)}/{len(meant)}"
    for (place, (start, end, text)), cue in zip(meant, sorted(found), strict=True):
        assert cue[1:3] == [start, end]
        assert cue[3] == text or place in other


def test_a_webvtt_that_is_not_what_was_judged_is_told(browser: Browser) -> None:
    html = to_preview(FEW)
    assert html.count("00:00:04.000") == 1
    steps: Sequence[Step] = (READ_BACK, ("ask", "document.querySelector('#facts .bad').textContent"))
    later = browser.open(html.replace("00:00:04.000", "00:00:04.001"), *steps).answers
    assert later == ["2/3", "WebVTT read back: 2 of 3"]
    assert browser.ask(html.replace("WEBVTT", "WEBVT"), *steps) == "WebVTT read back: 0 of 3"


# --- Keys and links


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("", "1"),
        ("j", "2"),
        ("jjk", "2"),
        ("jjjj", "3"),
        ("n", "2"),
        ("nnn", "2"),
        ("jjp", "2"),
        ("jjpp", "1"),
    ],
)
def test_keys_lead_from_cue_to_cue(browser: Browser, keys: str, chosen: str) -> None:
    steps: list[Step] = [("press", key) for key in keys]
    assert browser.ask(to_preview(FEW, profile="netflix-zh"), *steps, SOON, CHOSEN) == chosen


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [(["ArrowDown"], "2"), (["End"], "3"), (["End", "Home"], "1"), (["PageDown"], "3"), (["End", "ArrowUp"], "2")],
)
def test_the_list_has_the_keys_of_a_list(browser: Browser, keys: list[str], chosen: str) -> None:
    steps: list[Step] = [("ask", "document.querySelector('#list').focus()"), *[("press", key) for key in keys]]
    active = "document.getElementById(document.querySelector('#list').getAttribute('aria-activedescendant')).innerText"
    seen = browser.open(to_preview(FEW), *steps, SOON, CHOSEN, ("ask", active))
    assert seen.answers[-2] == chosen
    assert seen.answers[-1].startswith(chosen)


def test_search_has_a_key_finds_and_is_left(browser: Browser) -> None:
    focus: Step = ("ask", "document.activeElement.id")
    marked: Step = ("ask", "[...document.querySelectorAll('mark')].map((one) => one.textContent)")
    search: Sequence[Step] = (("press", "/"), ("type", "明天j"), ("press", "Backspace"), SOON)
    seen = browser.open(to_preview(FEW), *search, focus, COUNT, marked, ("press", "Escape"), SOON, focus, COUNT)
    assert [answer for answer in seen.answers if answer] == ["search", "1 of 3", ["明天"], "search", "3 cues"]
    nothing = browser.ask(
        to_preview(FEW), ("press", "/"), ("type", "none"), SOON, ("ask", "document.querySelector('#nothing').innerText")
    )
    assert nothing == "No cue passes the filter and the search."


@pytest.mark.parametrize(
    ("keys", "asked", "answer"),
    [
        ("+", "document.querySelector('#span').textContent", "13 s shown"),
        ("--", "document.querySelector('#span').textContent", "25 s shown"),
        ("?", "document.querySelector('#help').open", True),
        ("t", "document.documentElement.dataset.theme", "dark"),
        ("tt", "document.documentElement.dataset.theme", "light"),
        ("b", "document.querySelector('#count').textContent", "1 segment"),
        ("bb", "document.querySelector('#count').textContent", "3 cues"),
        ("1", "document.querySelectorAll('[aria-pressed=true]')[0].innerText.split('\\n')[0]", "Too fast"),
        ("10", "document.querySelectorAll('[aria-pressed=true]')[0].innerText.split('\\n')[0]", "All cues"),
    ],
)
def test_everything_has_a_key(browser: Browser, keys: str, asked: str, answer: object) -> None:
    html = to_preview(FEW, before=[Segment("你好，世界。这个问题其实很简单的吧", 1.0, 2.5)], profile="netflix-zh")
    steps: list[Step] = [("press", key) for key in keys]
    assert browser.ask(html, *steps, SOON, ("ask", asked)) == answer


def test_arrows_and_the_space_bar_move_the_clock(browser: Browser) -> None:
    clock: Step = ("ask", "document.querySelector('#clock').textContent")
    right: Step = ("press", "ArrowRight")
    left: Step = ("press", "ArrowLeft")
    playing: Step = ("until", "document.querySelector('.row[aria-selected=true] .number')?.textContent === '3'")
    seen = browser.open(
        to_preview(FEW), right, right, left, SOON, clock, ("press", " "), playing, ("press", " "), SOON, clock
    )
    before, after = (answer for answer in seen.answers if answer)
    assert before == "0:00:02.000"
    assert after >= "0:00:04.000"


@pytest.mark.parametrize(
    ("fragment", "chosen"),
    [
        ("#cue=3", "3"),
        ("#t=4.2", "3"),
        ("#t=0:02", "2"),
        ("#t=3,5", "2"),
        ("#cue=99", "1"),
        ("#t=x&cue=", "1"),
        ("#t=0", "1"),
    ],
)
def test_an_address_leads_to_a_cue_or_a_time(browser: Browser, fragment: str, chosen: str) -> None:
    seen = browser.open(to_preview(FEW), SOON, CHOSEN, fragment=fragment)
    assert seen.answers[-1] == chosen
    assert seen.said == []


def test_an_address_may_name_a_part_of_the_programme(browser: Browser) -> None:
    asked = "[document.querySelector('#span').textContent, document.querySelector('#clock').textContent]"
    html = to_preview(make_many(200))
    assert browser.ask(html, ("ask", asked), fragment="#t=1:00,1:50") == ["52 s shown", "0:01:00.000"]


def test_an_address_may_change_and_tells_which_cue_is_chosen(browser: Browser) -> None:
    cues = [ReadCue("a", 0.0, 1.0, "intro"), ReadCue("b", 2.0, 3.0, "2 & 3")]
    steps: Sequence[Step] = (
        ("ask", "location.hash = '#cue=2%20%26%203'"),
        SOON,
        SOON,
        CHOSEN,
        ("press", "k"),
        ("ask", "location.hash"),
    )
    answers = browser.open(to_preview(cues), *steps).answers
    assert answers[3] == "2 & 3"
    assert answers[-1] == "#cue=intro"


def test_the_sentence_leads_to_what_it_names(browser: Browser) -> None:
    cues = make_many(400)
    report = check(cues, "netflix-zh")
    flagged = len({one.index for one in report.violations})
    html = to_preview(cues, profile="netflix-zh")
    assert browser.ask(html, ("click", "#verdict .flagged"), SOON, COUNT) == f"{flagged} of 400"
    (worst,) = re.findall(r"worst (\d+):(\d+)–", take_apart(html).list_texts("p")[0])
    seen = browser.open(
        html, ("click", "#verdict .stretch"), SOON, ("ask", "document.querySelector('#clock').textContent")
    )
    assert seen.answers[-1].startswith(f"0:{int(worst[0]):02}:{worst[1]}")
    by_rule: dict[str, int] = {}
    for rule in {one.rule for one in report.violations}:
        by_rule[rule] = len({one.index for one in report.violations if one.rule == rule})
    assert browser.ask(html, ("click", "#verdict .rule"), SOON, COUNT) == f"{max(by_rule.values())} of 400"


# --- Filters, overlaps, the card


def test_each_lane_filters_by_its_rule(browser: Browser) -> None:
    cues = make_many(300)
    report = check(cues, "netflix-zh")
    html = to_preview(cues, profile="netflix-zh")
    lanes = "[...document.querySelectorAll('.lane')].map((lane) => lane.innerText.split('\\n'))"
    tags = (
        "[...document.querySelectorAll('.row .tags')].map((cell) => [...cell.children].map((tag) => tag.textContent))"
    )
    found = browser.ask(html, ("ask", lanes))
    counts = {rule: len({one.index for one in report.violations if one.rule == rule}) for rule in report.count_rules()}
    assert sorted(int(number) for _, number in found) == sorted(counts.values())
    for place, (name, number) in enumerate(found):
        steps: Sequence[Step] = (("click", f".lane:nth-of-type({place + 3})"), SOON, COUNT, ("ask", tags))
        count, shown = browser.open(html, *steps).answers[-2:]
        assert count == f"{number} of 300"
        assert shown
        assert all(name in row for row in shown)


def test_cues_that_overlap_stand_in_rows_and_are_stacked_as_players_do(browser: Browser) -> None:
    boxes = "[...document.querySelectorAll('.box')].map((box) => [box.offsetTop, box.offsetHeight])"
    captions = "[...document.querySelectorAll('#captions p')].map((one) => one.innerText)"
    seen = browser.open(to_preview(FEW), ("press", "j"), SOON, ("ask", boxes), ("ask", captions))
    (first, second, alone), stacked = seen.answers[-2:]
    assert second[0] >= first[0] + first[1]
    assert alone[1] > first[1] + second[1]
    assert stacked == ["这个问题其实\n很简单的吧", "你好，世界。"]


def test_the_card_says_what_to_fix_first(browser: Browser) -> None:
    html = to_preview(FEW, profile="netflix-zh")
    card = browser.ask(html, SOON, CARD)
    assert "Ends 0.784 s too late: end at 0:00:01.716." in card
    card = browser.ask(html, ("press", "j"), SOON, CARD)
    assert re.search(r"Needs 0\.\d+ s more, or \d characters fewer\. There is room: end at 0:00:\d\d\.\d{3}\.", card)
    assert "characters/s" in card


def test_the_list_has_the_line_breaks_of_its_cues_and_goes_to_the_end(browser: Browser) -> None:
    cues = make_many(20_000)
    html = to_preview(cues, profile="netflix-zh")
    texts = "row.querySelector('.number').textContent, row.querySelector('.text').innerText"
    rows = f"[...document.querySelectorAll('.row')].map((row) => [{texts}, row.offsetTop, row.offsetHeight])"
    shown = browser.ask(html, ("ask", "document.querySelector('#list').scrollTop = 1e9"), SOON, SOON, ("ask", rows))
    shown.sort(key=lambda row: int(row[0]))
    assert shown[-1][0] == "20000"
    for number, text, *_ in shown:
        assert text == cues[int(number) - 1].text
    for (_, _, top, height), (_, _, following, _) in pairwise(shown):
        assert following == top + height


def test_segments_are_seen_as_they_came(browser: Browser) -> None:
    segments = say("我们先", 30, "去港口看船然后", 30, "去吃那家", 30, "老馄饨店如果", 30, "你来不及的话", pace=150)
    cues = reflow(segments, "netflix-zh")
    html = to_preview(cues, before=segments, profile="netflix-zh")
    texts = "[...document.querySelectorAll('.row .text')].map((cell) => cell.innerText)"
    seen = browser.open(html, ("ask", texts), ("click", "#swap"), SOON, ("ask", texts), CARD)
    assert seen.answers[0] == [cue.text for cue in cues]
    assert seen.answers[-2] == [segment.text for segment in segments]
    assert seen.answers[-1].startswith("Segment 1")


# --- On paper


def test_a_report_is_printed(browser: Browser, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    rows: Step = ("ask", "window.addEventListener('afterprint', () => {}) ?? null")
    before: Step = ("ask", "dispatchEvent(new Event('beforeprint')), document.querySelectorAll('#printed tr').length")
    after: Step = ("ask", "dispatchEvent(new Event('afterprint')), document.querySelectorAll('#printed tr').length")
    html = to_preview(FEW, profile="netflix-zh")
    flagged = len({one.index for one in check(FEW, "netflix-zh").violations})
    seen = browser.open(html, rows, before, after, ("print", str(paper)), theme="dark")
    assert seen.answers[1:3] == [flagged + 1, 0]
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_glance_marks_the_part_that_the_timeline_has(browser: Browser) -> None:
    part = "['left', 'width'].map((side) => Math.round(parseFloat(document.querySelector('#window').style[side])))"
    assert browser.ask(to_preview(FEW), ("ask", part)) == [0, 100]
    later = browser.ask(to_preview(make_many(200)), ("ask", part), fragment="#t=1:00,3:00")
    length = max(cue.end for cue in make_many(200))
    assert later == [round((60 - 2.4) / length * 100), round(124.8 / length * 100)]
