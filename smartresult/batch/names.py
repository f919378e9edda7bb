"""What a response says and how it was saved → the name of its files, which no id or title can lead astray."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from hashlib import blake2b
from string import Formatter
from typing import Final, TypeAlias

from smartresult.errors import OptionError
from smartresult.model import SmartJob

#: A template that was checked: text and fields in turn.
Template: TypeAlias = tuple[tuple[str, str | None], ...]

#: Names that are right everywhere as they are: longer than all device names, and without a dot.
_ORDINARY: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{7,99}")
#: What Windows does not take in names ("Naming Files, Paths, and Namespaces"), what ends a path elsewhere, and what
#: does not show or turns the text around, so that a name would not be what it seems.
_FORBIDDEN: Final = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
#: The same source: they are devices, in any case, with any suffix, with blanks before it.
_DEVICE: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)")
#: File systems take 255 bytes (ext4, XFS) or 255 UTF-16 units (NTFS, APFS); the rest is for a number and the suffix.
_MOST_BYTES: Final = 200
_DIGEST_BYTES: Final = 4

_FIELDS: Final[Mapping[str, Callable[[SmartJob, str, int], str]]] = {
    "job_id": lambda job, _stem, _line: job.job_id,
    "title": lambda job, _stem, _line: job.title,
    "job_type": lambda job, _stem, _line: job.job_type,
    "stem": lambda _job, stem, _line: stem,
    "line": lambda _job, _stem, line: str(line or ""),
}


def parse_template(text: str) -> Template:
    """The template that *text* writes: `{job_id}`, `{title}`, `{job_type}`, `{stem}` and `{line}` among other text.

    Raises OptionError for any other field, and for what is no template at all.
    """
    try:
        parts = tuple(Formatter().parse(text))
    except ValueError as error:
        fault = str(error)
    else:
        fault = ""
        for _, field, spec, conversion in parts:
            if field is not None and (field not in _FIELDS or spec or conversion):
                fault = f"unknown field {{{field}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}}}"
    if fault or not text:
        fields = ", ".join(f"{{{field}}}" for field in _FIELDS)
        raise OptionError(f"expected a template of {fields}, got {text!r:.60} ({fault or 'empty'})", "name")
    return tuple((literal, field) for literal, field, _, _ in parts)


def name_response(job: SmartJob, stem: str, line: int, template: Template | None) -> str:
    """The name, without suffix, of the files that are made of *job*, saved as *stem*, in *line* (0: not in lines).

    Without a *template*: the stem, or in lines the job id. Where that is empty: the stem, with the line. The name is
    one file name on every system: no separator, no device, neither hidden nor too long.
    """
    if template is not None:
        name = "".join(literal + (_FIELDS[field](job, stem, line) if field else "") for literal, field in template)
    else:
        name = job.job_id if line else stem
    return (
        make_file_name(name) or make_file_name(f"{stem}-{line}" if line else stem) or make_file_name(job.job_id) or "_"
    )


def make_file_name(text: str) -> str:
    """The file name nearest to *text* that every system takes; "" where nothing is left of it.

    What is too long is cut, and ends in a digest of the whole, so that different texts keep different names.
    """
    if _ORDINARY.fullmatch(text):
        return text
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", text)).strip().strip(". ")
    if _DEVICE.match(name):
        name = f"_{name}"
    encoded = name.encode()
    if len(encoded) > _MOST_BYTES:
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
        head = encoded[: _MOST_BYTES - 2 * _DIGEST_BYTES - 1].decode(errors="ignore").rstrip(". ")
        name = f"{head}-{digest}"
    return name


def fold_path(path: str) -> bytes:
    """What is equal for two paths that some file system takes for one: macOS and Windows ignore case, macOS normalises.

    A digest, for a batch remembers one of every response: 16 bytes take a third of the memory of a path.
    """
    if path.isascii():  # where the rest comes to the same
        return blake2b(path.lower().encode(), digest_size=16).digest()
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    return blake2b(folded.encode(errors="surrogatepass"), digest_size=16).digest()
