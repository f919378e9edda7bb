"""Columns → Arrow, by nanoarrow: arrays that every engine takes over without a copy."""

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from smartresult.errors import OptionError
from smartresult.tables.schema import SCHEMAS, VERSION, Column, Columns, TableName
from smartresult.tables.times import count_microseconds

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray
    from nanoarrow.c_array_stream import CArrayStream
    from nanoarrow.c_schema import CSchema

#: How numbers that are never null stand in memory: the letters of `array.array`.
_LETTERS: Final = {"int32": "i", "int64": "q", "float64": "d"}


def load_nanoarrow() -> Any:  # noqa: ANN401 - a module has no type of its own
    """The module. Raises OptionError where it is not installed."""
    try:
        import nanoarrow  # noqa: PLC0415 - late: an extra
    except ImportError:
        nanoarrow = None
    if nanoarrow is None:
        raise OptionError("Arrow needs nanoarrow: pip install 'smartresult[arrow]'", "arrow")
    return nanoarrow


def make_arrow_schema(name: TableName, source: str = "source") -> "CSchema":
    """The Arrow schema of a table, whose first column is called *source*: a struct, with its version as metadata."""
    na = load_nanoarrow()
    first, *rest = SCHEMAS[name]
    fields = {column.name: _find_type(na, column) for column in (first._replace(name=source), *rest)}
    metadata = {"smartresult.table": name, "smartresult.version": str(VERSION)}
    return na.c_schema(na.struct(fields, nullable=False)).modify(metadata=metadata)


def _find_type(na: Any, column: Column) -> Any:  # noqa: ANN401 - as above
    kind, nullable = column.kind, column.nullable
    if kind == "time":
        return na.timestamp("us", "UTC", nullable=nullable)
    if kind in {"texts", "int32s"}:
        return na.list_(na.string() if kind == "texts" else na.int32(), nullable=nullable)
    return {"text": na.string, "bool": na.bool_, **{name: getattr(na, name) for name in _LETTERS}}[kind](
        nullable=nullable
    )


def build_array(name: TableName, columns: Columns, source: str = "source") -> "CArray":
    """The rows of *columns* as one Arrow array of structs."""
    na = load_nanoarrow()
    children = [_build_column(na, column, columns[column.name]) for column in SCHEMAS[name]]
    rows = len(columns[SCHEMAS[name][0].name])
    schema = make_arrow_schema(name, source)
    return na.c_array_from_buffers(schema, rows, [None], null_count=0, children=children)


def _build_column(na: Any, column: Column, cells: list[Any]) -> "CArray":  # noqa: ANN401 - as above
    type_ = _find_type(na, column)
    if column.kind == "time":
        cells = [None if cell is None else count_microseconds(cell) for cell in cells]
    elif column.kind in {"texts", "int32s"}:
        offsets = array("i", accumulate(map(len, cells), initial=0))
        inner = [item for cell in cells for item in cell]
        child = na.c_array(inner, na.string() if column.kind == "texts" else na.int32())
        buffers = [None, na.c_buffer(offsets)]
        return na.c_array_from_buffers(type_, len(cells), buffers, null_count=0, children=[child])
    elif column.kind in _LETTERS and not column.nullable and cells:  # a list takes twice as long; no rows are refused
        buffers = [None, na.c_buffer(array(_LETTERS[column.kind], cells))]
        return na.c_array_from_buffers(type_, len(cells), buffers, null_count=0)
    return na.c_array(cells, type_)


def make_stream(name: TableName, arrays: Sequence["CArray"]) -> "CArrayStream":
    """A stream of *arrays*, which stay whole: it can be asked for again."""
    load_nanoarrow()
    from nanoarrow.c_array_stream import CArrayStream  # noqa: PLC0415 - late: an extra

    return CArrayStream.from_c_arrays(arrays, make_arrow_schema(name), move=False, validate=False)
