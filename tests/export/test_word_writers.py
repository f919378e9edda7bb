"""Word times as they are written: independent readers get back the words, their times, and what is said of them."""

import csv
import inspect
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby, pairwise
from types import FrameType, SimpleNamespace
from typing import Any, NamedTuple

import pysubs2
import pytest
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from smartresult import ExportError, Segment, SmartJob, Transcript, Word
from smartresult.export.characters import clean_text
from smartresult.export.choices import Karaoke
from tests.oracles import import_judge
from tests.reading_back import (
    STAMP,
    bare,
    check_clean,
    collapse,
    drop_marks,
    read_stamps,
    round_half_up,
    show,
    stack,
    undo_look_alikes,
)
from tests.strategies import cue_texts, cue_times

timed_words = st.lists(st.builds(Word, cue_texts, cue_times, cue_times), max_size=3).map(tuple)
#: Most have no words, as most responses; few of the words are those of the text.
segments = st.builds(Segment, cue_texts, cue_times, cue_times, st.just(()) | timed_words)
transcripts = st.lists(segments, max_size=4).map(lambda one: Transcript(tuple(one)))
SPOKEN = Segment("Now, wait a bit.", 1.0, 3.0, tuple(Word(text, 1.0, 1.5) for text in ("Now,",)))
MIXED = Transcript((SPOKEN, Segment("你好", 4.0, 5.0)))
TOUCHING = Transcript((Segment("no time at all", 2.0, 2.0), Segment("none", 2.0, 1.0), Segment("你好", 2.0, 2.001)))
OVERLAPPING = Transcript((Segment("a b", 0.0, 3.0), Segment("c d", 1.0, 2.0), Segment("e", 2.5, 4.0)))


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
def test_json_is_read_back(transcript: Transcript) -> None:
    read = json.loads(smartresult.to_words_json(SmartJob(job_id="42", result=transcript)))
    assert read["job_id"] == "42"
    timed = smartresult.words(drop_marks(transcript))
    assert [(item["start"], item["end"]) for item in read["words"]] == [
        (round_half_up(word.start) / 1000, round_half_up(word.end) / 1000) for word in timed
    ]
    assert [(item["segment"], item["estimated"]) for item in read["words"]] == [(w.segment, w.estimated) for w in timed]
    by_segment = groupby(read["words"], key=lambda item: item["segment"])
    texts = {i: "".join(item["text"] for item in items) for i, items in by_segment}
    assert texts == {i: clean_text(one.text) for i, one in enumerate(drop_marks(transcript)) if one.text.strip()}


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
def test_json_in_milliseconds_says_the_same(transcript: Transcript) -> None:
    seconds = json.loads(smartresult.to_words_json(transcript))["words"]
    milliseconds = json.loads(smartresult.to_words_json(transcript, milliseconds=True))["words"]
    assert all(type(item[key]) is int for item in milliseconds for key in ("startMs", "endMs"))
    for item in milliseconds:
        item |= {"start": item.pop("startMs") / 1000, "end": item.pop("endMs") / 1000}
    assert milliseconds == seconds


def test_json_in_milliseconds_names_the_unit() -> None:
    (word,) = json.loads(smartresult.to_words_json([Segment("a", 259.0395, 260)], milliseconds=True))["words"]
    assert word == {"text": "a", "startMs": 259_040, "endMs": 260_000, "estimated": True, "segment": 0}


@pytest.mark.parametrize(
    "write", [smartresult.to_captions, partial(smartresult.to_words_json, milliseconds=True)], ids=["captions", "json"]
)
def test_milliseconds_that_a_script_would_take_for_others_are_refused(write: Callable[..., str]) -> None:
    assert ":9007199254740990," in write([Segment("a", 0.0, 9007199254740.99)])
    with pytest.raises(ExportError, match=r"expected 9007199254740\.99 s at most, got 9007199254741\.0 – at the words"):
        write([Segment("a", 0.0, 9007199254741.0)])


@given(transcripts)
@example(MIXED)
def test_csv_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_words_csv(SmartJob(job_id='a"b', result=transcript))
    check_clean(text.replace("\r\n", "\n"))
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == ["job_id", "index", "segment", "start", "end", "estimated", "text"]
    timed = smartresult.words(drop_marks(transcript))
    assert [row[:2] for row in rows] == [['a"b', str(i)] for i in range(1, len(timed) + 1)]
    assert [(row[2], row[5]) for row in rows] == [(str(w.segment), str(int(w.estimated))) for w in timed]
    assert [(float(row[3]), float(row[4])) for row in rows] == [
        (round_half_up(w.start) / 1000, round_half_up(w.end) / 1000) for w in timed
    ]
    assert [bare(row[6]) for row in rows] == [bare(w.text) for w in timed]


def test_csv_takes_the_options_of_the_other_tables() -> None:
    text = smartresult.to_words_csv([Segment("=1+1", 0.0, 1.0)], bom=True, newline="\n", guard=True)
    head = "job_id,index,segment,start,end,estimated,text"
    assert text == f'\ufeff{head}\n,1,0,0.000,1.000,1,"\'=1+1"\n'
    with pytest.raises(ExportError, match="newline"):
        smartresult.to_words_csv([], newline="\r")


class Spoken(NamedTuple):
    """A line of a CTM."""

    recording: str
    channel: str
    start: float
    duration: float
    word: str
    confidence: float


def read_ctm(text: str) -> list[Spoken]:
    """By the rule of strict readers: every line has five fields or six, the third, fourth and sixth are numbers.

    They know no comments. Fields are cut at white space of any sort; sclite and a line's ends allow no more either.
    """
    rows = []
    for line in text.splitlines():
        recording, channel, start, duration, word, *rest = line.split()
        (confidence,) = map(float, rest or ["1"])
        assert line.split(" ") == line.split(), "one blank between fields"
        assert not recording.startswith(";"), "a comment to those that know some"
        rows.append(Spoken(recording, channel, float(start), float(duration), word, confidence))
    return rows


@given(transcripts, st.none() | cue_texts)
@example(MIXED, "; a file")
@example(TOUCHING, "")
@example(TOUCHING, ";; \ufeff")
@example(Transcript((Segment("\ufeff", 0.0, 1.0), Segment("a \ufeff b", 1.0, 2.0))), "\ufeff")
def test_ctm_is_read_back(transcript: Transcript, recording: str | None) -> None:
    text = smartresult.to_ctm(transcript, recording=recording)
    check_clean(text)
    rows = read_ctm(text)
    timed = sorted(smartresult.words(drop_marks(transcript)), key=lambda word: word.start)
    for row, word in zip(rows, timed, strict=True):
        assert row.channel == "1"
        assert round(row.start * 1000) == round_half_up(word.start)
        assert round((row.start + row.duration) * 1000) == round_half_up(word.end)
        assert row.word.replace("_", "") == bare(word.text).replace("_", "")
        assert row.confidence == (0.5 if word.estimated else 1.0)


def test_ctm_names_the_recording() -> None:
    job = SmartJob(job_id="7 c", result=Transcript((Segment("a", 0.0, 1.0, (Word("a", 0.0, 0.5),)),)))
    assert smartresult.to_ctm(job) == "7_c 1 0.000 0.500 a 1.00\n"
    assert smartresult.to_ctm(job, recording="tour.wav") == "tour.wav 1 0.000 0.500 a 1.00\n"
    assert [smartresult.to_ctm(job, recording=name).split()[0] for name in ("", ";;", " ", "\ufeff")] == [
        "recording"
    ] * 4
    with pytest.raises(ExportError, match="expected a text, got 5 – at recording"):
        smartresult.to_ctm(job, recording=5)  # type: ignore[arg-type]  # that it is refused is the point
    assert smartresult.to_ctm(job, recording=";; tour") == "_tour 1 0.000 0.500 a 1.00\n"  # no comment


#: Texts with marks around words and in them, and marks alone.
MARKED = Transcript(
    (
        Segment("“Now, don't!” – wait … C++ (50%)", 1.0, 4.0),
        Segment("你好，世界。", 5.0, 7.0),
        Segment("…", 8.0, 9.0),
        Segment("हिन्दी। ÉCOLE ΟΔΟΣ; __a_b__ R&B", 9.0, 12.0),
    )
)
BARE = ["now", "don't", "wait", "c++", "50%", *"你好世界", "हिन्दी", "école", "οδος", "a_b", "r&b"]
assert BARE[-3] == "οδος"
SIGNS = "%％‰+＋#＃&＆°℃℉"


def is_of_a_word(character: str) -> bool:
    """Whether *character* may stand at the end of a bare word, by Unicode: it is no mark, no blank and no control."""
    kind = unicodedata.category(character)
    return kind[0] in "LMN" or kind in {"Sc", "Cn", "Co"} or character in SIGNS


def check_bare(text: str) -> None:
    assert is_of_a_word(text[0])
    assert is_of_a_word(text[-1])
    assert text == text.lower()


@given(transcripts)
@example(MARKED)
@example(MIXED)
def test_bare_words_of_a_ctm_are_the_words_without_what_is_around_them(transcript: Transcript) -> None:
    text = smartresult.to_ctm(transcript, bare=True)
    check_clean(text)
    rows, whole = read_ctm(text), read_ctm(smartresult.to_ctm(transcript))
    for row in rows:
        check_bare(row.word)
    i = 0
    for one in whole:  # a row each, with its times; left out are marks alone
        if i < len(rows) and rows[i].word in one.word.lower() and one._replace(word=rows[i].word) == rows[i]:
            i += 1
        else:
            assert not any(character.isalnum() for character in one.word)
    assert i == len(rows)


def test_bare_words_keep_what_is_spoken() -> None:
    assert [row.word for row in read_ctm(smartresult.to_ctm(MARKED, bare=True))] == BARE
    assert smartresult.to_ctm([Segment("… !", 0.0, 1.0)], bare=True) == ""
    marked = "R & D $5 € 20° #1 !\u0301 क\u093f! -5 «a\u0301» ♪ \u200fא\u200f x\u0301$!"
    assert [row.word for row in read_ctm(smartresult.to_ctm([Segment(marked, 0.0, 9.0)], bare=True))] == [
        *("r", "d", "$5", "20°", "#1", "कि", "5", "a\u0301", "א", "x\u0301$")
    ]


def test_a_ctm_names_the_channel() -> None:
    spoken = [Segment("a", 0.0, 1.0, (Word("a", 0.0, 0.5),))]
    assert smartresult.to_ctm(spoken, recording="tour", channel="left\u2028A") == "tour left_A 0.000 0.500 a 1.00\n"
    for channel in ("", " \n", "\ufeff", 2, None):
        with pytest.raises(ExportError, match=r"expected a text that is not blank, got .* – at channel"):
            smartresult.to_ctm([], channel=channel)  # type: ignore[arg-type]  # that it is refused is the point


def read_textgrid(text: str) -> dict[str, list[tuple[float, float, str]]]:
    """The tiers of a TextGrid by praatio, without the intervals that fill the gaps."""
    textgrid_io = import_judge("praatio.utilities.textgrid_io")
    grid: dict[str, Any] = textgrid_io.parseTextgridStr(text, includeEmptyIntervals=True)
    tiers = {}
    for tier in grid["tiers"]:
        assert tier["class"] == "IntervalTier"
        entries = [(float(start), float(end), label) for start, end, label in tier["entries"]]
        assert [entry[0] for entry in entries] == [0.0, *[entry[1] for entry in entries[:-1]]]  # without a hole
        assert all(start < end for start, end, _ in entries)
        assert entries[-1][1] == float(grid["xmax"]) == float(tier["xmax"])
        tiers[tier["name"]] = [entry for entry in entries if entry[2]]
    return tiers


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
@example(OVERLAPPING)
@example(Transcript((Segment('a "quoted" word', 0.0, 1.0),)))
def test_textgrid_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_textgrid(transcript)
    check_clean(text)
    tiers = read_textgrid(text)
    shown = [entry for name, entries in tiers.items() if name.startswith("segments") for entry in entries]
    assert sorted((round(start * 1000), round(end * 1000), bare(label)) for start, end, label in shown) == sorted(
        (cue.start, cue.end, bare(cue.text)) for cue in show(transcript)
    )
    for estimated in (False, True):
        names = [name for name in tiers if name.startswith("words") and name.startswith("words (est") == estimated]
        read = "".join(sorted("".join(bare(label) for name in names for _, _, label in tiers[name])))
        timed = [word for word in smartresult.words(transcript) if word.estimated == estimated]
        assert read == "".join(sorted("".join(bare(word.text) for word in timed)))


def test_textgrid_has_a_tier_for_the_timed_and_one_for_the_estimated() -> None:
    tiers = read_textgrid(smartresult.to_textgrid(MIXED))
    assert list(tiers) == ["segments", "words", "words (estimated)"]
    assert tiers["words"] == [(1.0, 1.5, "Now,")]
    assert [label for _, _, label in tiers["words (estimated)"]] == ["wait", "a", "bit.", "你", "好"]


def test_textgrid_sets_what_overlaps_apart() -> None:
    tiers = read_textgrid(smartresult.to_textgrid(iter(OVERLAPPING)))
    assert [label for _, _, label in tiers["segments"]] == ["a b"]
    assert [label for _, _, label in tiers["segments 2"]] == ["c d", "e"]
    assert [label for _, _, label in tiers["words (estimated) 2"]] == ["c", "d", "e"]


def test_textgrid_lets_words_without_length_stand_with_a_neighbour() -> None:
    spoken = (Word("a ", 0.0, 0.0004), Word("b ", 0.0004, 1.0), Word("c ", 1.0, 1.0004), Word("d", 1.9996, 2.0))
    tiers = read_textgrid(smartresult.to_textgrid([Segment("a b c d", 0.0, 2.0, spoken)]))
    assert tiers["words"] == [(0.0, 1.0, "a b c"), (2.0, 2.001, "d")]


@given(transcripts)
@example(MARKED)
@example(MIXED)
@example(TOUCHING)
def test_bare_words_of_a_textgrid_are_those_of_the_ctm(transcript: Transcript) -> None:
    text = smartresult.to_textgrid(transcript, bare=True)
    check_clean(text)
    tiers, plain = read_textgrid(text), read_textgrid(smartresult.to_textgrid(transcript))
    labels = [label for name, rows in tiers.items() if name.startswith("words") for _, _, label in rows]
    for label in labels:
        check_bare(label)
    said = [row.word for row in read_ctm(smartresult.to_ctm(transcript, bare=True))]
    assert sorted("".join(map(bare, labels)).replace("_", "")) == sorted("".join(map(bare, said)).replace("_", ""))
    assert {name: rows for name, rows in tiers.items() if name.startswith("segments")} == {
        name: rows for name, rows in plain.items() if name.startswith("segments")
    }


def test_bare_words_in_a_textgrid_stay_apart() -> None:
    tiers = read_textgrid(smartresult.to_textgrid(MARKED, bare=True))
    assert [label for _, _, label in tiers["words (estimated)"]] == BARE
    spoken = (Word("“A, ", 0.0, 0.0004), Word("B! ", 0.0004, 1.0), Word("…", 1.0, 1.5), Word("C", 1.5, 2.0))
    tiers = read_textgrid(smartresult.to_textgrid([Segment("“A, B! …C", 0.0, 2.0, spoken)], bare=True))
    assert [label for _, _, label in tiers["words"]] == ["a b", "c"]


@given(transcripts, st.floats(0.0, 1e6) | st.integers(0, 1000))
@example(MIXED, 60.5)
@example(TOUCHING, 2.0)
@example(Transcript(()), 0)
def test_a_textgrid_is_as_long_as_the_media(transcript: Transcript, length: float) -> None:
    text, plain = (smartresult.to_textgrid(transcript, media_length=one) for one in (length, None))
    ends = [int(float(end) * 1000 + 0.5) for end in re.findall(r"(?m)^ *xmax = (\S+)$", text)]
    (own,) = re.findall(r"(?m)^xmax = (\S+)$", plain)
    assert ends[0] == max(ends) == max(round(float(own) * 1000) if len(transcript) else 1, round_half_up(length), 1)
    assert read_textgrid(text) == read_textgrid(plain)


def make_overlapping(many: int) -> list[Segment]:
    """Each overlaps all that are before it, and some words have no length."""
    return [Segment("a b", float(i), 2.0 * many, (Word("a", float(i), float(i)),)) for i in range(many)]


def count_steps(work: Callable[[], object]) -> int:
    """How many lines Python ran for *work*."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401, ARG001 - as `sys` has it
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def test_the_work_for_tiers_grows_with_their_number() -> None:
    """A heap of four times as many makes a comparison or two more; looking at each tier would be four times as many."""
    smartresult.to_textgrid(make_overlapping(1))  # loads what is loaded late
    few, many = (count_steps(partial(smartresult.to_textgrid, make_overlapping(n))) for n in (100, 400))
    assert many < 5 * few


def test_many_words_without_length_stand_with_the_one_they_touch() -> None:
    spoken = [Word("a ", 0.0, 1.0, estimated=True), *[Word("b ", 1.0, 1.0, estimated=True)] * 50]
    tiers = read_textgrid(smartresult.to_textgrid([Segment("a " + "b " * 50, 0.0, 1.0, tuple(spoken))]))
    assert tiers["words (estimated)"] == [(0.0, 1.0, ("a " + "b " * 50).strip())]


def test_a_textgrid_without_words_has_an_empty_tier() -> None:
    assert read_textgrid(smartresult.to_textgrid([])) == {"words": []}


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
@example(Transcript((Segment("0\x1f0", 0, 1, (Word("x", 0, 1),)),)))
@example(Transcript((Segment("\ufeff", 0, 1),)))
def test_the_stamps_of_webvtt_rise_inside_their_cue(transcript: Transcript) -> None:
    stamped = smartresult.to_vtt(transcript, words=True)
    check_clean(stamped)
    head, _, body = stamped.partition("\n")
    plain = smartresult.to_vtt(sorted(transcript, key=lambda one: round_half_up(one.start)))
    assert f"WEBVTT\n{STAMP.sub('', body)}" == plain  # the same cues, to the character
    shown = {i for i, segment in enumerate(transcript) if show(Transcript((segment,)))}
    assert ("estimated" in head) == any(
        word.estimated for word in smartresult.words(transcript) if word.segment in shown
    )
    read = webvtt.from_string(stamped).captions
    for caption, cue in zip(read, stack(show(transcript)), strict=True):
        times = [cue.start, *read_stamps(caption.raw_text), cue.end]
        assert all(earlier < later for earlier, later in pairwise(times))


def test_each_word_that_starts_inside_its_cue_has_a_stamp() -> None:
    stamped = smartresult.to_vtt(MIXED, words=True)
    assert stamped.startswith(
        "WEBVTT word times: 5 of 6 estimated\n\n1\n00:00:01.000 --> 00:00:03.000\nNow, <00:00:01.5"
    )
    assert [len(read_stamps(block)) for block in stamped.split("\n\n")[1:]] == [3, 1]
    assert read_stamps(stamped)[-1] == 4375  # 你 is hurried over, and the last drawn out
    timed = Segment("a <b>", 0.0, 1.0, (Word("a ", 0.0, 0.4), Word("<b>", 0.4, 1.0)))
    assert smartresult.to_vtt([timed], words=True).splitlines() == [
        "WEBVTT",
        "",
        "1",
        "00:00:00.000 --> 00:00:01.000",
        "a <00:00:00.400>&lt;b&gt;",
    ]


def test_stamps_of_a_cue_that_outlasts_those_after_it_go_on_beyond_the_hour() -> None:
    long = Segment("a b", 0.0, 4000.0, (Word("a ", 0.0, 1.0), Word("b", 3600.0, 4000.0)))
    assert "\na <01:00:00.000>b\n" in smartresult.to_vtt([long, Segment("c", 1.0, 2.0)], words=True)


KARAOKE = re.compile(r"\{\\(kf?)(\d+)\}")


@given(transcripts, st.sampled_from(["k", "kf"]))
@example(MIXED, "k")
@example(TOUCHING, "kf")
def test_the_centiseconds_of_karaoke_sum_to_the_length_of_the_cue(transcript: Transcript, karaoke: Karaoke) -> None:
    text = smartresult.to_ass(transcript, karaoke=karaoke)
    check_clean(text)
    plain = smartresult.to_ass(sorted(transcript, key=lambda one: round_half_up(one.start)))
    events = [line for line in text.splitlines() if line.startswith("Dialogue:")]
    unsung = [line for line in plain.splitlines() if line.startswith("Dialogue:")]
    assert [undo_look_alikes(KARAOKE.sub("", line)) for line in events] == [undo_look_alikes(line) for line in unsung]
    read = pysubs2.SSAFile.from_string(text, format_="ass")
    assert len(read) == len(events)
    for event in read:
        found = KARAOKE.findall(event.text)
        assert {tag for tag, _ in found} == {karaoke}
        assert sum(int(share) for _, share in found) * 10 == event.duration
        assert event.text.count("{") == len(found)


def test_karaoke_lights_up_in_yellow_and_waits_in_pauses() -> None:
    text = smartresult.to_ass([Segment("a, b", 0.004, 2.0, (Word("a,", 0.5, 1.0), Word("b", 1.503, 2.0)))], karaoke="k")
    assert "&H0000FFFF,&H00FFFFFF,&H00000000" in text
    assert text.endswith("0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\k50}{\\k50}a, {\\k50}{\\k50}b\n")
    assert "estimated" not in text
    assert "\n; word times: all estimated\n" in smartresult.to_ass([Segment("a", 0.0, 1.0)], karaoke="k")
    with pytest.raises(ExportError, match="expected one of k, kf, None, got 'ko' – at karaoke"):
        smartresult.to_ass([], karaoke="ko")  # type: ignore[arg-type]  # what the test is about


SUNG = (
    Segment("a b", 1.0, 2.0, (Word("a ", 1.2, 1.5), Word("b", 1.5, 2.0))),
    Segment("c", 2.3, 3.0),
    Segment("d", 5.0, 6.0, (Word("d", 5.5, 6.0),)),
    Segment("e", 5.5, 7.0),
    Segment("f", 9.0, 9.5),
    Segment("g", 9.0, 9.8, (Word("g", 9.4, 9.8),)),
)


def read_sung(text: str) -> list[tuple[int, int, str]]:
    """When each event is shown and when over, in milliseconds, and its text with its tags, in order of the file."""
    return [(event.start, event.end, event.text) for event in pysubs2.SSAFile.from_string(text, format_="ass")]


def test_karaoke_leads_in_where_nothing_else_is_shown() -> None:
    shown = read_sung(smartresult.to_ass(SUNG, karaoke="k", lead_in=0.5))
    assert shown == [
        (700, 2000, "{\\k50}{\\k30}a {\\k50}b"),  # of the half second, 0.2 s are there already
        (2000, 3000, "{\\k30}{\\k70}c"),  # no farther than the cue before
        (5000, 6000, "{\\k50}{\\k50}d"),  # is there half a second before its word
        (5500, 7000, "{\\k150}e"),  # while another is shown
        (8500, 9800, "{\\k90}{\\k40}g"),  # these two begin together, as before, the last of them first
        (8500, 9500, "{\\k50}{\\k50}f"),
    ]
    assert read_sung(smartresult.to_ass(SUNG, karaoke="k", lead_in=9))[0] == (0, 2000, "{\\k120}{\\k30}a {\\k50}b")
    assert smartresult.to_ass(SUNG, karaoke="k", lead_in=0) == smartresult.to_ass(SUNG, karaoke="k")


@given(transcripts, st.floats(0.01, 100.0), st.sampled_from(["k", "kf"]))
@example(Transcript(SUNG), 0.5, "k")
@example(Transcript((SUNG[5], SUNG[4])), 0.5, "k")
@example(MIXED, 2.5, "kf")
@example(TOUCHING, 1.0, "k")
def test_a_lead_in_moves_starts_alone(transcript: Transcript, lead_in: float, karaoke: Karaoke) -> None:
    """Each event is as without, but begins earlier, in a pause; and its words light up when they did."""
    plain = read_sung(smartresult.to_ass(transcript, karaoke=karaoke))
    led = read_sung(smartresult.to_ass(transcript, karaoke=karaoke, lead_in=lead_in))
    lead = (round_half_up(lead_in) + 5) // 10 * 10
    for (start, end, text), (earlier, until, waiting) in zip(plain, led, strict=True):
        assert (until, drop_pause(waiting)) == (end, drop_pause(text))
        sung = start + measure_pause(text)
        assert earlier + measure_pause(waiting) == sung
        first = min(start + measure_pause(other) for begun, _, other in plain if begun == start)
        before = max([over for begun, over, _ in plain if begun < start], default=0)
        assert earlier == min(start, max(first - lead, before))


PAUSE = re.compile(r"\{\\kf?(\d+)\}(?=\{)")


def drop_pause(text: str) -> str:
    """The text of an event without the tag of the pause before its first word."""
    return text[found.end() :] if (found := PAUSE.match(text)) else text


def measure_pause(text: str) -> int:
    """How many milliseconds after the start of an event its first word lights up."""
    return int(found[1]) * 10 if (found := PAUSE.match(text)) else 0


@pytest.mark.parametrize("seconds", [-0.1, float("nan"), float("inf"), "1", True])
def test_what_is_no_time_is_refused(seconds: Any) -> None:  # noqa: ANN401 - of any sort
    said = "expected a finite number of seconds from 0 up, got .* – at"
    with pytest.raises(ExportError, match=f"{said} lead_in"):
        smartresult.to_ass([], karaoke="k", lead_in=seconds)
    with pytest.raises(ExportError, match=f"{said} media_length"):
        smartresult.to_textgrid([], media_length=seconds)
    with pytest.raises(ExportError, match=f"{said} media_length"):
        smartresult.to_lrc([], media_length=seconds)


def test_a_lead_in_without_karaoke_is_refused() -> None:
    with pytest.raises(ExportError, match=r"expected karaoke beside it, got 0\.5 alone – at lead_in"):
        smartresult.to_ass([], lead_in=0.5)


def test_a_backslash_at_the_end_of_a_syllable_does_not_escape_the_next_tag() -> None:
    text = smartresult.to_ass([Segment("你\\好", 0.0, 1.0)], karaoke="kf")
    assert re.search(r"你\\\u2060\{\\kf\d+\}好\n", text)


LYRICS = re.compile(r"\[(\d{2,}):([0-5]\d)\.(\d\d)\](.*)")
LYRIC_TIME = re.compile(r"<(\d{2,}):([0-5]\d)\.(\d\d)>")


def read_lyrics(text: str) -> list[tuple[int, list[int], str]]:
    """Start, word times (both in centiseconds) and text of each line."""
    lines = [LYRICS.fullmatch(line) for line in text.splitlines() if not line.startswith(("[ti:", "[re:"))]
    assert all(lines)
    return [
        (to_cs(line.groups()[:3]), [to_cs(time) for time in LYRIC_TIME.findall(line[4])], LYRIC_TIME.sub("", line[4]))
        for line in lines
        if line
    ]


def to_cs(groups: Iterable[str | Any]) -> int:
    minutes, seconds, centiseconds = map(int, groups)
    return (minutes * 60 + seconds) * 100 + centiseconds


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
@example(Transcript((Segment("[00:01.00]a<00:02.00>b [ti:c]", 0.0, 1.0),)))
@example(Transcript((Segment("A<B and C>D, [music]", 0.0, 1.0),)))
def test_lrc_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_lrc(transcript)
    check_clean(text)
    read = read_lyrics(text)
    meant = show(transcript)
    assert [start for start, _, _ in read] == [(cue.start + 5) // 10 for cue in meant]
    assert [times[-1] for _, times, _ in read] == [(cue.end + 5) // 10 for cue in meant]
    assert all(times == sorted(times) for _, times, _ in read)
    body = "".join(line for line in text.splitlines() if not line.startswith("[re:"))
    assert re.findall("<[^>]*>?", body) == [
        found[0] for found in LYRIC_TIME.finditer(body)
    ]  # to a reader in haste, too
    assert body.count("[") == len(read)
    seen = [collapse(undo_look_alikes(line.replace("［", "["))) for _, _, line in read]
    assert seen == [collapse(undo_look_alikes(cue.text.replace("［", "["))) for cue in meant]


def test_lrc_ends_a_line_with_its_last_word() -> None:
    assert (
        smartresult.to_lrc([Segment("a \n", 0.0, 1.0, (Word("a", 0.0, 1.0),))]) == "[00:00.00]<00:00.00>a<00:01.00>\n"
    )


def test_lrc_names_the_title_and_the_estimates() -> None:
    job = SmartJob(title="Harbour\n[live] tour", result=Transcript((Segment("好的", 6000.0, 6001.0),)))
    head = "[ti:Harbour ［live］ tour]\n[re:smartresult; word times: all estimated]\n"
    assert smartresult.to_lrc(job) == f"{head}[100:00.00]<100:00.00>好<100:00.49>的<100:01.00>\n"


@given(transcripts)
@example(MIXED)
@example(TOUCHING)
@example(Transcript((Segment("[00:01.00]a<00:02.00>b\n\n [ti:c] ", 0.0, 1.0),)))
def test_lrc_by_lines_has_a_stamp_a_line_and_no_other(transcript: Transcript) -> None:
    text = smartresult.to_lrc(transcript, lines=True)
    check_clean(text)
    read = read_lyrics(text)
    whole = [line for line in smartresult.to_lrc(transcript).splitlines() if not line.startswith("[re:")]
    assert text.splitlines() == [
        f"{line[: line.index(']') + 1]}{LYRIC_TIME.sub('', line[line.index(']') + 1 :]).strip()}" for line in whole
    ]
    assert all(times == [] for _, times, _ in read)
    assert text.count("[") == len(read)
    assert "<" not in text


def test_lrc_by_lines_says_nothing_of_words() -> None:
    job = SmartJob(title="Harbour", result=Transcript((Segment("好\n的", 61.0, 62.0), Segment("a <b>", 63.0, 64.0))))
    assert smartresult.to_lrc(job, lines=True, media_length=3599.5) == (
        "[ti:Harbour]\n[length:60:00]\n[01:01.00]好 的\n[01:03.00]a ＜b>\n"
    )


@pytest.mark.parametrize(("length", "stated"), [(0, "00:00"), (59.4999, "01:00"), (61.4, "01:01"), (6001, "100:01")])
def test_lrc_states_the_length_of_the_media(length: float, stated: str) -> None:
    assert smartresult.to_lrc(SmartJob(result=Transcript((SPOKEN,))), media_length=length).startswith(
        f"[length:{stated}]\n[re:"
    )


#: What makes those write words that can do without.
WITH_WORDS: dict[Callable[..., str], dict[str, Any]] = {
    smartresult.to_vtt: {"words": True},
    smartresult.to_ass: {"karaoke": "k"},
    smartresult.to_srt: {"lit": "underline"},
}
WORD_WRITERS = {
    name: partial(exporter.function, **WITH_WORDS.get(exporter.function, {}))
    for name, exporter in smartresult.EXPORTERS.items()
    if "unspaced" in inspect.signature(exporter.function).parameters
}


@pytest.mark.parametrize("write", WORD_WRITERS.values(), ids=WORD_WRITERS)
def test_phrases_stay_together_where_that_is_asked_for(write: Callable[..., str]) -> None:
    today = [Segment("今天天气", 0.0, 1.0)]
    assert "今天" in write(today, unspaced="phrases").replace("今天天气", "")
    with pytest.raises(ExportError, match="expected one of characters, phrases, got 'words' – at unspaced"):
        write(today, unspaced="words")
    with pytest.raises(smartresult.JobNotFinishedError):
        write(SmartJob(state="Executing"), unspaced="phrases")


@pytest.mark.parametrize("words", [5, [5], [Word("a", float("nan"), 1.0)]], ids=["a number", "numbers", "no time"])
@pytest.mark.parametrize(
    "write",
    [smartresult.to_lrc, partial(smartresult.to_vtt, words=True), partial(smartresult.to_ass, karaoke="k")],
    ids=["lrc", "vtt", "ass"],
)
def test_words_that_are_none_are_refused_by_formats_with_cues(write: Callable[..., str], words: object) -> None:
    with pytest.raises(ExportError, match=r"at segments\[0\]\.words"):
        write([SimpleNamespace(text="a", start=0.0, end=1.0, words=words)])
