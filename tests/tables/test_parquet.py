"""A Parquet file: whole or not at all, in large row groups, to a path or a file."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from smartresult import OptionError, OutputError, tables
from smartresult.tables.parquet import GROUP_ROWS
from tests.oracles import import_judge
from tests.rows import find_texts

TEXTS: Final = [find_texts(["a", "b"], f"j{i}") for i in range(3)]


def read(source: object) -> list[object]:
    rows: list[object] = import_judge("pyarrow.parquet").read_table(source).to_pylist()
    return rows


class BrokenError(Exception):
    """What a caller's own generator raises."""


def break_off() -> Iterator[bytes]:
    yield TEXTS[0]
    raise BrokenError


@pytest.mark.parametrize("as_text", [True, False])
def test_a_file_is_replaced_at_once_or_stays(tmp_path: Path, *, as_text: bool) -> None:
    path = tmp_path / "t.parquet"
    target = str(path) if as_text else path
    tables.segments(TEXTS).to_parquet(target)
    first = path.read_bytes()
    assert len(read(path)) == 6
    with pytest.raises(BrokenError):
        tables.segments(break_off()).to_parquet(target)
    assert path.read_bytes() == first
    tables.segments(TEXTS[:1]).to_parquet(target)
    assert len(read(path)) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["t.parquet"]


def test_a_path_may_be_a_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    next(tables.segments(TEXTS).batches(rows=4)).to_parquet("t.parquet")
    assert len(read("t.parquet")) == 4
    assert [one.name for one in tmp_path.iterdir()] == ["t.parquet"]


def test_a_file_that_is_open_stays_open() -> None:
    file = io.BytesIO()
    tables.jobs(TEXTS).to_parquet(file)
    assert not file.closed
    assert [row["job_id"] for row in read(file)] == ["j0", "j1", "j2"]  # type: ignore[index]  # dicts


def test_what_can_not_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"can't be written: .*nowhere"):
        tables.segments(TEXTS).to_parquet(tmp_path / "nowhere" / "t.parquet")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").touch()
    with pytest.raises(OutputError, match="expected a file to replace, got something else"):
        tables.segments(TEXTS).to_parquet(tmp_path / "folder")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
    with pytest.raises(OptionError, match="expected a path or a file that is open for bytes, got a int"):
        tables.segments(TEXTS).to_parquet(5)


def test_a_full_disk_is_an_error() -> None:
    reason = r"can't be written: .*No space left on device – at path_or_file"
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OutputError, match=reason):
        tables.segments(TEXTS).to_parquet(full)


def test_row_groups_are_large_with_zstd_and_dictionaries(tmp_path: Path) -> None:
    """One for each batch would take half as much again on disk."""
    responses = [find_texts(["a"] * 1000, f"{i}") for i in range(300)]
    tables.segments(responses).to_parquet(tmp_path / "t.parquet")
    found: Any = import_judge("pyarrow.parquet").ParquetFile(tmp_path / "t.parquet").metadata
    rows = [found.row_group(i).num_rows for i in range(found.num_row_groups)]
    assert sum(rows) == 300_000
    assert len(rows) == 2
    assert rows[0] >= GROUP_ROWS >= 256_000
    columns = [found.row_group(0).column(i) for i in range(found.num_columns)]
    assert {column.compression for column in columns} == {"ZSTD"}
    repeating = {column.path_in_schema for column in columns if "RLE_DICTIONARY" in column.encodings}
    assert repeating == {"source", "job_id"}


def test_a_table_without_rows_is_a_file_with_columns(tmp_path: Path) -> None:
    tables.cues([]).to_parquet(tmp_path / "t.parquet")
    table: Any = import_judge("pyarrow.parquet").read_table(tmp_path / "t.parquet")
    assert (table.num_rows, table.num_columns) == (0, 8)
    assert table.schema.metadata[b"smartresult.version"] == b"1"
