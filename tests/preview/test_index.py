"""The page of a batch: everything is there, in order, and nothing of it is markup."""

import re
from base64 import b64decode
from hashlib import sha256
from urllib.parse import unquote_to_bytes

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import Segment
from smartresult.judging.reports import make_encodable
from smartresult.preview.index import FailedJob, ShownJob, draw_skyline, list_job, write_index
from smartresult.preview.judged import judge_source
from smartresult.preview.skyline import Skyline
from smartresult.preview.words import PAGE_LANGS, PageLang
from tests.preview.browser import Browser
from tests.preview.pages import make_many
from tests.preview.reading import take_apart
from tests.strategies import hostile_texts

FAILED = [
    FailedJob("b.json", "not finished", "job 2 has not finished"),
    FailedJob("c.json", "malformed", "expected JSON"),
]


def show(name: str, size: int, seed: int = 1) -> ShownJob:
    return list_job(name, f"{name}.html", judge_source(make_many(size, seed), "netflix-zh"))


JOBS = [show("calm", 2), show("long 一", 300), show("short", 40)]


def test_failures_come_first_then_most_problems() -> None:
    html = write_index(JOBS, FAILED, title="Batch of 5 jobs")
    page = take_apart(html)
    assert page.list_texts("title") == page.list_texts("h1") == ["Batch of 5 jobs"]
    assert page.list_texts("h2") == ["Failed", "Shown, most problems first", "Cues by rule"]
    assert "3</b> shown, <b class=failed>2</b> failed, <b class=look>" in html
    names = [text for tag in ("th", "a") for text in page.list_texts(tag) if re.search(r"json|calm|long|short", text)]
    assert names == ["✗ b.json", "✗ c.json", "long 一", "short", "calm"]
    assert [one["href"] for one in page.attributes if "href" in one] == [
        "long%20%E4%B8%80.html",
        "short.html",
        "calm.html",
    ]
    assert [text for text in page.list_texts("td") if text in {"expected JSON", "malformed"}] == [
        "malformed",
        "expected JSON",
    ]
    assert page.list_texts("li")[:2] == ["malformed ", "not finished "]
    total = sum(job.rules.get("too fast", 0) for job in JOBS)
    assert f"<li>too fast <b>{total:,}</b></li>" in html


@pytest.mark.parametrize("lang", PAGE_LANGS)
def test_a_batch_of_nothing_says_so(lang: PageLang) -> None:
    page = take_apart(write_index([], [], page_lang=lang))
    assert page.list_texts("h2") == []
    assert page.list_texts("title") == [{"en": "Jobs", "zh": "任务"}[lang]]
    assert page.attributes[0]["lang"] == lang


def test_what_did_not_fail_is_not_mentioned() -> None:
    html = write_index(JOBS[:1], [])
    assert "failed," not in html
    assert "Failed" not in html


def test_there_is_no_script_and_the_policy_allows_none() -> None:
    page = take_apart(write_index(JOBS, FAILED))
    assert "script" not in page.tags
    (style,) = page.list_texts("style")
    (digest,) = re.findall(r"style-src 'sha256-([^']+)'", page.policy)
    assert b64decode(digest) == sha256(style.encode()).digest()
    assert page.policy.startswith("default-src 'none'; style-src")
    assert not any(name.startswith("on") or name == "style" for one in page.attributes for name in one)


@given(hostile_texts, hostile_texts)
def test_nothing_that_a_text_holds_is_markup(name: str, reason: str) -> None:
    job = ShownJob(name, f"{reason}.html", JOBS[0].verdict, JOBS[0].skyline, {})
    page = take_apart(write_index([job], [FailedJob(name, reason, reason)], title=name))
    plain = take_apart(write_index([ShownJob("a", "b", JOBS[0].verdict, JOBS[0].skyline, {})], FAILED[:1], title="t"))
    assert page.tags == plain.tags
    assert [*map(set, page.attributes)] == [*map(set, plain.attributes)]
    assert make_encodable(reason).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "") in [
        text.replace("\r", "\n").replace("\x00", "") for text in page.list_texts("td")
    ]
    (address,) = [one["href"] for one in page.attributes if "href" in one]
    assert address is not None
    assert re.fullmatch(r"[\w.~/%-]+", address, re.ASCII)


def test_a_thousand_jobs_are_less_than_a_megabyte() -> None:
    jobs = [show(f"interview_ep{i:04}_lecture.response.json", 60, seed=i) for i in range(10)]
    assert len(write_index(jobs * 100, FAILED).encode()) < 1_000_000


@given(st.lists(st.floats(0, 5), min_size=1, max_size=30))
def test_a_skyline_is_as_high_as_its_loads(loads: list[float]) -> None:
    drawn = draw_skyline(Skyline(1.0, tuple(loads), (False,) * len(loads)))
    (steps,) = re.findall(r"<path class=load d=\"M0 20(.*)z\"/><path class=over", drawn)
    heights: list[int] = []
    top = 20
    for sign, number in re.findall(r"([hV])(\d+)", steps):
        if sign == "V":
            top = int(number)
        else:
            heights += [20 - top] * int(number)
    assert len(heights) == len(loads)
    for height, load in zip(heights, loads, strict=True):
        assert height == pytest.approx(min(load * 10, 20), abs=1)
        assert (height > 0) is (load > 0)


@pytest.mark.oracle
@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, theme: str, width: int) -> None:
    html = write_index(
        JOBS, [*FAILED, FailedJob("x" * 200, "failed", "<b>y</b>" * 30)], ["z" * 200, "quiet.json"], title="x" * 200
    )
    wide = "document.documentElement.scrollWidth"
    seen = browser.open(html, ("axe", None), ("ask", wide), size=(width, 844), theme=theme, ready=False)
    assert seen.answers == [[], width]
    assert [url.partition(":")[0] for url in seen.requests] == ["file"]
    assert seen.said == []


def test_an_index_holds_cues_of_any_length() -> None:
    cues = [Segment("好", 0.0, 1.0), Segment("好", 1e9, 1e9 + 1)]
    assert "277777:46:41" in write_index([list_job("a", "a.html", judge_source(cues))], [])


def test_a_cue_counts_once_for_a_rule_however_often_it_breaks_it() -> None:
    job = list_job("a", "a.html", judge_source([Segment("宽" * 30 + "\n" + "宽" * 30, 0.0, 9.0)], "netflix-zh"))
    assert "<li>line too long <b>1</b></li>" in write_index([job], [])


def test_what_says_nothing_is_neither_shown_nor_failed() -> None:
    html = write_index(JOBS, FAILED[:1], ["quiet.json", "<i>"])
    page = take_apart(html)
    assert page.list_texts("h2")[-2:] == ["Cues by rule", "Nothing to show: nothing is said in them"]
    assert "2</b> without segments, <b class=look>" in html
    assert [text for text in page.list_texts("li") if text in {"<i>", "quiet.json"}] == ["<i>", "quiet.json"]
    assert "without segments" not in write_index(JOBS, FAILED)


ALIKE = [msgspec.structs.replace(JOBS[1], name=name, path=path) for name, path in ("ax", "ay", "bx")]


@given(st.permutations(ALIKE), st.permutations([*FAILED, FailedJob("b.json", "malformed", "")]))
def test_the_order_of_the_jobs_changes_nothing(shown: list[ShownJob], failed: list[FailedJob]) -> None:
    names = [one.name for one in failed]
    html = write_index(shown, failed, names)
    assert html == write_index(shown[::-1], failed[::-1], names[::-1])
    assert [one["href"] for one in take_apart(html).attributes if "href" in one] == ["x", "y", "x"]


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name))
def test_a_link_leads_to_the_very_bytes_of_a_path(name: bytes) -> None:
    path = name.decode(errors="surrogateescape")
    page = take_apart(write_index([msgspec.structs.replace(JOBS[0], path=path)], []))
    (address,) = [one["href"] for one in page.attributes if "href" in one]
    assert unquote_to_bytes(address or "") == name
    assert ":" not in (address or "")
