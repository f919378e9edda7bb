"""Two languages in one cue: two styles in ASS, a span for each in WebVTT, and nothing of the text is lost."""

import html
import io
import re
from typing import TYPE_CHECKING, get_args

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from smartresult import Cue, ExportError, Segment, SmartJob, Transcript, merge, to_ass, to_srt, to_ttml, to_vtt
from smartresult.export.cues import share_cues
from smartresult.profiles import TtmlProfile
from tests.reading_back import collapse, drop_marks, replace_controls, undo_look_alikes
from tests.strategies import cue_texts, cue_times
from tests.ttml_paragraphs import find_paragraphs, read, text_of

if TYPE_CHECKING:
    from smartresult.merging.choices import Order

EN = [Segment("It is <quiet> in the harbour and {all} that", 1.0, 3.0), Segment("Bye.", 9.0, 10.0)]
ZH = [Segment("今天港口很安静。", 1.1, 2.9), Segment("再见", 20.0, 21.0)]
segments = st.lists(st.builds(Segment, cue_texts, cue_times, cue_times), max_size=4)
LANGS = st.sampled_from([("en", "zh"), ("pt-BR", None), (None, None)])


def styles_of(text: str) -> list[list[str]]:
    return [line.removeprefix("Style: ").split(",") for line in text.splitlines() if line.startswith("Style: ")]


def events_of(text: str) -> list[str]:
    return [line.split(",", 9)[9] for line in text.splitlines() if line.startswith("Dialogue: ")]


def test_each_line_of_webvtt_stands_in_its_language() -> None:
    text = to_vtt(merge(EN, ZH, langs=("en", "zh-Hans"), order="second"))
    assert text.split("\n\n")[1] == (
        "1\n00:00:01.000 --> 00:00:03.000\n<lang zh-Hans>今天港口很安静。</lang>\n"
        "<lang en>It is &lt;quiet&gt; in the harbour and {all} that</lang>"
    )
    assert text.endswith("00:00:20.000 --> 00:00:21.000\n<lang zh-Hans>再见</lang>\n")


@pytest.mark.parametrize(("profile", "style"), [("imsc", ""), ("ebu-tt-d", ' style="text"'), ("netflix", "")])
def test_each_line_of_ttml_says_its_language(profile: TtmlProfile, style: str) -> None:
    text = to_ttml(merge(EN, ZH, langs=("en", "zh-Hans"), order="second"), profile=profile)
    first = next(line for line in text.splitlines() if 'xml:id="c1"' in line)
    assert first.partition(">")[2] == (
        f'<span{style} xml:lang="zh-Hans">今天港口很安静。</span><br/>'
        f'<span{style} xml:lang="en">It is &lt;quiet&gt; in the harbour and {{all}} that</span></p>'
    )
    unknown = to_ttml([Cue(0.0, 1.0, ("a", "b"), langs=("><c>", ""), sides=(0, 1))], profile=profile)
    lines = [f"<span{style}>{line}</span>" if style else line for line in "ab"]
    assert f">{'<br/>'.join(lines)}</p>" in unknown


def test_ttml_in_two_languages_runs_as_its_first_letter_does() -> None:
    arabic = [Segment("مرحبا & <بكم>.", 1.0, 3.0)]
    orders: list[tuple[Order, bool]] = [("first", False), ("second", True)]
    for order, runs in orders:
        text = to_ttml(merge([Segment("&< It is quiet.", 1.0, 3.0)], arabic, langs=("en", "ar"), order=order))
        assert ('style="rtl">' in text) is runs


def test_a_language_that_is_not_known_has_no_span() -> None:
    assert "\nHi.\n<lang zh>" in to_vtt(merge([Segment("Hi.", 1.0, 3.0)], ZH))
    assert "<lang" not in to_vtt([Cue(0.0, 1.0, ("a", "b"), langs=("><c>", ""), sides=(0, 1)), Segment("plain", 2, 3)])
    assert "<lang" not in to_vtt([Cue(0.0, 1.0, ("a", "b"), sides=(0, 1))])


def test_the_second_language_has_a_smaller_style_in_a_font_of_its_own() -> None:
    text = to_ass(merge(EN, ZH))
    first, second = styles_of(text)
    assert (first[:3], second[:3]) == (["Default", "Arial", "60"], ["Second", "Noto Sans CJK SC", "45"])
    assert first[3:] == second[3:]
    assert events_of(text) == [
        r"It is <quiet> in the harbour and ｛all｝ that\N{\rSecond}今天港口很安静。",
        "Bye.",
        r"{\rSecond}再见",
    ]
    assert events_of(to_ass(merge(EN, ZH, order="second")))[0] == (
        r"{\rSecond}今天港口很安静。\N{\r}It is <quiet> in the harbour and ｛all｝ that"
    )


def test_styles_and_fonts_that_are_named_hold_for_both() -> None:
    style = pysubs2.SSAStyle(fontname="Georgia", fontsize=80, bold=True)
    named = styles_of(to_ass(merge(EN, ZH), style=style))
    assert [one[:3] for one in named] == [["Default", "Georgia", "80"], ["Second", "Georgia", "60"]]
    assert [one[7] for one in named] == ["-1", "-1"]
    assert [one[1] for one in styles_of(to_ass(merge(EN, ZH), font="Serif"))] == ["Serif", "Serif"]


def test_letters_tell_the_direction_of_both_lines_if_one_runs_from_right_to_left() -> None:
    arabic = merge(EN, [Segment("مرحبا بكم.", 1.0, 3.0)])
    assert [one[-1] for one in styles_of(to_ass(arabic))] == ["-1", "-1"]
    assert [one[-1] for one in styles_of(to_ass(merge(EN, ZH)))] == ["1", "1"]


def test_without_two_languages_there_is_one_style() -> None:
    job = SmartJob(state="Finished", result=Transcript(tuple(EN)))
    for source in (EN, job, share_cues(job), [Cue(1.0, 2.0, ("a", "b"))]):
        assert [one[0] for one in styles_of(to_ass(source))] == ["Default"]
        assert "<lang" not in to_vtt(source)


def test_words_run_through_both_lines_in_one_style() -> None:
    merged = merge(EN, ZH)
    assert [one[0] for one in styles_of(to_ass(merged, karaoke="k"))] == ["Default"]
    assert r"\r" not in to_ass(merged, karaoke="k")
    assert "<lang" not in to_vtt(merged, words=True)


def test_a_line_without_a_side_is_refused() -> None:
    for cue in (Cue(0.0, 1.0, ("a", "b"), langs=("en",), sides=(0, 1)), Cue(0.0, 1.0, ("a",), sides=(0, 1))):
        for write in (to_ass, to_ttml, to_vtt):
            with pytest.raises(ExportError, match="expected a side and a language for each line, got "):
                write([cue])
        assert to_srt([cue])


def test_times_that_can_not_be_are_refused_as_ever() -> None:
    with pytest.raises(ExportError, match="got nan as the start"):
        to_vtt([Cue(float("nan"), 1.0, ("a", "b"), sides=(0, 1))])


@pytest.mark.filterwarnings("ignore:Possible missed subtitle")  # pysubs2 from 1.9 on, of text that holds `-->`
@given(segments, segments, LANGS)
def test_readers_get_back_the_text_of_both_languages(
    first: list[Segment], second: list[Segment], langs: tuple[str | None, str | None]
) -> None:
    merged = merge(drop_marks(first), drop_marks(second), langs=langs)
    shown = sorted([collapse(replace_controls(cue.text)) for cue in merged if collapse(replace_controls(cue.text))])
    vtt = to_vtt(merged)
    captions = webvtt.from_buffer(io.StringIO(vtt)).captions
    assert sorted([collapse(html.unescape(one.text)) for one in captions]) == shown
    spans = re.findall(r"<(/?)lang", vtt)
    assert spans == ["", "/"] * (len(spans) // 2)
    ass = pysubs2.SSAFile.from_string(to_ass(merged), format_="ass")
    texts = [re.sub(r"\{\\r(Second)?\}", "", event.text).replace("\\N", "\n") for event in ass]
    assert sorted(map(undo_look_alikes, texts)) == sorted(map(undo_look_alikes, shown))
    assert {event.style for event in ass} <= {"Default"}
    for profile in get_args(TtmlProfile) if shown else ():
        paragraphs = find_paragraphs(read(to_ttml(merged, profile=profile)))
        assert sorted([collapse(text_of(paragraph)) for paragraph in paragraphs]) == shown
