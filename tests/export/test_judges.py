"""Readers that others wrote, over hostile transcripts: each gets back the cues, their times and their text."""

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final

import pysubs2
import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt

import smartresult
from smartresult import Segment, Transcript
from tests.hostile import make_shown_transcripts
from tests.judges import (
    page_with_remotion,
    read_lines_with_clrc,
    read_with_ass,
    read_with_clrc,
    read_with_praat,
    read_with_pysrt,
    read_with_tgt,
    read_with_ttconv,
    read_with_vtt_js,
    remux,
)
from tests.oracles import miss
from tests.players import ReadCue, Writer, find_node_modules, find_program, to_played_srt
from tests.reading_back import Shown, bare, collapse, in_centiseconds, ms, show, stack, undo_look_alikes

pytestmark = [pytest.mark.oracle, pytest.mark.slow]


@cache
def make_hostile_transcripts() -> Sequence[Transcript]:
    """300 that have a cue."""
    return make_shown_transcripts(300, first=5000)


def find_module(package: str) -> Path:
    return find_node_modules(package) or miss(f"{package} (npm)")


def as_shown(cues: Sequence[ReadCue], undo: Callable[[str], str] = collapse) -> list[Shown]:
    """What was read, in the order of the file."""
    return [Shown(cue.start_ms, cue.end_ms, undo(cue.text)) for cue in cues]


def with_text(cues: Sequence[Shown], undo: Callable[[str], str]) -> list[Shown]:
    return [cue._replace(text=undo(cue.text)) for cue in cues]


def find_misread(
    write: Writer, read: Callable[[str], list[Shown]], mean: Callable[[Transcript], list[Shown]]
) -> list[tuple[list[Shown], list[Shown]]]:
    """What was meant and what was read, of the transcripts where those differ."""
    pairs = [(mean(one), read(write(one))) for one in make_hostile_transcripts()]
    return [pair for pair in pairs if pair[0] != pair[1]]


def test_pysrt_reads_what_was_meant() -> None:
    def read(file: str) -> list[Shown]:
        return as_shown(read_with_pysrt(file), undo_look_alikes)

    def mean(transcript: Transcript) -> list[Shown]:
        return with_text(show(transcript), undo_look_alikes)

    assert not find_misread(smartresult.to_srt, read, mean)
    assert not find_misread(to_played_srt, read, lambda transcript: stack(mean(transcript)))


def test_the_package_ass_reads_what_was_meant() -> None:
    def read(file: str) -> list[Shown]:
        return as_shown(read_with_ass(file), lambda text: undo_look_alikes(text.replace("\\N", "\n")))

    def mean(transcript: Transcript) -> list[Shown]:
        return with_text(stack(in_centiseconds(show(transcript))), undo_look_alikes)

    assert not find_misread(smartresult.to_ass, read, mean)


@pytest.mark.parametrize("words", [False, True], ids=["plain", "stamped"])
def test_ttconv_reads_what_was_meant(words: bool) -> None:  # noqa: FBT001 - a parameter
    write = partial(smartresult.to_vtt, words=words)
    assert not find_misread(write, lambda file: as_shown(read_with_ttconv(file)), lambda one: stack(show(one)))


@pytest.mark.parametrize("words", [False, True], ids=["plain", "stamped"])
def test_vtt_js_reads_what_was_meant(node: str, words: bool) -> None:  # noqa: FBT001 - a parameter
    files = [smartresult.to_vtt(one, words=words) for one in make_hostile_transcripts()]
    read = [as_shown(cues, unescape_again) for cues in read_with_vtt_js(node, find_module("vtt.js"), files)]
    assert read == [with_text(show(one), unescape_again) for one in make_hostile_transcripts()]


def unescape_again(text: str) -> str:
    """As vtt.js does: of `&amp;lt;` it makes `&lt;`, and then `<`, against the standard."""
    while (once := re.sub(r"&(?:amp|lt|gt|lrm|rlm|nbsp);", lambda found: html.unescape(found[0]), text)) != text:
        text = once
    return collapse(text)


def read_extracted(file: str, suffix: str) -> list[Shown]:
    """By readers that the other tests know."""
    if suffix == ".srt":
        return [Shown(ms(cue.start), ms(cue.end), undo_look_alikes(cue.content)) for cue in srt.parse(file)]
    if suffix == ".vtt":
        captions = webvtt.from_string(file).captions
        times = [(one.start_time.in_milliseconds(), one.end_time.in_milliseconds()) for one in captions]
        texts = [collapse(html.unescape(one.raw_text)) for one in captions]
        return [Shown(*time, text) for time, text in zip(times, texts, strict=True)]
    return [Shown(one.start, one.end, undo_look_alikes(one.plaintext)) for one in pysubs2.SSAFile.from_string(file)]


@pytest.mark.parametrize(
    ("suffix", "write"), [(".srt", to_played_srt), (".vtt", smartresult.to_vtt), (".ass", smartresult.to_ass)]
)
def test_matroska_holds_what_was_meant(tmp_path: Path, suffix: str, write: Writer) -> None:
    mkvmerge = find_program("mkvmerge") or miss("mkvmerge")
    mkvextract = find_program("mkvextract") or miss("mkvextract")
    transcripts = make_hostile_transcripts()
    extracted = []
    for i in range(0, len(transcripts), 50):
        files = [write(one) for one in transcripts[i : i + 50]]
        extracted += remux(mkvmerge, mkvextract, files, suffix, tmp_path)
    meant = [stack(in_centiseconds(show(one)) if suffix == ".ass" else show(one)) for one in transcripts]
    undo = collapse if suffix == ".vtt" else undo_look_alikes
    read = [read_extracted(file, suffix) for file in extracted]
    assert [with_text(cues, undo) for cues in meant] == read


@pytest.mark.parametrize("read", [read_with_tgt, read_with_praat], ids=["tgt", "praat"])
def test_speech_tools_read_the_textgrid(
    tmp_path: Path, read: Callable[[Path], Mapping[str, list[tuple[int, int, str]]]]
) -> None:
    path = tmp_path / "words.TextGrid"
    for transcript in make_hostile_transcripts():
        path.write_text(smartresult.to_textgrid(transcript), encoding="utf-8", newline="")
        tiers = read(path)
        shown = [row for name, rows in tiers.items() if name.startswith("segments") for row in rows]
        assert sorted((start, end, bare(text)) for start, end, text in shown) == sorted(
            (start, end, bare(text)) for start, end, text in show(transcript)
        )
        said = "".join(
            sorted("".join(bare(row[2]) for name, rows in tiers.items() if name.startswith("words") for row in rows))
        )
        assert said == "".join(sorted("".join(bare(segment.text) for segment in transcript)))


@pytest.mark.parametrize("read", [read_with_tgt, read_with_praat], ids=["tgt", "praat"])
def test_speech_tools_read_bare_words_in_a_textgrid_of_the_media(
    tmp_path: Path, read: Callable[[Path], Mapping[str, list[tuple[int, int, str]]]]
) -> None:
    path = tmp_path / "words.TextGrid"
    spoken = [Segment("“Now, don't!” – wait …", 1.0, 4.0), Segment("…", 5.0, 6.0)]
    path.write_text(smartresult.to_textgrid(spoken, bare=True, media_length=9.5), encoding="utf-8", newline="")
    tiers = read(path)
    assert [(start, end) for start, end, _ in tiers["segments"]] == [(1000, 4000), (5000, 6000)]
    assert [text for _, _, text in tiers["words (estimated)"]] == ["now", "don't", "wait"]


@pytest.mark.parametrize("read", [read_with_tgt, read_with_praat], ids=["tgt", "praat"])
def test_speech_tools_read_what_is_after_an_equals_sign(
    tmp_path: Path, read: Callable[[Path], Mapping[str, list[tuple[int, int, str]]]]
) -> None:
    path = tmp_path / "words.TextGrid"
    said = [Segment(text, float(i), i + 1.0) for i, text in enumerate(["x = y = = z", "a =\nb", " = c", "text = "])]
    path.write_text(smartresult.to_textgrid(said), encoding="utf-8", newline="")
    tiers = read(path)
    assert [collapse(text) for _, _, text in tiers["segments"]] == ["x = y = = z", "a = b", "= c", "text ="]


def test_remotion_makes_pages_of_what_was_said(node: str) -> None:
    transcripts = [*make_hostile_transcripts(), Transcript((Segment("今天很好", 0.0, 3.0), Segment("再见", 3.0, 5.0)))]
    files = [smartresult.to_captions(one) for one in transcripts]
    made = page_with_remotion(node, find_module("@remotion/captions"), files)
    for file, (short, long) in zip(files, made, strict=True):
        captions = json.loads(file)
        for pages in (short, long):
            assert bare("".join(page.text for page in pages)) == bare("".join(one["text"] for one in captions))
            tokens = [token for page in pages for token in page.tokens]
            assert [(start, end, text.strip()) for start, end, text in tokens] == [
                (one["startMs"], one["endMs"], one["text"].strip()) for one in captions
            ]
            assert all(collapse("".join(token[2] for token in page.tokens)) == collapse(page.text) for page in pages)
            assert [page.start_ms for page in pages] == sorted(page.start_ms for page in pages)
    assert [page.text for page in made[-1][0]] == ["今天很好", "再见"]  # a page begins with each segment


def test_clrc_reads_lines_and_the_length(node: str) -> None:
    files = [smartresult.to_lrc(one, lines=True, media_length=61.0) for one in make_hostile_transcripts()]
    read = read_lines_with_clrc(node, find_module("clrc"), files)
    for transcript, (length, *lines) in zip(make_hostile_transcripts(), read, strict=True):
        assert length == ("length", "01:01")
        assert [(start, collapse(text.replace("［", "[").replace("＜", "<"))) for start, text in lines] == [
            ((cue.start + 5) // 10 * 10, cue.text.replace("［", "[").replace("＜", "<")) for cue in show(transcript)
        ]


def test_clrc_reads_what_was_meant(node: str) -> None:
    """It knows two digits of minutes and more, and no line of a tag that it does not know."""
    files = [smartresult.to_lrc(one) for one in make_hostile_transcripts()]
    for transcript, lines in zip(
        make_hostile_transcripts(), read_with_clrc(node, find_module("clrc"), files), strict=True
    ):
        meant = show(transcript)
        assert [start for start, _ in lines] == [(cue.start + 5) // 10 * 10 for cue in meant]
        assert [words[-1][0] for _, words in lines] == [(cue.end + 5) // 10 * 10 for cue in meant]
        said = [
            collapse("".join(text for _, text in words).replace("［", "[").replace("＜", "<")) for _, words in lines
        ]
        assert said == [cue.text.replace("［", "[").replace("＜", "<") for cue in meant]


LATE: Final = Transcript((Segment("A<B and [C]", 0.0, 1.0),))


def test_the_judges_find_what_is_hidden(node: str) -> None:
    file = smartresult.to_lrc(LATE).replace("＜", "<00:00.50>")
    ((_, words),) = read_with_clrc(node, find_module("clrc"), [file])[0]
    assert "<" not in "".join(text for _, text in words)
    (cue,) = read_with_vtt_js(node, find_module("vtt.js"), [smartresult.to_vtt(LATE).replace("&lt;", "<")])[0]
    assert cue.text == "A"
