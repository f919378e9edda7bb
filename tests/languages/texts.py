"""What is said in each language, a turn a line: the texts of the benchmarks."""

from typing import Final

from benchmarks.languages import TEXTS

CODES: Final = sorted(path.stem for path in TEXTS.glob("*.txt"))


def read_lines(code: str) -> list[str]:
    return (TEXTS / f"{code}.txt").read_text(encoding="utf-8").splitlines()
