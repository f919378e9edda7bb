"""TTML as players and the reference tools of its standard read it: the cues, their times and their text."""

import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final, get_args

import pytest

import smartresult
from benchmarks.talk import Language, make_talk
from smartresult import Segment, Transcript, reflow
from smartresult.profiles import TtmlProfile
from tests.hostile import make_shown_transcripts
from tests.imsc_js import Drawn, ImscJs, Moment
from tests.judges import find_what_takes_too_long_to_draw, read_ttml_with_ttconv
from tests.markup import NEARLY_TAGS, make_soup, show_in_turn
from tests.oracles import miss
from tests.players import find_node_modules
from tests.reading_back import Shown, bare, collapse, show

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

PROFILES: Final[Sequence[TtmlProfile]] = get_args(TtmlProfile)
every_profile = pytest.mark.parametrize("profile", PROFILES)


@cache
def make_hostile_transcripts() -> Sequence[Transcript]:
    """100 that have a cue, some of hundred hours and more, and soups of markup."""
    late = [Segment("&你", hours * 3600.0, hours * 3600.0 + 1.5) for hours in (99.999, 100, 12_345)]
    return [
        *make_shown_transcripts(100, first=7000),
        Transcript(tuple(late)),
        show_in_turn(NEARLY_TAGS),
        make_soup(20),
    ]


@pytest.fixture
def imsc_js(chromium: str, tmp_path: Path) -> ImscJs:
    modules = find_node_modules("imsc") or miss("imsc (npm)")
    return ImscJs(chromium, modules / "imsc" / "dist" / "imsc.all.min.js", tmp_path)


# --- ttconv, a reference converter of timed text


@every_profile
def test_ttconv_reads_what_was_meant(profile: TtmlProfile) -> None:
    for transcript in make_hostile_transcripts():
        read = read_ttml_with_ttconv(smartresult.to_ttml(transcript, profile=profile))
        assert [Shown(cue.start_ms, cue.end_ms, collapse(cue.text)) for cue in read] == show(transcript)


# --- imsc.js, what browsers play TTML with


def mean_moments(transcript: Transcript) -> list[Moment]:
    """What is to be on screen from each change to the next."""
    cues = show(transcript)
    times = sorted({time for cue in cues for time in (cue.start, cue.end)})
    return [Moment(time, [cue.text for cue in cues if cue.start <= time < cue.end]) for time in times]


def undo_wraps(profile: TtmlProfile, text: str) -> str:
    """White space aside: of lines that are aligned with one another, imsc.js breaks the long ones itself."""
    return bare(text) if profile == "ebu-tt-d" else collapse(text)


def find_misdrawn(profile: TtmlProfile, drawn: Sequence[Drawn]) -> list[tuple[list[Moment], list[Moment]]]:
    undo = partial(undo_wraps, profile)
    pairs = []
    for transcript, one in zip(make_hostile_transcripts(), drawn, strict=True):
        meant = [moment._replace(texts=list(map(undo, moment.texts))) for moment in mean_moments(transcript)]
        moments = [moment._replace(texts=list(map(undo, moment.texts))) for moment in one.moments]
        if moments[0].time_ms < meant[0].time_ms:
            assert moments.pop(0) == Moment(0, [])
        pairs.append((meant, moments))
    return [pair for pair in pairs if pair[0] != pair[1]]


def test_imsc_js_draws_what_was_meant_and_has_no_complaint(imsc_js: ImscJs) -> None:
    transcripts = make_hostile_transcripts()
    drawn = imsc_js.read([smartresult.to_ttml(one, profile=profile) for profile in PROFILES for one in transcripts])
    assert len(drawn) >= 300
    assert not [one.complaints for one in drawn if one.complaints]
    for i, profile in enumerate(PROFILES):
        assert not find_misdrawn(profile, drawn[i * len(transcripts) : (i + 1) * len(transcripts)])


def test_imsc_js_tells_what_is_wrong(imsc_js: ImscJs) -> None:
    file = smartresult.to_ttml([Segment("a <b>tag</b>", 0.0, 1.0)])
    tag, style = file.replace("&lt;", "<").replace("&gt;", ">"), file.replace('fontSize="100%"', 'fontSize="100"')
    (good, _), (_, misread), (complaints, _) = imsc_js.read([file, tag, style])
    assert not good
    assert misread[0].texts != ["a <b>tag</b>"]
    assert complaints


def test_imsc_js_draws_at_the_bottom_of_the_picture(imsc_js: ImscJs, ffmpeg: str) -> None:
    """What is seen on black of text in a black box is the text."""
    cues = [Segment("Good morning", 0.0, 1.0), Segment("everyone", 0.5, 1.0), Segment("漢字", 2.0, 3.0)]
    files = [smartresult.to_ttml(cues, profile=profile) for profile in PROFILES]
    drawn = imsc_js.draw(ffmpeg, files, (0.25, 0.75, 1.5, 2.5))
    assert len(drawn) == len(PROFILES)
    for one, two, none, characters in drawn:
        assert none.ink == 0
        assert 15 < one.ink_height < 36
        assert 1.5 * one.ink_height < two.ink_height < 72
        for picture in (one, two, characters):
            assert picture.ink > 200
            rows = [picture.pixels[i : i + picture.width] for i in range(0, len(picture.pixels), picture.width)]
            (lowest, *_) = [y for y in range(len(rows) - 1, -1, -1) if any(rows[y])]
            assert 300 < lowest <= 324  # a tenth of the picture is left free
            left = min(len(row) - len(row.lstrip(b"\0")) for row in rows if any(row))
            assert left + picture.ink_width / 2 == pytest.approx(320, abs=12)


# --- IMSC's hypothetical render model, which Netflix asks for

TALKS: Final[Sequence[tuple[str, Language]]] = (
    ("netflix-en", "English"),
    ("netflix-zh", "Chinese"),
    ("bbc", "English"),
)


@every_profile
def test_cues_that_are_laid_out_can_be_drawn_in_time(profile: TtmlProfile) -> None:
    for layout, language in TALKS:
        cues = reflow(make_talk(language, hours=1 / 12, punctuated=True), layout)
        assert len(cues) > 50
        assert not find_what_takes_too_long_to_draw(smartresult.to_ttml(cues, profile=profile))


def test_the_render_model_finds_what_can_not_be_drawn_in_time() -> None:
    flicker = [
        Segment("".join(map(chr, range(0x4E00 + 100 * i, 0x4E64 + 100 * i))), i / 20, i / 20 + 0.05) for i in range(9)
    ]
    (first, *_) = find_what_takes_too_long_to_draw(smartresult.to_ttml(flicker))
    assert re.match("Rendering time exceeded|NGBS exceeded", first)
