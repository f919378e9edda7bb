"""The program that measures word times reads what the library writes, in every format alike."""

from pathlib import Path

import pytest

import smartresult
from benchmarks.word_times import print_tables
from smartresult import Segment, Word
from tests.oracles import import_judge

SPOKEN = (
    Segment("so it goes", 1.0, 3.0, (Word("so ", 1.0, 1.5), Word("it ", 1.5, 1.75), Word("goes", 1.75, 3.0))),
    Segment("and on", 4.0, 5.0, (Word("and ", 4.0, 4.25), Word("on", 4.25, 5.0))),
)
FORMATS = ("words.json", "ctm", "textgrid")


@pytest.fixture(autouse=True)
def praatio() -> None:
    """It reads TextGrids for the program."""
    import_judge("praatio")


def print_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    print_tables([folder])
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith(("- words", "| English", "|  |"))]


def test_every_format_gives_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for name in FORMATS:
        exporter = smartresult.EXPORTERS[name]
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"talk{exporter.suffix}").write_text(exporter.function(SPOKEN), encoding="utf-8")
        printed.append([row for row in print_rows(folder, capsys) if "µs" not in row])
    assert printed[0] == printed[1] == printed[2]
    assert printed[0][0].startswith("- words: 5, in 2 segments")
    assert any("smartresult" in row for row in printed[0])


def test_estimates_are_no_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FORMATS:
        exporter = smartresult.EXPORTERS[name]
        guess = tmp_path / f"guess{exporter.suffix}"
        guess.write_text(exporter.function([Segment("so it goes", 1.0, 3.0)]), encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            print_tables([tmp_path])
        assert ended.value.code
        assert "estimate" in str(ended.value.code) + capsys.readouterr().err
        guess.unlink()
