"""Captions of Remotion: their shape, their times, and that no text is lost between words."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from smartresult import ExportError, JobNotFinishedError, Segment, SmartJob, Transcript, Word
from smartresult.word_times.choices import Unspaced
from tests import hostile
from tests.reading_back import check_clean, collapse, drop_marks, replace_controls, round_half_up
from tests.strategies import cue_texts, cue_times

timed_words = st.lists(st.builds(Word, cue_texts, cue_times, cue_times), max_size=3).map(tuple)
transcripts = st.lists(st.builds(Segment, cue_texts, cue_times, cue_times, st.just(()) | timed_words), max_size=4).map(
    lambda segments: Transcript(tuple(segments))
) | st.integers(0, 10**6).map(hostile.make_transcript)
APART = Transcript((Segment(" Good  morning\neveryone ", 1.0, 3.0), Segment("今天天气", 4.0, 5.0)))
OVERLAPPING = Transcript((Segment("a b\r\n\r\n", 0.0, 3.0), Segment("\u3000c d", 1.0, 2.0), Segment(" \t", 1.0, 2.0)))


def read(transcript: Transcript, unspaced: Unspaced = "characters") -> list[dict[str, Any]]:
    captions: list[dict[str, Any]] = json.loads(smartresult.to_captions(transcript, unspaced=unspaced))
    return captions


def test_a_caption_is_a_word_with_the_blank_before_it() -> None:
    texts = [one["text"] for one in read(APART, unspaced="phrases")]
    assert texts == ["Good", "  morning", " everyone", " 今天", "天气"]
    assert [one["text"] for one in read(APART)][3:] == [" 今", "天", "天", "气"]


def test_segments_are_parted_by_one_blank_and_mixed_where_they_overlap() -> None:
    assert [one["text"] for one in read(OVERLAPPING)] == ["a", " c", " b", " d"]


def test_what_nobody_knows_is_null() -> None:
    stated = Transcript((Segment("a b", 0.0, 1.0, (Word("a", 0.0, 0.2505), Word("b", 0.5, 1.0))),))
    null = {"timestampMs": None, "confidence": None}
    assert read(stated) == [
        {"text": "a", "startMs": 0, "endMs": 251} | null,
        {"text": " b", "startMs": 500, "endMs": 1000} | null,
    ]
    assert all(caption == caption | null for caption in read(APART))


@given(transcripts, st.sampled_from(["characters", "phrases"]))
@example(APART, "characters")
@example(OVERLAPPING, "characters")
def test_the_texts_of_a_segment_are_its_text(transcript: Transcript, unspaced: Unspaced) -> None:
    check_clean(smartresult.to_captions(transcript, unspaced=unspaced))
    captions = read(transcript, unspaced=unspaced)
    timed = smartresult.words(drop_marks(transcript), unspaced=unspaced)
    in_order = sorted(timed, key=lambda word: round_half_up(word.start))
    assert [(one["startMs"], one["endMs"]) for one in captions] == [
        (round_half_up(word.start), round_half_up(word.end)) for word in in_order
    ]
    said: dict[int, str] = {}
    for caption, word in zip(captions, in_order, strict=True):
        said[word.segment] = said.get(word.segment, "") + caption["text"]
    for i, segment in enumerate(drop_marks(transcript)):
        assert collapse(said.get(i, "")) == collapse(replace_controls(as_line(segment.text)))
        if segment.text.isprintable():  # then to the character
            assert said.get(i, "").strip() == segment.text.strip()


def as_line(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), " "))


@given(transcripts)
@example(OVERLAPPING)
def test_times_are_whole_and_in_order(transcript: Transcript) -> None:
    captions = read(transcript)
    assert all(type(one[key]) is int for one in captions for key in ("startMs", "endMs"))
    assert all(0 <= one["startMs"] <= one["endMs"] for one in captions)
    assert all(one["startMs"] <= after["startMs"] for one, after in pairwise(captions))


@given(transcripts)
@example(APART)
@example(OVERLAPPING)
def test_no_text_ends_with_a_blank_and_the_first_begins_with_none(transcript: Transcript) -> None:
    texts = [one["text"] for one in read(transcript)]
    assert all(text.strip() and text == text.rstrip() and "\n" not in text for text in texts)
    assert texts[:1] == [text.lstrip() for text in texts[:1]]
    starts = [word.segment for word in smartresult.words(drop_marks(transcript))]
    assert sum(text.startswith(" ") for text in texts) >= len(set(starts)) - 1


def test_without_a_word_it_is_an_empty_list() -> None:
    assert smartresult.to_captions([Segment(" \ufeff", 0.0, 1.0)]) == "[]"


def test_what_has_no_words_is_refused() -> None:
    with pytest.raises(JobNotFinishedError):
        smartresult.to_captions(SmartJob(state="Executing"))
    with pytest.raises(ExportError, match="expected a start from 0 s up"):
        smartresult.to_captions([Segment("a", -1.0, 1.0)])
