"""What is read of our own files is what was written, whatever the texts."""

import re
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from smartresult import Segment, Transcript, to_ass, to_srt, to_vtt
from smartresult.subtitles.cues import ReadCue
from smartresult.subtitles.reading import read_subtitles
from tests.hostile import make_transcript
from tests.reading_back import Shown, collapse, in_centiseconds, show, stack, undo_joiner, undo_look_alikes

#: What is markup in SRT and can't be told from text there.
MARKUP = re.compile(r"(?i)</(b|i|u|font)>|\{\\(an?\d|pos|move|fad)")


def write_srt_with_look_alikes(transcript: Transcript) -> str:
    return to_srt(transcript, markup="look-alike")


def write_vtt_with_words(transcript: Transcript) -> str:
    return to_vtt(transcript, words=True)


def write_karaoke(transcript: Transcript) -> str:
    return to_ass(transcript, karaoke="kf")


WRITERS: dict[str, tuple[str, Callable[[Transcript], str]]] = {
    "srt": (".srt", to_srt),
    "srt with look-alikes": (".srt", write_srt_with_look_alikes),
    "vtt": (".vtt", to_vtt),
    "vtt with words": (".vtt", write_vtt_with_words),
    "ass": (".ass", to_ass),
    "ass with karaoke": (".ass", write_karaoke),
}


def as_shown(cues: Sequence[ReadCue]) -> list[Shown]:
    return [Shown(round(cue.start * 1000), round(cue.end * 1000), undo_look_alikes(cue.text)) for cue in cues]


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_every_cue_is_read_as_it_was_written(name: str) -> None:
    suffix, write = WRITERS[name]
    judged = 0
    for seed in range(3000):
        transcript = make_transcript(seed)
        if name == "srt" and MARKUP.search(transcript.text):
            continue
        meant = show(transcript)
        if not meant:
            continue
        judged += 1
        read = read_subtitles(write(transcript).encode(), suffix)
        expected = [cue._replace(text=undo_look_alikes(cue.text)) for cue in meant]
        if suffix == ".ass":
            expected = in_centiseconds(expected)
        assert as_shown(read) == (expected if name == "srt" else stack(expected)), seed
        assert sorted(int(cue.number) for cue in read) == list(range(1, len(read) + 1))
    assert judged > 1500


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    "text",
    [
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x",
        "aDialogue:0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x",
        "Dialogue: 0,0:00:00.00",
        "7\n00:00:03 --> 00:00:04",
        "7\n00:00:01;000 --> 00:00:02,000",
        "00:00:01;000 --> 00:00:02,000",
        "00:00:01,000 -->\n00:00:02,000",
    ],
)
def test_a_text_that_looks_like_a_cue_is_read_as_text(name: str, text: str) -> None:
    suffix, write = WRITERS[name]
    transcript = Transcript((Segment("before", 1.0, 2.0), Segment(text, 3.0, 4.0), Segment("after", 5.0, 6.0)))
    read = read_subtitles(write(transcript).encode(), suffix)
    assert [undo_look_alikes(cue.text) for cue in read] == ["before", collapse(text), "after"]


LIT: dict[str, tuple[str, Callable[[Transcript], str]]] = {
    "srt": (".srt", partial(to_srt, lit="underline", markup="look-alike")),
    "vtt": (".vtt", partial(to_vtt, lit="colour")),
    "vtt with words": (".vtt", partial(to_vtt, lit="box", words=True)),
    "ass": (".ass", partial(to_ass, lit="colour")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LIT)
def test_every_text_whose_words_light_up_is_read_as_it_was_written(name: str) -> None:
    suffix, write = LIT[name]
    for seed in range(500):
        transcript = make_transcript(seed)
        if meant := show(transcript):
            read = read_subtitles(write(transcript).encode(), suffix)
            expected = {re.sub(r"\s", "", undo_look_alikes(cue.text)) for cue in meant}
            assert {re.sub(r"\s", "", cue.text) for cue in as_shown(read)} == expected, seed  # long lines are broken


def test_the_text_of_srt_is_kept_to_the_character() -> None:
    text = "C:\\new <i> {x} a < b & c\n - 1984"
    (cue,) = read_subtitles(f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n".encode())
    assert cue.text == text
    assert undo_joiner(cue.text) == " ".join(text.split())
