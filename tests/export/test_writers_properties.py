"""What is written is valid, and independent readers get back exactly the times and the text."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Sequence
from random import Random

import pysubs2
import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt
from hypothesis import assume, example, given
from hypothesis import strategies as st

import smartresult
from smartresult import ExportError, Segment, Transcript
from smartresult.export.times import ms_from_seconds
from tests import hostile
from tests.reading_back import (
    Shown,
    check_clean,
    collapse,
    in_centiseconds,
    ms,
    round_half_up,
    show,
    stack,
    undo_joiner,
    undo_look_alikes,
)
from tests.strategies import cue_texts, cue_times

transcripts = st.lists(st.builds(Segment, cue_texts, cue_times, cue_times), max_size=5).map(
    lambda segments: Transcript(tuple(segments))
) | st.integers(0, 10**6).map(hostile.make_transcript)

TIMESTAMP = r"\d\d:[0-5]\d:[0-5]\d"
SRT = re.compile(rf"(\d+\n{TIMESTAMP},\d{{3}} --> {TIMESTAMP},\d{{3}}\n([^\n]+\n)+\n)*")
VTT = re.compile(
    rf"WEBVTT Language: pt-BR\n(\n\d+\n\d*{TIMESTAMP}\.\d{{3}} --> \d*{TIMESTAMP}\.\d{{3}}\n([^\n<>]+\n)+)*"
)
ASS = re.compile(rf"(Dialogue: 0,\d*{TIMESTAMP[2:]}\.\d\d,\d*{TIMESTAMP[2:]}\.\d\d,Default,,0,0,0,,[^\n{{}}]+\n)*")


def shown_in_pysubs2(file: pysubs2.SSAFile) -> list[Shown]:
    return [Shown(event.start, event.end, collapse(event.text.replace("\\N", "\n"))) for event in file]


def with_breaks(cues: Sequence[Shown]) -> list[Shown]:
    r"""The *cues* as pysubs2 holds them: to it, a literal `\N` is a line break, and can't be told from one."""
    return [cue._replace(text=collapse(cue.text.replace("\\N", "\n"))) for cue in cues]


@pytest.mark.filterwarnings("ignore:Possible missed subtitle")  # pysubs2 from 1.9 on, of text that holds `-->`
@given(transcripts)
@example(Transcript((Segment("text\n42", 0, 1),)))
@example(Transcript((Segment("42", 0, 1), Segment("a\n42\nb", 1, 2), Segment("43", 2, 3))))
@example(Transcript((Segment("5\n00:00:01,000 --> 00:00:02,000\nx", 0, 1),)))
@example(Transcript((Segment("a\n 42 ", 0, 1),)))
@example(Transcript((Segment("a\r0\t", 0, 1),)))
@example(Transcript((Segment("a\n\u30000\u3000", 0, 1),)))
@example(Transcript((Segment("Ende\n2024\n31.12.2024 war es", 0, 1),)))
@example(Transcript((Segment("a\n-7.\n1：2。3 --> 4:5:6\nb", 0, 1), Segment("c\n1\n00:01.500 --> 00:02.000", 1, 2))))
def test_srt_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_srt(transcript)
    check_clean(text)
    assert SRT.fullmatch(text)
    meant = [cue._replace(text=undo_joiner(cue.text)) for cue in show(transcript)]
    read = list(srt.parse(text))
    assert [cue.index for cue in read] == list(range(1, len(meant) + 1))
    assert [Shown(ms(cue.start), ms(cue.end), undo_joiner(cue.content)) for cue in read] == meant
    by_pysubs2 = pysubs2.SSAFile.from_string(text, format_="srt", keep_html_tags=True)
    assert [cue._replace(text=undo_joiner(cue.text)) for cue in shown_in_pysubs2(by_pysubs2)] == with_breaks(meant)


@given(transcripts)
def test_srt_keeps_the_text_to_the_character(transcript: Transcript) -> None:
    text = smartresult.to_srt(transcript)
    if not re.search(
        r"\d[,.:，．。：]\d", transcript.text
    ):  # then it holds no timestamp, the only text that is not kept
        assert "\u2060" not in text or "\u2060" in transcript.text
        for segment in transcript:
            if segment.text.isprintable() and segment.text.strip():
                assert f"\n{segment.text}\n\n" in text


@given(transcripts)
def test_srt_in_look_alikes_says_the_same_and_holds_no_markup(transcript: Transcript) -> None:
    text = smartresult.to_srt(transcript, markup="look-alike")
    assert SRT.fullmatch(text)
    assert not re.search(r"</? *[A-Za-z]|\{|\\[NnHh]", text)
    read = [Shown(ms(cue.start), ms(cue.end), undo_look_alikes(cue.content)) for cue in srt.parse(text)]
    assert read == [cue._replace(text=undo_look_alikes(cue.text)) for cue in stack(show(transcript))]


@given(transcripts)
def test_srt_has_the_line_ends_and_the_bom_that_are_asked_for(transcript: Transcript) -> None:
    plain = smartresult.to_srt(transcript)
    assert smartresult.to_srt(transcript, bom=True) == "\ufeff" + plain
    assert smartresult.to_srt(transcript, newline="\r\n") == plain.replace("\n", "\r\n")


@given(transcripts)
def test_vtt_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_vtt(transcript, lang="pt-BR")
    check_clean(text)
    assert VTT.fullmatch(text)
    assert not re.search("&(?!(amp|lt|gt);)", text)
    read = webvtt.from_string(text).captions
    assert [shown_in_webvtt(caption) for caption in read] == stack(show(transcript))
    by_number = sorted(read, key=lambda caption: int(caption.identifier or 0))
    assert [caption.identifier for caption in by_number] == [str(i + 1) for i in range(len(read))]
    assert [shown_in_webvtt(caption) for caption in by_number] == show(transcript)


def shown_in_webvtt(caption: webvtt.Caption) -> Shown:
    start, end = caption.start_time.in_milliseconds(), caption.end_time.in_milliseconds()
    return Shown(start, end, collapse(html.unescape(caption.raw_text)))


@given(transcripts)
def test_ass_is_read_back(transcript: Transcript) -> None:
    text = smartresult.to_ass(transcript)
    check_clean(text)
    head, _, events = text.partition("MarginV, Effect, Text\n")
    assert ASS.fullmatch(events)
    assert head.startswith("[Script Info]\n")
    file = pysubs2.SSAFile.from_string(text)
    read = [Shown(event.start, event.end, undo_look_alikes(event.plaintext)) for event in file]
    assert read == [cue._replace(text=undo_look_alikes(cue.text)) for cue in stack(in_centiseconds(show(transcript)))]
    touching = {cue.end for cue in show(transcript)} & {cue.start for cue in show(transcript)}
    assert {(time + 5) // 10 * 10 for time in touching} <= {cue.start for cue in read}


@given(transcripts, st.booleans(), st.sampled_from(["\r\n", "\n"]))
def test_csv_is_read_back(transcript: Transcript, bom: bool, newline: str) -> None:  # noqa: FBT001 - drawn
    job = smartresult.SmartJob(job_id='odd, "id"\n', result=transcript)
    text = smartresult.to_csv(job, bom=bom, newline=newline)
    assert text.startswith("\ufeff") == bom
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["job_id", "index", "start", "end", "duration", "text"]
    assert [row[:2] for row in rows[1:]] == [['odd, "id"\n', str(i)] for i in range(1, len(rows))]
    assert all(re.fullmatch(r"\d+\.\d{3}", number) for row in rows[1:] for number in row[2:5])
    read = [[round(float(number) * 1000) for number in row[2:5]] for row in rows[1:]]
    meant = show(transcript)
    assert read == [[cue.start, cue.end, cue.end - cue.start] for cue in meant]
    assert [collapse(row[5]) for row in rows[1:]] == [cue.text for cue in meant]


@given(transcripts)
def test_bcc_is_read_back_by_json_and_by_ourselves(transcript: Transcript) -> None:
    text = smartresult.to_bcc(transcript)
    body = json.loads(text)["body"]
    read = [Shown(round(item["from"] * 1000), round(item["to"] * 1000), collapse(item["content"])) for item in body]
    assert read == show(transcript)
    assert show(smartresult.parse(text).segments()) == show(transcript)


@given(transcripts)
def test_text_is_the_text(transcript: Transcript) -> None:
    assert collapse(smartresult.to_text(transcript)) == collapse("\n".join(cue.text for cue in show(transcript)))


@given(transcripts)
def test_pysubs2_writes_a_right_file_from_our_object(transcript: Transcript) -> None:
    file = smartresult.to_pysubs2(transcript)
    meant = [cue._replace(text=undo_look_alikes(cue.text)) for cue in show(transcript)]
    assert [Shown(event.start, event.end, undo_look_alikes(event.plaintext)) for event in file] == meant
    if meant and max(cue.end for cue in meant) < 10 * 3_600_000 - 10:  # where its ASS times end
        again = pysubs2.SSAFile.from_string(file.to_string("ass"))
        assert [undo_look_alikes(event.plaintext) for event in again] == [cue.text for cue in meant]


@given(transcripts)
def test_webvtt_py_writes_a_right_file_from_our_object(transcript: Transcript) -> None:
    read = webvtt.from_string(smartresult.to_webvtt(transcript).content)
    assert [shown_in_webvtt(caption) for caption in read.captions] == show(transcript)


@given(st.integers(0, 10**10).map(lambda n: n / 10_000) | st.floats(0, 1e13))
@example(259.0395)
@example(1.0005)
@example(8_000_000_000.0005)
@example(1e22)
def test_milliseconds_are_the_decimal_as_written_rounded_half_up(seconds: float) -> None:
    assert ms_from_seconds(seconds) == round_half_up(seconds)
    cues = show([Segment("a", seconds, seconds)])
    body = json.loads(smartresult.to_bcc([Segment("a", seconds, seconds)]))["body"]
    assert body[0]["from"] == cues[0].start / 1000


@given(st.integers(0, 10**9))
def test_milliseconds_of_the_service_come_back_exactly(milliseconds: int) -> None:
    assert ms_from_seconds(milliseconds / 1000) == milliseconds


@given(st.lists(st.builds(Segment, st.just("a"), st.floats(), st.floats()), min_size=1, max_size=3))
def test_impossible_times_are_refused_by_every_format(segments: list[Segment]) -> None:
    finite = all(abs(time) * 1000 < float("inf") for segment in segments for time in (segment.start, segment.end))
    possible = finite and all(round_half_up(segment.start) >= 0 for segment in segments)
    for name, exporter in smartresult.EXPORTERS.items():
        if not possible:
            with pytest.raises(ExportError):
                exporter.function(segments)
        elif name not in {"srt", "ass", "captions"}:
            assert exporter.function(segments)


# --- Every format, the next one included

every_format = pytest.mark.parametrize(
    "write", [exporter.function for exporter in smartresult.EXPORTERS.values()], ids=smartresult.EXPORTERS
)


@every_format
@given(transcripts)
def test_whatever_is_said_the_file_is_clean(write: Callable[..., str], transcript: Transcript) -> None:
    assume(write is not smartresult.to_ttml or show(transcript))  # it states a cue at least
    check_clean(write(transcript).replace("\r\n", "\n"))


@every_format
@given(st.lists(st.text("abcdefgh", min_size=9), min_size=1, max_size=4), st.randoms())
def test_every_word_is_written_in_order_of_time(write: Callable[..., str], said: list[str], random: Random) -> None:
    segments = [Segment(f"{i}{word}", float(i), i + 0.5) for i, word in enumerate(said)]
    written = write(random.sample(segments, len(segments)))
    places = [written.index(segment.text) for segment in segments]
    assert places == sorted(places)
