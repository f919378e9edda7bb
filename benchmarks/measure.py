"""How every figure here is taken: in processes of their own, in turns, the best counts."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import inf
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from timeit import repeat
from typing import Final, TypeAlias

Contender: TypeAlias = Callable[[bytes], object]
Measure: TypeAlias = Callable[[Contender, bytes, int], float]
TURNS: Final = 3


def measure_time(contender: Contender, data: bytes, segments: int) -> float:
    """Seconds a call, the best of many; without the garbage collector, which would visit the floor's dicts alone."""
    calls = max(1, 6000 // segments)
    gc.disable()
    best = min(repeat(lambda: contender(data), number=calls, repeat=max(10, min(60, 200_000 // segments)))) / calls
    gc.enable()
    return best


def measure_memory(contender: Contender, data: bytes, _segments: int) -> float:
    """MB by which the peak memory of this process grows while *contender* reads *data*, as Linux counts it."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    before = _read_status("VmRSS")
    contender(data)
    return (_read_status("VmHWM") - before) / 1024


def _read_status(key: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(key))


def measure_each(measure: Measure, contenders: Sequence[Contender], data: bytes, segments: int) -> list[float]:
    """The least that *measure* finds for each of the *contenders*, who take turns, each time in a process of their own.

    In a shared process, whoever comes first sets up the allocator for the others: that alone changed ratios by a third.
    """
    best = [inf] * len(contenders)
    for _ in range(TURNS):
        for i, contender in enumerate(contenders):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                best[i] = min(best[i], process.submit(measure, contender, data, segments).result())
    return best


def print_import_time() -> None:
    """What `import smartresult` takes beyond its JSON decoders, each in a fresh interpreter, in turns."""
    best: dict[str, float] = {}
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(20):
        for modules in ("orjson, msgspec", "smartresult"):
            began = perf_counter()
            subprocess.run([sys.executable, "-c", f"import {modules}"], check=True, env=environment)  # noqa: S603 - ours
            best[modules] = min(best.get(modules, inf), perf_counter() - began)
    decoders, package = (1000 * seconds for seconds in best.values())
    more = f"{package - decoders:.1f} ms more (goal: 10)"
    print(f"`import orjson, msgspec` {decoders:.1f} ms, `import smartresult` {more}")
