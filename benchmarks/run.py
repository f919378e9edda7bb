"""All benchmarks: `python benchmarks/run.py`. Every answer is checked before it is timed."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

from benchmarks import batch, measure, reading, writing

if __name__ == "__main__":
    versions = ", ".join(f"{name} {version(name)}" for name in ("orjson", "msgspec", "pysubs2", "srt", "webvtt-py"))
    print(f"Python {platform.python_version()}, {versions}, {platform.machine()}\n")
    reading.print_tables()
    print()
    writing.print_tables()
    print()
    measure.print_import_time()
    print()
    batch.print_tables()
