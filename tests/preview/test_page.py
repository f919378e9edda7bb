"""The page as text: nothing is lost in it, and nothing in it can be anything but text. `test_browser.py` opens it."""

import re
from base64 import b64decode
from hashlib import sha256
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import (
    PROFILES,
    ExportError,
    OptionError,
    Segment,
    SmartJob,
    Transcript,
    Word,
    check,
    merge,
    reflow,
    to_preview,
    to_vtt,
)
from smartresult.export.times import ms_from_seconds
from smartresult.judging.reports import RULES, make_encodable
from smartresult.preview.hints import HINT_KINDS
from smartresult.preview.page import MODULES, encode_data
from smartresult.subtitles.cues import ReadCue
from tests.places import PACKAGE
from tests.preview.reading import read_cues, take_apart
from tests.strategies import cue_texts, hostile_texts, seconds
from tests.talking import say

timed = st.lists(st.builds(Segment, cue_texts, seconds, seconds), max_size=8)
CUES = [
    Segment("你好，世界。", 1.0, 2.0),
    Segment("这个问题其实很简单的吧", 1.8, 2.4),
    Segment("好的。", 4.0, 5.0),
]


def in_order(cues: list[Segment]) -> list[Segment]:
    return sorted(cues, key=lambda cue: ms_from_seconds(cue.start))


# --- What is said is there, whole


@given(timed, st.sampled_from(["auto", "bbc", "netflix-zh"]))
def test_a_page_holds_every_cue_and_every_violation(cues: list[Segment], profile: str) -> None:
    data = take_apart(to_preview(cues, profile=profile)).data
    assert data["vtt"] == to_vtt(cues)
    assert read_cues(data) == [
        (ms_from_seconds(cue.start), ms_from_seconds(cue.end), make_encodable(cue.text)) for cue in in_order(cues)
    ]
    found = data["violations"]
    assert len(found["rules"]) == len(found["figures"]) == len(found["limits"]) == len(found["at"])
    places = list(accumulate(found["at"]))
    order = sorted(range(len(cues)), key=lambda i: ms_from_seconds(cues[i].start))
    report = check(cues, profile)
    assert sorted((order[place], RULES[rule]) for place, rule in zip(places, found["rules"], strict=True)) == sorted(
        (one.index, one.rule) for one in report.violations
    )
    assert len(data["hints"]) == data["flagged"] == len({one.index for one in report.violations})
    assert dict(data["rules"]) == {
        rule: len({one.index for one in report.violations if one.rule == rule}) for rule in RULES
    }


@given(timed, timed)
def test_a_page_holds_every_segment_from_before(cues: list[Segment], segments: list[Segment]) -> None:
    data = take_apart(to_preview(cues, before=segments)).data["before"]
    starts = list(accumulate(data["starts"]))
    found = [
        (start, start + length, text)
        for start, length, text in zip(starts, data["lengths"], data["texts"], strict=True)
    ]
    assert found == [
        (ms_from_seconds(cue.start), ms_from_seconds(cue.end), make_encodable(cue.text)) for cue in in_order(segments)
    ]
    assert len(data["paces"]) == len(segments)
    order = sorted(range(len(segments)), key=lambda i: ms_from_seconds(segments[i].start))
    profile = check(cues).profile
    lang = check(cues).lang or None
    violated = {(one.index, one.rule) for one in check(segments, profile, lang=lang).violations}
    assert {
        (order[k], rule) for k, mask in enumerate(data["masks"]) for bit, rule in enumerate(RULES) if mask >> bit & 1
    } == (violated)


def test_segments_are_judged_by_the_figures_of_the_cues() -> None:
    segments = say("我们先去港口看船", 30, "然后去吃那家老馄饨店如果", 30, "你来不及的话", pace=150)
    data = take_apart(to_preview(reflow(segments, "bbc"), before=segments, profile="bbc")).data
    judged = check(segments, "bbc", lang="zh")
    assert data["before"]["flagged"] == len({one.index for one in judged.violations}) > 0
    assert sum(data["before"]["rules"]) == len({(one.index, one.rule) for one in judged.violations})
    assert take_apart(to_preview(segments)).data["before"] is None


def test_a_page_has_the_figures_of_each_language() -> None:
    cues = merge([Segment("好的。", 0.0, 2.0)], [Segment("All right then.", 0.0, 2.0)])
    data = take_apart(to_preview(cues)).data
    assert [(one["lang"], one["limit"], one["unit"]) for one in data["profiles"]] == [
        ("zh", 9, "characters/s"),
        ("en", 20, "characters/s"),
    ]
    assert data["cues"]["sides"] == ["01"]
    assert read_cues(data) == [(0, 2000, "好的。\nAll right then.")]
    (bbc,) = take_apart(to_preview([], profile="bbc")).data["profiles"]
    assert (bbc["limit"], bbc["unit"]) == (180, "words/min")
    boundless = PROFILES["bbc"].with_(max_words_per_minute=None)
    (free,) = take_apart(to_preview(CUES, profile=boundless)).data["profiles"]
    assert (free["limit"], free["unit"]) == (None, "")


def test_lines_of_a_file_in_two_languages_say_which_they_are_in() -> None:
    cues = [
        Segment("All right then.\n好的。", 0.0, 2.0),
        Segment("See you tomorrow.\n明天见。", 3.0, 5.0),
        Segment("再见。", 6.0, 8.0),
    ]
    assert take_apart(to_preview(cues)).data["cues"]["sides"] == ["01", "01", "1"]


def test_words_stand_where_they_begin_and_say_whether_that_is_known() -> None:
    words = (Word("好", 1.0, 1.5), Word("的", 2.0, 3.0, estimated=True), Word("吧", 9.0, 9.5))
    packed = take_apart(to_preview([Segment("好的吧", 1.0, 3.0, words), Segment("嗯", 5.0, 5.0, words[:1])])).data
    assert packed["cues"]["words"] == ["AAgB_-", "AA"]
    assert "words" not in take_apart(to_preview(CUES)).data["cues"]


def test_words_that_are_none_are_refused() -> None:
    class Odd:
        text, start, end, words = "好", 0.0, 1.0, 3

    with pytest.raises(ExportError, match=r"expected words, got a int"):
        to_preview([Odd()])


def test_cues_have_the_numbers_of_their_file() -> None:
    named = [ReadCue("a", 0.0, 1.0, "intro"), ReadCue("b", 2.0, 3.0, "\ud800")]
    assert take_apart(to_preview(named)).data["cues"]["numbers"] == ["intro", "?"]
    counted = [ReadCue("a", 0.0, 1.0, "1"), ReadCue("b", 2.0, 3.0, "2")]
    assert "numbers" not in take_apart(to_preview(counted)).data["cues"]


def test_figures_beyond_all_measure_are_written() -> None:
    cues = [Segment("嗯" * 20_000, 0.0, 1e-9), Segment("好", 1e300, 1e301)]
    data = take_apart(to_preview(cues)).data
    assert data["cues"]["paces"] == [99_999, 0]
    assert data["cues"]["lengths"][1] == 0


# --- The title, the film, the language


@pytest.mark.parametrize(
    ("job", "title", "shown"),
    [
        (SmartJob(title="Harbour tour", job_id="42", result=Transcript(())), None, "Harbour tour"),
        (SmartJob(job_id="42", result=Transcript(())), None, "42"),
        (SmartJob(title="Harbour tour", result=Transcript(())), "Episode\r\n\x003", "Episode \ufffd3"),
        (SmartJob(title="Harbour tour", result=Transcript(())), "", "smartresult"),
    ],
)
def test_a_page_has_the_title_of_its_job(job: SmartJob, title: str | None, shown: str) -> None:
    page = take_apart(to_preview(job, title=title))
    assert page.list_texts("title") == [shown]
    assert page.data["title"] == ("" if shown == "smartresult" else shown)


@pytest.mark.parametrize(
    ("media", "allowed"),
    [
        (None, "blob:"),
        ("film.mp4", "blob: 'self' file:"),
        ("../a%20folder/电影.mp4", "blob: 'self' file:"),
        ("https://example.com/film.mp4;script-src *", "blob: https:"),
        ("HTTP://example.com/film.mp4", "blob: http:"),
        ("file:///film.mp4", "blob: file:"),
    ],
)
def test_a_film_opens_the_policy_no_wider_than_it_needs(media: str | None, allowed: str) -> None:
    page = take_apart(to_preview(CUES, media=media))
    assert page.policy.split("; ")[3] == f"media-src {allowed}"
    assert page.data["media"] == (media or "")


@pytest.mark.parametrize("media", ["", "javascript:alert(1)", "data:video/mp4,x", "blob:x", "C:\\film.mp4"])
def test_a_film_that_no_page_can_have_is_refused(media: str) -> None:
    with pytest.raises(OptionError, match=r"expected a relative URL, or one of https, http or file, got .*media"):
        to_preview(CUES, media=media)


def test_a_page_speaks_both_languages_or_the_one_that_is_asked_for() -> None:
    assert [*take_apart(to_preview(CUES)).data["words"]] == ["en", "zh"]
    page = take_apart(to_preview(CUES, page_lang="zh-CN"))
    assert [*page.data["words"]] == [*page.data["verdict"]] == ["zh"]
    assert page.attributes[page.tags.index("html")]["lang"] == "zh"
    with pytest.raises(OptionError, match="expected one of en, zh, got 'fr'"):
        to_preview(CUES, page_lang="fr")


def test_what_is_odd_about_the_language_is_told() -> None:
    unsure = take_apart(to_preview([Segment("Ok", 0.0, 1.0)])).data
    assert (unsure["sure"], unsure["unruled"]) == (False, False)
    with pytest.raises(OptionError, match="expected one of en, zh, ja"):
        to_preview(CUES, lang="tlh")


# --- The two walls


@given(hostile_texts, hostile_texts)
def test_nothing_that_a_text_holds_is_markup(text: str, title: str) -> None:
    profile = PROFILES["bbc"].with_(name=text)
    cues = [ReadCue(f"</script><!--{text}", 0.0, 1.0, text), ReadCue(title, 2.0, 3.0)]
    page = take_apart(to_preview(cues, before=cues, profile=profile, title=title, media=f"/{text}"))
    plain = take_apart(to_preview([], profile="bbc"))
    assert page.tags == plain.tags
    assert page.script == plain.script
    assert [{*one} for one in page.attributes] == [{*one} for one in plain.attributes]


@given(st.recursive(hostile_texts.map(make_encodable), st.lists, max_leaves=8))
def test_data_holds_no_character_that_means_something_to_html(value: object) -> None:
    text = encode_data(value)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert take_apart(f'<script id="data">{text}</script>').data == value


def test_the_policy_allows_the_own_script_and_style_and_nothing_else() -> None:
    page = take_apart(to_preview(CUES))
    (style,) = page.list_texts("style")
    hashes = [b64decode(found) for found in re.findall(r"'sha256-([^']+)'", page.policy)]
    assert hashes == [sha256(part.encode()).digest() for part in (page.script, style)]
    assert re.sub(r"'sha256-[^']+'", "#", page.policy) == (
        "default-src 'none'; script-src #; style-src #; media-src blob:; base-uri 'none'; form-action 'none'"
    )
    assert not any(name.startswith("on") or name == "style" for one in page.attributes for name in one)


# --- The parts


def test_every_module_is_in_the_page_after_those_that_it_imports() -> None:
    folder = PACKAGE / "preview" / "web"
    assert {path.name for path in folder.glob("*.js")} == {*MODULES}
    for place, name in enumerate(MODULES):
        text = (folder / name).read_text(encoding="utf-8")
        imported = re.findall(r'^import \{ [\w, ]+ \} from "\./([\w.]+)";$', text, re.MULTILINE)
        assert len(imported) == text.count("import ")
        assert {*imported} <= {*MODULES[:place]}


def test_every_name_that_a_module_imports_or_offers_is_used() -> None:
    texts = {name: (PACKAGE / "preview" / "web" / name).read_text(encoding="utf-8") for name in MODULES}
    taken = {
        name: re.findall(r"\w+", " ".join(re.findall(r"^import \{(.*)\}", text, re.MULTILINE)))
        for name, text in texts.items()
    }
    for module, text in texts.items():
        assert [name for name in taken[module] if len(re.findall(rf"\b{name}\b", text)) == 1] == []
        offered = re.findall(r"^export const (\w+)", text, re.MULTILINE)
        assert {*offered} <= {name for names in taken.values() for name in names}


def test_no_module_writes_markup() -> None:
    script = take_apart(to_preview([])).script
    assert "textContent" in script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_the_words_that_are_asked_for_are_those_that_are_there() -> None:
    page = take_apart(to_preview([]))
    words = page.data["words"]["en"]["page"]
    asked = {*re.findall(r'\bsay\("([\w.]+)"', page.script), *re.findall(r'complain\("(\w+)"', page.script)}
    asked |= {
        name for one in page.attributes for key, name in one.items() if key in {"data-word", "data-label"} and name
    }
    asked |= {name for one in page.attributes if (name := one.get("data-hint"))}
    asked |= {"play", "playWithout", "cue", "segment", "countAll", "countSegments", "unruled", "unsureUnruled"}
    assert {name.partition(".")[0] for name in asked} <= {*words}
    computed = {"hints", "keys", "printed", "units", "langs", "room"}
    assert {*words} - {name.partition(".")[0] for name in asked} <= computed
    assert page.data["kinds"] == [*HINT_KINDS]
