"""Where a command writes to: a folder, one file or standard output; what makes no sense is refused at once."""

# ruff: noqa: PTH110, PTH112, PTH119, PTH122 - pathlib takes long to load, and raises errors for names that are too long

from collections.abc import Sequence
from os.path import basename, exists, isdir, splitext
from typing import Final, Literal, NamedTuple

from smartresult.batch.options import FormatOptions, choose_formats, imply_formats
from smartresult.batch.remote import is_url, strip_local
from smartresult.batch.sources import STDIN, is_pattern
from smartresult.errors import OptionError
from smartresult.export import EXPORTERS

STDOUT: Final = "-"
#: The last suffix of each format, in lower case, by which a path is that of a file.
_SUFFIXES: Final = {name: splitext(f"x{exporter.suffix}")[1].lower() for name, exporter in EXPORTERS.items()}

#: What files of a format are called besides: those for Netflix, for one.
_ALIASES: Final = {".dfxp": "ttml", ".xml": "ttml"}
#: By these a path is that of a file which no format writes: whoever names one does not expect a folder of that name.
_FOREIGN: Final = frozenset(
    f".{suffix}"
    for suffix in (
        *("ssa", "sub", "sbv", "smi", "stl", "scc", "webvtt", "subrip", "text", "jsonl", "ndjson", "parquet", "xlsx"),
        *("docx", "pdf", "md", "html", "mp4", "mkv", "mov", "webm", "mp3", "m4a", "wav", "aac", "gz", "zst", "zip"),
    )
)
#: By these a path is that of a page.
_PAGE_SUFFIXES: Final = frozenset({".html", ".htm"})


class Place(NamedTuple):
    """What is written where: *path* is that of the folder (None: beside each source), the file, or standard output."""

    kind: Literal["folder", "file", "stdout"]
    path: str | None
    formats: tuple[str, ...]


def find_place(sources: Sequence[str], out: str | None, formats: Sequence[str], options: FormatOptions) -> Place:
    """Where what is made of *sources* goes, if *out* was named, and in which formats, if these or none were.

    Without *formats*, the suffix of a file tells, or what only one format takes of the *options*; else it is SRT.
    Raises OptionError where several responses or formats would go to one place, or there is no place.
    """
    out = None if out is None else strip_local(out)
    if out == STDOUT or (out is None and all(source == STDIN for source in sources)):
        chosen = tuple(formats) or imply_formats(options)
        names = choose_formats(chosen).names
        if len(names) > 1:
            raise OptionError("standard output takes one format", "--to")
        _require_one_source(sources, "standard output takes one response")
        return Place("stdout", STDOUT, names)
    if out is not None and _is_file(out):
        chosen = tuple(formats) or (_find_format(out),)
        name, *others = choose_formats(chosen).names
        if others:
            raise OptionError(f"{out} is the name of a file, which takes one format; name a folder", "--out")
        _require_one_source(sources, f"{out} is the name of a file, which takes one response")
        suffix = splitext(out)[1].lower()
        if _SUFFIXES[name] != suffix and _ALIASES.get(suffix) != name:
            raise OptionError(f"{out} is no name for {name}, whose files end with {EXPORTERS[name].suffix}", "--out")
        return Place("file", out, (name,))
    if out is not None:
        _require_folder(out)
    else:
        for source in sources:
            if source == STDIN or is_url(source):
                raise OptionError(f"{source} has no folder that the files could go to; name one", "--out")
    return Place("folder", out, tuple(formats) or imply_formats(options))


def _require_folder(out: str) -> None:
    """Raise OptionError where *out* is a file, or is named as one that no format has."""
    if exists(out) and not isdir(out):
        raise OptionError(f"{out} is a file, and its name is none for a format; name a folder", "--out")
    if splitext(out)[1].lower() in _FOREIGN and not isdir(out):
        advice = "name one as `smartresult formats` says, or a folder, with / at the end"
        raise OptionError(f"{out} is named as a file that no format writes; {advice}", "--out")


def find_page_place(sources: Sequence[str], out: str | None) -> Place:
    """Where the pages of *sources* go, if *out* was named: one to a file or standard output, or a folder of many.

    A file without a path is beside its source. Raises OptionError where several pages would go to one place.
    """
    out = None if out is None else strip_local(out)
    if out == STDOUT:
        _require_one_source(sources, "standard output takes one page")
        return Place("stdout", out, ())
    if out is None:
        _require_one_source(sources, "one page goes beside its source, and several have an index that leads to them")
        return Place("file", None, ())
    if splitext(out)[1].lower() in _PAGE_SUFFIXES and not isdir(out):
        _require_one_source(sources, f"{out} is the name of a file, which takes one page")
        return Place("file", out, ())
    if exists(out) and not isdir(out):
        raise OptionError(f"{out} is a file, and its name is none for a page; name a folder", "--out")
    return Place("folder", out, ())


def _is_file(out: str) -> bool:
    """Whether *out* is the path of a file in some format, and not that of a folder."""
    suffix = splitext(out)[1].lower()
    return (suffix in _SUFFIXES.values() or suffix in _ALIASES) and not isdir(out)


def _find_format(out: str) -> str:
    """The format whose files are called as *out* is. Raises OptionError where it may be another."""
    name = basename(out).lower()
    fitting = [format_ for format_, exporter in EXPORTERS.items() if name.endswith(exporter.suffix.lower())]
    fitting += [format_ for suffix, format_ in _ALIASES.items() if name.endswith(suffix)]
    if fitting:
        return max(fitting, key=lambda format_: len(EXPORTERS[format_].suffix))
    meant = [format_ for format_, suffix in _SUFFIXES.items() if name.endswith(suffix)]
    raise OptionError(f"{out} may be {' or '.join(meant)}; name one", "--to")


def _require_one_source(sources: Sequence[str], why: str) -> None:
    """Raise OptionError for *sources* that are more than one file, as far as their names tell."""
    what = ""
    if len(sources) > 1:
        what = f"{len(sources)} sources"
    elif isdir(sources[0]):
        what = "a folder"
    elif is_pattern(sources[0]) and not exists(sources[0]):
        what = "a pattern"
    if what:
        raise OptionError(f"{why}, got {what}; name a folder", "--out")
