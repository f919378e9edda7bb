"""The columns of each table: names, kinds and units, in one place for Python, Arrow, Parquet, text files and Spark."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from smartresult.errors import OptionError

#: What the cells of a column are. `time` is a datetime in UTC, to the microsecond; the last two are lists.
Kind: TypeAlias = Literal["text", "int32", "int64", "float64", "bool", "time", "texts", "int32s"]
TableName: TypeAlias = Literal["segments", "words", "cues", "jobs", "texts", "issues", "files"]
#: A table as Python has it: each column by its name, a list; all have one length.
Columns: TypeAlias = dict[str, list[object]]

#: Stands in the metadata of every Arrow schema and Parquet file. Columns are added, never changed or removed; each
#: addition counts one up.
VERSION: Final = 1


class Column(NamedTuple):
    """One column: *meaning* says what its cells are and in which unit, and when a *nullable* one is null."""

    name: str
    kind: Kind
    meaning: str
    nullable: bool = False


_SOURCE: Final = Column("source", "text", "which response: by it all tables join", nullable=True)
_JOB_ID: Final = Column("job_id", "text", "the id of the job, '' where the response states none")
_TIMES: Final = (
    Column("start", "float64", "seconds from the start of the media, not rounded"),
    Column("end", "float64", "seconds from the start of the media, not rounded; SQL wants it in quotes"),
)
_TEXT: Final = Column("text", "text", "what is said or shown; lone surrogates are U+FFFD")
_UNREAD: Final = "; null where the response could not be read"

SCHEMAS: Final[Mapping[TableName, tuple[Column, ...]]] = {
    "segments": (
        _SOURCE,
        _JOB_ID,
        Column("segment", "int32", "the number of the segment in the response, from 0"),
        *_TIMES,
        _TEXT,
    ),
    "words": (
        _SOURCE,
        _JOB_ID,
        Column("segment", "int32", "the number of its segment in the response, from 0"),
        Column("word", "int32", "its number in the segment, from 0"),
        *_TIMES,
        Column("text", "text", "the word with its punctuation and the blanks after it; lone surrogates are U+FFFD"),
        Column("estimated", "bool", "whether nobody timed it"),
    ),
    "cues": (
        _SOURCE,
        _JOB_ID,
        Column("cue", "int32", "its number in the response, from 0"),
        *_TIMES,
        Column("text", "text", "its lines, with a line feed between them"),
        Column("lines", "texts", "its lines"),
        Column("segments", "int32s", "the numbers of the segments from which it comes"),
    ),
    "jobs": (
        _SOURCE,
        *[
            Column(name, "text", f"as the response states it, '' where it does not{_UNREAD}", nullable=True)
            for name in ("job_id", "request_id", "job_type", "state", "title")
        ],
        Column("created_at", "time", "UTC; null where it is not stated", nullable=True),
        Column("modified_at", "time", "UTC; null where it is not stated", nullable=True),
        *[
            Column(name, "text", f"as the response states it, '' where it does not{_UNREAD}", nullable=True)
            for name in ("media_id", "media_url", "input_file")
        ],
        Column(
            "result",
            "text",
            "transcript, speech mapping, generated texts or other result; null where there is none",
            nullable=True,
        ),
        Column("segments", "int32", "its rows in the table of segments; null where it can have none", nullable=True),
        Column("characters", "int64", "of all segments or texts; null where it has neither", nullable=True),
        Column("duration", "float64", "seconds to the end of the speech; null where it can have none", nullable=True),
        Column("total_tokens", "int64", "what was charged for; null where it is not stated", nullable=True),
        Column("issues", "int32", "its rows in the table of issues"),
        Column(
            "error",
            "text",
            "why it could not be read, or why the service says it failed; else null",
            nullable=True,
        ),
    ),
    "texts": (
        _SOURCE,
        _JOB_ID,
        Column("text_index", "int32", "the number of the text in the response, from 0"),
        Column("text", "text", "what was generated; lone surrogates are U+FFFD"),
    ),
    "issues": (
        _SOURCE,
        Column("job_id", "text", f"the id of the job, '' where the response states none{_UNREAD}", nullable=True),
        Column("kind", "text", "malformed, overlap, …: the kinds of an Issue; not to be stated; unreadable"),
        Column("expected", "text", "what should be there"),
        Column("got", "text", "what is there"),
        Column("path", "text", "where"),
    ),
    "files": (
        _SOURCE,
        Column("job_id", "text", f"the id of the job, '' where the response states none{_UNREAD}", nullable=True),
        Column("text", "text", "the whole file; null where there is none", nullable=True),
        Column("error", "text", "why there is none; else null", nullable=True),
    ),
}


def find_schema(name: str) -> tuple[Column, ...]:
    """The columns of the table of that *name*. Raises OptionError for a table that is not known."""
    for known, columns in SCHEMAS.items():
        if known == name:
            return columns
    raise OptionError(f"expected one of {', '.join(SCHEMAS)}, got {name!r:.40}", "table")


def make_columns(name: TableName) -> Columns:
    """The columns of an empty table."""
    return {column.name: [] for column in SCHEMAS[name]}


def to_ddl(name: TableName, source: str = "source") -> str:
    """The schema as SQL declares it, and Spark takes it; the first column is called *source*."""
    first, *rest = SCHEMAS[name]
    return ", ".join(f"`{column.name}` {_SQL_TYPES[column.kind]}" for column in (first._replace(name=source), *rest))


#: By kind; Spark's own names.
_SQL_TYPES: Final[Mapping[Kind, str]] = {
    "text": "string",
    "int32": "int",
    "int64": "bigint",
    "float64": "double",
    "bool": "boolean",
    "time": "timestamp",
    "texts": "array<string>",
    "int32s": "array<int>",
}
