"""Reading: smartresult against its floor and the ways in which people read these responses by hand."""

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import Final

import orjson

import smartresult
from benchmarks.measure import Contender, measure_each, measure_memory, measure_time
from benchmarks.responses import SHAPES, make_items, make_response

#: So many have the examples of the documentation, which are indented, and are what newcomers try first.
SAMPLE_SEGMENTS: Final = 5


def read_floor(data: bytes) -> object:
    """Decode twice, and leave everything else undone: dicts, unchecked."""
    return orjson.loads(orjson.loads(data)["JobResult"]["AiResult"])


def read_with_stdlib(data: bytes) -> object:
    """The same with the standard library, as most scripts do it."""
    return json.loads(json.loads(data)["JobResult"]["AiResult"])


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """What careful scripts build."""

    text: str
    start: float
    end: float


def read_into_dataclasses(data: bytes) -> list[Line]:
    """Decode twice with orjson and build objects from the dicts."""
    items = orjson.loads(orjson.loads(data)["JobResult"]["AiResult"])
    return [Line(item["content"], item["from"], item["to"]) for item in items]


def read_with_smartresult(data: bytes) -> Sequence[smartresult.Segment]:
    """Everything: the segments checked and typed, and all fields of the job."""
    return smartresult.parse(data).segments()


def print_row(name: str, segments: int, language: str, shape: str, *, by_hand: bool) -> None:
    """Check, time and print one kind of response."""
    items = make_items(segments, language)
    data = make_response(items, shape, indent=2 if segments == SAMPLE_SEGMENTS else None)
    answer = [(segment.text, segment.start, segment.end) for segment in read_with_smartresult(data)]
    if answer != [(item.text, item.start / 1000, item.end / 1000) for item in items]:
        sys.exit(f"{name}: a wrong answer is not worth timing")
    contenders: list[Contender] = [read_floor, read_with_smartresult]
    contenders += [read_into_dataclasses, read_with_stdlib] if by_hand else []
    floor, *others = measure_each(measure_time, contenders, data, segments)
    ratios = [f"{seconds / floor:.2f}" for seconds in others] + ["", ""]
    print(f"| {name} | {floor / segments * 1e9:.0f} ns | **{ratios[0]}** | {ratios[1]} | {ratios[2]} |", flush=True)


def print_tables() -> None:
    """Time and memory, as Markdown."""
    print("| response | floor, a segment | smartresult | dataclasses | json |\n|---|---|---|---|---|")
    for segments in (SAMPLE_SEGMENTS, 27, 3000, 100_000):
        for language in ("English", "Chinese"):
            name = f"{segments:,} segments, {language}" + ", indented" * (segments == SAMPLE_SEGMENTS)
            print_row(name, segments, language, "content, from, to", by_hand=True)
    for shape in list(SHAPES)[1:]:
        print_row(f"3,000 segments, {shape}", 3000, "English", shape, by_hand=False)
    print("\n| peak memory, 100,000 segments | floor | smartresult | |\n|---|---|---|---|")
    for language in ("English", "Chinese"):
        data = make_response(make_items(100_000, language))
        floor, ours = measure_each(measure_memory, [read_floor, read_with_smartresult], data, 100_000)
        print(f"| {language} | {floor:.1f} MB | {ours:.1f} MB | **{ours / floor:.2f}** |")
