"""Rows → the bytes of a table file, in any process; and the file that they become, in one."""

from collections.abc import Callable, Mapping
from io import BytesIO
from os.path import splitext
from typing import BinaryIO, Final, NamedTuple, Protocol

from smartresult.errors import OptionError
from smartresult.tables.arrow import build_array, load_nanoarrow, make_stream
from smartresult.tables.parquet import ParquetWriter, load_pyarrow
from smartresult.tables.schema import Columns, TableName
from smartresult.tables.text_files import to_csv_head, to_csv_rows, to_json_lines

#: What ends an IPC stream: the mark of a message, and its length, 0.
#: Source: Apache Arrow columnar format, "IPC Streaming Format".
_END_OF_STREAM: Final = b"\xff\xff\xff\xff\0\0\0\0"


class TableFile(Protocol):
    """A file that is being written, from what `Form.pack` gives."""

    def add(self, rows: bytes) -> None:
        """Add *rows*. Raises OSError."""

    def close(self, *, whole: bool) -> None:
        """End the table, if it is *whole*; the file itself stays open. Raises OSError."""


class Form(NamedTuple):
    """A format of tables: how a worker *packs* rows, and how a file of them is *opened*."""

    pack: Callable[[TableName, Columns], bytes]
    open: Callable[[TableName, BinaryIO], TableFile]


class _Plain:
    """A file whose parts stand one after another, between a head and an end."""

    def __init__(self, file: BinaryIO, head: bytes = b"", end: bytes = b"") -> None:
        self._file, self._end = file, end
        file.write(head)

    def add(self, rows: bytes) -> None:
        self._file.write(rows)

    def close(self, *, whole: bool) -> None:
        if whole:
            self._file.write(self._end)


class _Parquet:
    def __init__(self, name: TableName, file: BinaryIO) -> None:
        self._read = load_pyarrow("pyarrow.ipc").read_record_batch
        self._writer = ParquetWriter(name, file)

    def add(self, rows: bytes) -> None:
        self._writer.add(self._read(rows, self._writer.schema))

    def close(self, *, whole: bool) -> None:
        self._writer.close(whole=whole)


def _to_ipc_head(name: TableName) -> bytes:
    """The schema, as an IPC stream begins with it."""
    return _write_ipc(name, None)


def _to_ipc_rows(name: TableName, columns: Columns) -> bytes:
    """The rows, as they stand in an IPC stream after its head."""
    return _write_ipc(name, columns)


def _write_ipc(name: TableName, columns: Columns | None) -> bytes:
    load_nanoarrow()
    from nanoarrow.ipc import StreamWriter  # noqa: PLC0415 - late: an extra

    sink = BytesIO()  # which gives its bytes without a copy: a table is large
    arrays = [] if columns is None else [build_array(name, columns)]
    with StreamWriter.from_writable(sink) as writer:
        writer.write_stream(make_stream(name, arrays), write_schema=columns is None)
    sink.truncate(len(sink.getbuffer()) - len(_END_OF_STREAM))
    return sink.getvalue()


#: By the suffix of the file.
FORMS: Final[Mapping[str, Form]] = {
    ".parquet": Form(_to_ipc_rows, _Parquet),
    ".csv": Form(to_csv_rows, lambda name, file: _Plain(file, to_csv_head(name))),
    ".jsonl": Form(to_json_lines, lambda _, file: _Plain(file)),
    ".arrow": Form(_to_ipc_rows, lambda name, file: _Plain(file, _to_ipc_head(name), _END_OF_STREAM)),
}


def find_form(path: str, option: str) -> str:
    """The suffix of *path*, by which the form is known. Raises OptionError for any other, and where an extra lacks."""
    suffix = splitext(path)[1].lower()
    if suffix not in FORMS:
        raise OptionError(f"expected a name that ends with {', '.join(FORMS)}, got {path!r:.80}", option)
    if suffix == ".parquet":  # its extra has both
        load_pyarrow("pyarrow.parquet")
    if suffix in {".parquet", ".arrow"}:
        load_nanoarrow()
    return suffix
