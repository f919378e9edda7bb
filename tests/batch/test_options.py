"""What is asked of a format keeps its type from the caller to the function, and what makes no sense is said at once."""

from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pysubs2
import pytest
from msgspec.structs import replace

import smartresult
from smartresult import EXPORTERS, PROFILES
from smartresult.batch import FormatOptions, convert, drafting
from smartresult.batch.options import (
    choose_formats,
    export_job,
    find_type,
    fit_options,
    imply_formats,
    list_format_names,
    list_keywords,
    share_options,
    times_words,
)
from smartresult.errors import OptionError
from smartresult.profiles import TtmlProfile
from smartresult.word_times.choices import Unspaced
from tests.responses import fill, make_response, tree

RESPONSE: Final = make_response("a", "=<i>今天天气很好。שלום.")
#: A value of each option that is not the default of any format.
UNUSUAL: Final[dict[str, Any]] = {
    "bom": True,
    "markup": "look-alike",
    "guard": True,
    "words": True,
    "karaoke": "kf",
    "unspaced": "phrases",
    "font": "Mine",
    "style": pysubs2.SSAStyle(fontname="Mine"),
    "resolution": (640, 360),
    "title": "A film",
    "recording": "talk",
    "channel": "A",
    "bare": True,
    "lead_in": 0.5,
    "lines": True,
    "milliseconds": True,
    "media_length": 600.5,
    "lang": "pt-BR",
    "rtl": "marks",
    "profile": "ebu-tt-d",
    "file_url": "https://bucket.oss-cn-shanghai.aliyuncs.com/a.srt",
    "lit": "underline",
}
#: A style of the other format that has one, and a picture that makes the text of TTML smaller.
OWN: Final[dict[tuple[str, str], Any]] = {
    ("timeline", "style"): {"FontSize": 40, "FontFace": {"Bold": True}},
    ("ttml", "resolution"): (360, 640),
}
NEWLINES: Final = {"srt": "\r\n", "csv": "\n", "words.csv": "\n"}
#: What does nothing here: no words are shown, and nothing can be before what begins at 0.
IDLE: Final = {("srt", "unspaced"), ("vtt", "unspaced"), ("ass", "unspaced"), ("ass", "lead_in")}
#: What another option is of no use without.
BESIDE: Final[dict[tuple[str, str], dict[str, Any]]] = {("ass", "lead_in"): {"karaoke": "k"}}
PAIRS: Final = [(name, keyword) for name in EXPORTERS for keyword in list_keywords(name)]


def ask(name: str, keyword: str) -> dict[str, Any]:
    value = NEWLINES[name] if keyword == "newline" else OWN.get((name, keyword), UNUSUAL.get(keyword))
    return {keyword: value, **BESIDE.get((name, keyword), {})}


def test_all_that_any_format_takes_can_be_asked_for() -> None:
    """By the same name and with the same type; and nothing can be asked for that none takes."""
    offered = get_type_hints(FormatOptions, localns={"pysubs2": pysubs2})
    types = {keyword: [find_type(name, keyword) for name, other in PAIRS if other == keyword] for _, keyword in PAIRS}
    for keyword, kinds in types.items():
        assert offered[keyword] == reduce(or_, kinds) | None  # type: ignore[operator]  # types, as objects
    assert set(offered) == {keyword for _, keyword in PAIRS} == {*UNUSUAL, "newline"}


@pytest.mark.parametrize(("name", "keyword"), PAIRS)
def test_what_is_asked_of_a_format_reaches_its_function(name: str, keyword: str) -> None:
    job, asked = smartresult.parse(RESPONSE), ask(name, keyword)
    meant = EXPORTERS[name].function(job, **asked)
    by_name, for_all = share_options({name: asked}, [name]), share_options(FormatOptions(**asked), [name])
    assert by_name == for_all == {name: FormatOptions(**asked)}
    assert export_job(job, name, by_name[name]) == meant
    if (name, keyword) not in IDLE:
        assert meant != EXPORTERS[name].function(job)


def test_options_for_all_go_where_they_are_taken() -> None:
    asked = FormatOptions(bom=True, words=True)
    assert share_options(asked, ["srt", "vtt", "csv", "txt"]) == {
        "srt": FormatOptions(bom=True),
        "vtt": FormatOptions(words=True),
        "csv": FormatOptions(bom=True),
        "txt": FormatOptions(),
    }


def test_a_style_goes_to_the_format_that_it_is_of() -> None:
    ours, theirs = {"FontSize": 40}, pysubs2.SSAStyle(fontname="Mine")
    for style, taker, other in ((ours, "timeline", "ass"), (theirs, "ass", "timeline")):
        asked = FormatOptions(style=style)
        assert share_options(asked, ["ass", "timeline"]) == {taker: asked, other: FormatOptions()}
        with pytest.raises(OptionError, match=f"expected a format that takes it, got {other} – at style"):
            share_options(asked, [other])


def test_what_is_not_asked_for_is_the_default_of_the_function() -> None:
    for options in (None, {}, FormatOptions(), {"csv": {"bom": None, "newline": None}}, {"srt": {"bom": True}}):
        assert share_options(options, ["csv"]) == {"csv": FormatOptions()}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"doc": {}}, "expected one of srt, .*, got 'doc' – at options"),
        ({5: {}}, "expected one of srt, .*, got 5 – at options"),
        ({"srt": True}, r"expected a mapping of options to values, got True – at options\['srt'\]"),
        (
            {"srt": {"bomb": True}},
            r"expected one of bom, newline, markup, rtl, unspaced, lit, got 'bomb' – at options\['srt'\]",
        ),
        ({"vtt": {"bom": True}}, r"expected one of words, unspaced, lang, lit, got 'bom' – at options\['vtt'\]"),
        ({"txt": {"bom": True}}, r"expected one of \(none\), got 'bom' – at options\['txt'\]"),
        ({"srt": {5: True}}, r"expected one of bom, newline, markup, rtl, unspaced, lit, got 5 – at options\['srt'\]"),
        ({"srt": {"bom": 1}}, r"expected bool, got 1 – at options\['srt'\]\['bom'\]"),
        ({"srt": {"bom": "yes"}}, r"expected bool, got 'yes' – at options\['srt'\]\['bom'\]"),
        ({"srt": {"newline": "\r"}}, r"expected one of .*, got '\\r' – at options\['srt'\]\['newline'\]"),
        ({"srt": {"markup": []}}, r"expected one of keep, look-alike, got \[\] – at options\['srt'\]\['markup'\]"),
        ({"ass": {"karaoke": "x"}}, r"expected one of k, kf, got 'x' – at options\['ass'\]\['karaoke'\]"),
        ({"ass": {"style": 5}}, r"expected SSAStyle, got 5 – at options\['ass'\]\['style'\]"),
        ({"ass": {"resolution": (0, 0)}}, r"expected width and height .*– at options\['ass'\]\['resolution'\]"),
        ({"ass": {"resolution": 5}}, r"expected tuple\[int, int\], got 5 – at options\['ass'\]\['resolution'\]"),
        ({"ttml": {"profile": "bbc"}}, r"expected one of imsc, .*, got 'bbc' – at options\['ttml'\]\['profile'\]"),
        ({"ttml": {"lang": "pt_BR"}}, r"expected a language tag .*– at options\['ttml'\]\['lang'\]"),
        ({"timeline": {"style": {"Size": 1}}}, r"expected one of FontSize, .* – at options\['timeline'\]\['style'\]"),
        ({"timeline": {"style": 5}}, r"expected .*Mapping.*, got 5 – at options\['timeline'\]\['style'\]"),
        ({"timeline": {"file_url": "a"}}, r"expected the URL of .*– at options\['timeline'\]\['file_url'\]"),
        ({"ctm": {"recording": 5}}, r"expected str, got 5 – at options\['ctm'\]\['recording'\]"),
        ({"ctm": {"channel": " "}}, r"expected a text that is not blank, got ' ' – at options\['ctm'\]\['channel'\]"),
        ({"srt": {"lit": "box"}}, r"expected one of colour, underline, None, got 'box' – at options\['srt'\]\['lit'\]"),
        (
            {"ass": {"lit": "k"}},
            r"expected one of colour, box, size, underline, got 'k' – at options\['ass'\]\['lit'\]",
        ),
        ({"ass": {"lit": "box", "karaoke": "k"}}, r"expected karaoke or lit, got 'k' and 'box' – at .*\['lit'\]"),
        ({"ass": {"lead_in": 1}}, r"expected karaoke beside it, got 1\.0 alone – at options\['ass'\]\['lead_in'\]"),
        ({"lrc": {"media_length": -1}}, r"expected a finite number .*– at options\['lrc'\]\['media_length'\]"),
        (FormatOptions(bare=True), "expected a format that takes it, got srt, vtt – at bare"),
        (FormatOptions(karaoke="k"), "expected a format that takes it, got srt, vtt – at karaoke"),
        (FormatOptions(style=pysubs2.SSAStyle()), "expected a format that takes it, got srt, vtt – at style"),
        (FormatOptions(newline="\r"), r"expected one of .*, got '\\r' – at newline"),
        (FormatOptions(bom=5), "expected bool, got 5 – at bom"),  # type: ignore[arg-type]  # this is the test
    ],
)
def test_what_makes_no_sense_is_refused_at_once(options: Any, said: str) -> None:  # noqa: ANN401 - of any sort
    with pytest.raises(OptionError, match=said) as caught:
        convert("none.json", to=["srt", "vtt"], options=options)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_of_them_come_to_every_worker(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    root = fill(tmp_path / "in", {"a.json": RESPONSE})
    options = {
        name: {keyword: value for asked in list_keywords(name) for keyword, value in ask(name, asked).items()}
        for name in EXPORTERS
    }
    del options["ass"]["lit"]  # which there goes without karaoke alone
    [outcome] = convert(root, to=list(EXPORTERS), out=tmp_path / "out", options=options, jobs=jobs)
    assert outcome.ok
    job = smartresult.parse(RESPONSE)
    assert tree(tmp_path / "out") == {
        f"a{exporter.suffix}": exporter.function(job, **options[name]).encode() for name, exporter in EXPORTERS.items()
    }


# --- Which formats are meant


@pytest.mark.parametrize(
    ("to", "names"),
    [
        ("srt", ("srt",)),
        ("srt,vtt", ("srt", "vtt")),
        (["vtt", "srt,vtt", " textgrid "], ("vtt", "srt", "textgrid")),
        ("webvtt,text,subrip", ("vtt", "txt", "srt")),
        (["srt", "subrip"], ("srt",)),
    ],
)
def test_formats_have_names_aliases_and_commas(to: Any, names: tuple[str, ...]) -> None:  # noqa: ANN401 - of two sorts
    assert choose_formats(to) == (names, False)


@pytest.mark.parametrize("to", ["all", "srt,all", ["all", "vtt"]])
def test_all_are_those_that_can_state_the_result(to: Any) -> None:  # noqa: ANN401 - of two sorts
    assert choose_formats(to) == (tuple(EXPORTERS), True)


@pytest.mark.parametrize("to", ["doc", "", "SRT", "srt,", ",", [5], ["srt", "all."]])
def test_a_format_that_is_none_is_named(to: Any) -> None:  # noqa: ANN401 - of any sort
    with pytest.raises(OptionError, match=r"expected one of srt, .*, all, got .* – at to"):
        choose_formats(to)
    with pytest.raises(OptionError, match="expected a format, got none – at to"):
        choose_formats([])


def test_every_word_for_a_format_is_known() -> None:
    for name in list_format_names():
        assert choose_formats(name).names


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (FormatOptions(), ("srt",)),
        (FormatOptions(bom=True, unspaced="phrases"), ("srt",)),
        (FormatOptions(karaoke="k"), ("ass",)),
        (FormatOptions(karaoke="k", font="Arial", resolution=(1, 1)), ("ass",)),
        (FormatOptions(guard=True, words=True), ("csv", "vtt")),
        (FormatOptions(markup="keep"), ("srt",)),
        (FormatOptions(lines=True), ("lrc",)),
        (FormatOptions(milliseconds=True), ("words.json",)),
        (FormatOptions(recording="talk", channel="A"), ("ctm",)),
        (FormatOptions(karaoke="k", lead_in=0.5), ("ass",)),
        (FormatOptions(lit="box"), ("ass",)),
        (FormatOptions(lit="underline", markup="look-alike"), ("srt", "ass")),
        (FormatOptions(profile="netflix"), ("ttml",)),
        (FormatOptions(file_url="https://a/b.ass"), ("timeline",)),
        (FormatOptions(style={"FontSize": 40}), ("timeline",)),
        (FormatOptions(style=pysubs2.SSAStyle()), ("ass",)),
    ],
)
def test_an_option_that_one_format_has_means_that_format(options: FormatOptions, names: tuple[str, ...]) -> None:
    assert imply_formats(options) == names
    share_options(options, [*names, "words.json"])


@pytest.mark.parametrize("profile", [None, "auto", "bbc", "vertical", PROFILES["vertical"].with_(name="mine")])
def test_a_profile_for_phones_has_an_upright_picture(profile: Any) -> None:  # noqa: ANN401 - of three sorts
    upright = profile not in {None, "auto", "bbc"}
    shared = fit_options(share_options(None, ["ass", "srt"]), profile, None)
    assert shared == {"ass": FormatOptions(resolution=(1080, 1920) if upright else None), "srt": FormatOptions()}
    asked = share_options(FormatOptions(resolution=(640, 360)), ["ass"])
    assert fit_options(asked, profile, None) == asked


@pytest.mark.parametrize(
    ("profile", "form"),
    [
        (None, None),
        ("auto", None),
        ("netflix-en", "imsc"),
        ("bbc", "ebu-tt-d"),
        (PROFILES["bbc"].with_(name="mine", max_lines=3), "ebu-tt-d"),
    ],
)
def test_a_profile_has_its_form_of_ttml(profile: Any, form: TtmlProfile | None) -> None:  # noqa: ANN401 - of three sorts
    shared = fit_options(share_options(None, ["ttml", "srt"]), profile, None)
    assert shared == {"ttml": FormatOptions(profile=form), "srt": FormatOptions()}
    asked = share_options(FormatOptions(profile="netflix"), ["ttml"])
    assert fit_options(asked, profile, None) == asked


@pytest.mark.parametrize("name", EXPORTERS)
def test_which_formats_time_words(name: str) -> None:
    """Those that cut text without blanks in more than one way."""
    job = smartresult.SmartJob(result=smartresult.Transcript((smartresult.Segment("今天天气很好", 0.0, 3.0),)))
    lit = FormatOptions(lit="underline")
    for options in (
        FormatOptions(),
        FormatOptions(words=True),
        FormatOptions(karaoke="k"),
        FormatOptions(lines=True),
        lit,
    ):
        written = {export_job(job, name, replace(options, unspaced=unspaced)) for unspaced in get_args(Unspaced)}
        assert times_words(name, options) == (len(written) > 1)


def test_a_language_goes_to_what_has_a_use_for_it() -> None:
    shared = share_options(None, ["srt", "vtt"])
    assert fit_options(shared, None, "zh_TW") == {"srt": FormatOptions(), "vtt": FormatOptions(lang="zh-TW")}
    assert fit_options(share_options(None, ["srt"]), "auto", "zh") == {"srt": FormatOptions()}
    with pytest.raises(OptionError, match="expected a profile, or a format that states it, got srt – at lang"):
        fit_options(share_options(None, ["srt"]), None, "zh")


def test_the_length_of_the_media_goes_to_the_formats_that_state_it() -> None:
    asked = share_options({"textgrid": {"media_length": 7.0}}, ["srt", "lrc", "textgrid"])
    assert fit_options(asked, None, None) == asked
    assert fit_options(asked, None, None, 9.0) == {
        "srt": FormatOptions(),
        "lrc": FormatOptions(media_length=9.0),
        "textgrid": FormatOptions(media_length=7.0),
    }
