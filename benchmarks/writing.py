"""Writing: response bytes to text, against the floor of reading and the libraries that people write subtitles with."""

import io
import json
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

import deepgram_captions
import orjson
import pysubs2
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt

import smartresult
from benchmarks.measure import Contender, measure_each, measure_time
from benchmarks.reading import read_floor
from benchmarks.responses import make_items, make_response
from smartresult.export.cues import share_cues


def _items(data: bytes) -> list[dict[str, float]]:
    items: list[dict[str, float]] = orjson.loads(orjson.loads(data)["JobResult"]["AiResult"])
    return items


def to_srt(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_srt(smartresult.parse(data))


def to_vtt(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_vtt(smartresult.parse(data))


def to_ass(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_ass(smartresult.parse(data))


def to_csv(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_csv(smartresult.parse(data))


def to_ttml(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_ttml(smartresult.parse(data))


def to_ebu_tt_d(data: bytes) -> str:
    """Smartresult: TTML as the BBC takes it."""
    return smartresult.to_ttml(smartresult.parse(data), profile="ebu-tt-d")


def to_bcc(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_bcc(smartresult.parse(data))


def to_timeline(data: bytes) -> str:
    """Smartresult."""
    return smartresult.to_timeline(smartresult.parse(data))


def to_four(data: bytes) -> list[str]:
    """Smartresult: SRT, WebVTT, ASS and CSV, which share their cues."""
    job = share_cues(smartresult.parse(data))
    return [smartresult.EXPORTERS[name].function(job) for name in FOUR_FORMATS]


def to_four_apart(data: bytes) -> list[str]:
    """The same, each of which places its own."""
    job = smartresult.parse(data)
    return [smartresult.EXPORTERS[name].function(job) for name in FOUR_FORMATS]


_parse_once = lru_cache(maxsize=1)(smartresult.parse)


def write_srt(data: bytes) -> str:
    """Smartresult: SRT of what was read before."""
    return smartresult.to_srt(_parse_once(data))


def by_hand(data: bytes) -> str:
    """Json and an f-string, as scripts do it: SRT, none of the rules kept."""

    def stamp(seconds: float) -> str:
        ms = round(seconds * 1000)
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"

    items = json.loads(json.loads(data)["JobResult"]["AiResult"])
    return "".join(
        f"{i}\n{stamp(item['from'])} --> {stamp(item['to'])}\n{item['content']}\n\n" for i, item in enumerate(items, 1)
    )


def by_srt(data: bytes) -> str:
    """srt: SRT."""
    cues = [
        srt.Subtitle(i, timedelta(seconds=item["from"]), timedelta(seconds=item["to"]), item["content"])
        for i, item in enumerate(_items(data), 1)
    ]
    text: str = srt.compose(cues)
    return text


class _Lines:
    """What deepgram-captions calls a converter: lines of words; here a line a segment, of one word."""

    def __init__(self, data: bytes) -> None:
        self.items = _items(data)

    def get_lines(self, line_length: int) -> list[list[dict[str, object]]]:
        """The lines, whatever length is asked for."""
        del line_length
        return [[{"word": item["content"], "start": item["from"], "end": item["to"]}] for item in self.items]


def by_deepgram(data: bytes) -> str:
    """deepgram-captions: SRT."""
    written: str = deepgram_captions.srt(_Lines(data))
    return written


def _by_pysubs2(data: bytes, suffix: str) -> str:
    file = pysubs2.SSAFile()
    file.events = [
        pysubs2.SSAEvent(start=round(item["from"] * 1000), end=round(item["to"] * 1000), text=str(item["content"]))
        for item in _items(data)
    ]
    return file.to_string(suffix)


def by_pysubs2_srt(data: bytes) -> str:
    """pysubs2: SRT."""
    return _by_pysubs2(data, "srt")


def by_pysubs2_ass(data: bytes) -> str:
    """pysubs2: ASS."""
    return _by_pysubs2(data, "ass")


def by_webvtt(data: bytes) -> str:
    """webvtt-py: WebVTT."""

    def stamp(seconds: float) -> str:
        ms = round(seconds * 1000)
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"

    file = webvtt.WebVTT()
    file.captions.extend(
        webvtt.Caption(stamp(item["from"]), stamp(item["to"]), str(item["content"])) for item in _items(data)
    )
    buffer = io.StringIO()
    file.write(buffer)
    return buffer.getvalue()


FOUR_FORMATS = ("srt", "vtt", "ass", "csv")
#: Each contender with its name and the most that it was meant to take, as a multiple of the floor.
FORMATS: dict[str, tuple[Callable[[bytes], str], str]] = {
    "smartresult, SRT": (to_srt, "3.0"),
    "smartresult, WebVTT": (to_vtt, "3.2"),
    "smartresult, ASS": (to_ass, "3.5"),
    "smartresult, CSV": (to_csv, "3.0"),
    "json and f-strings, SRT": (by_hand, ""),
    "srt, SRT": (by_srt, ""),
    "deepgram-captions, SRT": (by_deepgram, ""),
    "pysubs2, SRT": (by_pysubs2_srt, ""),
    "pysubs2, ASS": (by_pysubs2_ass, ""),
    "webvtt-py, WebVTT": (by_webvtt, ""),
}


def check_answers(data: bytes) -> None:
    """Stop unless all that write SRT agree: harmless text is all that they can agree on."""
    if not to_srt(data) == by_hand(data) == by_srt(data) == by_pysubs2_srt(data):
        sys.exit("a wrong answer is not worth timing")


def print_tables() -> None:
    """Time for 3,000 segments in two languages, and how it grows to 100,000, as Markdown."""
    print("| response bytes → text, 3,000 segments | English | Chinese | goal |\n|---|---|---|---|")
    responses = [make_response(make_items(3000, language)) for language in ("English", "Chinese")]
    rows = []
    for data in responses:
        check_answers(data)
        contenders: list[Contender] = [read_floor, *(function for function, _ in FORMATS.values())]
        floor, *times = measure_each(measure_time, contenders, data, 3000)
        rows.append([f"{time / floor:.2f}" for time in times])
    for (name, (_, goal)), english, chinese in zip(FORMATS.items(), *rows, strict=True):
        print(f"| {name} | **{english}** | **{chinese}** | {goal} |")
    print_cousins()
    print_lengths()
    print_several_formats()


#: Each with its name, the format that is most like it, and the most that it was meant to take, as a multiple of that.
COUSINS: dict[str, tuple[Callable[[bytes], str], Callable[[bytes], str], str]] = {
    "TTML (IMSC 1.1)": (to_ttml, to_vtt, "× WebVTT (goal: 2)"),
    "TTML (EBU-TT-D)": (to_ebu_tt_d, to_vtt, "× WebVTT (goal: 2)"),
    "timeline": (to_timeline, to_bcc, "× BCC (goal: 1.5)"),
}


def print_cousins() -> None:
    """What formats take that have no peers to be measured against, as multiples of the formats most like them."""
    print("\n| response bytes → text, 3,000 segments | English | Chinese | |\n|---|---|---|---|")
    responses = [make_response(make_items(3000, language)) for language in ("English", "Chinese")]
    for name, (function, like, unit) in COUSINS.items():
        times = [measure_each(measure_time, [function, like], data, 3000) for data in responses]
        english, chinese = (time / other for time, other in times)
        print(f"| smartresult, {name} | **{english:.2f}** | **{chinese:.2f}** | {unit} |")


def print_lengths() -> None:
    """What a segment costs in responses of many lengths, to be read and written and to be written alone."""
    print("\n| smartresult, SRT, English | read and written, a segment | written | × 3,000 segments (goal: 1.6) |")
    print("|---|---|---|---|")
    shortest = None
    for segments in (3000, 10_000, 100_000):
        data = make_response(make_items(segments, "English"))
        both, written = (time / segments for time in measure_each(measure_time, [to_srt, write_srt], data, segments))
        shortest = shortest or written
        row = f"{both * 1e9:.0f} ns | {written * 1e9:.0f} ns | **{written / shortest:.2f}**"
        print(f"| {segments:,} segments | {row} |", flush=True)


def print_several_formats() -> None:
    """What a short response costs in several formats, against one."""
    data = make_response(make_items(27, "English"))
    if to_four(data) != to_four_apart(data):
        sys.exit("a wrong answer is not worth timing")
    one, four, apart = measure_each(measure_time, [to_srt, to_four, to_four_apart], data, 27)
    print("\n| 27 segments, read and written | one format | four that share their cues | four that don't |")
    print("|---|---|---|---|")
    print(f"| SRT; with WebVTT, ASS, CSV | {one * 1e6:.1f} µs | **{four / one:.2f} ×** | {apart / one:.2f} × |")
