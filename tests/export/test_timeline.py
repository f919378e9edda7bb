"""Timelines of Intelligent Media Services: clips that the service takes, and that say what was meant."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartresult
from smartresult import ExportError, Segment, Transcript
from tests import hostile
from tests.markup import show_in_turn
from tests.players import draw_with_libass
from tests.reading_back import Shown, check_clean, show, undo_look_alikes
from tests.strategies import cue_texts, cue_times

ONE: Final = (Segment("Hello", 0.5, 1.25),)
SIZE: Final = (640, 360)
URL: Final = "https://bucket.oss-cn-shanghai.aliyuncs.com/a/film.srt"

transcripts = st.lists(st.builds(Segment, cue_texts, cue_times, cue_times), max_size=5).map(
    lambda segments: Transcript(tuple(segments))
) | st.integers(0, 10**6).map(hostile.make_transcript)


def read_clips(timeline: str) -> list[dict[str, Any]]:
    (track,) = json.loads(timeline)["SubtitleTracks"] or [{"SubtitleTrackClips": []}]
    clips: list[dict[str, Any]] = track["SubtitleTrackClips"]
    return clips


def render(timeline: str) -> str:
    """The ASS file that the clips of *timeline* become: what they say is the text of an event, as it stands."""
    file = pysubs2.SSAFile()
    file.info |= {"PlayResX": str(SIZE[0]), "PlayResY": str(SIZE[1])}
    file.styles["Default"] = pysubs2.SSAStyle(fontsize=20)
    for clip in read_clips(timeline):
        start, end = (round(clip[key] * 1000) for key in ("TimelineIn", "TimelineOut"))
        file.append(pysubs2.SSAEvent(start, end, clip["Content"]))
    return file.to_string("ass")


# --- The clips


@given(transcripts)
def test_clips_are_read_back(transcript: Transcript) -> None:
    timeline = smartresult.to_timeline(transcript)
    check_clean(timeline)
    clips = read_clips(timeline)
    assert [Shown(round(clip["TimelineIn"] * 1000), round(clip["TimelineOut"] * 1000), "") for clip in clips] == [
        cue._replace(text="") for cue in show(transcript)
    ]
    events = [pysubs2.SSAEvent(text=clip["Content"]) for clip in clips]
    meant = [undo_look_alikes(cue.text) for cue in show(transcript)]
    assert [undo_look_alikes(event.plaintext) for event in events] == meant
    assert all("\n" not in clip["Content"] for clip in clips)
    assert not any(event.is_drawing for event in events)


@given(transcripts)
def test_times_have_four_decimals_at_most(transcript: Transcript) -> None:
    timeline = smartresult.to_timeline(transcript)
    times = re.findall(r'"Timeline(?:In|Out)":([^,}]+)', timeline)
    assert len(times) == 2 * len(show(transcript))
    assert all(re.fullmatch(r"\d+\.\d{1,4}", time) for time in times)


def test_a_clip_is_a_text_with_a_size() -> None:
    assert json.loads(smartresult.to_timeline(ONE)) == {
        "SubtitleTracks": [
            {
                "SubtitleTrackClips": [
                    {
                        "Type": "Text",
                        "Content": "Hello",
                        "TimelineIn": 0.5,
                        "TimelineOut": 1.25,
                        "FontSize": 60,
                        "FontColor": "#ffffff",
                        "Outline": 3,
                        "OutlineColour": "#000000",
                        "Alignment": "BottomCenter",
                        "AdaptMode": "AutoWrap",
                    }
                ]
            }
        ]
    }


def test_without_a_cue_there_is_no_track() -> None:
    for file_url in (None, URL):
        assert json.loads(smartresult.to_timeline([Segment(" ", 0, 1)], file_url=file_url)) == {"SubtitleTracks": []}


def test_the_clips_of_one_timeline_have_one_style() -> None:
    style = {"FontSize": 40, "Font": "KaiTi", "FontFace": {"Bold": True, "Italic": False}, "X": 0.5, "Y": 200}
    canvas = {"FECanvas": {"Width": 1280, "Height": 720}}
    timeline = smartresult.to_timeline([*ONE, Segment("b", 2, 3)], style=style | canvas)
    assert list(json.loads(timeline)) == ["FECanvas", "SubtitleTracks"]
    assert json.loads(timeline)["FECanvas"] == canvas["FECanvas"]
    clips = read_clips(timeline)
    assert len(clips) == 2
    for clip in clips:
        assert {key: clip[key] for key in style} == style
        assert clip["Alignment"] == "BottomCenter"
        assert "FECanvas" not in clip


# --- The keys

#: What each key takes, at its borders, and what it does not.
TAKEN: Final[Mapping[str, tuple[object, ...]]] = {
    "FontSize": (1, 5000),
    "Font": ("SimSun", "阿里巴巴普惠体", "Noto Sans CJK SC"),
    "FontURL": ("https://bucket.oss-cn-shanghai.aliyuncs.com/font.ttf",),
    "FontColor": ("#ffffff", "#09AFaf"),
    "FontColorOpacity": (0, 1, 0.5, 1.0),
    "FontFace": ({}, {"Bold": True}, {"Bold": False, "Italic": True, "Underline": True}),
    "Outline": (0, 20),
    "OutlineColour": ("#000000",),
    "Shadow": (0, 7),
    "BackColour": ("#123456",),
    "BorderStyle": (1, 3),
    "Spacing": (0, 5, -5),
    "LineSpacing": (0, 5, -5),
    "Angle": (0, 30, -30.5, 360),
    "X": (0, 0.5, 0.9999, 2, 1920),
    "Y": (0, 0.5, 0.9999, 2, 1080),
    "Alignment": tuple(f"{row}{side}" for row in ("Top", "Center", "Bottom") for side in ("Left", "Center", "Right")),
    "AdaptMode": ("AutoWrap", "AutoScale", "AutoWrapAtSpaces"),
    "TextWidth": (0.5, 1, 800),
    "FECanvas": ({"Width": 1080, "Height": 1920},),
}
REFUSED: Final[Mapping[str, tuple[object, ...]]] = {
    "FontSize": (0, 5001, 40.0, "40", True, None, -1),
    "Font": ("", " ", 5, None, "a\nb", "\ud800"),
    "FontURL": ("font.ttf", "ftp://a/b.ttf", "https://a", "https://a/b c", 5),
    "FontColor": ("white", "#fff", "#ffffff00", "ffffff", 0xFFFFFF, "#ffffff\n"),
    "FontColorOpacity": (-0.1, 1.1, "1", True, float("nan")),
    "FontFace": ([], "Bold", None),
    "Outline": (-1, 1.5, "1", False, 2**31),
    "OutlineColour": ("&H000000",),
    "Shadow": (-1, 0.5),
    "BackColour": ("",),
    "BorderStyle": (0, 2, 4, 3.0, "3", True),
    "Spacing": (0.5, "0"),
    "LineSpacing": (0.5, None),
    "Angle": (361, -361, "30", float("inf")),
    "X": (-1, 0.99995, 1, 1.5, 2.5, "0.5"),
    "Y": (-0.1, 1, 2.0, True),
    "Alignment": ("Bottom", "bottomcenter", 2, None),
    "AdaptMode": ("Wrap", True),
    "TextWidth": (0, -1, 2**31, "1"),
    "FECanvas": (None, [1920, 1080]),
}
assert TAKEN.keys() == REFUSED.keys()


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in TAKEN.items() for value in values])
def test_a_key_that_is_documented_is_written(key: str, value: object) -> None:
    timeline = json.loads(smartresult.to_timeline(ONE, style={key: value}))
    (clip,) = read_clips(json.dumps(timeline))
    assert (timeline if key == "FECanvas" else clip)[key] == value


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in REFUSED.items() for value in values])
def test_a_value_of_another_kind_is_refused_by_name(key: str, value: object) -> None:
    with pytest.raises(ExportError, match=rf"expected .*, got .* – at style\.{key}$"):
        smartresult.to_timeline(ONE, style={key: value})


@pytest.mark.parametrize(
    ("style", "path"),
    [
        ({"Text": "a"}, "style"),
        ({"Content": "a"}, "style"),
        ({"TimelineIn": 0}, "style"),
        ({"Type": "Subtitle"}, "style"),
        ({"font_size": 40}, "style"),
        ({"comment": "mine"}, "style"),
        ({5: 5}, "style"),
        ({"FontFace": {"bold": True}}, "style.FontFace"),
        ({"FECanvas": {"Width": 1, "Depth": 1}}, "style.FECanvas"),
    ],
)
def test_a_key_that_is_not_known_is_refused_by_name(style: Any, path: str) -> None:  # noqa: ANN401 - as above
    with pytest.raises(ExportError, match=r"expected one of \w+, .*, got ['\w]+ – at") as caught:
        smartresult.to_timeline(ONE, style=style)
    assert caught.value.path == path


def test_what_stands_deeper_is_refused_by_its_place() -> None:
    for style, place in (
        ({"FontFace": {"Bold": 1}}, "style.FontFace.Bold"),
        ({"FECanvas": {"Width": 0}}, "style.FECanvas.Width"),
    ):
        with pytest.raises(ExportError) as caught:
            smartresult.to_timeline([], style=style)
        assert caught.value.path == place


@pytest.mark.parametrize("style", [5, "bold", [("FontSize", 5)], pysubs2.SSAStyle()])
def test_a_style_that_is_no_mapping_is_refused(style: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected a mapping of keys to values, got .* – at style"):
        smartresult.to_timeline(ONE, style=style)


def test_a_style_stays_as_it_was() -> None:
    style: dict[str, object] = {"FECanvas": {"Width": 1, "Height": 1}, "FontSize": 5}
    smartresult.to_timeline(ONE, style=style)
    assert style == {"FECanvas": {"Width": 1, "Height": 1}, "FontSize": 5}


# --- A file instead of clips


def test_a_file_is_one_clip_without_a_style_of_ours() -> None:
    assert read_clips(smartresult.to_timeline(ONE, file_url=URL)) == [{"Type": "Subtitle", "FileURL": URL}]
    (clip,) = read_clips(smartresult.to_timeline(ONE, file_url=URL, style={"FontSize": 40, "Font": "KaiTi"}))
    assert clip == {"Type": "Subtitle", "FileURL": URL, "FontSize": 40, "Font": "KaiTi"}


@pytest.mark.parametrize(
    "file_url", [URL, URL.replace("srt", "ASS"), f"{URL}?Expires=1&Signature=a%2Fb", "http://a/b.ass"]
)
def test_a_file_may_be_signed(file_url: str) -> None:
    (clip,) = read_clips(smartresult.to_timeline(ONE, file_url=file_url))
    assert clip["FileURL"] == file_url


@pytest.mark.parametrize(
    "file_url",
    ["film.srt", "https://a/film.vtt", "https://film.srt", "ftp://a/film.srt", "https://a/b c.srt", "", 5, b"a"],
)
def test_what_is_no_url_of_such_a_file_is_refused(file_url: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected the URL of an \.srt or \.ass file, got .* – at file_url"):
        smartresult.to_timeline(ONE, file_url=file_url)


# --- libass, which obeys the codes that the service obeys

HAZARDS: Final = [text for text in hostile.FRAGMENTS if text.isascii() and text.isprintable() and not text.isspace()]


@pytest.mark.oracle
@pytest.mark.slow
def test_libass_draws_what_looks_like_commands(libass: str, tmp_path: Path) -> None:
    texts = ["MM", *[f"M{text}M" for text in [*HAZARDS, "{\\b1}", "{\\fs90}", "\\N"]]]
    path = tmp_path / "clips.ass"
    path.write_text(render(smartresult.to_timeline(show_in_turn(texts))), encoding="utf-8", newline="")
    borders, *pictures = draw_with_libass(libass, path, size=SIZE, rate=1, seconds=len(texts)).pictures
    thin = 2  # pixels: the least that a character takes
    for text, picture in zip(texts[1:], pictures, strict=True):
        assert picture.ink_width >= borders.ink_width + thin * (len(text) - 2), text
        assert picture.ink_height < 2 * borders.ink_height, text


@pytest.mark.oracle
@pytest.mark.slow
def test_libass_obeys_what_is_not_guarded(libass: str, tmp_path: Path) -> None:
    path = tmp_path / "clips.ass"
    guarded = render(smartresult.to_timeline(show_in_turn(["M{\\b1}M", "M\\NM"])))
    path.write_text(guarded.translate(str.maketrans("｛｝", "{}", "\u2060")), encoding="utf-8", newline="")
    hidden, broken = draw_with_libass(libass, path, size=SIZE, rate=1, seconds=2).pictures
    path.write_text(guarded, encoding="utf-8", newline="")
    shown, whole = draw_with_libass(libass, path, size=SIZE, rate=1, seconds=2).pictures
    assert hidden.ink_width < shown.ink_width
    assert broken.ink_height > whole.ink_height
