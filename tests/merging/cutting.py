"""What is said in two languages, cut twice; a whole, cut into windows; and how many calls something takes."""

import random
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from smartresult import Segment, SmartJob, Transcript


def cut_twice(count: int, jitter: float, seed: int = 1, pieces: tuple[int, int] = (2, 2)) -> list[list[Segment]]:
    """Two cuttings of the same sentences: each text begins with the number of its sentence.

    A sentence of more than three seconds is cut into up to so many *pieces*; times are up to *jitter* seconds off.
    """
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    sentences, now = [], 0.0
    for _ in range(count):
        length = source.uniform(1.2, 6.5)
        sentences.append((now, now + length))
        now += length + source.choice([0.0, 0.05, 0.3, 0.6, 1.5])
    cuttings = []
    for most in pieces:
        segments = []
        for number, (start, end) in enumerate(sentences):
            parts = source.randint(1, most) if end - start > 3 else max(1, most // 2)
            edges = sorted([start, *[source.uniform(start, end) for _ in range(parts - 1)], end])
            for k in range(parts):
                first, last = (max(edge + source.uniform(-jitter, jitter), 0.0) for edge in edges[k : k + 2])
                segments.append(Segment(f"{number} {k}", round(first, 3), round(max(first + 0.1, last), 3)))
        cuttings.append(segments)
    return cuttings


def write_clock(seconds: float) -> str:
    whole, ms = divmod(round(seconds * 1000), 1000)
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{text}.{ms:03}" if ms else text


def cut_windows(
    whole: Sequence[Segment], bounds: Sequence[tuple[float, float]], *, relative: bool, echo: bool = True
) -> list[SmartJob]:
    """A job for each of *bounds*, in milliseconds exactly, with what of *whole* lies in it; what sticks out is cut."""
    jobs = []
    for number, (begin, end) in enumerate(bounds):
        by = round(begin * 1000) if relative else 0
        segments = []
        for one in whole:
            start, last = max(one.start, begin), min(one.end, end)
            if start < last or begin <= one.start == one.end < end:
                text = one.text if (start, last) == (one.start, one.end) else f"…{one.text}"
                segments.append(Segment(text, (round(start * 1000) - by) / 1000, (round(last * 1000) - by) / 1000))
        parameters = {"start_time": write_clock(begin), "duration": write_clock(end - begin)} if echo else None
        jobs.append(
            SmartJob(
                job_id=f"w{number}", state="Finished", job_parameters=parameters, result=Transcript(tuple(segments))
            )
        )
    return jobs


def count_calls(act: Callable[[], object]) -> int:
    """How many calls *act* takes, the library's and those of what it calls."""
    calls = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
