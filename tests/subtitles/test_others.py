"""Readers that others wrote agree with ours on what tools write, wherever they don't guess."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

import pysubs2
import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt

from smartresult import Segment, to_ass, to_srt, to_vtt
from smartresult.subtitles.reading import read_subtitles
from tests.oracles import import_judge, miss
from tests.players import find_node_modules, find_program, read_with_ffmpeg, read_with_webvtt_parser
from tests.reading_back import Shown, collapse, ms

WORDS: Final = ("Well,", "yes", "1984", "that's", "it.", "你好", "(laughs)", "12:30", "a", "No. 7", "-", "...")


def make_segments(source: random.Random) -> list[Segment]:
    segments, now = [], source.randrange(0, 7_000_000, 10)
    for _ in range(source.randint(1, 5)):
        end = now + source.randrange(10, 9000, 10)
        lines = (" ".join(source.choices(WORDS, k=source.randint(1, 4))) for _ in range(source.randint(1, 3)))
        segments.append(Segment("\n".join(lines), now / 1000, end / 1000))
        now = end + source.randrange(0, 900, 10)
    return segments


def compose(segments: Sequence[Segment]) -> str:
    items = [
        srt.Subtitle(i, timedelta(seconds=one.start), timedelta(seconds=one.end), one.text)
        for i, one in enumerate(segments, 1)
    ]
    return str(srt.compose(items))


def write_with_pysubs2(segments: Sequence[Segment], format_name: str) -> str:
    file = pysubs2.SSAFile()
    file.events = [
        pysubs2.SSAEvent(round(one.start * 1000), round(one.end * 1000), one.text.replace("\n", "\\N"))
        for one in segments
    ]
    return file.to_string(format_name)


def strip_hours(segments: Sequence[Segment]) -> str:
    """WebVTT whose times have hours where they need them."""
    return to_vtt(segments).replace("\n00:", "\n").replace("--> 00:", "--> ")


WRITERS: Final[Mapping[str, tuple[str, Callable[[Sequence[Segment]], str]]]] = {
    "srt": (".srt", compose),
    "srt, ours": (".srt", to_srt),
    "srt, without numbers": (
        ".srt",
        lambda segments: "\n".join(b.partition("\n")[2] for b in to_srt(segments).split("\n\n")),
    ),
    "srt, dots": (".srt", lambda segments: to_srt(segments).replace(",", ".")),
    "srt, coordinates": (".srt", lambda segments: to_srt(segments).replace("0\n", "0 X1:10 X2:20 Y1:0 Y2:9\n")),
    "srt, no last newline": (".srt", lambda segments: to_srt(segments).rstrip()),
    "srt by pysubs2": (".srt", lambda segments: write_with_pysubs2(segments, "srt")),
    "ssa by pysubs2": (".ssa", lambda segments: write_with_pysubs2(segments, "ssa")),
    "ass by pysubs2": (".ass", lambda segments: write_with_pysubs2(segments, "ass")),
    "ass, ours": (".ass", to_ass),
    "vtt by pysubs2": (".vtt", lambda segments: write_with_pysubs2(segments, "vtt")),
    "vtt, few hours": (".vtt", strip_hours),
}


def make_files(name: str, count: int) -> list[str]:
    source = random.Random(name)  # noqa: S311 - reproducible
    return [WRITERS[name][1](make_segments(source)) for _ in range(count)]


def read(text: str, suffix: str) -> list[Shown]:
    return [
        Shown(round(cue.start * 1000), round(cue.end * 1000), collapse(cue.text))
        for cue in read_subtitles(text.encode(), suffix)
    ]


@pytest.mark.parametrize("name", ["srt", "srt, ours", "srt, dots", "srt, no last newline", "srt by pysubs2"])
def test_srt_reads_the_same(name: str) -> None:
    for text in make_files(name, 40):
        assert read(text, ".srt") == [Shown(ms(i.start), ms(i.end), collapse(i.content)) for i in srt.parse(text)]


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["srt", "srt, ours", "srt, coordinates"])
def test_pysrt_reads_the_same(name: str) -> None:
    pysrt = import_judge("pysrt")
    for text in make_files(name, 40):
        items = pysrt.from_string(text)
        assert read(text, ".srt") == [Shown(one.start.ordinal, one.end.ordinal, collapse(one.text)) for one in items]


def test_webvtt_py_reads_the_same() -> None:
    for name in ("vtt by pysubs2", "vtt, few hours"):
        for text in make_files(name, 40):
            captions = webvtt.from_string(text).captions
            assert [(cue.start, cue.text) for cue in read(text, ".vtt")] == [
                (one.start_time.in_milliseconds(), collapse(one.text)) for one in captions
            ]


@pytest.mark.oracle
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in WRITERS if name != "srt, without numbers"])  # it wants them
def test_ffmpeg_reads_the_same(name: str, tmp_path: Path) -> None:
    ffmpeg = find_program("ffmpeg") or miss("FFmpeg")
    suffix, files = WRITERS[name][0], make_files(name, 40)
    judged = read_with_ffmpeg(ffmpeg, files, suffix.removeprefix("."), tmp_path)
    for text, cues in zip(files, judged, strict=True):
        assert read(text, suffix) == [Shown(cue.start_ms, cue.end_ms, collapse(cue.text)) for cue in cues]


@pytest.mark.oracle
@pytest.mark.slow
def test_the_parser_of_the_w3c_reads_the_same() -> None:
    node = find_program("node") or miss("Node.js")
    modules = find_node_modules("webvtt-parser") or miss("W3C's webvtt-parser (npm)")
    files = make_files("vtt by pysubs2", 40) + make_files("vtt, few hours", 40)
    for text, (_, cues) in zip(files, read_with_webvtt_parser(node, modules, files), strict=True):
        shown = [Shown(cue.start_ms, cue.end_ms, collapse(cue.text)) for cue in cues]
        assert sorted(read(text, ".vtt")) == sorted(shown)
