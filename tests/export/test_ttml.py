"""TTML: what each profile asks of a document, and that XML readers get back the cues."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, get_args
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from benchmarks.talk import Language, make_talk
from smartresult import ExportError, Segment, Transcript
from smartresult.profiles import TtmlProfile
from smartresult.text.width import shows_nothing
from tests import hostile
from tests.reading_back import Shown, check_clean, collapse, show
from tests.strategies import cue_texts, cue_times
from tests.ttml_paragraphs import TT, find_paragraphs, read, text_of

PROFILES: Final = get_args(TtmlProfile)
profiles = st.sampled_from(PROFILES)
every_profile = pytest.mark.parametrize("profile", PROFILES)

TTP: Final = "{http://www.w3.org/ns/ttml#parameter}"
TTS: Final = "{http://www.w3.org/ns/ttml#styling}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
TIME: Final = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")

LANGUAGES: Final[Sequence[Language]] = ("English", "Chinese")

transcripts = (
    st.lists(st.builds(Segment, cue_texts, cue_times, cue_times), max_size=5).map(
        lambda segments: Transcript(tuple(segments))
    )
    | st.integers(0, 10**6).map(hostile.make_transcript)
).filter(show)


def ms_of(time: str | None) -> int:
    hours, minutes, seconds, ms = map(int, TIME.fullmatch(time or "").groups())  # type: ignore[union-attr]  # it fails
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def read_cues(file: str) -> list[tuple[int, int, str]]:
    return [(ms_of(p.get("begin")), ms_of(p.get("end")), text_of(p)) for p in find_paragraphs(read(file))]


# --- Every profile


@given(profiles, transcripts)
def test_it_is_read_back(profile: TtmlProfile, transcript: Transcript) -> None:
    file = smartresult.to_ttml(transcript, profile=profile)
    check_clean(file)
    assert [Shown(start, end, collapse(text)) for start, end, text in read_cues(file)] == show(transcript)


@given(profiles, transcripts)
def test_the_text_is_kept_to_the_character(profile: TtmlProfile, transcript: Transcript) -> None:
    printable = [Segment(one.text, i, i + 1) for i, one in enumerate(transcript) if one.text.isprintable()]
    printable = [one for one in printable if one.text.strip()]
    if printable:
        kept = [text for _, _, text in read_cues(smartresult.to_ttml(printable, profile=profile))]
        assert kept == [one.text for one in printable]


@every_profile
def test_blanks_are_kept_wherever_they_stand(profile: TtmlProfile) -> None:
    file = smartresult.to_ttml([Segment("  a  b\tc \n  d", 0, 1)], profile=profile)
    assert read(file).get(f"{XML}space") == "preserve"
    assert read_cues(file) == [(0, 1000, "  a  b\tc \n  d")]


@every_profile
def test_nothing_in_a_text_is_markup(profile: TtmlProfile) -> None:
    text = "a]]>b <br/> &amp; <![CDATA[c]]> <!-- d --> &#10;"
    assert read_cues(smartresult.to_ttml([Segment(text, 0, 1)], profile=profile)) == [(0, 1000, text)]


@given(profiles, transcripts)
def test_all_that_is_referred_to_is_there_once(profile: TtmlProfile, transcript: Transcript) -> None:
    document = read(smartresult.to_ttml(transcript, profile=profile))
    ids = [element.get(f"{XML}id") for element in document.iter() if f"{XML}id" in element.attrib]
    assert len(ids) == len(set(ids))
    styles = {style.get(f"{XML}id") for style in document.iter(f"{TT}style")}
    regions = {region.get(f"{XML}id") for region in document.iter(f"{TT}region")}
    content = list(document.iter())
    assert {one for element in content for one in element.get("style", "").split()} == styles
    assert {element.get("region") for element in content} - {None} == regions


@every_profile
def test_a_document_without_a_cue_is_refused(profile: TtmlProfile) -> None:
    for source in ([], [Segment(" ", 0, 1)], [Segment("\ufeff", 0, 1)]):
        with pytest.raises(ExportError, match=r"expected a cue, got none, .* – at the source"):
            smartresult.to_ttml(source, profile=profile)


@every_profile
def test_hundred_hours_are_stated(profile: TtmlProfile) -> None:
    segments = [Segment("a", 359_999.5, 360_000.25), Segment("b", 3_600_000, 3_600_001)]
    file = smartresult.to_ttml(segments, profile=profile)
    assert 'begin="99:59:59.500" end="100:00:00.250"' in file
    assert 'begin="1000:00:00.000" end="1000:00:01.000"' in file


@every_profile
def test_cues_on_screen_at_one_time_stand_from_top_to_bottom(profile: TtmlProfile) -> None:
    segments = [Segment("second", 1, 2), Segment("first", 0, 3), Segment("third", 1, 4)]
    file = smartresult.to_ttml(segments, profile=profile)
    assert [text for _, _, text in read_cues(file)] == ["first", "second", "third"]
    assert [p.get(f"{XML}id") for p in find_paragraphs(read(file))] == ["c1", "c2", "c3"]


@every_profile
def test_the_language_is_stated_or_said_to_be_unknown(profile: TtmlProfile) -> None:
    said = {
        lang: smartresult.to_ttml([Segment("a", 0, 1)], profile=profile, lang=lang) for lang in (None, "zh-Hant-TW")
    }
    assert {lang: read(file).get(f"{XML}lang") for lang, file in said.items()} == {None: "", "zh-Hant-TW": "zh-Hant-TW"}


@every_profile
def test_text_from_right_to_left_is_marked(profile: TtmlProfile) -> None:
    segments = [
        Segment("1. שלום (abc)!", 0, 1),
        Segment("abc שלום", 1, 2),
        Segment("- مرحبا", 2, 3),
        Segment("…", 3, 4),
    ]
    document = read(smartresult.to_ttml(segments, profile=profile))
    (style,) = [one for one in document.iter(f"{TT}style") if one.get(f"{TTS}direction")]
    assert (style.get(f"{XML}id"), style.get(f"{TTS}direction")) == ("rtl", "rtl")
    assert ["rtl" in p.get("style", "").split() for p in find_paragraphs(document)] == [True, False, True, False]
    assert "rtl" not in smartresult.to_ttml(segments[1:2], profile=profile)


def find_font_size(document: Element) -> int:
    """In percent of a row, of which a picture has 15."""
    (size,) = [one.get(f"{TTS}fontSize") or "" for one in document.iter(f"{TT}style") if f"{TTS}fontSize" in one.attrib]
    return int(size.removesuffix("%"))


@every_profile
@pytest.mark.parametrize(
    ("resolution", "percent"), [((1920, 1080), 100), ((1280, 720), 100), ((1080, 1080), 100), ((1080, 1920), 70)]
)
def test_ten_wide_characters_fit_into_a_line_of_any_picture(
    profile: TtmlProfile, resolution: tuple[int, int], percent: int
) -> None:
    document = read(smartresult.to_ttml([Segment("a", 0, 1)], profile=profile, resolution=resolution))
    size = find_font_size(document)
    assert size == (67 if percent == 70 and profile == "ebu-tt-d" else percent)
    (region,) = document.iter(f"{TT}region")
    width, height = (float(part.rstrip("%")) / 100 for part in (region.get(f"{TTS}extent") or "").split())
    left, top = (float(part.rstrip("%")) / 100 for part in (region.get(f"{TTS}origin") or "").split())
    assert left + width / 2 == pytest.approx(0.5)
    assert top + height == pytest.approx(0.9)
    if profile != "netflix":
        assert 10 * percent / 100 * resolution[1] / 15 <= width * resolution[0]


@given(profiles, st.integers(1, 10**5), st.integers(1, 10**5))
def test_text_has_a_size_in_any_picture_that_the_bbc_takes(profile: TtmlProfile, width: int, height: int) -> None:
    """Its validator takes 6 to 7.5 % of the height, of an upright picture 3 to 4.5 %."""
    size = find_font_size(read(smartresult.to_ttml([Segment("a", 0, 1)], profile=profile, resolution=(width, height))))
    assert 1 <= size <= 100
    if profile == "ebu-tt-d":
        least, most = (3, 4.5) if width < height else (6, 7.5)
        assert least <= size / 15 <= most


@pytest.mark.parametrize("profile", ["ttml", "IMSC", "", None, 5, []])
def test_an_unknown_profile_is_refused(profile: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected one of imsc, ebu-tt-d, netflix, got .* – at profile"):
        smartresult.to_ttml([Segment("a", 0, 1)], profile=profile)


@pytest.mark.parametrize("lang", ["", "pt_BR", "e", "english", "en-", 'en"', "en\n", 5, "zh-Hans-" + "x" * 9])
def test_what_is_no_language_tag_is_refused(lang: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected a language tag such as pt-BR, got .* – at lang"):
        smartresult.to_ttml([Segment("a", 0, 1)], lang=lang)


def test_what_is_no_resolution_is_refused() -> None:
    with pytest.raises(ExportError, match=r"expected width and height in pixels, got .* – at resolution"):
        smartresult.to_ttml([Segment("a", 0, 1)], resolution=(0, 5))


# --- IMSC 1.1 text, and Netflix

IMSC: Final = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"


def test_imsc_states_its_profile_and_is_white_at_the_bottom() -> None:
    document = read(smartresult.to_ttml([Segment("a", 0, 1)]))
    assert (document.get(f"{TTP}contentProfiles"), document.get(f"{TTP}timeBase")) == (IMSC, "media")
    body = document.find(f"{TT}body")
    assert body is not None
    assert (body.get("region"), body.get("style")) == ("bottom", "cue")
    (style,) = document.iter(f"{TT}style")
    assert (style.get(f"{TTS}color"), style.get(f"{TTS}textAlign")) == ("#FFFFFF", "center")


@pytest.mark.parametrize(
    ("text", "lang", "stated"),
    [
        ("Hello", None, None),
        ("你好", "zh-CN", None),
        ("こんにちは", None, IMSC),
        ("漢字", "ja", IMSC),
        ("漢字", "ja-JP", IMSC),
    ],
)
def test_netflix_takes_japanese_as_imsc_and_the_rest_as_plain_ttml(
    text: str, lang: str | None, stated: str | None
) -> None:
    document = read(smartresult.to_ttml([Segment(text, 0, 1)], profile="netflix", lang=lang))
    assert document.get(f"{TTP}contentProfiles") == stated
    (region,) = document.iter(f"{TT}region")
    assert region.get(f"{XML}id") == "bottomCenter"
    assert (region.get(f"{TTS}origin"), region.get(f"{TTS}extent")) == ("10% 50%", "80% 40%")


# --- EBU-TT-D, as the BBC's Subtitle Guidelines and the schema of Tech 3380 have it


def list_attributes(document: Element, tag: str) -> list[set[str]]:
    return [set(element.attrib) for element in document.iter(f"{TT}{tag}")]


def walk_down(element: Element) -> Iterator[tuple[Element, Element]]:
    """Each element below *element*, with the one that it stands in."""
    for child in element:
        yield element, child
        yield from walk_down(child)


@given(transcripts)
def test_an_ebu_document_is_as_its_schema_has_it(transcript: Transcript) -> None:
    document = read(smartresult.to_ttml(transcript, profile="ebu-tt-d"))
    head, body = document
    assert [child.tag.removeprefix(TT) for child in head] == ["metadata", "styling", "layout"]
    assert body.tag == f"{TT}body"
    required = {f"{XML}id", "region", "begin", "end", "style"}
    assert all(attributes == required for attributes in list_attributes(document, "p"))
    assert all(attributes == {"style"} for attributes in list_attributes(document, "span"))
    assert not any(
        list_attributes(document, "br") + list_attributes(document, "div") + list_attributes(document, "body")
    )
    for parent, child in walk_down(body):
        if parent.tag == f"{TT}p":
            assert child.tag in {f"{TT}span", f"{TT}br"}
            assert parent.text is None
            assert child.tail is None
        if parent.tag == f"{TT}span":
            pytest.fail("nothing stands in a span but text")
        if child.tag == f"{TT}span":
            assert child.text


def test_an_ebu_document_has_the_values_that_the_bbc_asks_for() -> None:
    file = smartresult.to_ttml([Segment("a", 0, 1)], profile="ebu-tt-d", lang="en-GB")
    document = read(file)
    assert document.get(f"{TTP}timeBase") == "media"
    assert document.get(f"{TTP}cellResolution") == "32 15"
    assert document.get("{http://www.w3.org/ns/ttml/profile/imsc1#parameter}activeArea") == "50% 50% 80% 80%"
    standards = [one.text for one in document.iter("{urn:ebu:tt:metadata}conformsToStandard")]
    assert standards == ["urn:ebu:tt:distribution:2018-04", "http://www.w3.org/ns/ttml/profile/imsc1/text"]
    cue, text = (dict(style.attrib) for style in document.iter(f"{TT}style"))
    assert text == {f"{XML}id": "text", f"{TTS}color": "#FFFFFF", f"{TTS}backgroundColor": "#000000"}
    assert cue == {
        f"{XML}id": "cue",
        f"{TTS}fontFamily": "ReithSans, Arial, Roboto, proportionalSansSerif, default",
        f"{TTS}fontSize": "100%",
        f"{TTS}lineHeight": "120%",
        f"{TTS}textAlign": "center",
        "{urn:ebu:tt:style}multiRowAlign": "center",
        "{urn:ebu:tt:style}linePadding": "0.5c",
        "{http://www.w3.org/ns/ttml/profile/imsc1#styling}fillLineGap": "true",
    }
    (region,) = (dict(one.attrib) for one in document.iter(f"{TT}region"))
    assert region == {
        f"{XML}id": "bottom",
        f"{TTS}origin": "10% 10%",
        f"{TTS}extent": "80% 80%",
        f"{TTS}displayAlign": "after",
        f"{TTS}writingMode": "lrtb",
        f"{TTS}overflow": "visible",
    }
    upright = read(smartresult.to_ttml([Segment("a", 0, 1)], profile="ebu-tt-d", resolution=(1080, 1920)))
    (region,) = (dict(one.attrib) for one in upright.iter(f"{TT}region"))
    assert (region[f"{TTS}origin"], region[f"{TTS}extent"]) == ("5% 10%", "90% 80%")


def list_gaps(segments: Sequence[Segment]) -> set[int]:
    """The milliseconds between cues of *segments* as they are laid out and written for the BBC."""
    rows = read_cues(smartresult.to_ttml(smartresult.reflow(segments, "bbc"), profile="ebu-tt-d"))
    return {later[0] - earlier[1] for earlier, later in pairwise(rows)}


def test_what_is_laid_out_for_the_bbc_has_the_gaps_that_it_asks_for() -> None:
    """Its validator refuses gaps between 0 and 0.8 s."""
    for language in LANGUAGES:
        gaps = list_gaps(make_talk(language, hours=1 / 12, punctuated=True))
        assert len(gaps) > 1
        assert not {gap for gap in gaps if gap and gap < 800}


@given(transcripts)
@example(hostile.make_transcript(659))
def test_so_has_what_nobody_can_say_in_its_time(transcript: Transcript) -> None:
    seen = [one for one in transcript if not shows_nothing(one.text)]
    assert not seen or not {gap for gap in list_gaps(seen) if gap and gap < 800}
