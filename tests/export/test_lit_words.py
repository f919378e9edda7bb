"""The spoken word lit: when, in which event, and that the cue around it stays as it is."""

import io
import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import inf
from typing import Any, Final, NamedTuple

import pysubs2
import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt
from hypothesis import assume, example, given
from hypothesis import strategies as st

import smartresult
from smartresult import Cue, ExportError, Segment, SmartJob, Transcript, Word
from smartresult.export.ass_lit import fold_lines, measure_room
from smartresult.export.ass_styles import STYLE_FIELDS
from smartresult.export.choices import LOOKS, Lit, Markup, Rtl
from smartresult.export.lit_words import MOST_WORDS, LitSpan, light_words, part_text
from smartresult.export.spoken_cues import SpokenCue, place_spoken_cues
from smartresult.export.srt_lit import cut_written
from smartresult.subtitles.reading import read_subtitles
from smartresult.word_times.choices import Unspaced
from tests.reading_back import (
    STAMP,
    Shown,
    bare,
    check_clean,
    collapse,
    in_centiseconds,
    ms,
    read_stamps,
    round_half_up,
    show,
    undo_look_alikes,
)
from tests.strategies import cue_texts, cue_times

timed_words = st.lists(st.builds(Word, cue_texts, cue_times, cue_times), max_size=3).map(tuple)
segments = st.builds(Segment, cue_texts, cue_times, cue_times, st.just(()) | timed_words)
transcripts = st.lists(segments, max_size=4).map(lambda one: Transcript(tuple(one)))
cuts = st.sampled_from(["characters", "phrases"])
looks = st.sampled_from(LOOKS)

SPOKEN: Final = Segment(
    "Now, wait\na bit.",
    1.0,
    5.0,
    (Word("Now, ", 1.5, 2.0), Word("wait\n", 2.299, 2.5), Word("a ", 2.5, 3.0), Word("bit.", 3.3, 4.6)),
)
TOUCHING: Final = Transcript(
    (Segment("no time at all", 2.0, 2.0), Segment("none", 2.0, 1.0), Segment("你好", 2.0, 2.001))
)
ODD: Final = Transcript(
    (
        Segment("a\\ <b>\\N\\{b} </b>1:00:00,0 2:00:00,0\n42", 0.0, 3.0),
        Segment("“שלום, עולם.”\nمرحبا!", 0.0, 2.0),
        Segment("\u2060\u200f你<好\u200f>\u2060", 1.0, 4.0),
    )
)

# --- When which word is lit


def make_cue(*words: tuple[float, float], start: int = 0, end: int = 10_000) -> SpokenCue:
    return SpokenCue(start, end, [Word(f"{i} ", begin, stop) for i, (begin, stop) in enumerate(words)])


def test_each_word_is_lit_while_it_is_spoken_and_none_in_a_pause() -> None:
    cue = make_cue((1.0, 2.0), (2.0, 3.0), (3.5, 4.0))
    assert light_words(cue, 0, 10_000, 1) == [
        *[(0, 1000, 0, 0), (1000, 2000, 0, 1), (2000, 3000, 1, 2)],
        *[(3000, 3500, 2, 2), (3500, 4000, 2, 3), (4000, 10_000, 3, 3)],
    ]


@pytest.mark.parametrize("unit_ms", [1, 10])
def test_a_short_pause_keeps_the_word_before_it_lit(unit_ms: int) -> None:
    cue = make_cue((0.1, 1.0), (1.29, 2.0), (2.3, 3.0), end=3290)
    spans = [
        (start * unit_ms, end * unit_ms, first, last)
        for start, end, first, last in light_words(cue, 0, 3290 // unit_ms, unit_ms)
    ]
    assert spans == [(0, 100, 0, 0), (100, 1290, 0, 1), (1290, 2000, 1, 2), (2000, 2300, 2, 2), (2300, 3290, 2, 3)]


def test_words_that_share_a_centisecond_are_lit_together() -> None:
    cue = make_cue((0.0, 0.004), (0.004, 1.0), (1.0, 1.004), (1.004, 2.0), (2.0, 2.0), end=2000)
    assert light_words(cue, 0, 200, 10) == [(0, 100, 0, 3), (100, 200, 3, 5)]
    assert len(light_words(cue, 0, 2000, 1)) == 4
    assert light_words(make_cue((0.0, 0.0), (0.0, 0.0), end=1), 0, 1, 10) == [(0, 1, 0, 2)]


@given(transcripts, st.sampled_from([1, 10]), cuts)
@example(Transcript((SPOKEN,)), 1, "characters")
@example(TOUCHING, 10, "phrases")
def test_spans_fill_the_cue_and_light_every_word_once(transcript: Transcript, unit_ms: int, unspaced: Unspaced) -> None:
    for cue in place_spoken_cues(transcript, unspaced):
        start = (cue.start + unit_ms // 2) // unit_ms
        end = max((cue.end + unit_ms // 2) // unit_ms, start + 1)
        spans = light_words(cue, start, end, unit_ms)
        assert (spans[0].start, spans[-1].end) == (start, end)
        assert all(span.start < span.end for span in spans)
        assert all(before.end == after.start for before, after in pairwise(spans))
        assert [i for span in spans for i in range(span.first, span.last)] == list(range(len(cue.words)))
        pauses = [span for span in spans if span.first == span.last]
        assert all(span.end - span.start >= 290 // unit_ms for span in pauses if span != spans[0])
        texts = [word.text for word in cue.words]
        for span in spans:
            before, core, after = part_text(texts, span)
            assert before + core + after == "".join(texts)
            assert core == core.strip()
            assert collapse(core) == collapse("".join(texts[span.first : span.last]))


def test_blanks_around_a_word_are_not_lit() -> None:
    assert part_text([" a ", "b\n", "c"], LitSpan(0, 1, 0, 1)) == (" ", "a", " b\nc")
    assert part_text([" a ", "b\n", "c"], LitSpan(0, 1, 1, 2)) == (" a ", "b", "\nc")
    assert part_text([" a ", "b\n", "c"], LitSpan(0, 1, 1, 1)) == (" a b\nc", "", "")
    assert part_text(["a", " ", "c"], LitSpan(0, 1, 1, 2)) == ("a c", "", "")


# --- What is read back


class Read(NamedTuple):
    """An event: when, in milliseconds, what is shown, and what of that is lit."""

    start: int
    end: int
    text: str
    lit: str


def read_ass(text: str) -> list[Read]:
    events = []
    for event in pysubs2.SSAFile.from_string(text, format_="ass"):
        shown = event.text.replace("{\\rLit}\u2060{\\r}", "")
        found = re.findall(r"\{\\rLit\}(.*?)\{\\r\}", shown)
        assert len(found) <= 1
        assert re.sub(r"\{\\rLit\}(.*?)\{\\r\}", "", shown).count("{") == 0
        events.append(Read(event.start, event.end, re.sub(r"\{\\r(Lit)?\}", "", shown), "".join(found)))
    return [one._replace(text=one.text.replace("\\N", "\n"), lit=one.lit.replace("\\N", "\n")) for one in events]


def read_vtt(text: str) -> list[Read]:
    events = []
    for caption in webvtt.from_buffer(io.StringIO(text.replace("\r", "\n"))).captions:
        found = re.findall(r"<c\.lit>(.*?)</c>", caption.raw_text, re.DOTALL)
        assert len(found) <= 1
        start, end = (read_stamps(f"<{time}>")[0] for time in (caption.start, caption.end))
        events.append(Read(start, end, undo_entities(caption.raw_text), undo_entities("".join(found))))
    return events


def undo_entities(text: str) -> str:
    plain = re.sub(r"</?[cu](\.lit)?>", "", text)
    assert not re.search("[<>]", STAMP.sub("", plain))
    return STAMP.sub("", plain).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


TAGS: Final = {"underline": ("<u>", "</u>"), "colour": ('<font color="#ffff00">', "</font>")}


def read_srt(text: str, lit: Lit) -> list[Read]:
    opened, closed = TAGS[lit]
    events = []
    for cue in srt.parse(text):
        before, _, rest = cue.content.partition(opened)
        core, _, after = rest.partition(closed)
        events.append(Read(ms(cue.start), ms(cue.end), before + core + after, core))
    return events


def check_events(events: Sequence[Read], meant: Sequence[Shown], unit_ms: int) -> None:
    """The *events* are those of the cues that are *meant*: of each the text, from start to end without a hole."""
    left = list(events)
    for cue in meant:
        now = cue.start
        while now < cue.end:
            event = next(one for one in left if one.start == now and bare_seen(one.text) == bare_seen(cue.text))
            left.remove(event)
            now = event.end
            assert event.end - event.start >= unit_ms
        assert now == cue.end
    assert not left


def bare_seen(text: str) -> str:
    return re.sub("[\u200f\u2060]", "", bare(undo_look_alikes(text)))


def is_simple(cues: Sequence[Shown]) -> bool:
    """Whether it can be told which event is of which cue: no two on screen say the same."""
    texts = [bare_seen(cue.text) for cue in cues]
    return len(set(texts)) == len(texts)


@pytest.mark.filterwarnings("ignore:Possible missed subtitle")  # pysubs2 from 1.9 on, of text that holds `-->`
@given(transcripts, looks, cuts)
@example(Transcript((SPOKEN,)), "size", "characters")
@example(TOUCHING, "box", "characters")
@example(ODD, "size", "characters")
@example(Transcript((Segment("今天天气很好，" * 20, 0.0, 30.0),)), "size", "phrases")
def test_the_events_of_ass_repeat_their_cue(transcript: Transcript, lit: Lit, unspaced: Unspaced) -> None:
    text = smartresult.to_ass(transcript, lit=lit, unspaced=unspaced)
    check_clean(text)
    meant = in_centiseconds(show(transcript))
    read = read_ass(text)
    assert [one.start for one in read] == sorted(one.start for one in read)
    if is_simple(meant):
        check_events(read, meant, 10)


@given(transcripts, looks, cuts)
@example(Transcript((SPOKEN,)), "underline", "characters")
@example(TOUCHING, "box", "characters")
@example(ODD, "size", "characters")
def test_the_cues_of_webvtt_repeat_theirs(transcript: Transcript, lit: Lit, unspaced: Unspaced) -> None:
    text = smartresult.to_vtt(transcript, lit=lit, unspaced=unspaced)
    check_clean(text.replace("\r", "\n"))
    meant = show(transcript)
    read = read_vtt(text)
    assert [one.start for one in read] == sorted(one.start for one in read)
    if is_simple(meant):
        check_events(read, meant, 1)


@given(
    transcripts,
    st.sampled_from(["underline", "colour"]),
    st.sampled_from(["keep", "look-alike"]),
    st.sampled_from(["keep", "marks"]),
)
@example(Transcript((SPOKEN,)), "underline", "keep", "keep")
@example(TOUCHING, "colour", "look-alike", "marks")
@example(ODD, "underline", "look-alike", "marks")
def test_the_cues_of_subrip_repeat_theirs(transcript: Transcript, lit: Lit, markup: Markup, rtl: Rtl) -> None:
    assume(not any(tag in transcript.text.lower() for tag in ("<u>", "</u>", "<font", "</font>")))
    text = smartresult.to_srt(transcript, lit=lit, markup=markup, rtl=rtl)
    check_clean(text)
    meant = show(transcript)
    read = read_srt(text, lit)
    assert [one.start for one in read] == sorted(one.start for one in read)
    if is_simple(meant):
        check_events(read, meant, 1)
    plain = smartresult.to_srt(transcript, markup=markup, rtl=rtl)
    assert len(pysubs2.SSAFile.from_string(text, format_="srt")) == len(read)
    tags = [tag for tag in TAGS[lit] if tag in text]
    whole = re.sub("|".join(map(re.escape, tags)), "", text) if tags else text
    if markup == "look-alike":
        assert not re.search(r"<|\{|\\[NnHh]|\\$", whole.replace("\\\n", "\n"))
        assert not re.search(r"\\<", text)
    elif "\n" not in transcript.text:  # the last line may be another cue's
        lines = {line for line in plain.splitlines() if line and "-->" not in line}
        assert {line for line in whole.splitlines() if line and "-->" not in line and not line.isdigit()} <= lines


@given(transcripts, looks, cuts)
@example(Transcript((SPOKEN,)), "underline", "characters")
@example(TOUCHING, "box", "characters")
@example(ODD, "size", "characters")
def test_stamped_words_stand_in_spans(transcript: Transcript, lit: Lit, unspaced: Unspaced) -> None:
    text = smartresult.to_vtt(transcript, lit=lit, words=True, unspaced=unspaced)
    plain = smartresult.to_vtt(sorted(transcript, key=lambda one: round_half_up(one.start)))
    body = text.partition("}\n\n")[2] if "-->" in text else ""
    assert re.sub(r"</?c>", "", STAMP.sub("", body)) == plain.partition("\n\n")[2]
    for caption in webvtt.from_buffer(io.StringIO(text.replace("\r", "\n"))).captions:
        start, end = (read_stamps(f"<{time}>")[0] for time in (caption.start, caption.end))
        times = [start, *read_stamps(caption.raw_text), end]
        assert all(earlier < later for earlier, later in pairwise(times))
        outside = re.sub(r"<c>.*?</c>", "", STAMP.sub("", caption.raw_text), flags=re.DOTALL)
        assert not outside.strip()


# --- The formats


def test_ass_lights_one_word_an_event() -> None:
    text = smartresult.to_ass([SPOKEN], lit="colour")
    assert "estimated" not in text
    assert "Style: Lit,Arial,60,&H0000FFFF," in text
    head = "Default,,0,0,0,,"
    assert [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("Dialogue")] == [
        f"0,0:00:01.00,0:00:01.50,{head}Now, wait\\Na bit.",
        f"0,0:00:01.50,0:00:02.30,{head}{{\\rLit}}Now,{{\\r}} wait\\Na bit.",
        f"0,0:00:02.30,0:00:02.50,{head}Now, {{\\rLit}}wait{{\\r}}\\Na bit.",
        f"0,0:00:02.50,0:00:03.00,{head}Now, wait\\N{{\\rLit}}a{{\\r}} bit.",
        f"0,0:00:03.00,0:00:03.30,{head}Now, wait\\Na bit.",
        f"0,0:00:03.30,0:00:04.60,{head}Now, wait\\Na {{\\rLit}}bit.{{\\r}}",
        f"0,0:00:04.60,0:00:05.00,{head}Now, wait\\Na bit.",
    ]
    assert "\n; word times: all estimated\n" in smartresult.to_ass([Segment("a", 0.0, 1.0)], lit="colour")


def test_a_backslash_beside_what_is_lit_does_not_escape_its_tags() -> None:
    events = re.findall(r"0,,(.*)\n", smartresult.to_ass([Segment("你\\好\\", 0.0, 1.0)], lit="colour"))
    assert events == ["{\\rLit}你\\\u2060{\\r}好\\", "你\\\u2060{\\rLit}好\\\u2060{\\r}"]


@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".ass"])
def test_our_own_reader_takes_what_is_lit_for_text(suffix: str) -> None:
    text = LIT_WRITERS[suffix.removeprefix(".")]([SPOKEN], lit="underline")
    cues = read_subtitles(text.encode(), suffix)
    assert {collapse(cue.text) for cue in cues} == {collapse(SPOKEN.text)}
    assert (cues[0].start, cues[-1].end, len(cues)) == (1.0, 5.0, 7)


def find_styles(text: str) -> dict[str, dict[str, str]]:
    (fields,) = re.findall(r"(?m)^Format: (Name, Fontname.*)$", text)
    rows = [
        dict(zip(fields.split(", "), row.split(","), strict=True)) for row in re.findall(r"(?m)^Style: (.*)$", text)
    ]
    return {row["Name"]: row for row in rows}


def find_changes(lit: Lit, **fields: Any) -> dict[str, str]:  # noqa: ANN401 - of any sort
    style = pysubs2.SSAStyle(**fields) if fields else None
    styles = find_styles(smartresult.to_ass([SPOKEN], lit=lit, style=style))
    assert list(styles) == ["Default", "Lit"]
    return {name: value for name, value in styles["Lit"].items() if styles["Default"][name] != value}


def test_the_style_of_what_is_lit_is_derived() -> None:
    yellow = pysubs2.Color(255, 255, 0)
    assert find_changes("colour") == {"Name": "Lit", "PrimaryColour": "&H0000FFFF"}
    assert find_changes("colour", primarycolor=yellow)["PrimaryColour"] == "&H00FFFFFF"
    assert find_changes("underline") == {"Name": "Lit", "Underline": "-1"}
    assert find_changes("underline", underline=True) == {"Name": "Lit", "Underline": "0"}
    assert find_changes("size") == {"Name": "Lit", "ScaleX": "115", "ScaleY": "115"}
    assert find_changes("size", scalex=80.0)["ScaleX"] == "92"
    box = {"Name": "Lit", "PrimaryColour": "&H00000000", "OutlineColour": "&H0000FFFF", "BackColour": "&HFF000000"}
    assert find_changes("box") == {**box, "BorderStyle": "3"}
    assert find_changes("box", outline=0.0, fontsize=50.0)["Outline"] == "2.5"
    own = find_changes("box", borderstyle=3, outline=9.5, shadow=2.0, outlinecolor=yellow, backcolor=yellow)
    assert own == {**box, "OutlineColour": "&H00FFFFFF", "Shadow": "0"}


@pytest.mark.parametrize(("width", "room"), [(100, 17.0), (50, 34.0), (200, 8.5), (0, inf)])
def test_the_room_of_a_line_is_the_picture_without_margins_by_the_width_of_a_character(width: int, room: float) -> None:
    fields = ["0"] * len(STYLE_FIELDS.split(", "))
    for name, value in {"Fontsize": 100, "ScaleX": width, "MarginL": 80, "MarginR": 140}.items():
        fields[STYLE_FIELDS.split(", ").index(name)] = str(value)
    assert measure_room(",".join(fields), 1920) == room


def test_lines_stand_as_high_with_a_larger_word_as_without() -> None:
    strut = "{\\rLit}\u2060{\\r}"
    text = smartresult.to_ass([Segment("a b\nc", 0.0, 2.0, (Word("a ", 0.0, 0.5), Word("b\n", 0.5, 1.0)))], lit="size")
    assert re.findall(r"0,,(.*)\n", text) == [
        f"{{\\rLit}}a{{\\r}} b\\N{strut}c",
        f"{strut}a {{\\rLit}}b{{\\r}}\\N{strut}c",
        f"{strut}a b\\N{strut}{{\\rLit}}c{{\\r}}",
    ]
    pausing = smartresult.to_ass([Segment("a\nb", 0.0, 2.0, (Word("a\n", 1.0, 1.5), Word("b", 1.5, 2.0)))], lit="size")
    assert re.findall(r"0,,(.*)\n", pausing)[0] == f"{strut}a\\N{strut}b"


@given(
    st.lists(st.sampled_from(["你", "好，", "word ", "long-word ", "x\n", " ", "世界\n ", "a\nb "])), st.floats(-1, 40)
)
def test_lines_are_broken_between_words_where_they_are_too_wide(texts: list[str], room: float) -> None:
    folded = fold_lines(texts, room)
    assert [text.rstrip() for text in folded] == [text.rstrip() for text in texts]
    assert bare("".join(folded)) == bare("".join(texts))
    if room <= 1:
        assert folded == texts
    for line in "".join(folded).split("\n"):
        words = re.findall(r"[^\W a-z]，?|[a-z-]+", line)
        width = sum(2 if ord(one) > 0x2E80 else 0.9 for one in line.strip()) / 2
        assert room <= 1 or width <= room + 1e-6 or len(words) <= 2
    narrow = fold_lines(["aaaa ", "bbbb ", "cccc ", "dddd"], 4.6)
    assert narrow == ["aaaa ", "bbbb\n", "cccc ", "dddd"]
    assert fold_lines(list("一二三四五六七"), 6.5) == [*"一二三", "四\n", *"五六七"]


def test_what_is_laid_out_for_phones_is_not_broken_again() -> None:
    fragments = [Segment("今天天气很好我们先去港口看船然后去吃那家开了三十年的老馄饨店", 0.0, 9.0)]
    cues = smartresult.reflow(fragments, "vertical")
    plain = {bare(cue.text): cue.text for cue in cues}
    for lit in LOOKS:
        text = smartresult.to_ass(cues, lit=lit, resolution=(1080, 1920), unspaced="phrases")
        assert all(plain[bare_seen(event.text)] == event.text.replace("\u2060", "") for event in read_ass(text))


def test_a_style_without_a_size_breaks_nothing() -> None:
    for style in (pysubs2.SSAStyle(fontsize=0.0), pysubs2.SSAStyle(marginl=5000)):
        assert "\\N" not in smartresult.to_ass([Segment("好" * 99, 0.0, 99.0)], lit="size", style=style)


def test_webvtt_has_the_style_that_a_look_needs() -> None:
    head = "WEBVTT\n\rSTYLE\r"
    assert smartresult.to_vtt([], lit="colour") == f"{head}::cue(.lit) {{ color: yellow }}\n"
    assert smartresult.to_vtt([], lit="underline") == "WEBVTT\n"
    assert smartresult.to_vtt([SPOKEN], lit="underline").startswith(
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:01.500\nNow, wait\na bit.\n\n"
        "2\n00:00:01.500 --> 00:00:02.299\n<c.lit><u>Now,</u></c> wait\na bit.\n\n"
    )
    stamped = smartresult.to_vtt([SPOKEN], lit="underline", words=True)
    assert stamped == (
        f"{head}::cue(c) {{ text-decoration: underline }}\r"
        "::cue(c:future) { color: inherit; text-decoration: none }\n\n1\n00:00:01.000 --> 00:00:05.000\n"
        "<00:00:01.500><c>Now,</c> <00:00:02.299><c>wait</c>\n<00:00:02.500><c>a</c> <00:00:03.000><00:00:03.300>"
        "<c>bit.</c><00:00:04.600>\n"
    )
    estimated = smartresult.to_vtt([Segment("a", 0.0, 1.0)], lit="box", lang="en")
    assert estimated.startswith("WEBVTT Language: en; word times: all estimated\n\rSTYLE\r")


def test_the_last_line_of_a_subrip_file_is_no_number_in_any_event_of_its_cue() -> None:
    text = smartresult.to_srt([Segment("a\n1", 0.0, 1.0), Segment("a b\n42", 1.0, 2.0)], lit="underline")
    assert [cue.content for cue in srt.parse(text)] == [
        *["<u>a</u>\n1", "a\n<u>1</u>"],
        *["<u>a</u> b 42", "a <u>b</u> 42", "a b <u>42</u>"],
    ]


@pytest.mark.parametrize("markup", ["keep", "look-alike"])
def test_what_goes_on_from_word_to_word_is_one_tag(markup: Markup) -> None:
    cue = Segment("x <i y z>\\", 0.0, 1.0)
    (last,) = [one.content for one in srt.parse(smartresult.to_srt([cue], lit="underline", markup=markup))][-1:]
    assert last == {"keep": "x <i y <u>z>\\</u>", "look-alike": "x ＜i y <u>z＞\\\u2060</u>"}[markup]


def test_what_the_rules_add_stays_with_the_word_before() -> None:
    assert cut_written(["a\\", "N", "b"], "a\\\u2060Nb\u200f") == ["a\\\u2060", "N", "b\u200f"]
    assert cut_written(["\u2060a", "\u200fb"], "\u200f\u2060a\u2060\u200fb") == ["\u200f\u2060a\u2060", "\u200fb"]


def test_cues_that_start_together_are_stacked_as_ever() -> None:
    both = [Segment("a b", 0.0, 2.0), Segment("c", 0.0, 2.0)]
    ass, subrip = smartresult.to_ass(both, lit="box"), smartresult.to_srt(both, lit="colour", markup="look-alike")
    for read in (read_ass(ass), read_srt(subrip, "colour"), read_vtt(smartresult.to_vtt(both, lit="box"))):
        assert [one.lit for one in read] == ["c", "a", "b"]
    assert [one.lit for one in read_srt(smartresult.to_srt(both, lit="colour"), "colour")] == ["a", "c", "b"]


def test_two_languages_are_lit_as_one_text() -> None:
    merged = [Cue(1.0, 2.0, ("今天", "Today"), langs=("zh", "en"), sides=(0, 1))]
    text = smartresult.to_ass(merged, lit="colour", unspaced="phrases")
    assert list(find_styles(text)) == ["Default", "Lit"]
    assert [event.lit for event in read_ass(text)] == ["今天", "Today"]
    assert "<lang" not in smartresult.to_vtt(merged, lit="colour")


LIT_WRITERS: Final[dict[str, Callable[..., str]]] = {
    "srt": smartresult.to_srt,
    "vtt": smartresult.to_vtt,
    "ass": smartresult.to_ass,
}


@pytest.mark.parametrize("name", LIT_WRITERS)
def test_what_can_not_be_lit_is_refused(name: str) -> None:
    write = LIT_WRITERS[name]
    known = "colour, underline" if name == "srt" else "colour, box, size, underline"
    unknown: list[Any] = ["bold", "", 5, []]
    for lit in unknown:
        with pytest.raises(ExportError, match=rf"expected one of {known}, None, got .* – at lit"):
            write([], lit=lit)
    with pytest.raises(smartresult.JobNotFinishedError):
        write(SmartJob(state="Executing"), lit="underline")
    with pytest.raises(ExportError, match="got nan as the start"):
        write([Segment("a", float("nan"), 1.0)], lit="underline")
    with pytest.raises(ExportError, match="expected one of characters, phrases, got 'words' – at unspaced"):
        write([SPOKEN], lit="underline", unspaced="words")


def test_karaoke_and_lit_exclude_each_other() -> None:
    with pytest.raises(ExportError, match="expected karaoke or lit, got 'k' and 'box' – at lit"):
        smartresult.to_ass([], karaoke="k", lit="box")


@pytest.mark.parametrize("name", LIT_WRITERS)
def test_what_is_written_is_bounded(name: str) -> None:
    """A cue is repeated for each of its words: so long as these are few, the file grows with the text alone."""
    write = partial(LIT_WRITERS[name], lit="underline")
    most = Segment("a " * MOST_WORDS, 1.0, 101.0)
    events = re.findall(r"(?m)^Dialogue:|-->", write([most]))
    assert len(events) <= 2 * MOST_WORDS + 1
    for many in (MOST_WORDS + 1, 100_000):
        with pytest.raises(ExportError, match=rf"expected 200 words .* got {many}; `reflow` .* – at the cue at 1\.0 s"):
            write([Segment("a " * many, 1.0, 101.0)])
    cue = len(write([most]))
    assert len(write([Segment(most.text, float(i), i + 100.0) for i in range(5)])) < 5.1 * cue
    assert smartresult.to_vtt([Segment("a " * 1000, 1.0, 101.0)], lit="box", words=True)


def test_late_times_are_refused_as_ever() -> None:
    late = [Segment("a b", 360_000.0, 360_001.0)]
    for write in (smartresult.to_srt, smartresult.to_ass):
        with pytest.raises(ExportError, match="100 hours"):
            write(late, lit="underline")
    assert "100:00:00.000 -->" in smartresult.to_vtt(late, lit="underline")
