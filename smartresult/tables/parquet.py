"""Columns → Parquet, by pyarrow: large row groups, zstd, dictionaries for what repeats; whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final
from uuid import uuid4

from smartresult.errors import OptionError, OutputError
from smartresult.tables.arrow import build_array, make_arrow_schema
from smartresult.tables.schema import SCHEMAS, Columns, TableName

#: A row group has so many rows at least. At zstd 3 such groups took 17 MB where small ones at zstd 1 took 26.
GROUP_ROWS: Final = 1 << 18
_LEVEL: Final = 3
#: Columns whose cells repeat.
_REPEATING: Final = frozenset({"source", "job_id", "job_type", "state", "result", "kind", "expected"})


def load_pyarrow(module: str) -> Any:  # noqa: ANN401 - a module has no type of its own
    """That *module* of pyarrow. Raises OptionError where it is not installed."""
    from importlib import import_module  # noqa: PLC0415 - late: an extra

    try:
        return import_module(module)
    except ImportError:
        pass
    raise OptionError("Parquet needs pyarrow: pip install 'smartresult[parquet]'", "parquet")


class ParquetWriter:
    """Writes a table to a file that is open for bytes, batch after batch, until it is closed.

    *schema* is that of pyarrow.
    """

    def __init__(self, name: TableName, file: object) -> None:
        """Raises OptionError where pyarrow is not installed."""
        self._arrow = load_pyarrow("pyarrow")
        self.schema = self._arrow.schema(make_arrow_schema(name))
        self._writer = load_pyarrow("pyarrow.parquet").ParquetWriter(
            file,
            self.schema,
            compression="zstd",
            compression_level=_LEVEL,
            use_dictionary=[column.name for column in SCHEMAS[name] if column.name in _REPEATING],
        )
        self._waiting: list[Any] = []
        self._rows = 0

    def add(self, batch: object) -> None:
        """Add *batch*: an array of structs by Arrow's PyCapsule interface, or a record batch."""
        own = self._arrow.record_batch(batch)
        self._waiting.append(own)
        self._rows += own.num_rows
        if self._rows >= GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        table = self._arrow.Table.from_batches(self._waiting, self.schema)
        self._waiting.clear()
        self._writer.write_table(table, row_group_size=max(self._rows, 1))
        self._rows = 0

    def close(self, *, whole: bool) -> None:
        """Write what waits, and the end, if the table is *whole*; the file itself stays open."""
        if not whole:
            with suppress(OSError):  # the error that came before tells more
                self._writer.close()
            return
        if self._rows:
            self._flush()
        self._writer.close()


def write_parquet(name: TableName, batches: Iterable[Columns], path_or_file: object) -> None:
    """Write *batches* to a path, whole or not at all, or to a file that is open for bytes.

    Raises OptionError for what is neither, and where pyarrow is not installed; OutputError where it can't be written.
    """
    load_pyarrow("pyarrow")
    if hasattr(path_or_file, "write"):
        _write(name, batches, path_or_file, "path_or_file")
        return
    if not (isinstance(path_or_file, str) or hasattr(path_or_file, "__fspath__")):
        got = f"got a {type(path_or_file).__name__}"
        raise OptionError(f"expected a path or a file that is open for bytes, {got}", "path_or_file")
    path = str(path_or_file)
    folder, slash, last = path.rpartition("/")
    temporary = f"{folder}{slash}.{last}.{uuid4().hex}.part"
    files = load_pyarrow("pyarrow.fs").LocalFileSystem()
    written = False
    with _system_errors_at(path):
        found = files.get_file_info(path).type.name
        if found not in {"NotFound", "File"}:  # a folder, or a device, which would be replaced by a file
            raise OutputError("expected a file to replace, got something else", path)
        file = files.open_output_stream(temporary)
    try:
        with file:
            _write(name, batches, file, path)
        with _system_errors_at(path):
            files.move(temporary, path)
        written = True
    finally:
        if not written:
            files.delete_file(temporary)


def _write(name: TableName, batches: Iterable[Columns], file: object, path: str) -> None:
    whole = False
    with _system_errors_at(path):
        writer = ParquetWriter(name, file)
    try:
        for columns in batches:  # whose own errors are the caller's
            with _system_errors_at(path):
                writer.add(build_array(name, columns))
        whole = True
    finally:
        with _system_errors_at(path):
            writer.close(whole=whole)


@contextmanager
def _system_errors_at(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        fault = str(error)
    else:
        return
    raise OutputError(f"can't be written: {fault}", path)
