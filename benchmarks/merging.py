"""What `merge` and `join` take beside `check` on the same cues: `python benchmarks/merging.py`.

Two cuttings of the same sentences, seeded, English and Chinese, then the first in windows of ten minutes that overlap
by 30 seconds. Each figure is the best of three.
"""

import random
from collections.abc import Callable
from time import perf_counter

from smartresult import Segment, SmartJob, Transcript, check, join, merge

_CUES = 100_000
_WINDOW, _OVERLAP = 600.0, 30.0
_GOAL = 3.0
_WORDS = ("the", "boats", "have", "left", "for", "an", "island", "in", "north", "of", "here")


def main() -> None:
    """Print the times as a table."""
    first, second = make_sides(_CUES)
    windows = make_windows(first)
    merged = merge(first, second)
    judged = measure(lambda: check(first))
    print(f"{_CUES:,} cues, seconds (goal: at most {_GOAL:g} × check)\n\n| | seconds | × check |\n|---|---|---|")
    for name, act in (
        ("check", lambda: check(first)),
        ("merge", lambda: merge(first, second)),
        (f"join, {len(windows)} windows", lambda: join(windows)),
        ("check of what was merged", lambda: check(merged)),
    ):
        seconds = measure(act)
        print(f"| {name} | {seconds:.2f} | **{seconds / judged:.2f}** |")
    print(f"\n{merged.summary()}; joined: {len(join(windows).segments()):,} segments")


def make_sides(count: int) -> tuple[list[Segment], list[Segment]]:
    """So many segments of English, and about as many of Chinese over the same time."""
    source = random.Random(17)  # noqa: S311 - reproducible, not secret
    english, chinese, now = [], [], 0.0
    for _ in range(count):
        length = source.uniform(1.0, 5.0)
        words = " ".join([source.choice(_WORDS) for _ in range(8)])
        said = "".join([source.choice("今天港口很安静船都开走了我们去岛上") for _ in range(12)])
        english.append(Segment(f"{words}.", round(now, 3), round(now + length, 3)))
        moved = now + source.uniform(0, 0.3)
        chinese.append(Segment(f"{said}。", round(moved, 3), round(moved + length, 3)))
        now += length + source.choice([0.0, 0.1, 0.8])
    return english, chinese


def make_windows(whole: list[Segment]) -> list[SmartJob]:
    """The jobs that would have heard *whole*, in times that count from the start of each window."""
    heard: dict[int, list[Segment]] = {}
    for one in whole:
        for i in range(max(int((one.start - _OVERLAP) // _WINDOW), 0), int(one.end // _WINDOW) + 1):
            begin = _WINDOW * i
            if one.start >= begin and one.end <= begin + _WINDOW + _OVERLAP:
                moved = Segment(one.text, round(one.start - begin, 3), round(one.end - begin, 3))
                heard.setdefault(i, []).append(moved)
    return [
        SmartJob(
            state="Finished",
            job_parameters={"start_time": f"{i // 6:02}:{i % 6}0:00", "duration": "00:10:30"},
            result=Transcript(tuple(segments)),
        )
        for i, segments in heard.items()
    ]


def measure(act: Callable[[], object]) -> float:
    """Seconds that *act* takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = perf_counter()
        act()
        best = min(best, perf_counter() - began)
    return best


if __name__ == "__main__":
    main()
